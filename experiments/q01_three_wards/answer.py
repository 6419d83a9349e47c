"""Writes the answer of this experiment into README.md: `answer.py STORE`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from answers import OVER_THE_UNKNOWN, Study, difference, influences, interval, mean, spread, table, write_answer  # noqa: E402

FIRST_YEAR = 2016
YEARS = 11
ALL_OPEN = 2020  # the first year, from April, in which wards are full of beds
GROWTHS = {"half": "half the forecast", "as_forecast": "as forecast", "half_more": "half as much again"}
COMMUNITIES = {"frozen": "frozen", "keeps_pace": "keeps pace"}
# What is bought: (wards, diversion, discharge), in words.
OPTIONS = {
    ("none", "none", "none"): "nothing",
    ("one", "none", "none"): "one ward",
    ("two", "none", "none"): "two wards",
    ("three", "none", "none"): "three wards",
    ("none", "quarter", "none"): "diversion",
    ("none", "none", "more"): "discharge places",
    ("none", "quarter", "more"): "diversion and discharge places",
    ("one", "quarter", "none"): "one ward and diversion",
    ("three", "quarter", "more"): "all three",
}
NOTHING = ("none", "none", "none")
FIT = ["acute_beds.delayed_here", "escalation_beds.delayed_here"]
QUEUES = {
    "acute_beds.waiting": "acute beds",
    "packages.waiting": "home care",
    "reablement_places.waiting": "reablement",
    "community_beds.waiting": "community hospital beds",
    "residential_places.waiting": "residential homes",
    "nursing_places.waiting": "nursing homes",
}


def year(calendar_year):
    return f"year {calendar_year - FIRST_YEAR + 1}"


class Answer:
    def __init__(self, store):
        self.study = Study(store, "q01_three_wards")
        self.unknown = Study(store, "q01_three_wards" + OVER_THE_UNKNOWN)
        today = self.values(NOTHING, "ed.within_4h", FIRST_YEAR)
        self.limit = round(mean(today), 3) - 0.005

    def values(self, option, measure, calendar_year, growth="as_forecast", community="frozen"):
        wards, diversion, discharge = option
        point = self.study.find(wards=wards, diversion=diversion, discharge=discharge, growth=growth,
                                community=community)
        return self.study.values(point, measure, year(calendar_year))

    def fails_in(self, option, growth, community):
        """First year in which more than half of the runs are below the limit; None: in no year looked at."""
        for calendar_year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
            values = self.values(option, "ed.within_4h", calendar_year, growth, community)
            if sum(value < self.limit for value in values) * 2 > len(values):
                return calendar_year
        return None

    def options_in(self, calendar_year, community):
        rows = []
        for option, words in OPTIONS.items():
            def here(measure):
                return self.values(option, measure, calendar_year, community=community)

            fit = [a + b for a, b in zip(*map(here, FIT))]
            within, error = interval([100 * value for value in here("ed.within_4h")])
            base = self.values(NOTHING, "system.cost", calendar_year, community=community)
            cost, cost_error = difference([v / 1e6 for v in here("system.cost")], [v / 1e6 for v in base])
            rows.append([words, f"{within:.1f} % ± {error:.1f}", f"{100 * mean(here('acute_beds.occupancy')):.0f} %",
                         f"{mean(fit):.0f}", f"{365 * mean(here('elective_ward.starts')):,.0f}",
                         f"{365 * mean(here('home_care.gave_up')):,.0f}",
                         "" if option == NOTHING else f"{cost:+.1f} ± {cost_error:.1f}"])
        return table(["bought", "within 4 hours", "wards full", "fit to leave, in acute beds",
                      "planned operations a year", "gave up asking for home care, a year", "£ million a year"], rows)

    def years_held(self, option, growth, community):
        """Of the years in which everything that was bought is open, those in which most runs keep to the limit."""
        held = 0
        for calendar_year in range(ALL_OPEN, FIRST_YEAR + YEARS):
            values = self.values(option, "ed.within_4h", calendar_year, growth, community)
            held += sum(value >= self.limit for value in values) * 2 >= len(values)
        return held

    def years_bought(self):
        rows = []
        for community, community_words in COMMUNITIES.items():
            for growth, growth_words in GROWTHS.items():
                fails = self.fails_in(NOTHING, growth, community)
                rows.append([f"{community_words}, {growth_words}", str(fails or "not by 2026")] +
                            [str(self.years_held(option, growth, community)) for option in list(OPTIONS)[:8]])
        return table(["community, growth", "nothing fails first in"] + [OPTIONS[o] for o in list(OPTIONS)[:8]], rows)

    def queues_moved(self, calendar_year):
        options = [("three", "none", "none"), ("none", "quarter", "none"), ("none", "none", "more")]
        rows = []
        for measure, words in QUEUES.items():
            base = self.values(NOTHING, measure, calendar_year)
            row = [words, f"{mean(base):.0f}"]
            for option in options:
                change, error = difference(self.values(option, measure, calendar_year), base)
                row.append(f"{change:+.0f} ± {error:.0f}")
            rows.append(row)
        return table(["people waiting for", "nothing"] + [OPTIONS[o] for o in options], rows)

    def point_over_the_unknown(self, option, community):
        wards, diversion, discharge = option
        return self.unknown.find(wards=wards, diversion=diversion, discharge=discharge, community=community)

    def changes_over_the_unknown(self, option, base, measures, scale, community):
        """Of the sum of some measures in 2021, one for each setting of the hospital."""
        both = (self.unknown.sums(self.point_over_the_unknown(one, community), measures, year(2021))
                for one in (option, base))
        return [scale * (value - before) for value, before in zip(*both)]

    def options_over_the_unknown(self, community):
        rows = []
        for option, words in OPTIONS.items():
            if option[0] == "two" or option == NOTHING:
                continue

            def change(measures, scale, form):
                return spread(self.changes_over_the_unknown(option, NOTHING, measures, scale, community), form)

            rows.append([words, change(["ed.within_4h"], 100, "+.1f"), change(["acute_beds.occupancy"], 100, "+.0f"),
                         change(FIT, 1, "+.0f"), change(["elective_ward.starts"], 365, "+,.0f"),
                         change(["system.cost"], 1e-6, "+.1f")])
        return table(["bought", "within 4 hours, points", "wards full, points", "fit to leave, in acute beds",
                      "planned operations a year", "£ million a year"], rows)

    def decided_by(self, option, base, community):
        differences = self.changes_over_the_unknown(option, base, ["ed.within_4h"], 100, community)
        draws = {**self.unknown.draws(self.point_over_the_unknown(base, community)),
                 **self.unknown.draws(self.point_over_the_unknown(option, community))}
        better = sum(value > 0 for value in differences)
        return (f"*{COMMUNITIES[community].capitalize()}: {OPTIONS[option]} less {OPTIONS[base]}.* "
                f"{spread(differences, '+.1f')} points within four hours; {OPTIONS[option]} ahead in {better} of "
                f"{len(differences)} settings. It depends most on:\n\n{influences(draws, differences)}")

    def text(self):
        return "\n\n".join([
            "**2021, community frozen, growth as forecast.** Means of the runs; ± is the 95 % confidence interval from "
            "chance (of cost: of the paired difference from buying nothing).",
            self.options_in(2021, "frozen"),
            "**2021, community keeping pace.** Keeping pace itself costs money, which is in all rows alike.",
            self.options_in(2021, "keeps_pace"),
            f"**Years bought.** Of the seven years from April 2020, when all that was bought is open, to March 2027: those in "
            f"which at least half of the runs have {100 * self.limit:.1f} % or more leave the department within four hours "
            f"(half a point below 2016).",
            self.years_bought(),
            "**Which queue the money moves.** People waiting at a time in 2021, community frozen: change against "
            "buying nothing.",
            self.queues_moved(2021),
            "**2021, over what is not known.** Change against buying nothing: the median and p10 to p90 over "
            f"{self.settings()} settings of the hospital that all meet what was measured, with everything else drawn that has "
            "a range, one run of each. Community frozen:",
            self.options_over_the_unknown("frozen"),
            "Community keeping pace:",
            self.options_over_the_unknown("keeps_pace"),
            "**What decides between three wards and diversion.**",
            *(self.decided_by(("three", "none", "none"), ("none", "quarter", "none"), c) for c in COMMUNITIES),
        ])

    def settings(self):
        return self.point_over_the_unknown(NOTHING, "frozen")["runs"]


if __name__ == "__main__":
    write_answer(Path(__file__).with_name("README.md"), Answer(sys.argv[1]).text())
