"""Writes the answer of this experiment into README.md: `answer.py STORE`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from answers import Study, difference, mean, table, write_answer  # noqa: E402

COMMUNITIES = {"do_nothing_2021": "frozen", "keeping_pace_2021": "keeps pace"}
WARDS = {"one_ward": 1, "two_wards": 2, "three_wards": 3}
SHARES = [0, 5, 10, 15, 20, 25]
CORNERS = [(overlap, needs, effect) for overlap in ("anybody", "later_delayed") for needs in ("kept", "dropped")
           for effect in ("none", "hopeful")]
WORDS = {"anybody": "anybody", "later_delayed": "those later delayed", "kept": "kept", "dropped": "dropped",
         "none": "none", "hopeful": "hopeful"}
# What "does as much" is judged by: measure, scale, whether more is better, and what is too little to matter.
CRITERIA = {
    "within four hours, %": ("ed.within_4h", 100, True, 0.5),
    "ward beds in use, of those open, %": ("acute_beds.occupancy", 100, False, 0.25),
    "planned operations a year": ("elective_ward.starts", 365, True, 100),
}


class Answer:
    def __init__(self, store):
        self.study = Study(store)

    def values(self, base, option, corner, measure):
        overlap, needs, effect = corner
        point = self.study.find(base=base, option=option, overlap=overlap, later_needs=needs, effect=effect)
        return self.study.values(point, measure)

    def diverted(self, base, share, corner, measure):
        return self.values(base, f"divert_{share}" if share else "nothing", corner, measure)

    def break_even(self, base, corner, wards, criterion):
        """Share of over-80s' admissions that must be avoided to do as much as these wards, in per cent; None: more than the
        quarter does not reach. Between two shares that were run, by a straight line."""
        measure, scale, more, margin = CRITERIA[criterion]
        sign = 1 if more else -1
        wanted = sign * scale * mean(self.values(base, wards, corner, measure)) - margin
        reached = [sign * scale * mean(self.diverted(base, share, corner, measure)) for share in SHARES]
        for left, right in zip(range(len(SHARES) - 1), range(1, len(SHARES))):
            if reached[left] >= wanted:
                return SHARES[left]
            if reached[right] >= wanted:
                return SHARES[left] + (SHARES[right] - SHARES[left]) * (wanted - reached[left]) / (
                    reached[right] - reached[left])
        return None

    def corners(self, base):
        rows = []
        for corner in CORNERS:
            row = [WORDS[c] for c in corner]
            for criterion in CRITERIA:
                for wards in WARDS:
                    share = self.break_even(base, corner, wards, criterion)
                    row.append("over 25" if share is None else f"{share:.0f}")
            rows.append(row)
        header = ["reaches", "later needs", "effect"] + [f"{list(CRITERIA)[i].split(',')[0]}: {n}"
                                                         for i in range(len(CRITERIA)) for n in WARDS.values()]
        return table(header, rows)

    def against_wards(self, base):
        rows = []
        for criterion, (measure, scale, _, _) in CRITERIA.items():
            differences = []
            for corner in CORNERS:
                wards = [scale * v for v in self.values(base, "three_wards", corner, measure)]
                quarter = [scale * v for v in self.values(base, "divert_25", corner, measure)]
                differences.append(difference(quarter, wards))
            lowest = min(differences)
            highest = max(differences)
            rows.append([criterion, f"{lowest[0]:+.1f} (± {lowest[1]:.1f})", f"{highest[0]:+.1f} (± {highest[1]:.1f})",
                         "yes" if lowest[0] < 0 < highest[0] else "no"])
        return table(["the whole quarter diverted, less three wards", "least, over the assumptions", "most",
                      "changes sign"], rows)

    def cost(self, base):
        rows = []
        corner = CORNERS[0]
        nothing = [v / 1e6 for v in self.values(base, "nothing", corner, "system.cost")]
        for option, words in (("one_ward", "one ward"), ("three_wards", "three wards"), ("divert_10", "10 % diverted"),
                              ("divert_25", "25 % diverted")):
            values = []
            for at in CORNERS:
                values.append(difference([v / 1e6 for v in self.values(base, option, at, "system.cost")], nothing)[0])
            _, error = difference([v / 1e6 for v in self.values(base, option, corner, "system.cost")], nothing)
            rows.append([words, f"{min(values):+.1f} to {max(values):+.1f}", f"± {error:.1f}"])
        return table(["£ million a year more than doing nothing", "over the assumptions", "chance"], rows)

    def text(self):
        parts = []
        for base, words in COMMUNITIES.items():
            parts += [f"**Community {words}.** Share of the admissions of people over 80 that must be avoided, in per cent, "
                      "to do as much as one, two or three wards of 28 beds (within half a point of the four hours, a quarter of a "
                      "point of occupancy, a hundred operations a year); for every corner of the assumptions.",
                      self.corners(base), self.against_wards(base), self.cost(base)]
        return "\n\n".join(parts)


if __name__ == "__main__":
    write_answer(Path(__file__).with_name("README.md"), Answer(sys.argv[1]).text())
