#!/usr/bin/python3
"""sync/wire/openapi.yaml and openapi-ward.yaml are each a sound OpenAPI 3.1 document: strict YAML, references that lead somewhere, schemas that are
schemas, examples that fit, path parameters that are declared, operations with names of their own."""
import os
import pathlib
import re
import sys
import tempfile
import unittest

import jsonschema

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from contract import Contract  # noqa: E402

FILE = pathlib.Path(os.environ["TRAMSO_SOURCE_DIR"]) / "sync/wire/openapi.yaml"


def nodes(node, path=()):
    yield path, node
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for name, child in children:
        yield from nodes(child, (*path, name))


class Document(unittest.TestCase):
    file = FILE

    def setUp(self):
        self.contract = Contract(self.file)
        self.document = self.contract.document

    def test_it_is_openapi_3_1_with_title_version_and_paths(self):
        self.assertRegex(self.document["openapi"], r"^3\.1\.\d+$")
        self.assertTrue(self.document["info"]["title"] and self.document["info"]["version"])
        self.assertTrue(self.document["paths"])
        allowed = {"openapi", "info", "servers", "security", "paths", "components", "tags"}
        self.assertLessEqual(self.document.keys(), allowed)

    def test_every_reference_leads_somewhere_and_everything_defined_is_used(self):
        used = {node["$ref"] for _, node in nodes(self.document) if isinstance(node, dict) and "$ref" in node}
        for reference in used:
            self.assertIsNotNone(self.contract.resolve({"$ref": reference}), reference)
        kinds = ("headers", "responses", "schemas")
        defined = {f"#/components/{kind}/{name}" for kind in kinds for name in self.document["components"][kind]}
        self.assertEqual(defined - used, set())

    def test_every_schema_is_a_schema_and_its_examples_fit(self):
        for name, schema in self.document["components"]["schemas"].items():
            with self.subTest(name):
                jsonschema.Draft202012Validator.check_schema(schema)
                for example in schema.get("examples", []):
                    self.contract.validator(schema).validate(example)

    def test_every_path_parameter_is_declared_and_required(self):
        for path, method, operation in self.contract.operations():
            declared = {parameter["name"] for parameter in operation.get("parameters", []) if parameter["in"] == "path"}
            self.assertEqual(declared, set(re.findall(r"\{(\w+)\}", path)), (path, method))
            self.assertTrue(all(parameter["required"] for parameter in operation.get("parameters", [])
                                if parameter["in"] == "path"))

    def test_every_operation_has_a_name_of_its_own_a_summary_and_answers_with_descriptions(self):
        names = [operation["operationId"] for _, _, operation in self.contract.operations()]
        self.assertEqual(len(names), len(set(names)))
        for path, method, operation in self.contract.operations():
            self.assertTrue(operation["summary"], (path, method))
            for status, response in operation["responses"].items():
                self.assertRegex(status, r"^[1-5]\d\d$")
                self.assertTrue(self.contract.resolve(response)["description"])

    def test_a_key_that_comes_twice_is_found(self):
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            file.write("a: 1\nb: {c: 1, c: 2}\n")
            file.flush()
            with self.assertRaisesRegex(AssertionError, "comes twice"):
                Contract(file.name)


class WardDocument(Document):
    file = FILE.with_name("openapi-ward.yaml")


if __name__ == "__main__":
    unittest.main()
