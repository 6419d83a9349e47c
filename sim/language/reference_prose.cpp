#include "sim/language/reference_prose.hpp"

namespace careway::language::prose {

const std::string_view opening = R"(# The language of models and scenarios

Printed by `careway reference`; do not edit. A test holds it equal to what the program prints, and runs every example.

A model is a YAML file. `careway new acute` writes one to begin with, `careway check FILE` says what is wrong with it
and where, and `careway schema` writes the description that editors complete and check by. Names are yours: letters,
digits, `_`, `-` and `+`. Nothing depends on the order in which things stand.

Of YAML the language leaves out merge keys (`<<`), tags (`!`) and several documents in a file; everything else is there,
aliases included.
)";

const std::string_view values = R"(## Values

A number carries its unit, except where it counts places or people; `9.4` alone is an error where a time belongs. Write
numbers without separators and with a decimal point.
)";

const std::string_view after_units = R"(
A year has 365 days, a month is a twelfth of one. Dates are written `2016-04-01`, `yes` and `no` as they are said.

**Where a number comes from.** `source:` in a map covers every number in that map which has none of its own. It is the
name of an entry of `sources.yaml` (`E018`), or `assumption (reason)`, or a list of these. A reason with a comma needs
quotes around the whole when it stands in braces. Numbers without a source are a warning (W201).

**Range.** Any value may be a map with the value and what is known of it; `low` and `high` are its range, of which one end
may be left out. A change of a scenario may have a range too. With `--assumptions drawn` each run draws every such number
from the triangle of low, value and high, the same in all scenarios. The cells of a split and the steps of dates go
together: one that is high makes all of them high. So do all ranges with the same name in `together`. Shares with a range
need a share that takes the `rest`, and may come to 100 % at most when all are high.

```yaml
pools:
  acute_beds:
    capacity: {value: 345, low: 330, high: 360, source: assumption (beds open in winter)}
arrivals:
  ed: {rate: {value: 128 per day, low: 120 per day, high: 140 per day, together: demand}, enters: triage}
  elective: {rate: {value: 12 per day, high: 14 per day, together: demand}, enters: acute_ward}
```

**By attribute.** A value that may be split differs by the attributes of a person: `by` names one or several, and the
map holds one value for each. Every model has the attribute `stream`, whose values are the streams.

```yaml
pathway:
  acute_ward:
    stay: {by: age, under_80: {exponential: {mean: 5 days}}, over_80: {exponential: {mean: 9 days}}}
    priority: {by: stream, ed: 1, elective: 2}
```

**By date.** A value that may have dated steps is a map from first days to values; the first also holds before its day.

```yaml
pools:
  acute_beds: {capacity: {2016-04-01: 345, 2016-10-01: 373}}
```

Long splits stand better in a [table](#tables).
)";

const std::string_view scenarios = R"(
An address is the way to a value through the model: `pools.acute_beds.capacity`, `pathway.acute_ward.stay.mean`. It may
leave out `by` (then the change reaches every value of the split) or name one of its values
(`arrivals.ed.rate.over_80`). `careway list inputs MODEL` prints them all.

```yaml
set:
  pools.acute_beds.capacity: {add: 84, from: 2016-10-01, source: assumption (three wards of 28 beds)}
  pathway.acute_ward.stay.mean: {times: 0.95}
  pathway.triage.ready.home: rest
```

`set` changes what exists, `add` adds what does not. The same people come in every scenario: what differs is what the
change does to them.
)";

const std::string_view studies = R"(## Studies

A study asks one question in many runs: it lays the levels of its factors over scenarios, in all combinations unless it
lists `points`, and `careway study FILE` runs each combination. A factor has named levels, each with as many changes as
it takes, or numbers for one address. The same people come at every point. Changes need no source here; where they give
none, the results call them varied by a study. `assumptions` and `ensemble` make every run one of what could be, alike at
all points; a study that `extends` another states only what it has otherwise, and may take `only` some levels.

```yaml
careway: 1
study: Wards or packages of care
model: south_somerset
scenarios: [as_is, do_nothing_2021]
runs: 20
factors:
  wards:
    levels:
      none: {}
      three: {set: {pools.acute_beds.capacity: {add: 84, source: assumption (three wards)}}}
  packages: {address: pools.packages.capacity, values: [360, 400, 440]}
  demand: {address: arrivals.ed.rate, change: times, from: 0.9, to: 1.1, step: 0.1}
```

With `latin_hypercube: 50`, every range is drawn from instead: each point takes one of fifty equal parts of each range,
no part twice, rounded to its `step` where it has one. Factors with levels or values are crossed with the points drawn.
)";

const std::string_view calibration = R"(## Calibration

`careway study calibrate FILE` tunes what nobody has measured until the model reproduces what somebody has. The file names
the unknowns, each with the range in which it is looked for, and the targets, each with the band that will do. Every
setting tried is a scenario of the model, run with the same people.

An unknown is the new value of an address (`to`), or a factor of what stands there (`times`). One that names several
addresses changes them together. The range should hold what experts would not rule out: nothing outside is tried.

```yaml
careway: 1
calibration: The hospital as it was in 2016
model: south_somerset
unknowns:
  ward_stay: {times: pathway.acute_ward.stay.mean, low: 0.7, high: 1.3, source: assumption (the stay counts delay too)}
  care_lasts: {to: memberships.home_care.stay.mean, low: 180 days, high: 600 days, source: assumption (six to twenty months)}
targets:
  - {what: People in beds, add: [acute_beds.in_use], target: 314, low: 303, high: 335, source: assumption (a count)}
  - {what: People ready to leave, add: [acute_beds.delayed_here], target: 64, low: 45, high: 85, source: assumption (a count)}
```

