#!/usr/bin/python3
"""The Debian packages as they are written, without building one: every file that CMake installs is in a package, every program has a
manual page that says what its --help says, dependencies are those of packages.txt, and units, settings, version and licence agree."""
import importlib.machinery
import importlib.util
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["TRAMSO_SOURCE_DIR"])
BIN = pathlib.Path(os.environ["TRAMSO_BIN_DIR"])
DEBIAN = SOURCE / "packaging/debian"
MAN = SOURCE / "packaging/man"
PROGRAMS = {"tramso": 1, "tramso-kiosk": 8, "tramso-uplink": 8, "tramso-gateway": 8}  # and the section of its page
# What only a build has that is not packaged (TRAMSO_AUTOMATION).
AUTOMATION = {"--headless", "--unseen", "--visit", "--gallery", "--capture"}
# For those who build often, and for git; debhelper brings what every Debian package is built with.
NOT_FOR_PACKAGES = {"build-essential", "ca-certificates", "ccache", "git", "mold"}
FOR_PACKAGES = {"debhelper-compat", "dh-sequence-installsysusers"}
# What shlibs:Depends does not know of, and every build machine has: OpenGL, which SDL loads by name; the groups of devices.
LOADED = {"libegl1", "libgl1", "libgl1-mesa-dri", "libgles2", "udev"}
# Of those that are needed beside the programs, what people and tests alone call; the hour of the city is reckoned without a table.
NOT_NEEDED = {"openssl", "tzdata"}


def loaded(path):
    """A program of the tree that has no ending, as a module."""
    loader = importlib.machinery.SourceFileLoader(path.name, str(path))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(path.name, loader))
    loader.exec_module(module)
    return module


COMMANDS = loaded(MAN / "commands")


def run(*command, **more):
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, **more)


def text(path):
    return path.read_text(encoding="utf-8")


def stanzas():
    """The stanzas of debian/control as dictionaries; the first is the source's."""
    found = []
    for stanza in text(DEBIAN / "control").strip().split("\n\n"):
        found.append({match[1]: match[2] for match in re.finditer(r"(?ms)^([\w-]+):\s*(.*?)(?=^[\w-]+:|\Z)", stanza + "\n")})
    return found


def names(field):
    """The packages of a dependency field, without versions and debhelper's variables."""
    return {word.split()[0].split("(")[0] for word in field.replace("\n", " ").split(",") if word.strip() and "${" not in word.split()[0]}


def purpose(wanted):
    lines = [line.split() for line in text(SOURCE / "packaging/packages.txt").splitlines() if not line.startswith("#")]
    return {line[1] for line in lines if line[0] == wanted}


def installed(script):
    """(component, destination, source) of each file or folder that a cmake_install.cmake puts somewhere."""
    found = []
    for block in re.finditer(r'if\(CMAKE_INSTALL_COMPONENT STREQUAL "(\w+)".*?\n(.*?)\nendif\(\)', script, re.DOTALL):
        for put in re.finditer(r'file\(INSTALL DESTINATION "([^"]*)" TYPE \w+ (.*?)\)\s*(?:\n|$)', block[2], re.DOTALL):
            renamed = re.search(r'RENAME "([^"]*)"', put[2])
            folder = put[1].replace("${CMAKE_INSTALL_PREFIX}/", "")
            for source in re.findall(r'"([^"]+)"', re.split(r"\bFILES\s", put[2])[1].split("FILES_MATCHING")[0]):
                if source.startswith("/"):
                    found.append((block[1], f"{folder}/{renamed[1] if renamed else pathlib.Path(source).name}", pathlib.Path(source)))
    return found


def all_installed():
    found = []
    for script in sorted(BIN.parent.rglob("cmake_install.cmake")):
        found += installed(text(script))
    return found


def options_of(help_text):
    return set(re.findall(r"(?<![\w-])--[a-z][\w-]*", help_text))


