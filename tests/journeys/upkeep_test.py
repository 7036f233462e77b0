#!/usr/bin/python3
"""A technician checks a kiosk in eight steps; the report is believed, and what was changed afterwards is found out."""
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from station import Station, program, run  # noqa: E402

PIN = "274951"
CARD = "TRAMSO-TEST-CARD-1"
HEARD = "wait page.begin\ntap page.begin\n" + "wait page.yes\ntap page.yes\n" * 2
COLUMNS, ROWS = 10, 5  # of a panel of 531 by 299 mm


def cells(*but):
    """A touch in the middle of each cell, row by row."""
    return "".join(f"touch {int((x + .5) * 1000 / COLUMNS)} {int((y + .5) * 1000 / ROWS)}\n"
                   for y in range(ROWS) for x in range(COLUMNS) if (y + 1, x + 1) not in but)


class Upkeep(unittest.TestCase):
    def setUp(self):
        settings = ('[staff]\nkey = "FOLDER/staff.pub"\nlist = "FOLDER/staff.list"\n'
                    '[speech]\noutput = "file:FOLDER/heard.txt"\n')
        self.station = self.enterContext(Station(settings=settings))
        self.folder = self.station.folder
        made = run("tramso", "keys", "make", "--kind", "staff", "--secret", self.folder / "staff.key", "--public",
                   self.folder / "staff.pub")
        self.assertEqual(made.returncode, 0, made.stderr)
        self.badge = json.loads(self.tramso("badge", "make", "--key", self.folder / "staff.key", "--list",
                                            self.folder / "staff.list", "--role", "technician", "--days", 7, "--json",
                                            words=PIN + "\n").stdout)["badge"]
        keys = "".join(f"tap key.{digit}\n" for digit in PIN)
        self.inside = ("wait home.report\ntap bar.call_staff\nwait help.staff\ntap help.staff\nwait badge.title\n"
                       f"scan {self.badge}\nwait pin.field\n{keys}tap pin.next\nwait entry.check\n")
        self.state = self.station.outbox.parent

    @staticmethod
    def tramso(*arguments, words="", code=0):
        done = subprocess.run([program("tramso"), *map(str, arguments)], input=words, capture_output=True, text=True, timeout=60,
                              check=False)
        assert done.returncode == code, f"exit {done.returncode}: {done.stdout}{done.stderr}"
        return done

    def report(self):
        return (self.state / "readiness.txt").read_text(encoding="utf-8")

    def checks(self):
        return {line.split()[1]: line.split(" ", 4)[2::2] for line in self.report().splitlines() if line.startswith("check ")}

    def kiosks(self):
        """A folder of the kiosks' public keys, as the gateway has it."""
        folder = self.folder / "public"
        folder.mkdir(exist_ok=True)
        kiosk = re.search(r"^kiosk (\S+)$", self.report(), re.M)[1]
        source = next(path for path in self.folder.rglob(f"{kiosk}.pub") if path.parent != folder)
        shutil.copy(source, folder / f"{kiosk}.pub")
        return folder, folder / f"{kiosk}.pub"

    def test_all_is_well_and_the_report_is_believed(self):
        self.station.gateway()
        self.station.uplink()
        self.station.plays(f"""{self.inside}capture menu
tap entry.check
wait page.begin
capture printer
tap page.begin
wait page.yes
tap page.yes
wait page.begin
tap page.begin
wait glass.left
capture glass
{cells()}wait page.yes
tap page.yes
wait page.begin
tap page.begin
wait glass.left
advance 61
wait page.yes
tap page.yes
{HEARD}{HEARD}wait page.skip
scan {CARD}
wait page.sharpness
capture camera
wait page.yes
tap page.yes
wait page.begin
tap page.begin
wait page.yes 30
capture network
tap page.yes
wait line.network
capture over
tap page.report
wait page.code
capture report
tap page.done
wait entry.check
tap bar.finish
wait home.report
end
""")
        self.assertEqual({step: mark[0] for step, mark in self.checks().items()}, dict.fromkeys(
            ("printer", "touch", "ghosts", "speaker", "headphones", "scanner", "camera", "network"), "good"))
        self.assertEqual(len(self.station.slips()), 2)
        heard = (self.folder / "heard.txt").read_text(encoding="utf-8")
        self.assertEqual(re.findall(r"\[tone (\w+)\]", heard), ["left", "right", "left", "right"])
        folder, key = self.kiosks()
        file = self.state / "readiness.txt"
        told = json.loads(self.tramso("verify-report", file, "--kiosks", folder, "--json").stdout)
        self.assertEqual((told["good"], told["bad"], told["skipped"]), (8, 0, 0))
        self.changes_are_found_out(file, folder)
        self.tampering_is_found_out(file, key)

    def changes_are_found_out(self, file, folder):
        forged = self.folder / "forged.txt"
        forged.write_text(self.report().replace("program ", "program 9"), encoding="utf-8")
        self.tramso("verify-report", forged, "--kiosks", folder, code=1)
        self.tramso("verify-report", file, "--kiosks", self.folder / "nowhere", code=2)
        forged.write_text(self.report().replace("kiosk kiosk-", "kiosk other-"), encoding="utf-8")
        self.tramso("verify-report", forged, "--kiosks", folder, code=1)

    def tampering_is_found_out(self, file, key):
        verify = ("audit", "verify", "--config", self.station.kiosk_config)
        whole = json.loads(self.tramso(*verify, "--json").stdout)
        self.assertTrue(whole["whole"])
        self.tramso(*verify, "--report", file, "--key", key)
        acts = self.state / "staff.db"
        kept = self.folder / "staff.kept"
        shutil.copy(acts, kept)
        free = "DROP TRIGGER act_kept; DROP TRIGGER act_as_it_was;"
        last = whole["acts"]
        for change, line in (("UPDATE act SET detail = 'x' WHERE number = 2", 2), ("DELETE FROM act WHERE number = 2", 3),
                             (f"DELETE FROM act WHERE number = {last}", last),
                             ("UPDATE act SET number = 99 WHERE number = 1; UPDATE act SET number = 1 WHERE number = 2;"
                              "UPDATE act SET number = 2 WHERE number = 99", 1)):
            shutil.copy(kept, acts)
            with sqlite3.connect(acts) as database:
                database.executescript(free + change)
            database.close()
            self.assertIn(f"broken at line {line}", self.tramso(*verify, code=1).stderr, change)
        # Cut off with its head: the list is whole by itself, and the report has seen more.
        shutil.copy(kept, acts)
        with sqlite3.connect(acts) as database:
            database.executescript(free + "DELETE FROM act WHERE number > 2; UPDATE act_head SET number = 2,"
                                   "digest = (SELECT digest FROM act WHERE number = 2)")
        database.close()
        self.tramso(*verify)
        self.assertIn("the report saw", self.tramso(*verify, "--report", file, "--key", key, code=1).stderr)

    def test_what_is_bad_is_named(self):
        self.station.set_printer("paper-out")
        skip = "wait page.skip\ntap page.skip\n"
        self.station.plays(f"""{self.inside}tap entry.check
wait page.begin
tap page.begin
wait page.trouble
capture no_paper
tap page.no
wait page.begin
tap page.begin
wait glass.left
{cells((2, 3), (5, 10))}advance 21
wait page.trouble
expect page.trouble 2 ô không nhận chạm.
capture missed
tap page.no
wait page.begin
tap page.begin
wait glass.left
touch 100 100
touch 110 100
touch 900 900
advance 61
wait page.trouble
expect page.trouble 3 lần chạm tự xuất hiện.
capture ghosts
tap page.no
{skip}{skip}wait page.skip
scan SOMETHING-ELSE
wait page.trouble
tap page.skip
wait page.sharpness
tap page.skip
wait page.begin
tap page.begin
wait page.no 30
capture no_courier
tap page.no
wait page.report
tap page.report
wait page.again
device printer ready
tap page.again
wait page.code
tap page.done
wait entry.health
tap entry.health
wait upkeep.printer.fault
capture health
tap bar.back
wait entry.restart
tap entry.restart
wait entry.printer
tap entry.printer
wait line.printer
tap bar.back
wait entry.check
tap bar.finish
wait home.report
end
""")
        checks = self.checks()
        self.assertEqual(checks["printer"], ["bad", "paper-out"])
        self.assertEqual(checks["touch"], ["bad", "missed 2 of 50, row:column 2:3 5:10"])
        self.assertEqual(checks["ghosts"], ["bad", "3 touches, 2 cells"])
        self.assertEqual(checks["network"], ["bad", "courier"])
        self.assertEqual(checks["speaker"][0], "skipped")
        self.assertIn("Hết giấy", self.station.label("health", "upkeep.printer.fault"))
        self.assertRegex((self.state / "upkeep.faults").read_text(encoding="utf-8"), r"^printer paper-out \S+ 0\n")
        acts = [json.loads(line)["what"] for line in
                self.tramso("badge", "acts", "--state", self.state / "staff.db", "--json").stdout.splitlines()]
        self.assertEqual(acts, ["pin-tried", "signed-in", "checked", "report-made", "restarted", "left"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
