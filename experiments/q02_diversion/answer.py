"""Writes the answer of this experiment into README.md: `answer.py STORE`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from answers import OVER_THE_UNKNOWN, Study, difference, influences, mean, quantile, spread, table, write_answer  # noqa: E402

COMMUNITIES = {"do_nothing_2021": "frozen", "keeping_pace_2021": "keeps pace"}
WARDS = {"one_ward": 1, "two_wards": 2, "three_wards": 3}
OLDEST = [f"{pool}.in_use.{age}" for pool in ("acute_beds", "escalation_beds", "assessment_beds") for age in ("80-84", "85+")]
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


def enough(reached, wanted):
    """The share, in per cent, at which what the shares reach comes to what is wanted; None: the quarter does not reach it.
    Between two shares that were run, by a straight line."""
    if reached[0] >= wanted:
        return SHARES[0]
    for left, right in zip(range(len(SHARES) - 1), range(1, len(SHARES))):
        if reached[right] >= wanted:
            return SHARES[left] + (SHARES[right] - SHARES[left]) * (wanted - reached[left]) / (
                reached[right] - reached[left])
    return None


def in_words(share):
    return f"over {SHARES[-1]}" if share is None or share > SHARES[-1] else f"{share:.0f}"


def option_of(share):
    return f"divert_{share}" if share else "nothing"


class Answer:
    def __init__(self, store):
        self.study = Study(store, "q02_diversion")
        self.unknown = Study(store, "q02_diversion" + OVER_THE_UNKNOWN)

    def values(self, base, option, corner, measure):
        overlap, needs, effect = corner
        point = self.study.find(base=base, option=option, overlap=overlap, later_needs=needs, effect=effect)
        return self.study.values(point, measure)

    def diverted(self, base, share, corner, measure):
        return self.values(base, option_of(share), corner, measure)

    def break_even(self, base, corner, wards, criterion):
        """Share of over-80s' admissions that must be avoided to do as much as these wards, in per cent; see `enough`."""
        measure, scale, more, margin = CRITERIA[criterion]
        sign = 1 if more else -1
        wanted = sign * scale * mean(self.values(base, wards, corner, measure)) - margin
        return enough([sign * scale * mean(self.diverted(base, share, corner, measure)) for share in SHARES], wanted)

    def corners(self, base):
        rows = []
        for corner in CORNERS:
            row = [WORDS[c] for c in corner]
            for criterion in CRITERIA:
                for wards in WARDS:
                    share = self.break_even(base, corner, wards, criterion)
                    row.append(in_words(share))
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

    def oldest_in_beds(self, base, option, corner):
        return sum(mean(self.values(base, option, corner, measure)) for measure in OLDEST)

    def of_those_in_beds(self):
        """What "a quarter" is of those in beds: the share of arrivals at which a quarter fewer are in them."""
        rows = []
        for base, community in COMMUNITIES.items():
            for corner in CORNERS:
                now = self.oldest_in_beds(base, "nothing", corner)
                fewer = [1 - self.oldest_in_beds(base, option_of(share), corner) / now for share in SHARES]
                share = enough(fewer, 0.25)
                at = "" if share is None else f"{self.within_at(base, corner, share):+.1f}"
                rows.append([community] + [WORDS[c] for c in corner] + [f"{now:.0f}", f"{100 * fewer[-1]:.0f}",
                                                                        in_words(share), at])
        return table(["community", "reaches", "later needs", "effect", "people over 80 in beds", "fewer by a quarter of arrivals, %",
                      "arrivals for a quarter fewer, %", "then within four hours, less three wards, points"], rows)

    def within_at(self, base, corner, share):
        """Within four hours at a share of arrivals, less what three wards reach, in points."""
        reached = [100 * mean(self.diverted(base, s, corner, "ed.within_4h")) for s in SHARES]
        right = next(i for i, s in enumerate(SHARES) if s >= share)
        left = max(0, right - 1)
        part = 0 if right == left else (share - SHARES[left]) / (SHARES[right] - SHARES[left])
        wards = 100 * mean(self.values(base, "three_wards", corner, "ed.within_4h"))
        return reached[left] + part * (reached[right] - reached[left]) - wards

    def over_the_unknown(self, base, option, overlap, measure):
        """One value for each setting of the hospital."""
        return self.unknown.values(self.unknown.find(base=base, option=option, overlap=overlap), measure)

    def break_even_over_the_unknown(self):
        rows = []
        beyond = 2 * SHARES[-1]  # of those that the quarter does not reach
        for base, community in COMMUNITIES.items():
            for overlap in ("anybody", "later_delayed"):
                reached = [self.over_the_unknown(base, option_of(share), overlap, "ed.within_4h")
                           for share in SHARES]
                row = [community, WORDS[overlap]]
                for wards in WARDS:
                    wanted = self.over_the_unknown(base, wards, overlap, "ed.within_4h")
                    shares = [enough([100 * value for value in column], 100 * w - 0.5)
                              for column, w in zip(zip(*reached), wanted)]
                    never = shares.count(None)
                    low, middle, high = (in_words(quantile([beyond if s is None else s for s in shares], p))
                                         for p in (0.1, 0.5, 0.9))
                    row.append(f"{middle} ({low} to {high}); {never} of {len(shares)}")
                rows.append(row)
        return table(["community", "reaches", "one ward", "two wards", "three wards"], rows)

    def against_wards_over_the_unknown(self):
        parts = []
        for base, community in COMMUNITIES.items():
            for overlap in ("anybody", "later_delayed"):
                def change(measure, scale):
                    return [scale * (quarter - wards) for quarter, wards in
                            zip(self.over_the_unknown(base, "divert_25", overlap, measure),
                                self.over_the_unknown(base, "three_wards", overlap, measure))]

                within = change("ed.within_4h", 100)
                draws = {}
                for option in ("three_wards", "divert_25"):
                    draws |= self.unknown.draws(self.unknown.find(base=base, option=option, overlap=overlap))
                parts.append(f"*{community.capitalize()}, reaching {WORDS[overlap]}.* Within four hours {spread(within, '+.1f')} "
                             f"points; cost {spread(change('system.cost', 1e-6), '+.1f')} £ million a year. The first depends "
                             f"most on:\n\n{influences(draws, within)}")
        return "\n\n".join(parts)

    def text(self):
        parts = []
        for base, words in COMMUNITIES.items():
            parts += [f"**Community {words}.** Share of the admissions of people over 80 that must be avoided, in per cent, "
                      "to do as much as one, two or three wards of 28 beds (within half a point of the four hours, a quarter of a "
                      "point of occupancy, a hundred operations a year); for every corner of the assumptions. 0: one ward more "
                      "fills up like the others, so that nothing does as much.",
                      self.corners(base), self.against_wards(base), self.cost(base)]
        parts += ["**A quarter of those in beds.** The other reading of \"a quarter\": so many arrivals that a quarter fewer people "
                  "over 80 are in hospital beds than with nothing done.", self.of_those_in_beds()]
        settings = len(self.over_the_unknown("do_nothing_2021", "nothing", "anybody", "system.cost"))
        parts += [f"**Over what is not known.** The share that does as much for the four hours, in per cent: the median and p10 to "
                  f"p90 over {settings} settings of the hospital that all meet what was measured, with everything else drawn that "
                  "has a range, one run of each (later needs kept); and in how many of them the whole quarter "
                  "does not do it.", self.break_even_over_the_unknown(),
                  "**The whole quarter less three wards, over what is not known.**", self.against_wards_over_the_unknown()]
        return "\n\n".join(parts)


if __name__ == "__main__":
    write_answer(Path(__file__).with_name("README.md"), Answer(sys.argv[1]).text())
