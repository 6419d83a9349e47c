#!/usr/bin/env python3
"""Files against the printed schemas, as an editor reads them.

  validate.py good SCHEMAS FILE...   every file is accepted
  validate.py bad SCHEMAS FOLDER     every file of tests/bad_input that a schema can refuse is refused

SCHEMAS is the folder of model.schema.json, scenario.schema.json and so on.
"""
import json
import pathlib
import re
import sys

import jsonschema
import yaml

# Codes that a schema cannot see. A file is left out when all its errors are of these.
UNSEEN = {
    "M100": "the file, or one that it names, is not there",
    "M110": "features of YAML that other programs read",
    "M118": "the order of keys",
    "M121": "one name in two places",
    "M122": "whether a name exists",
    "M123": "what an attribute may split",
    "M124": "whether a split is complete, or a table of it",
    "M125": "the values of an attribute",
    "M126": "what an attribute splits elsewhere",
    "M127": "attributes that depend on each other",
    "M128": "relations between parameters",
    "M129": "low and high beside the value",
    "M130": "keys that exclude each other",
    "M131": "sums",
    "M132": "how many of several",
    "M134": "what a destination needs",
    "M135": "what kind a destination is",
    "M138": "overlaps",
    "M139": "names of other places",
    "M140": "two files",
    "M141": "sources.yaml",
    "M143": "another file",
    "M145": "the model of a scenario",
    "M146": "what pools and nodes make of a stream",
    "M147": "times of 0 in every form",
    "M150": "a table",
    "M151": "a table",
    "M152": "a table",
    "M153": "a table, or the number of its hours",
    "M154": "the unit of another place",
    "M155": "what kind a pool is",
    "M156": "what a pool and its rules make together",
    "M160": "the model of a scenario",
    "M161": "the model of a scenario",
    "M162": "the model of a scenario",
    "M163": "other scenarios",
    "M164": "the model of a scenario",
    "M165": "the model of a scenario",
    "M166": "whether a destination has a place to wait for",
    "M167": "the destinations of the node",
    "M168": "two keys of other places",
    "M169": "the closing of another place",
    "M171": "fractions of days in all units",
    "M173": "the destinations of a node",
    "M174": "what a node and a person's keys make together",
    "M175": "the order of instants",
    "M178": "the columns of the screen",
    "M191": "the levels of a factor",
    "M192": "the factors of the study",
    "M193": "the factors of the study",
}
# From M180 on the compiler speaks, which looks at the model as a whole.
FIRST_OF_THE_COMPILER = 180
# Files that a schema takes although their codes are seen elsewhere.
TAKEN = {
    "calibration_m170_measures.yaml": "the measures of the model",
    "calibration_m170_year.yaml": "the years of the model's run",
    "m102_colon_in_sources.yaml": "sources.yaml",
    "m114_hexadecimal.yaml": "0x10 is a number of YAML",
    "m115_run_too_long.yaml": "how long a time is, in all units",
    "m120_yes_and_no.yaml": "quotes are gone when a schema looks",
    "m151_table_row.yaml": "what is wrong stands in tables",
    "m170_stop_rules.yaml": "the pools of the model",
    "m170_tiles_and_charts.yaml": "the measures of the model",
    "m175_census_table.yaml": "what is wrong stands in a table, or in two keys",
    "pool_renamed_by_halves.yaml": "whether a name exists, in measures too",
    "scenario_levers.yaml": "only the model says what may be changed, and how",
    "scenario_m107_new_value.yaml": "only the model says what may stand at an address",
    "tables_with_bad_rows.yaml": "what is wrong stands in tables",
}


# What a file is, by the first of these keys that it has.
KINDS = {"pathway": "model", "scenario": "scenario", "study": "study", "calibration": "calibration", "expect": "targets"}


# Of bad files, by how their names begin.
KINDS_BY_NAME = {"scenario": "scenario", "compare": "scenario", "study": "study", "calibration": "calibration"}


class Loader(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it: no dates, `yes` and `no` are texts, no key twice."""

    yaml_implicit_resolvers = {}

    def construct_mapping(self, node, deep=False):
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        if len(set(map(str, keys))) < len(keys):
            raise yaml.constructor.ConstructorError(None, None, "a key twice", node.start_mark)
        pairs = super().construct_mapping(node, deep=deep)
        return {text_of(key): value for key, value in pairs.items()}


def text_of(key):
    return key if isinstance(key, str) else json.dumps(key)


for tag, pattern, first in [
    ("tag:yaml.org,2002:bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("tag:yaml.org,2002:int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("tag:yaml.org,2002:float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan", "-+0123456789."),
    ("tag:yaml.org,2002:null", r"~|null|Null|NULL|", "~nN\0"),
]:
    for letter in first:
        Loader.add_implicit_resolver(tag, re.compile("^(?:" + pattern + ")$"), [letter if letter != "\0" else ""])
Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(re.sub("^0+(?=[0-9])", "", node.value), 0))


class Schemas:
    def __init__(self, folder):
        self.of = {}
        for what in ["model", "scenario", "study", "calibration", "targets", "sources"]:
            schema = json.loads((pathlib.Path(folder) / f"{what}.schema.json").read_text())
            jsonschema.Draft7Validator.check_schema(schema)
            self.of[what] = jsonschema.Draft7Validator(schema)

    def faults(self, path, what=None):
        try:
            value = yaml.load(path.read_bytes().decode(), Loader)
        except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
            return [f"{path}: {error}"]
        if what is None:
            what = next((kind for key, kind in KINDS.items() if isinstance(value, dict) and key in value), "model")
        errors = sorted(self.of[what].iter_errors(value), key=lambda error: list(map(str, error.path)))
        return [f"{path}: {'.'.join(map(str, error.path))}: {deepest(error)}" for error in errors]


def deepest(error):
    while error.context:
        error = min(error.context, key=lambda inner: -len(inner.path))
    return f"{'.'.join(map(str, error.path))}: {error.message[:200]}"


def codes_of(path):
    head = []
    for line in path.read_bytes().decode(errors="replace").splitlines():
        if not line.startswith("#"):
            break
        head.append(line)
    return set(re.findall(r"^# error\[(M[0-9]+)\]", "\n".join(head), re.M))


def unseen(code):
    return code in UNSEEN or int(code[1:]) >= FIRST_OF_THE_COMPILER


def good(schemas, paths):
    faults = []
    for path in map(pathlib.Path, paths):
        files = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
        for file in files:
            faults += schemas.faults(file, "sources" if file.name == "sources.yaml" else None)
    return faults


def bad(schemas, folder):
    faults = []
    refused = 0
    tried = {code: [] for code in UNSEEN}
    for path in sorted(pathlib.Path(folder).rglob("*.yaml")):
        codes = codes_of(path)
        if not codes:
            continue
        what = KINDS_BY_NAME.get(path.name.split("_")[0], "model")
        taken = not schemas.faults(path, what)
        refused += not taken
        if path.name in TAKEN:
            if not taken:
                faults.append(f"{path} is refused after all: take it from TAKEN")
            continue
        if taken and not all(map(unseen, codes)):
            faults.append(f"{path} is not refused, for {', '.join(sorted(codes))}")
        for code in codes & UNSEEN.keys():
            tried[code].append(taken or len(codes) > 1)
    for code, results in tried.items():
        if results and not any(results):
            faults.append(f"{code} ({UNSEEN[code]}) is seen after all: take it from the list")
    print(f"{refused} files refused")
    return faults


def main():
    mode, folder, *paths = sys.argv[1:]
    schemas = Schemas(folder)
    faults = good(schemas, paths) if mode == "good" else bad(schemas, paths[0])
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
