#!/usr/bin/python3
"""The units and rules of a kiosk and of the city's gateway, read by the programs that use them: systemd itself says how exposed each
unit is, what users and folders come of the files, and nft whether the firewall is one."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import tomllib
import unittest

PACKAGING = pathlib.Path(os.environ["TRAMSO_SOURCE_DIR"]) / "packaging"
UNITS = sorted([*PACKAGING.glob("kiosk/*.service"), *PACKAGING.glob("gateway/*.service")])
MOST_EXPOSED = 15  # tenths
APART = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--net"]  # the rules of this machine stay


def run(*command):
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)


def settings(unit):
    found = {}
    for line in unit.read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"(\w+)=(.*)", line):
            found.setdefault(match[1], []).append(match[2])
    return found


class Units(unittest.TestCase):
    screen = settings(PACKAGING / "kiosk/tramso-kiosk.service")
    courier = settings(PACKAGING / "kiosk/tramso-uplink.service")

    def test_both_programs_can_write_what_the_shipped_settings_have_them_write(self):
        kiosk = tomllib.loads((PACKAGING.parent / "config/kiosk.toml").read_text(encoding="utf-8"))
        self.assertEqual(self.screen["User"], self.courier["User"])  # the outbox's files are 0600
        for unit, files in ((self.screen, (kiosk["outbox"]["file"],)),
                            (self.courier, (kiosk["outbox"]["file"], kiosk["uplink"]["certificate"], kiosk["uplink"]["socket"]))):
            self.assertEqual(unit["ProtectSystem"], ["strict"])
            writable = [f"/var/lib/{name}" for name in unit["StateDirectory"]]
            writable += [f"/run/{name}" for name in unit.get("RuntimeDirectory", ())] + unit.get("ReadWritePaths", [])
            for file in files:
                self.assertTrue(any(pathlib.PurePath(file).is_relative_to(folder) for folder in writable), f"{file}: {writable}")

    def test_neither_program_reaches_the_keys_of_the_other(self):
        kiosk = tomllib.loads((PACKAGING.parent / "config/kiosk.toml").read_text(encoding="utf-8"))
        hidden = lambda unit: [path.removeprefix("-") for line in unit["InaccessiblePaths"] for path in line.split()]  # noqa: E731
        self.assertIn(kiosk["seal"]["signing_key"], hidden(self.courier))
        self.assertTrue(any(pathlib.PurePath(kiosk["uplink"]["certificate_key"]).is_relative_to(path) for path in hidden(self.screen)))

    def test_every_unit_can_do_little(self):
        self.assertEqual(len(UNITS), 4)
        for unit in UNITS:
            with self.subTest(unit.name):
                judged = run("systemd-analyze", "security", "--offline=true", f"--threshold={MOST_EXPOSED}", "--no-pager", unit)
                self.assertEqual(judged.returncode, 0, judged.stdout[-400:] + judged.stderr)

    def test_a_unit_that_can_do_more_would_be_found(self):
        with tempfile.TemporaryDirectory() as folder:
            loose = pathlib.Path(folder) / "tramso-uplink.service"
            text = (PACKAGING / "kiosk/tramso-uplink.service").read_text(encoding="utf-8")
            loose.write_text(text.replace("SystemCallFilter=", "#"), encoding="utf-8")
            judged = run("systemd-analyze", "security", "--offline=true", f"--threshold={MOST_EXPOSED}", "--no-pager", loose)
            self.assertNotEqual(judged.returncode, 0)

    def test_systemd_understands_every_line(self):
        with tempfile.TemporaryDirectory() as folder:
            for unit in UNITS:
                text = re.sub(r"(?m)^ExecStart=\S+", "ExecStart=/bin/true", unit.read_text(encoding="utf-8"))
                copy = pathlib.Path(folder) / unit.name
                copy.write_text(text, encoding="utf-8")
                with self.subTest(unit.name):
                    said = run("systemd-analyze", "verify", "--man=no", "--recursive-errors=no", copy)
                    complaints = [line for line in said.stderr.splitlines() if unit.name in line]
                    self.assertEqual(complaints, [])

    def test_the_screen_has_no_network_and_is_watched(self):
        screen = self.screen
        self.assertEqual(screen["RestrictAddressFamilies"], ["AF_UNIX AF_NETLINK"])
        self.assertEqual(screen["IPAddressDeny"], ["any"])
        self.assertEqual(screen["Type"], ["notify"])
        self.assertGreaterEqual(int(screen["WatchdogSec"][0]), 60)  # longer than a printer may take
        self.assertEqual(screen["Restart"], ["always"])
        self.assertEqual(screen["LimitCORE"], ["0"])
        self.assertEqual(screen["MemorySwapMax"], ["0"])

    def test_users_and_folders_come_of_the_files(self):
        private = ("etc/tramso/keys", "etc/tramso/tls", "var/lib/tramso",
                   "etc/tramso/gateway/keys", "etc/tramso/gateway/tls", "var/lib/tramso-gateway")
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for kind in ("sysusers", "tmpfiles"):
                (root / f"usr/lib/{kind}.d").mkdir(parents=True)
                shutil.copy(PACKAGING / f"kiosk/tramso.{kind}", root / f"usr/lib/{kind}.d/tramso.conf")
                shutil.copy(PACKAGING / f"gateway/tramso-gateway.{kind}", root / f"usr/lib/{kind}.d/tramso-gateway.conf")
            (root / "etc").mkdir()
            made = run("systemd-sysusers", f"--root={root}")
            self.assertEqual(made.returncode, 0, made.stderr)
            users = {line.split(":")[0] for line in (root / "etc/passwd").read_text(encoding="utf-8").splitlines()}
            named = {settings(unit)["User"][0] for unit in UNITS} - {"postgres"}  # whom PostgreSQL's own package makes
            self.assertEqual(named - users, set())
            made = run("systemd-tmpfiles", f"--root={root}", "--create", "--prefix=/etc/tramso", "--prefix=/var/lib/tramso",
                       "--prefix=/var/lib/tramso-gateway")
            self.assertEqual(made.returncode, 0, made.stderr)
            for path in private:
                self.assertEqual((root / path).stat().st_mode & 0o7777, 0o700, path)

    def test_a_kiosk_without_its_key_is_not_started(self):
        kiosk = tomllib.loads((PACKAGING.parent / "config/kiosk.toml").read_text(encoding="utf-8"))
        for unit in (self.screen, self.courier):
            self.assertEqual(unit["ConditionPathExists"], [kiosk["seal"]["signing_key"]])

    def test_the_firewall_is_one(self):
        text = (PACKAGING / "kiosk/nftables.conf").read_text(encoding="utf-8")
        self.assertEqual(len(re.findall(r"policy drop;", text)), 3)
        for number, user in enumerate(("root", "tramso")):
            text = text.replace(f'skuid "{user}"', f"skuid {number}")  # of which this machine has not all
        with tempfile.TemporaryDirectory() as folder:
            rules = pathlib.Path(folder) / "rules"
            rules.write_text(text, encoding="utf-8")
            judged = run(*APART, "nft", "--check", "--file", rules)
            self.assertEqual(judged.returncode, 0, judged.stderr)
            rules.write_text(text.replace("policy drop;", "policy perhaps;"), encoding="utf-8")
            self.assertNotEqual(run(*APART, "nft", "--check", "--file", rules).returncode, 0)


if __name__ == "__main__":
    unittest.main()
