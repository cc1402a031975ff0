"""Which of these YAML files does a JSON Schema refuse? A line for each: its name, a tab, and the first reason or nothing.

Usage: validate.py SCHEMA FILE...

Independent of the program: PyYAML reads the files, jsonschema holds them against the schema. Scalars are those of YAML 1.2
(no dates, no `on` for true, no 60-based numbers), as the program reads them.
"""
import json
import re
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    pass


PREFIX = "tag:yaml.org,2002:"
REPLACED = {PREFIX + name for name in ("timestamp", "bool", "int", "float")}
Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag not in REPLACED]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver(PREFIX + "bool", re.compile(r"^(?:true|false)$"), list("tf"))
Loader.add_implicit_resolver(PREFIX + "int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
Loader.add_implicit_resolver(
    PREFIX + "float", re.compile(r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"), list("-+.0123456789")
)

with open(sys.argv[1], encoding="utf-8") as stream:
    schema = json.load(stream)
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
for name in sys.argv[2:]:
    with open(name, encoding="utf-8") as stream:
        try:
            document = yaml.load(stream, Loader)
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            print(name, "no YAML: " + str(error).splitlines()[0], sep="\t")
            continue
    error = next(validator.iter_errors(document), None)
    place = "/".join(str(step) for step in error.absolute_path) if error else ""
    print(name, f"{place}: {error.message}"[:300] if error else "", sep="\t")
