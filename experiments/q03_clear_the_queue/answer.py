"""Writes the answer of this experiment into README.md: `answer.py STORE`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from answers import OVER_THE_UNKNOWN, Study, difference, influences, interval, mean, spread, table, write_answer  # noqa: E402

FIT = ["acute_beds.delayed_here", "escalation_beds.delayed_here"]
COUNTED = ["acute_beds.dtoc_here", "escalation_beds.dtoc_here"]
WITHIN = ["ed.within_4h"]
LIMIT = 93.3  # per cent within four hours: half a point below 2016 (C087)
PLACES = [0, 10, 20, 30, 40]
DECISIONS = {"as_now": "as slow as now", "twice_as_fast": "twice as fast"}
WARDS = {"all_open": "all wards open", "one_closed": "one ward closed"}


class Answer:
    def __init__(self, store):
        self.study = Study(store, "q03_clear_the_queue")
        self.unknown = Study(store, "q03_clear_the_queue" + OVER_THE_UNKNOWN)

    def point(self, places, decision, wards):
        return self.study.find(places=f"plus_{places}", decision=decision, wards=wards)

    def values(self, places, decision, wards, measure):
        return self.study.values(self.point(places, decision, wards), measure)

    def fit(self, *where):
        return self.study.sums(self.point(*where), FIT)

    def rows(self, wards):
        rows = []
        nothing = [v / 1e6 for v in self.values(0, "as_now", "all_open", "system.cost")]
        for decision, words in DECISIONS.items():
            for places in PLACES:
                where = (places, decision, wards)
                fit, error = interval(self.fit(*where))
                counted = self.study.sums(self.point(*where), COUNTED)
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

    def over_the_unknown(self, places, wards, measures, scale=1):
        """Of the sum of some measures, one value for each setting of the hospital."""
        point = self.unknown.find(places=f"plus_{places}", wards=wards)
        return [scale * value for value in self.unknown.sums(point, measures)]

    def rows_over_the_unknown(self):
        rows = []
        for wards, words in WARDS.items():
            for places in PLACES:
                fit, within = self.over_the_unknown(places, wards, FIT), self.over_the_unknown(places, wards, WITHIN, 100)
                cost = self.over_the_unknown(places, wards, ["system.cost"], 1e-6)
                before = self.over_the_unknown(0, "all_open", ["system.cost"], 1e-6)
                rows.append([f"+{places} %", words, spread(fit, ".0f"), spread(within, ".1f"),
                             f"{sum(value >= LIMIT for value in within)} of {len(within)}",
                             spread([a - b for a, b in zip(cost, before)], "+.1f")])
        return table(["places outside", "wards", "fit to leave, in acute beds", "within 4 hours, %",
                      f"settings with {LIMIT} % or more", "£ million a year"], rows)

    def decided_by(self):
        changes = [more - none for more, none in zip(self.over_the_unknown(20, "all_open", FIT),
                                                     self.over_the_unknown(0, "all_open", FIT))]
        draws = self.unknown.draws(self.unknown.find(places="plus_20", wards="all_open"))
        return influences(draws, changes)

    def text(self):
        parts = []
        for wards, words in WARDS.items():
            parts += [f"**2021, {words}.** ± is the 95 % confidence interval from chance; money is the paired difference "
                      "from doing nothing.", self.rows(wards)]
        settings = len(self.over_the_unknown(0, "all_open", FIT))
        parts += [f"**Over what is not known.** The median and p10 to p90 over {settings} settings of the hospital that all meet "
                  "what was measured, with everything else drawn that has a range, one run of each; the time of the ward's "
                  "decision is one of the things that differ.", self.rows_over_the_unknown(),
                  "What a fifth more places takes out of the beds of people fit to leave depends most on:", self.decided_by()]
        return "\n\n".join(parts)


if __name__ == "__main__":
    write_answer(Path(__file__).with_name("README.md"), Answer(sys.argv[1]).text())
