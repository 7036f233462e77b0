#!/usr/bin/python3
"""sync/wire/openapi.yaml beside the tools of others: two linters find nothing in it, and Prism, between the real courier and
the real gateway, finds nothing in what they say to each other."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "sync/support")]
from guarded_gateway import DOCUMENT, GuardedGateway  # noqa: E402
from pictures import picture  # noqa: E402
from town import DRAFT, SOURCE, Town, run  # noqa: E402

TOOLS = SOURCE / "build/peers/openapi/node_modules/.bin"


def lint(tool, *arguments):
    if not (TOOLS / tool).exists():
        raise AssertionError(f"{TOOLS / tool} is not there: run packaging/peers")
    done = subprocess.run([TOOLS / tool, "lint", *map(str, arguments)], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def redocly(document):
    status, said = lint("redocly", document, "--config", HERE / "openapi/redocly.yaml")
    return status == 0 and "warning" not in said, said


def spectral(document):
    status, said = lint("spectral", "--ruleset", HERE / "openapi/spectral.yaml", "--fail-severity", "hint", document)
    return status == 0, said


class Lint(unittest.TestCase):
    def test_redocly_and_spectral_find_nothing(self):
        for linter in (redocly, spectral):
            for document in (DOCUMENT, DOCUMENT.with_name("openapi-ward.yaml")):
                with self.subTest(f"{linter.__name__} {document.name}"):
                    clean, said = linter(document)
                    self.assertTrue(clean, said)

    def test_both_find_what_is_wrong(self):
        """The control."""
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            file.write(DOCUMENT.read_text(encoding="utf-8").replace("operationId: postBatch", "operationId: putSubmission"))
            file.flush()
            for linter in (redocly, spectral):
                with self.subTest(linter.__name__):
                    self.assertFalse(linter(pathlib.Path(file.name))[0])


class Traffic(unittest.TestCase):
    def setUp(self):
        self.town = self.enterContext(Town())

    def everything_a_kiosk_says(self):
        """A report alone, several in a batch, one with photos; the city's answer, looked up. Gives the receipts."""
        receipts = [self.town.submit()]
        self.town.carried(60)
        receipts += [self.town.submit() for _ in range(3)]
        picture(self.town.folder / "a.jpg", 200_000)
        self.town.draft.write_text(json.dumps({**DRAFT, "photos": ["a.jpg"]}), encoding="utf-8")
        receipts.append(self.town.submit())
        self.town.carried(60)
        return receipts

    def test_prism_finds_nothing_in_what_the_courier_and_the_gateway_say(self):
        with GuardedGateway(self.town) as guarded:
            receipts = self.everything_a_kiosk_says()
        self.assertEqual(guarded.violations, [])
        said = {(method, path.split("/")[3], status) for method, path, status in guarded.answers}
        self.assertLessEqual({("PUT", "submissions", 201), ("POST", "submissions:batch", 200), ("PUT", "submissions", 202),
                              ("POST", "attachments", 201), ("PATCH", "attachments", 204)}, said)
        opened = run("tramso", "desk", "open", "--config", self.town.gateway_config, cwd=self.town.folder)
        self.assertEqual([json.loads(line)["code"] for line in opened.stdout.splitlines()],
                         [receipt["code"] for receipt in receipts])

    def test_prism_finds_an_answer_that_is_not_promised(self):
        """The control: of a document that promises another status and another member."""
        wrong = self.town.folder / "wrong.yaml"
        text = DOCUMENT.read_text(encoding="utf-8")
        wrong.write_text(text.replace("required: [id, sha256, received_at, key, sig]",
                                      "required: [id, sha256, received_at, key, sig, place]"), encoding="utf-8")
        self.assertNotEqual(wrong.read_text(encoding="utf-8"), text)
        with GuardedGateway(self.town, wrong) as guarded:
            self.town.submit()
            self.town.carry()
        self.assertEqual([violation[:2] for violation in guarded.violations], [guarded.answers[0][:2]])


if __name__ == "__main__":
    unittest.main()
