"""Writes the answer of this experiment into README.md: `answer.py STORE`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from answers import Study, difference, interval, mean, table, write_answer  # noqa: E402

PLACES = [0, 10, 20, 30, 40]
DECISIONS = {"as_now": "as slow as now", "twice_as_fast": "twice as fast"}
WARDS = {"all_open": "all wards open", "one_closed": "one ward closed"}


class Answer:
    def __init__(self, store):
        self.study = Study(store)

    def point(self, places, decision, wards):
        return self.study.find(places=f"plus_{places}", decision=decision, wards=wards)

    def values(self, places, decision, wards, measure):
        return self.study.values(self.point(places, decision, wards), measure)

    def fit(self, *where):
        return [a + b for a, b in zip(self.values(*where, "acute_beds.delayed_here"),
                                      self.values(*where, "escalation_beds.delayed_here"))]

    def rows(self, wards):
        rows = []
        nothing = [v / 1e6 for v in self.values(0, "as_now", "all_open", "system.cost")]
        for decision, words in DECISIONS.items():
            for places in PLACES:
                where = (places, decision, wards)
                fit, error = interval(self.fit(*where))
                counted = [a + b for a, b in zip(self.values(*where, "acute_beds.dtoc_here"),
                                                 self.values(*where, "escalation_beds.dtoc_here"))]
                within = 100 * mean(self.values(*where, "ed.within_4h"))
                cost, cost_error = difference([v / 1e6 for v in self.values(*where, "system.cost")], nothing)
                council, _ = difference([v / 1e6 for v in self.values(*where, "council.cost")],
                                        [v / 1e6 for v in self.values(0, "as_now", "all_open", "council.cost")])
                hospital, _ = difference([v / 1e6 for v in self.values(*where, "acute_trust.cost")],
                                         [v / 1e6 for v in self.values(0, "as_now", "all_open", "acute_trust.cost")])
                rows.append([f"+{places} %", words, f"{fit:.0f} ± {error:.0f}", f"{mean(counted):.0f}", f"{within:.1f} %",
                             f"{100 * mean(self.values(*where, 'acute_beds.occupancy')):.0f} %",
                             f"{council:+.1f}", f"{hospital:+.1f}", f"{cost:+.1f} ± {cost_error:.1f}"])
        return table(["places outside", "decision on the ward", "fit to leave, in acute beds", "counted as delayed transfers",
                      "within 4 hours", "wards full", "council, £m a year", "hospital, £m", "all, £m"], rows)

    def text(self):
        parts = []
        for wards, words in WARDS.items():
            parts += [f"**2021, {words}.** ± is the 95 % confidence interval from chance; money is the paired difference "
                      "from more of nothing.", self.rows(wards)]
        return "\n\n".join(parts)


if __name__ == "__main__":
    write_answer(Path(__file__).with_name("README.md"), Answer(sys.argv[1]).text())
