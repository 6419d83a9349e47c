"""What the answers of the experiments share: reading a study's store, paired differences, and writing into a README.

A store is the SQLite file that `careway study FILE -o STORE` leaves. Runs with the same number have the same people in every
point, so that differences are taken run by run."""

import math
import sqlite3
import sys
from pathlib import Path

# 97.5 % points of Student's t for 1 to 30 degrees of freedom; beyond, the normal's.
T = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
     2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042]


def mean(values):
    return sum(values) / len(values)


def interval(values):
    """Mean and half of its 95 % confidence interval, from independent runs."""
    n = len(values)
    middle = mean(values)
    if n < 2:
        return middle, math.inf
    variance = sum((value - middle) ** 2 for value in values) / (n - 1)
    return middle, (T[n - 2] if n <= len(T) + 1 else 1.96) * math.sqrt(variance / n)


def difference(values, base):
    """Mean of the paired differences and half of their 95 % confidence interval."""
    return interval([value - before for value, before in zip(values, base)])


class Study:
    """Points by scenario and levels; values by measure, run by run."""

    def __init__(self, store):
        self.database = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
        self.points = {}
        rows = self.database.execute("SELECT point, scenario, factor, level, scenario_id, seed, runs FROM design")
        for point, base, factor, level, scenario, seed, runs in rows:
            found = self.points.setdefault(point, {"base": base, "id": scenario, "seed": seed, "runs": runs})
            found[factor] = level
        if not self.points:
            sys.exit(f"{store} holds no study")

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