class Debian(unittest.TestCase):
    packages = {stanza["Package"].strip(): stanza for stanza in stanzas()[1:]}

    def test_every_installed_file_is_in_one_package(self):
        put = all_installed()
        self.assertEqual({f"tramso-{component}" for component, _, _ in put}, set(self.packages))
        places = [destination for _, destination, _ in put]
        self.assertEqual(len(places), len(set(places)), "two packages would have the same file")
        rules = re.search(r"for package in ([\w ]+);", text(DEBIAN / "rules"))[1].split()
        self.assertEqual({f"tramso-{name}" for name in rules}, set(self.packages))
        for program in PROGRAMS:
            self.assertIn(f"bin/{program}", places)

    def test_a_file_without_a_component_would_be_found(self):
        script = ('if(CMAKE_INSTALL_COMPONENT STREQUAL "Unspecified" OR NOT CMAKE_INSTALL_COMPONENT)\n'
                  '  file(INSTALL DESTINATION "${CMAKE_INSTALL_PREFIX}/bin" TYPE EXECUTABLE FILES "/there/lost")\nendif()\n')
        self.assertEqual(installed(script), [("Unspecified", "bin/lost", pathlib.Path("/there/lost"))])

    def test_what_stands_beside_the_programs_is_installed(self):
        put = {source for _, _, source in all_installed()}
        for file in [*SOURCE.glob("packaging/kiosk/*"), *SOURCE.glob("packaging/gateway/*"), *MAN.glob("*.[18]")]:
            self.assertIn(file, put, "cmake/install.cmake does not name it")
        for source in put:
            if source.is_relative_to(SOURCE) and not source.is_relative_to(BIN.parent):
                self.assertTrue(source.exists(), source)

    def test_units_start_what_is_installed_with_settings_that_are_installed(self):
        there = {f"/usr/{destination}" for _, destination, _ in all_installed()}
        for list_file in DEBIAN.glob("*.install"):
            for line in text(list_file).splitlines():
                source, folder = line.split()
                self.assertTrue((SOURCE / source).is_file(), line)
                there.add(f"/{folder}/{pathlib.PurePath(source).name}")
        for unit in [*SOURCE.glob("packaging/kiosk/*.service"), *SOURCE.glob("packaging/gateway/*.service")]:
            command = re.search(r"(?m)^ExecStart=(.*)$", text(unit))[1].split()
            for word in command:
                if word.startswith(("/usr/bin/tramso", "/usr/share/tramso", "/etc/tramso")):
                    self.assertIn(word, there, unit.name)
            page, section = re.search(r"(?m)^Documentation=man:([\w-]+)\((\d)\)$", text(unit)).groups()
            self.assertEqual(PROGRAMS[page], int(section))

    def test_every_program_has_a_page_that_man_takes(self):
        self.assertEqual({page.name for page in MAN.glob("*.[18]")}, {f"{name}.{section}" for name, section in PROGRAMS.items()})
        for page in MAN.glob("*.[18]"):
            said = run("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", page, env={**os.environ, "LC_ALL": "C.UTF-8"})
            self.assertEqual((said.returncode, said.stderr), (0, ""), page.name)
            self.assertRegex(text(page), r"(?m)^\.SH NAME\n" + page.stem.replace("-", r"\\-") + r" \\- \S")

    def test_a_page_that_man_complains_of_would_be_found(self):
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder) / "broken.1"
            page.write_text(text(MAN / "tramso.1") + ".NOSUCHMACRO x\n", encoding="utf-8")
            self.assertNotEqual(run("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", page).stderr, "")

    def test_the_page_of_the_command_line_tells_of_every_sub_command_and_option(self):
        page = text(MAN / "tramso.1")
        wanted = COMMANDS.commands(BIN / "tramso")
        self.assertGreater(wanted.count(".SS "), 50)
        self.assertEqual(COMMANDS.differences(page, wanted), [], "packaging/man/commands build/dev/bin/tramso --write puts it right")
        for lost in ('.SS "tramso verify\\-draw [OPTIONS] file"\n', "\\fB\\-\\-canary\\fR"):
            self.assertIn(lost, page)
            self.assertNotEqual(COMMANDS.differences(page.replace(lost, ""), wanted), [])

    def test_the_other_pages_tell_of_every_option_and_of_no_other(self):
        for program in ("tramso-kiosk", "tramso-uplink", "tramso-gateway"):
            shown = options_of(run(BIN / program, "--help").stdout) - AUTOMATION
            page = text(MAN / f"{program}.8").replace("\\-", "-").partition(".SH OPTIONS")[2].partition(".SH")[0]
            self.assertEqual(options_of(page), shown, program)

    def test_dependencies_are_those_of_the_list(self):
        self.assertEqual(names(stanzas()[0]["Build-Depends"]) - FOR_PACKAGES, purpose("build") - NOT_FOR_PACKAGES)
        needed = set().union(*(names(stanza["Depends"]) for stanza in self.packages.values())) - set(self.packages)
        self.assertEqual(needed - LOADED, purpose("run") - NOT_NEEDED)
        for stanza in self.packages.values():
            self.assertIn("${misc:Depends}", stanza["Depends"])
            if stanza["Architecture"].strip() == "any":
                self.assertIn("${shlibs:Depends}", stanza["Depends"])

    def test_version_and_licence_are_the_programs(self):
        version = re.search(r"project\(tramso VERSION ([\d.]+)", text(SOURCE / "CMakeLists.txt"))[1]
        self.assertTrue(text(DEBIAN / "changelog").startswith(f"tramso ({version}) "))
        with_chip = re.search(r"option\(TRAMSO_CHIP .* (ON|OFF)\)", text(SOURCE / "cmake/options.cmake"))[1] == "ON"
        self.assertEqual("/usr/share/common-licenses/GPL-3" in text(DEBIAN / "copyright"), with_chip)
        self.assertNotIn("TRAMSO_CHIP", text(DEBIAN / "rules"))
        self.assertIn("--preset package", text(DEBIAN / "rules"))

    def test_each_trial_of_an_installed_package_is_a_program(self):
        named = {name for line in re.findall(r"(?m)^Tests: (.*)$", text(DEBIAN / "tests/control")) for name in line.split()}
        files = {path.name for path in (DEBIAN / "tests").iterdir()} - {"control"}
        self.assertEqual(files, named)
        self.assertTrue(all(os.access(DEBIAN / "tests" / name, os.X_OK) for name in named))
        self.assertTrue(os.access(DEBIAN / "rules", os.X_OK))


if __name__ == "__main__":
    unittest.main()
