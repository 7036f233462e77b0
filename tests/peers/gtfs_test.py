#!/usr/bin/python3
"""The metro's feed in the eyes of gtfs-utils, a reader of others: it finds the stations, the days and each train of a day."""
import collections
import csv
import datetime
import json
import os
import pathlib
import subprocess
import unittest

SOURCE = pathlib.Path(os.environ["TRAMSO_SOURCE_DIR"])
MODULES = SOURCE / "build/peers/gtfs/node_modules"
FEED = SOURCE / "config/content/gtfs"
CITY = datetime.timezone(datetime.timedelta(hours=7))


def day_and_time(seconds):
    then = datetime.datetime.fromtimestamp(seconds, CITY)
    return then.date(), then.strftime("%H:%M:%S")


class Gtfs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not MODULES.exists():
            raise AssertionError(f"{MODULES} is not there: run packaging/peers")
        read = subprocess.run(["node", pathlib.Path(__file__).parent / "gtfs/reader.mjs", MODULES, FEED], capture_output=True,
                              text=True, timeout=100, check=False)
        assert read.returncode == 0, read.stderr
        cls.read = json.loads(read.stdout)
        cls.days = collections.defaultdict(list)
        for run in cls.read["runs"]:
            day, time = day_and_time(run["start"])
            cls.days[day].append((run["trip"], time, run["end"] - run["start"], run["stops"]))

    def test_it_finds_every_station_and_trip(self):
        with open(SOURCE / "config/content/stations.csv", encoding="utf-8", newline="") as file:
            codes = sorted(row["code"] for row in csv.DictReader(file))
        self.assertEqual(sorted(self.read["stops"]), codes)
        self.assertEqual(sorted(self.read["trips"]), ["fri-sun-0", "fri-sun-1", "mon-thu-0", "mon-thu-1"])
        self.assertEqual(self.read["untimed"], 4 * 12)

    def test_it_finds_service_on_each_day_that_is_known_and_on_no_other(self):
        first, last = datetime.date(2026, 1, 8), datetime.date(2026, 5, 31)
        known = [first + datetime.timedelta(day) for day in range((last - first).days + 1)]
        self.assertEqual(sorted(self.days), known)
        self.assertEqual(sum(self.read["days"].values()), len(known))

    def test_it_finds_the_first_and_last_train_of_each_day_and_all_between(self):
        for day, runs in self.days.items():
            late = day.weekday() >= 4
            for way, ends in (("0", ["BTN", "STT"]), ("1", ["STT", "BTN"])):
                trains = [run for run in runs if run[0].endswith(way)]
                self.assertEqual({(run[0][:7], run[2], tuple(run[3])) for run in trains},
                                 {("fri-sun" if late else "mon-thu", 29 * 60, tuple(ends))}, day)
                times = sorted(run[1] for run in trains)
                # Each 15 minutes, and each 7 from 6 to 8, from 10:30 to 12:30 and from 15:30 to 18:30.
                self.assertEqual(len(times), 4 + 18 + 10 + 18 + 12 + 26 + (18 if late else 14), day)
                self.assertEqual((times[0], times[-1]), ("05:00:00", "22:45:00" if late else "21:45:00"), day)


if __name__ == "__main__":
    unittest.main()
