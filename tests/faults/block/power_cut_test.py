#!/usr/bin/python3
"""The power fails under the real programs on a real ext4: reports are stored and carried until the disk is gone. When it is back,
all that was thanked for is there, and arrives once."""
import contextlib
import json
import os
import pathlib
import random
import sqlite3
import subprocess
import sys
import unittest

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "sync/support")]
from cut_ext4 import CutExt4, required  # noqa: E402
from history import History, rows  # noqa: E402
from town import Town, program, uuid_text  # noqa: E402

CUTS = int(os.environ.get("TRAMSO_BLOCK_CUTS", "20"))
MOST_WRITES = 400  # of blocks, before a cut

WRITER = """
import os, sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA journal_mode=WAL")
database.execute("PRAGMA synchronous=" + sys.argv[2])
database.execute("CREATE TABLE IF NOT EXISTS row(number INTEGER PRIMARY KEY, body BLOB)")
for _ in range(300):
    number = database.execute("INSERT INTO row(body) VALUES(randomblob(2000)) RETURNING number").fetchone()[0]
    print(number, flush=True)
os._exit(0)  # without the checkpoint of a file that is closed in good order
"""


class TownOnDisk(Town):
    """Its outbox lies on the file system that loses its power."""
    mount = None

    @property
    def outbox(self):
        return self.mount / "outbox.db"

    def put_on(self, mount):
        self.mount = mount
        config = self.kiosk_config.read_text(encoding="utf-8")
        self.kiosk_config.write_text(config.replace(f"{self.folder}/{self.kiosk}/outbox.db", str(self.outbox)),
                                     encoding="utf-8")


class PowerCut(unittest.TestCase):
    def setUp(self):
        required()
        self.town = self.enterContext(TownOnDisk())
        self.disk = CutExt4(self.town.folder / "disk")
        self.town.put_on(self.disk.mount)
        self.history = History(self.town)
        self.chance = random.Random(20261125)

    def live(self):
        """Stores and carries until the disk refuses; how many receipts."""
        for receipts in range(200):
            try:
                self.history.shown(self.town.submit())
                if self.chance.random() < 0.3:
                    self.town.carry()
            except (AssertionError, sqlite3.Error, OSError):
                return receipts
        raise AssertionError("the power has not failed")

    def test_reports(self):
        self.town.gateway()
        receipts = 0
        for number in range(CUTS):
            with self.disk.powered(self.chance.randrange(MOST_WRITES), number) as is_mounted:
                if is_mounted:
                    receipts += self.live()
            with self.disk.powered() as is_mounted:
                self.assertTrue(is_mounted, "the file system is broken")
                self.history.shown(self.town.submit())
                if number % 5 == 4 or number == CUTS - 1:
                    self.town.make_due()
                    self.town.carried(60)
                    self.assertEqual(self.history.problems(), [], f"cut {number}")
                    self.assertEqual(list(self.disk.mount.glob("*damaged*")), [])
        self.assertGreater(receipts, CUTS)

    def rows_lost(self, synchronous, *prefix):
        """Of a plain SQLite file: of the rows that were said to be stored, how many are not there after the cut."""
        lost = 0
        file = self.disk.mount / "plain.db"
        for number in range(4):
            said = [0]
            with self.disk.powered(self.chance.randrange(150, 900), number) as is_mounted:
                if is_mounted:
                    done = subprocess.run([*prefix, sys.executable, "-c", WRITER, file, synchronous],
                                          capture_output=True, text=True, timeout=60, check=False)
                    said += [int(line) for line in done.stdout.split()]
            with self.disk.powered():
                lost += max(0, max(said) - self.last_row(file))
                for part in self.disk.mount.glob("plain.db*"):
                    part.unlink()
        return lost

    @staticmethod
    def last_row(file):
        try:
            with contextlib.closing(sqlite3.connect(f"file:{file}?mode=rw", uri=True)) as database:
                return database.execute("SELECT max(number) FROM row").fetchone()[0] or 0
        except sqlite3.Error:
            return 0

    def test_the_cuts_find_what_is_not_synced(self):
        """The controls: were they green, the cuts above would prove nothing."""
        self.assertEqual(self.rows_lost("FULL"), 0)
        self.assertGreater(self.rows_lost("NORMAL"), 0)
        self.assertGreater(self.rows_lost("FULL", "eatmydata"), 0)

    def test_programs_whose_syncs_do_nothing_are_found_out(self):
        """The same programs on a disk that only pretends: receipts are lost."""
        pretending = {**os.environ, "LD_PRELOAD": "libeatmydata.so",
                      "ASAN_OPTIONS": "verify_asan_link_order=0:detect_leaks=0"}
        shown, kept = set(), set()
        for number in range(4):
            with self.disk.powered(self.chance.randrange(150, MOST_WRITES), number) as is_mounted:
                for _ in range(40 if is_mounted else 0):
                    done = subprocess.run([program("tramso"), "submit", "--config", self.town.kiosk_config, "--file",
                                           self.town.draft, "--json"], capture_output=True, text=True, env=pretending,
                                          check=False)
                    if done.returncode != 0:
                        break
                    shown.add(json.loads(done.stdout)["id"])
            with self.disk.powered():
                self.town.status()  # opens it, and rescues what it can
                kept |= {uuid_text(row["id"]) for row in rows(self.town.outbox, "id")}
        self.assertGreater(len(shown), 0)
        self.assertNotEqual(shown - kept, set(), "no receipt was lost")


if __name__ == "__main__":
    unittest.main()
