#!/usr/bin/python3
"""After a visit one touch says how it was: counted on the kiosk by day, told to the city when the day is over, and not before."""
import contextlib
import json
import sqlite3
import unittest

from station import REPORT, Station, run, wait_until

MARK = "tap receipt.done\nwait thanks.title\nwait thanks.mark.poor\n"


class RatingStation(Station):
    def write_kiosk_config(self, kiosk, url, name=None, timeout=5, **pem):
        config = super().write_kiosk_config(kiosk, url, name, timeout, **pem)
        text = config.read_text(encoding="utf-8")
        config.write_text(text.replace("[uplink]", "[uplink]\nheartbeat_s = 1"), encoding="utf-8")
        return config

    def kept(self, sql, *values):
        with contextlib.closing(sqlite3.connect(self.outbox.parent / "ratings.db", timeout=20)) as database:
            found = database.execute(sql, values).fetchall()
            database.commit()
        return found

    def told(self):
        said = run("tramso", "desk", "ratings", "--config", self.gateway_config, "--json")
        assert said.returncode == 0, said.stderr
        return [json.loads(line) for line in said.stdout.splitlines()]


class Rating(unittest.TestCase):
    def test_one_touch_is_counted_once_and_reaches_the_city_when_the_day_is_over(self):
        with RatingStation() as station:
            station.gateway()
            station.plays(REPORT + MARK + "capture asked\ntap thanks.mark.poor\nwait thanks.reason.slow\ntap thanks.reason.slow\ncapture marked\n"
                          "tap thanks.home\nwait home.report\n")
            self.assertNotIn("thanks.reason.slow", [node.id for node in station.tree("asked")])
            code = "receipt.code"
            self.assertNotIn(code, [node.id for node in station.tree("asked")], "the receipt is gone")
            wait_until(lambda: (station.outbox.parent / "ratings.db").exists() and station.kept("SELECT 1 FROM tally"), "it is counted")
            rows = station.kept("SELECT about, what, count FROM tally ORDER BY what")
            self.assertEqual(rows, [("report", "mark:poor", 1), ("report", "reason:slow", 1)])
            uplink = station.uplink()
            wait_until(lambda: station.opened(), "the report has come")
            self.assertEqual(station.told(), [], "today is not over")
            station.kept("UPDATE tally SET day = '2026-01-02'")
            wait_until(station.told, "a day that is over is told")
            self.assertEqual(station.told(), [{"kiosk": station.kiosk, "day": "2026-01-02", "about": "report", "good": 0, "fair": 0,
                                               "poor": 1, "reasons": {"slow": 1}}])
            wait_until(lambda: station.kept("SELECT 1 FROM settled") or not station.kept("SELECT 1 FROM tally"), "it is settled")
            self.assertIsNone(uplink.poll())

    def test_who_does_not_want_to_answer_leaves_nothing_behind(self):
        with RatingStation() as station:
            station.plays(REPORT + MARK + "advance 21\nwait home.report\n")
            self.assertFalse((station.outbox.parent / "ratings.db").exists())

    def test_a_house_that_does_not_ask_goes_home_at_once(self):
        with RatingStation(settings="[visit]\nasks_rating = false\n") as station:
            station.plays(REPORT + "tap receipt.done\nwait home.report\n")


if __name__ == "__main__":
    unittest.main()
