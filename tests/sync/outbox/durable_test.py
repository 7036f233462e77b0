#!/usr/bin/python3
"""A stored report costs exactly one sync to disk, counted from outside by strace: not less, or it could be lost; not more, or the
citizen waits for nothing."""
import contextlib
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from pictures import picture  # noqa: E402
from town import DRAFT, Town, program  # noqa: E402

STORES = 100  # less than the log holds before SQLite copies it into the database
COMMITS = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA journal_mode=WAL")
database.execute("PRAGMA synchronous=" + sys.argv[2])
database.execute("CREATE TABLE row(body BLOB)")
for _ in range(int(sys.argv[3])):
    database.execute("INSERT INTO row VALUES(zeroblob(900))")
"""


def syncs(folder, *command):
    """Every sync that `command` does, as (call, file)."""
    log = folder / "syncs"
    environment = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0"}  # the leak check cannot run under strace
    done = subprocess.run(["strace", "-f", "-qq", "-y", "-e", "trace=fdatasync,fsync,sync,syncfs,sync_file_range,msync",
                           "-o", log, *map(str, command)], capture_output=True, text=True, timeout=100, check=False,
                          env=environment)
    assert done.returncode == 0, done.stderr
    return re.findall(r"(\w+)\(\d+<([^>]*)>", log.read_text(encoding="utf-8"))


class Durable(unittest.TestCase):
    def setUp(self):
        self.town = self.enterContext(Town())

    def stored(self, count):
        folder = self.town.folder / f"stores-{count}"
        folder.mkdir()
        return [call for call, file in syncs(folder, program("submit_bench"), "--store", count, folder)
                if "/outbox.db" in file]

    def test_every_store_is_one_fdatasync_of_its_own(self):
        none, some = self.stored(0), self.stored(STORES)
        self.assertEqual(len(some) - len(none), STORES)
        self.assertEqual(some.count("fdatasync") - none.count("fdatasync"), STORES)

    def test_over_a_day_checkpoints_add_next_to_nothing(self):
        """The log is overwritten in place, so a checkpoint costs a few syncs every few hundred reports."""
        stores = 12 * STORES
        more = len(self.stored(stores)) - len(self.stored(0)) - stores
        self.assertGreater(more, 0, "no checkpoint: the log grows for ever")
        self.assertLess(more, stores / 20)

    def test_the_count_tells_full_from_normal(self):
        """The control: SQLite alone, a hundred commits at FULL and at NORMAL, which loses reports in a power cut."""
        found = {}
        for level in ("FULL", "NORMAL"):
            for count in (0, STORES):
                file = self.town.folder / f"{level}-{count}.db"
                found[level, count] = len(syncs(self.town.folder, sys.executable, "-c", COMMITS, file, level, count))
        self.assertEqual(found["FULL", STORES] - found["FULL", 0], STORES)
        self.assertLess(found["NORMAL", STORES] - found["NORMAL", 0], STORES / 20)

    def test_three_large_photos_cost_no_sync_beside_their_reports(self):
        self.town.submit()
        costs = []
        for photos in ([], ["0.jpg", "1.jpg", "2.jpg"]):
            for name in photos:
                picture(self.town.folder / name, 2_900_000)
            self.town.draft.write_text(json.dumps({**DRAFT, "photos": photos}), encoding="utf-8")
            with contextlib.closing(sqlite3.connect(self.town.outbox)) as held:  # so that the program's end copies no log
                held.execute("SELECT count(*) FROM submission").fetchone()
                found = syncs(self.town.folder, program("tramso"), "submit", "--config", self.town.kiosk_config, "--file",
                              self.town.draft)
            costs.append([call for call, file in found if "/outbox.db" in file])
        self.assertIn("fdatasync", costs[0])
        self.assertEqual(costs[1], costs[0], "the photos cost syncs of their own")

    def test_tramso_submit_syncs_its_report_before_it_prints_the_code(self):
        log = self.town.folder / "calls"
        command = ["strace", "-f", "-qq", "-y", "-e", "trace=fdatasync,write", "-o", log, program("tramso"), "submit",
                   "--config", self.town.kiosk_config, "--file", self.town.draft]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False,
                              env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0"})
        self.assertEqual(done.returncode, 0, done.stderr)
        calls = log.read_text(encoding="utf-8").splitlines()
        printed = [number for number, call in enumerate(calls) if " write(1<" in call]
        synced = [number for number, call in enumerate(calls) if "outbox.db-wal" in call and "fdatasync" in call]
        self.assertEqual(len(printed), 1, calls)
        self.assertTrue(any(number < printed[0] for number in synced), calls)
        self.assertIn(done.stdout.strip(), calls[printed[0]])


if __name__ == "__main__":
    unittest.main()
