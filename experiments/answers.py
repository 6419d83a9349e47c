"""What the answers of the experiments share: reading a study's store, paired differences, and writing into a README.

A store is the SQLite file that `careway study FILE -o STORE` leaves. Runs with the same number have the same people in every
point, so that differences are taken run by run."""

import math
import sqlite3
import sys
from pathlib import Path
from statistics import NormalDist, variance

# 97.5 % points of Student's t for 1 to 30 degrees of freedom; beyond, the normal's.
T = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
     2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042]


def mean(values):
    return sum(values) / len(values)


def standard_error(values):
    """Of the mean of independent runs, two or more."""
    return math.sqrt(variance(values) / len(values))


def interval(values):
    """Mean and half of its 95 % confidence interval, from independent runs."""
    n = len(values)
    return mean(values), math.inf if n < 2 else (T[n - 2] if n <= len(T) + 1 else 1.96) * standard_error(values)


def difference(values, base):
    """Mean of the paired differences and half of their 95 % confidence interval."""
    return interval([value - before for value, before in zip(values, base)])


# What the name of a study is followed by in stores where assumptions.yaml extends it.
OVER_THE_UNKNOWN = "_assumptions:ensemble+drawn"


class Study:
    """Points by scenario and levels; values by measure, run by run.

    :param name: which of the studies of the store, by the name of its file (of its folder, for `study.yaml`)
    """

    def __init__(self, store, name):
        self.database = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
        self.points = {}
        rows = self.database.execute(
            "SELECT point, scenario, factor, level, scenario_id, seed, runs FROM design WHERE study = ?", (name,))
        for point, base, factor, level, scenario, seed, runs in rows:
            found = self.points.setdefault(point, {"base": base, "id": scenario, "seed": seed, "runs": runs})
            found[factor] = level
        if not self.points:
            sys.exit(f"{store} holds no study {name}")

    def find(self, **levels):
        """The one point with these levels."""
        found = [p for p in self.points.values() if all(p[name] == str(level) for name, level in levels.items())]
        if len(found) != 1:
            raise LookupError(f"{len(found)} points with {levels}")
        return found[0]

    def values(self, point, measure, split=""):
        """One value a run, in order of runs."""
        rows = self.database.execute(
            """SELECT value.value FROM value JOIN entry ON entry.scenario = value.scenario
                                                       AND entry.position = value.position
               WHERE value.scenario = ? AND value.seed = ? AND value.run <= ? AND entry.address = ?
                     AND entry.split = ? ORDER BY value.run""",
            (point["id"], point["seed"], point["runs"], measure, split)).fetchall()
        if len(rows) != point["runs"]:
            raise LookupError(f"{len(rows)} runs of {point} have {measure} {split}; run the study to its end first")
        return [value for (value,) in rows]


    def sums(self, point, measures, split=""):
        """Of several measures, run by run."""
        return [sum(at) for at in zip(*(self.values(point, measure, split) for measure in measures))]

    def draws(self, point):
        """What varied from run to run beside chance: numbers by name, in order of runs; what is set alike goes by one name."""
        rows = self.database.execute(
            """SELECT assumption.name, assumption.address, drawn.value FROM drawn JOIN assumption
                   ON assumption.scenario = drawn.scenario AND assumption.position = drawn.position
               WHERE drawn.scenario = ? AND drawn.seed = ? AND drawn.run <= ? ORDER BY drawn.position, drawn.run""",
            (point["id"], point["seed"], point["runs"]))
        found = {}
        for name, address, value in rows:
            found.setdefault(name, {}).setdefault(address, []).append(value)
        names = {}
        for name, by_address in found.items():
            values = next(iter(by_address.values()))  # draws of one name are high or low together
            if None not in values and len(set(values)) > 1:
                names.setdefault(tuple(values), name)
        return {name: list(values) for values, name in names.items()}


def quantile(values, share):
    """Between the two nearest, as spreadsheets have it."""
    ordered = sorted(values)
    at = share * (len(ordered) - 1)
    below = math.floor(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (at - below) * (ordered[above] - ordered[below])


def spread(values, form):
    """Median and p10 to p90, over settings and draws: "+3.1 (+1.2 to +6.0)"."""
    def words(share):
        text = format(quantile(values, share), form)
        return text if text.strip("+-0.,") else text.lstrip("+-")  # no sign for what is rounded to nothing

    return f"{words(0.5)} ({words(0.1)} to {words(0.9)})"


def ranks(values):
    """From 0; equal values share the mean of theirs."""
    order = sorted(range(len(values)), key=values.__getitem__)
    found = [0.0] * len(values)
    at = 0
    while at < len(order):
        end = at
        while end + 1 < len(order) and values[order[end + 1]] == values[order[at]]:
            end += 1
        for position in range(at, end + 1):
            found[order[position]] = (at + end) / 2
        at = end + 1
    return found


def correlation(a, b):
    """Of ranks (Spearman)."""
    a, b = ranks(a), ranks(b)
    middle = (len(a) - 1) / 2
    top = sum((x - middle) * (y - middle) for x, y in zip(a, b))
    return top / math.sqrt(sum((x - middle) ** 2 for x in a) * sum((y - middle) ** 2 for y in b))


def influences(draws, differences, most=3):
    """Lines on what the differences depend on most, as `careway compare` has them (decision 62): rank correlations larger
    than the largest of as many unrelated ones in 99 of 100 cases, and the mean difference in the thirds of the draws in which
    the assumption is lowest and highest."""
    nothing = "No assumption can be told to decide it: none stands out."
    count, freedom = len(differences), len(differences) - 2
    if not draws or freedom < 30 or len(set(differences)) == 1:
        return nothing
    z = NormalDist().inv_cdf(1 - 0.005 / len(draws))
    t = z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2)  # Cornish and Fisher
    telling = t / math.sqrt(freedom + t * t)
    found = sorted(((correlation(values, differences), name) for name, values in draws.items()),
                   key=lambda one: -abs(one[0]))
    lines = []
    for value, name in found[:most]:
        if abs(value) <= telling:
            break
        order = sorted(range(count), key=draws[name].__getitem__)
        thirds = [[differences[run] for run in part] for part in (order[:count // 3], order[-(count // 3):])]
        low, high = map(mean, thirds)
        flips = low * high < 0 and all(abs(mean(third)) > standard_error(third) for third in thirds)
        lines.append(f"- `{name}`: {100 * value * value:.0f} % of the spread; {low:+.1f} when low, {high:+.1f} when high" +
                     (": it flips the answer" if flips else ""))
    return "\n".join(lines) or nothing


def table(header, rows):
    """Markdown."""
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


BEGIN, END = "<!-- written by answer.py -->", "<!-- end of what answer.py writes -->"


def write_answer(readme, text):
    """Puts the text between the two marks of a README, and prints it."""
    page = Path(readme).read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    Path(readme).write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")
    print(text)
