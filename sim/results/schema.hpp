#pragma once

namespace careway::results {

/// "CWAY", in the file's header: tells a store from any other SQLite file.
inline constexpr int application_id = 0x43574159;
/// Of the tables below. A store of another format is refused, never guessed at.
inline constexpr int format = 1;

/// The tables of a store. Their keys are what a row means, never the order in which rows came, so that an ordered dump
/// of a store (less `timing`) is the same for any number of threads and after any interruption.
///
/// design.md's `measure` is a view: a run repeats a hundred addresses and units, which `entry` says once.
inline constexpr const char* schema = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- The effective text of models: everything that decides a run. Named by its SHA-256.
CREATE TABLE model_text(digest TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;

-- A scenario as one program understood one text; `as_is` is the model without any.
CREATE TABLE scenario(
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    model TEXT NOT NULL,
    digest TEXT NOT NULL REFERENCES model_text,
    program TEXT NOT NULL,
    start TEXT NOT NULL,
    warm_up_days REAL NOT NULL,
    length_days REAL NOT NULL,
    UNIQUE(name, digest, program));

-- Every value of a scenario with its source and range; '' where the model gives none.
CREATE TABLE input(
    scenario INTEGER NOT NULL REFERENCES scenario,
    address TEXT NOT NULL,
    value TEXT NOT NULL,
    source TEXT NOT NULL,
    low TEXT NOT NULL,
    high TEXT NOT NULL,
    PRIMARY KEY(scenario, address)) WITHOUT ROWID;

-- What theory says without a run, such as the offered load of a pool.
CREATE TABLE prediction(
    scenario INTEGER NOT NULL REFERENCES scenario,
    address TEXT NOT NULL,
    value REAL,
    unit TEXT NOT NULL,
    PRIMARY KEY(scenario, address)) WITHOUT ROWID;

-- What a scenario's runs report, in the order of their values.
CREATE TABLE entry(
    scenario INTEGER NOT NULL REFERENCES scenario,
    position INTEGER NOT NULL,
    address TEXT NOT NULL,
    split TEXT NOT NULL,
    label TEXT NOT NULL,
    unit TEXT NOT NULL,
    formula TEXT NOT NULL,
    numerator TEXT NOT NULL,
    denominator TEXT NOT NULL,
    PRIMARY KEY(scenario, position)) WITHOUT ROWID;

-- A replication that is done: it is here with all its values, or not at all.
CREATE TABLE run(
    scenario INTEGER NOT NULL REFERENCES scenario,
    seed INTEGER NOT NULL,
    run INTEGER NOT NULL,
    PRIMARY KEY(scenario, seed, run)) WITHOUT ROWID;

-- NULL: the value does not exist, such as a mean over nobody.
CREATE TABLE value(
    scenario INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    run INTEGER NOT NULL,
    position INTEGER NOT NULL,
    value REAL,
    PRIMARY KEY(scenario, seed, run, position)) WITHOUT ROWID;

-- Wall clock, apart from everything that must be the same each time.
CREATE TABLE timing(
    scenario INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    run INTEGER NOT NULL,
    seconds REAL NOT NULL,
    finished TEXT NOT NULL,
    PRIMARY KEY(scenario, seed, run)) WITHOUT ROWID;

-- Which of the scenarios of a name, and which seed, was asked for last: what `export` gives out.
CREATE TABLE latest(
    name TEXT PRIMARY KEY,
    scenario INTEGER NOT NULL REFERENCES scenario,
    seed INTEGER NOT NULL) WITHOUT ROWID;

CREATE VIEW measure AS
    SELECT scenario.name AS scenario, value.run AS run, entry.address AS measure, entry.split AS split,
           value.value AS value, entry.unit AS unit, value.seed AS seed, scenario.digest AS digest,
           scenario.program AS program
    FROM value JOIN scenario ON scenario.id = value.scenario
               JOIN entry ON entry.scenario = value.scenario AND entry.position = value.position;
)sql";

/// Tables that came later: stores without them get them, and lose nothing.
inline constexpr const char* later_tables = R"sql(
-- What varies from run to run beside chance: numbers that are drawn from their range, and those that an ensemble sets,
-- which have none. Draws of one name are high or low together.
CREATE TABLE IF NOT EXISTS assumption(
    scenario INTEGER NOT NULL REFERENCES scenario,
    position INTEGER NOT NULL,
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    low REAL,
    likely REAL,
    high REAL,
    PRIMARY KEY(scenario, position)) WITHOUT ROWID;

-- What a run had of each, in its unit; NULL for a setting that is no number.
CREATE TABLE IF NOT EXISTS drawn(
    scenario INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    run INTEGER NOT NULL,
    position INTEGER NOT NULL,
    value REAL,
    PRIMARY KEY(scenario, seed, run, position)) WITHOUT ROWID;

CREATE VIEW IF NOT EXISTS draw AS
    SELECT scenario.name AS scenario, drawn.run AS run, assumption.address AS address, assumption.name AS name,
           drawn.value AS value, assumption.unit AS unit, drawn.seed AS seed, scenario.digest AS digest,
           scenario.program AS program
    FROM drawn JOIN scenario ON scenario.id = drawn.scenario
               JOIN assumption ON assumption.scenario = drawn.scenario AND assumption.position = drawn.position;

-- What a study asked for.
CREATE TABLE IF NOT EXISTS study(
    study TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    program TEXT NOT NULL,
    seed INTEGER NOT NULL,
    runs INTEGER NOT NULL) WITHOUT ROWID;

-- A point of a study over one of its scenarios (`base`), and the row of `scenario` that has its runs.
CREATE TABLE IF NOT EXISTS point(
    study TEXT NOT NULL REFERENCES study,
    point INTEGER NOT NULL,
    base TEXT NOT NULL,
    scenario TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY(study, point)) WITHOUT ROWID;

-- Its level of each factor. `number` is NULL where the level is a name.
CREATE TABLE IF NOT EXISTS level(
    study TEXT NOT NULL,
    point INTEGER NOT NULL,
    position INTEGER NOT NULL,
    factor TEXT NOT NULL,
    level TEXT NOT NULL,
    number REAL,
    PRIMARY KEY(study, point, position)) WITHOUT ROWID;

CREATE VIEW IF NOT EXISTS design AS
    SELECT point.study AS study, point.point AS point, point.base AS scenario, level.factor AS factor,
           level.level AS level, level.number AS number, scenario.id AS scenario_id, study.seed AS seed,
           study.runs AS runs
    FROM study JOIN point ON point.study = study.study
               JOIN level ON level.study = point.study AND level.point = point.point
               LEFT JOIN scenario ON scenario.name = point.scenario AND scenario.digest = point.digest
                                 AND scenario.program = study.program;
)sql";

}  // namespace careway::results
