"""Says which survey files a JSON Schema refuses.

validate.py SCHEMA < texts > verdicts: a JSON list of YAML texts becomes a list of what is wrong with
each, null for nothing. Scalars are typed as editors type them: by the core schema of YAML 1.2.
"""

import json
import re
import sys

import yaml
from jsonschema import Draft202012Validator


class CoreLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    yaml_implicit_resolvers = {}

    def construct_mapping(self, node, deep=False):
        # The keys of JSON are texts, as they are written.
        return {self.key(key): self.construct_object(value, deep=True) for key, value in node.value}

    def key(self, node):
        if not isinstance(node, yaml.ScalarNode):
            raise yaml.YAMLError("a key is not a text")
        return node.value

    def number(self, node):
        text = node.value
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)

    def real(self, node):
        return float(re.sub(r"\.(inf|nan)$", r"\1", node.value.lower()))


TYPES = {
    "null": (r"~|null|Null|NULL|", lambda loader, node: None),
    "bool": (
        r"true|True|TRUE|false|False|FALSE",
        lambda loader, node: node.value.lower() == "true",
    ),
    "int": (r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", CoreLoader.number),
    "float": (
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        CoreLoader.real,
    ),
}
for name, (pattern, construct) in TYPES.items():
    tag = "tag:yaml.org,2002:" + name
    CoreLoader.add_implicit_resolver(tag, re.compile(rf"^(?:{pattern})$"), None)
    CoreLoader.add_constructor(tag, construct)


def verdict(validator, text):
    try:
        value = yaml.load(text, Loader=CoreLoader)
    except (yaml.YAMLError, ValueError) as error:
        return f"not YAML: {error}"
    error = next(validator.iter_errors(value), None)
    return error and f"{error.json_path}: {error.message}"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    texts = json.load(sys.stdin)
    json.dump([verdict(validator, text) for text in texts], sys.stdout)


main()
