"""Writes what the model said of two years that it had not seen into README.md, and into the model's: `answer.py STORE`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from answers import Study, interval, table, write_answer  # noqa: E402

YEARS = {"year 1": "2016/17, tuned", "year 2": "2017/18", "year 3": "2018/19"}
# Counted: attendances (C086), share admitted (C087), share over four hours (C087), delayed beds in Somerset (C162).
COUNTED = {
    "year 1": (46746, 31.6, 6.2, 103),
    "year 2": (50454, 32.6, 3.1, 57),
    "year 3": (55876, 32.2, 2.7, 35),
}
COUNTY = 0.30  # of the county's people live in the district (C164)


def said(study, point, split):
    def get(measure):
        return study.values(point, measure, split)

    visits = [a + b for a, b in zip(get("ed.starts"), get("ed_return.starts"))]
    admitted = [a + b - c for a, b, c in zip(get("assessment_unit.starts"), get("childrens_ward.starts"),
                                             get("direct_admission.starts"))]
    return ([365 * v for v in visits], [100 * a / v for a, v in zip(admitted, visits)],
            [100 * (1 - v) for v in get("ed.within_4h")], get("system.dtoc"))


def text(study):
    rows = []
    for split, words in YEARS.items():
        visits, admitted, late, delayed = COUNTED[split]
        rows.append([words, "counted", f"{visits:,}", f"{admitted} %", f"{late} %", f"{COUNTY * delayed:.0f}"])
        for level, label in (("by_age", "said, from ages alone"), ("as_counted", "said, given attendances")):
            values = said(study, study.find(attendances=level), split)
            (v, ve), (a, ae), (o, oe), (d, de) = (interval(column) for column in values)
            rows.append(["", label, f"{v:,.0f} ± {ve:,.0f} ({100 * (v / visits - 1):+.0f} %)",
                         f"{a:.1f} % ± {ae:.1f} ({a - admitted:+.1f})", f"{o:.1f} % ± {oe:.1f} ({o - late:+.1f})",
                         f"{d:.0f} ± {de:.0f} ({d - COUNTY * delayed:+.0f})"])
    return table(["April to March", "", "attendances", "admitted", "over four hours", "delayed beds"], rows)


if __name__ == "__main__":
    found = text(Study(sys.argv[1], "backtest"))
    here = Path(__file__).resolve().parent
    for page in (here / "README.md", here.parent.parent / "models/south_somerset/README.md"):
        write_answer(page, found)