Results are `calibrated.yaml`, a scenario with the setting that comes nearest to the targets (what none of them tells stays near the middle of its range), and `ensemble.csv`, a row for
each of the settings that fit, which `careway compare --ensemble` reads. Where the ensemble is about as wide as the
range, the targets say nothing of that unknown; where two unknowns are wide together but not apart, the targets know only
what the two make. With few runs, chance lets a setting pass that more runs would refuse.
)";

const std::string_view live_screen = R"(## The live screen

What a model says of the live screen changes nothing in a run. A lever is a change of a scenario without its day: that
is `takes_effect` after the midnight that follows when somebody pulls it. What can change on dates can be changed by a
lever: capacity without a rota, rates, shares and stays. Each is tried by itself when the file is read, on what the file
makes that it stands in.

Releasing a lever takes its change back, as gradually as it came. Some cannot be released once in force: one that puts a
new value in place of the old (`to`), and one that adds where another, pulled later and still in force, multiplies, or the
other way round (40 beds, 10 more, then a fifth more: without the 10 they would be 50, not 48). Nor can a lever be pulled
or released before a day on which it was released already. What a room has done is a scenario again, with `from` in
every change.

The live screen pauses at the first full hour at which a rule of `stops` holds in a lane that it shows and did not hold
the hour before, and says which. `X` switches the rules off and on.

A `budget` is one for all levers of the room. One that would cost or need more than is left of it, on any day from that
on which it takes effect, is refused. What levers cost is not added to the costs of the run.

```yaml
screen:
  columns: [Front door, Acute hospital, Home and social care]
  tiles: [acute_beds.occupancy, acute_beds.delayed_here]
  charts: [acute_beds.in_use]
levers:
  - name: 28 more acute beds
    set: {pools.acute_beds.capacity: {add: 28, source: assumption (one ward)}}
    takes_effect: 90 days
    cost: £8568 per day
stops:
  - {name: The hospital is full, measure: acute_beds.occupancy, above: 99 %}
budget: {cost: £26000 per day}
```
)";

const std::string_view tables = R"(## Tables

Tables are CSV files beside the model, with a first row of column names; lines that begin with `#` are passed over.

**Of a split.** Wherever `by: attribute` may stand, `by: FILE.csv` may: one column for each attribute, and a column
`value`. An optional column `source` holds each row's source (several with `;` between), `low_range` and `high_range`
its range, `together` what it goes together with.

```csv
# rates/ed.csv
age,value,low_range,high_range,source
under_80,90 per day,80 per day,100 per day,assumption (an example)
over_80,38 per day,35 per day,42 per day,assumption (an example)
```

```yaml
attributes: {age: [under_80, over_80]}
arrivals:
  ed: {rate: {by: rates/ed.csv}, enters: triage}
  elective: {rate: {by: age, under_80: 4 per day, over_80: 1 per day}}
```

Attributes that are a list of values are split among the people of a stream by its rate; of those with shares, each
person draws one.

A stay may instead have a column `distribution` with its parameters beside it: `mean`, `sd`, `median`, `low`, `high`.
The range is then that of the mean.

```csv
# stays/acute.csv
age,distribution,mean,sd,low_range,high_range,source
under_80,lognormal,5.2 days,6 days,4.8 days,5.6 days,assumption (an example)
over_80,gamma,9.4 days,8 days,9 days,9.8 days,assumption (an example)
```

```yaml
pathway:
  acute_ward: {stay: {by: stays/acute.csv}}
```

**Of observed values.** `empirical: FILE.csv` reads a column `value` of times and a column `weight` of how often each
was seen.

```csv
# stays/observed.csv
value,weight
1 day,120
2 days,85
9 days,12
```

```yaml
pathway:
  acute_ward: {stay: {empirical: stays/observed.csv}}
```

**Of hours.** `profile: FILE.csv` reads the columns `hour,mon,tue,wed,thu,fri,sat,sun` and 24 rows, hours 0 to 23, of
weights whose mean is 1.

**Of people.** `census: FILE.csv` reads who is there when the run starts, one a row: the keys of a [person](#person) as
columns, and one for each attribute that they are known to have. An empty cell is a key that is left out, and a date
alone is its midnight. What is left of a stay, of a process or of somebody's patience follows from the time that has
passed of it.

```csv
# people.csv
node,entered,ready,waits_for,asked,age
acute_ward,2016-03-29 16:30,,,,under_80
acute_ward,2016-03-12,2016-03-28,home_care,2016-03-30 09:00,over_80
home_care,2015-12-07,,,,over_80
,,,acute_ward,2016-03-31 21:15,
```

```yaml
start: 2016-04-01
run: {length: 10 days, warm_up: 0 days, census: people.csv}
```

Of these, the first is in the midst of a stay, the second has been ready to leave since the 28th and has waited for
home care since the 30th, and the last waits outside for a bed.
)";

const std::string_view sources = R"(## Sources

`sources.yaml`, in the folder of the model or above it, holds every published fact that models cite: a name of capital
letters and digits, with `fact` (what the source says, in your own words), and whatever else helps to find it again.

```yml
E018:
  fact: Beds of Yeovil District Hospital, of all kinds
  value: 345
  document: {title: "HSJ Local Briefing: South Somerset", publisher: Health Service Journal, date: 2013}
```
)";

const std::string_view codes = R"(## Codes

What `careway check` may say. M: an error. W: a warning, which `--strict` makes one.

| Code | What is wrong |
| --- | --- |
)";

}  // namespace careway::language::prose
