#!/usr/bin/python3
"""packages_test.py [SUITE …]: the Debian packages are built by packaging/deb, lintian finds nothing wrong with them, and in a clean system
of each SUITE they are installed, tried, upgraded and purged (tests/packaging/trial). For minutes, and with the network that apt
has. Left out: this machine's own release. TRAMSO_PACKAGES: a folder of packages that are built already, instead of building."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["TRAMSO_SOURCE_DIR"])
HERE = next(line.split("=")[1].strip() for line in pathlib.Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
            if line.startswith("VERSION_CODENAME="))
SUITES = sys.argv[1:] or [HERE]
NAMES = {"tramso-kiosk", "tramso-gateway", "tramso-tools", "tramso-common"}


def run(*command, **more):
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, **more)


def field(package, name):
    return run("dpkg-deb", "--field", package, name).stdout.strip()


def newer(package, folder):
    """The same package by the next version, as an upgrade brings it."""
    with tempfile.TemporaryDirectory() as content:
        run("dpkg-deb", "--raw-extract", package, content)
        control = pathlib.Path(content) / "DEBIAN/control"
        version = field(package, "Version")
        control.write_text(control.read_text(encoding="utf-8").replace(version, version + "+1"), encoding="utf-8")
        made = run("dpkg-deb", "--root-owner-group", "--build", content, folder)
        assert made.returncode == 0, made.stderr


class Packages(unittest.TestCase):
    def built(self, suite):
        if given := os.environ.get("TRAMSO_PACKAGES"):
            return pathlib.Path(given)
        made = run(SOURCE / "packaging/deb", suite)
        self.assertEqual(made.returncode, 0, made.stdout[-3000:] + made.stderr[-3000:])
        return SOURCE / "build/deb" / suite

    def look_at(self, suite, folder):
        packages = [path for path in folder.glob("*.deb") if "-dbgsym_" not in path.name]
        self.assertEqual({field(path, "Package") for path in packages}, NAMES)
        changes = next(folder.glob("*.changes"))
        judged = run("lintian", "--allow-root", "--fail-on", "error,warning", "--tag-display-limit", "0", changes)
        self.assertEqual(judged.returncode, 0, judged.stdout + judged.stderr)
        return packages

    def test_packages_are_sound_and_go_in_up_and_out(self):
        for suite in SUITES:
            with self.subTest(suite), tempfile.TemporaryDirectory() as scratch:
                older, later = pathlib.Path(scratch) / "older", pathlib.Path(scratch) / "newer"
                older.mkdir()
                later.mkdir()
                pathlib.Path(scratch).chmod(0o755)  # mmdebstrap may be another user in a namespace of its own
                for package in self.look_at(suite, self.built(suite)):
                    (older / package.name).write_bytes(package.read_bytes())
                    newer(package, later)
                trial = f"'{SOURCE}/tests/packaging/trial' \"$1\" '{older}' '{later}' '{SOURCE}/packaging/debian/tests'"
                tried = run("mmdebstrap", "--variant=apt", "--include=ca-certificates", f"--customize-hook={trial}", suite, "/dev/null")
                self.assertEqual(tried.returncode, 0, tried.stdout[-2000:] + tried.stderr[-4000:])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
