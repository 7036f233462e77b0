#!/usr/bin/python3
"""packaging/sbom names what the programs link, with versions and licences, in CycloneDX; and docs/licences.md has a row for each."""
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

SOURCE, BIN = pathlib.Path(os.environ["TRAMSO_SOURCE_DIR"]), pathlib.Path(os.environ["TRAMSO_BIN_DIR"])
PROGRAMS = ("tramso", "tramso-gateway", "tramso-kiosk", "tramso-uplink")
SANITIZERS = re.compile(r"lib(a|ub|t|l)san\.so")


def run(*command):
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)


def bill(folder=BIN):
    made = run(SOURCE / "packaging/sbom", folder)
    assert made.returncode == 0, made.stderr
    return json.loads(made.stdout)


def linked(program):
    """By another way than the script's: readelf, and the loader's own cache."""
    cache = dict(re.findall(r"^\s+(\S+) \(.*x86-64.*\) => (\S+)$", run("ldconfig", "-p").stdout, re.M)[::-1])
    names = re.findall(r"\(NEEDED\).*\[(.+)\]", run("readelf", "--dynamic", program).stdout)
    return {name: pathlib.Path(cache[name]).resolve() for name in names if not SANITIZERS.match(name)}


def unversioned(source):
    return re.sub(r"-?\d[\d.]*$", "", source)


def rows(text):
    """section -> source packages without their versions that have a row there, each with its licence."""
    found, section = {}, None
    for line in text.splitlines():
        if line.startswith("## "):
            section = found.setdefault(line[3:], {})
        if match := re.match(r"\| ([a-z][\w.+-]*) \| ([^|]+) \|", line):
            section[unversioned(match[1])] = match[2].strip()
    return found


def missing(text, components):
    """Of the bill's components, those without a row in the section they belong to."""
    sections = {"linked": "Linked", "compiled-in": "Compiled in", "run": "Beside the programs"}
    listed = rows(text)
    return {one["name"] for one in components if (how := one["how"]) in sections
            and not listed[sections[how]].get(unversioned(one["source"]))}


class Sbom(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.bill = bill()
        cls.parts = []
        for one in cls.bill["components"]:
            properties = {each["name"].split(":")[1]: each["value"] for each in one.get("properties", [])}
            cls.parts.append({**one, "source": properties.get("source-package", ""), "how": properties.get("how", "")})
        cls.licences = (SOURCE / "docs/licences.md").read_text(encoding="utf-8")

    def test_it_has_the_form_of_cyclonedx(self):
        self.assertEqual((self.bill["bomFormat"], self.bill["specVersion"], self.bill["version"]), ("CycloneDX", "1.5", 1))
        self.assertRegex(self.bill["serialNumber"], r"^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
        refs = [one["bom-ref"] for one in self.bill["components"]] + [self.bill["metadata"]["component"]["bom-ref"]]
        self.assertEqual(len(refs), len(set(refs)))
        for one in self.bill["components"]:
            with self.subTest(one["name"]):
                self.assertIn(one["type"], ("application", "library", "data"))
                self.assertTrue(one["version"])
                self.assertTrue(all(set(each["license"]) in ({"id"}, {"name"}) for each in one["licenses"]) and one["licenses"])
        for edge in self.bill["dependencies"]:
            self.assertLessEqual({edge["ref"], *edge["dependsOn"]}, set(refs))

    def test_the_same_programs_give_the_same_bytes(self):
        self.assertEqual(bill(), self.bill)

    def test_every_library_that_a_program_links_is_in_it_with_the_version_that_is_installed(self):
        refs = {one["bom-ref"]: one for one in self.parts}
        depends = {edge["ref"]: edge["dependsOn"] for edge in self.bill["dependencies"]}
        for name in PROGRAMS:
            libraries = linked(BIN / name)
            self.assertIn("libc.so.6", libraries)
            files = {file for ref in depends[name] for file in run("dpkg-query", "-L", refs[ref]["name"]).stdout.splitlines()}
            real = {str(pathlib.Path(file).resolve()) for file in files if ".so" in file}
            for library, file in libraries.items():
                with self.subTest(program=name, library=library):
                    self.assertIn(str(file), real)
            for ref in depends[name]:
                self.assertEqual(run("dpkg-query", "-W", "-f", "${Version}", refs[ref]["name"]).stdout, refs[ref]["version"])

    def test_every_one_has_a_row_in_the_list_of_licences(self):
        self.assertGreater(len(self.parts), 30)
        self.assertEqual(missing(self.licences, self.parts), set())
        gone = re.sub(r"(?m)^\| libsodium \|.*\n", "", self.licences)
        self.assertEqual(missing(gone, self.parts), {"libsodium23"})

    def test_no_row_is_of_something_that_nobody_links(self):
        have = {unversioned(one["source"]) for one in self.parts if one["how"] == "linked"}
        there = set(rows(self.licences)["Linked"]) - have
        self.assertLessEqual(there, {"openpace"})  # built without the reader of chips

    def test_a_program_under_the_gpl_is_said_to_be(self):
        names = {one["bom-ref"]: one["name"] for one in self.parts}
        depends = {edge["ref"]: {names[ref] for ref in edge["dependsOn"]} for edge in self.bill["dependencies"]}
        said = {one["name"]: one["licenses"][0]["license"]["id"] for one in self.parts if one["type"] == "application"}
        gpl = {package for name in PROGRAMS for package in depends[name]
               if rows(self.licences)["Linked"].get(unversioned(next(one["source"] for one in self.parts if one["name"] == package)), "").startswith("**GPL")}
        self.assertIn("libespeak-ng1", gpl)
        for name in PROGRAMS:
            self.assertEqual(said[name], "GPL-3.0-or-later" if depends[name] & gpl else "Apache-2.0", name)
            self.assertRegex(self.licences, rf"(?m)^\| [^|]*`{name}`[^|]* \| {re.escape(said[name])} \|")

    def test_without_programs_it_says_so(self):
        with tempfile.TemporaryDirectory() as folder:
            made = run(SOURCE / "packaging/sbom", folder)
            self.assertEqual((made.returncode, made.stdout), (1, ""))
            self.assertIn("build it first", made.stderr)


if __name__ == "__main__":
    unittest.main()
