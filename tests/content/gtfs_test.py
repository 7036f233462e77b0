#!/usr/bin/python3
"""The metro's feed, rule by rule, each rule proven to find what breaks it; and its fares, which are those of the table."""
import csv
import datetime
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import gtfs_rules

SOURCE = pathlib.Path(os.environ["TRAMSO_SOURCE_DIR"])
CONTENT = SOURCE / "config/content"
FEED = CONTENT / "gtfs"
COLLECTED = SOURCE.parent / "shared/data"

# File, what stands in it, what breaks a rule, and a word of the complaint.
BROKEN = [("agency", "https://", "", "agency_url"), ("agency", "Asia/Ho_Chi_Minh", "", "agency_timezone"),
          ("stops", "BTN,BTN", "OPH,BTN", "twice"), ("stops", "10.770404", "north", "stop_lat"),
          ("stops", "stop_name", "name", "fields"), ("routes", "metro-1,hurc1", "metro-1,other", "agency_id"),
          ("routes", ",1,metro-1", ",99,metro-1", "route_type"), ("trips", "fri-sun-0,metro-1", "fri-sun-0,metro-2", "route_id"),
          ("trips", ",mon-thu,", ",monday,", "service_id"), ("stop_times", "00:29:00,00:29:00", ",", "first or last"),
          ("stop_times", "00:29:00,00:29:00", "00:00:00,00:00:00", "stand still"), ("stop_times", ",,,OPH", ",00:40:00,00:40:00,OPH", "go back"),
          ("stop_times", ",,,OPH", ",00:02:00,,OPH", "without a departure"), ("stop_times", ",,,OPH,2,0", ",,,OPH,2,1", "not told"),
          ("stop_times", "OPH", "QQQ", "stop_id"), ("stop_times", "00:29:00", "0:2:9", "arrival_time"),
          ("frequencies", "06:00:00,900", "06:30:00,900", "over one another"), ("frequencies", "06:00:00,900", "04:00:00,900", "end before"),
          ("frequencies", ",900,", ",0,", "headway_secs"), ("calendar", "20260531", "20260601", "beyond the feed"),
          ("calendar", "20260531", "20261301", "end_date"), ("calendar", "1,1,1,1", "0,0,0,0", "on no day"),
          ("fare_attributes", "VND", "đ", "currency_type"), ("fare_rules", "single-7000", "single-1", "fare_id"),
          ("fare_rules", "BTN", "QQQ", "origin_id"), ("fare_products", ",cash,", ",coins,", "fare_media_id"),
          ("fare_products", "7000,VND", "7.5k,VND", "amount"), ("fare_leg_rules", "single-7000", "single-1", "fare_product_id"),
          ("fare_leg_rules", "ANP", "QQQ", "area_id"), ("fare_media", ",3", ",9", "fare_media_type"),
          ("stop_areas", "BTN,BTN", "BTN,QQQ", "stop_id"), ("feed_info", ",vi,vi,", ",vietnamese,vi,", "feed_lang"),
          ("translations", ",en,", ",,", "language"), ("areas", "area_id,area_name\n", "\ufeffarea_id,area_name\n", "byte order")]


def rows(file):
    with open(file, encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


class Gtfs(unittest.TestCase):
    def test_the_feed_breaks_no_rule(self):
        self.assertEqual(gtfs_rules.complaints(FEED), [])

    def test_each_rule_finds_what_breaks_it(self):
        for name, right, wrong, word in BROKEN:
            with self.subTest(name=name, wrong=wrong), tempfile.TemporaryDirectory() as folder:
                feed = pathlib.Path(folder) / "feed"
                shutil.copytree(FEED, feed)
                text = (feed / f"{name}.txt").read_text(encoding="utf-8")
                self.assertIn(right, text)
                (feed / f"{name}.txt").write_text(text.replace(right, wrong), encoding="utf-8")
                self.assertIn(word, "\n".join(gtfs_rules.complaints(feed)))

    def test_a_file_that_is_missing_or_unknown_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            feed = pathlib.Path(folder) / "feed"
            shutil.copytree(FEED, feed)
            (feed / "stops.txt").rename(feed / "halts.txt")
            found = "\n".join(gtfs_rules.complaints(feed))
            self.assertIn("stops.txt: not there", found)
            self.assertIn("halts.txt: no file", found)

    def test_the_fares_are_those_of_the_table_for_all_pairs_both_ways(self):
        table = {(row["from"], row["to"]): (row["cash"], row["cashless"]) for row in rows(CONTENT / "metro_fares.csv")}
        self.assertEqual(len(table), 91)
        table |= {(end, begin): fares for (begin, end), fares in table.items()}
        price = {row["fare_id"]: row["price"] for row in rows(FEED / "fare_attributes.txt")}
        first = {(row["origin_id"], row["destination_id"]): price[row["fare_id"]] for row in rows(FEED / "fare_rules.txt")}
        self.assertEqual(first, {pair: cash for pair, (cash, _) in table.items()})
        amount = {(row["fare_product_id"], row["fare_media_id"]): row["amount"] for row in rows(FEED / "fare_products.txt")}
        second = {(row["from_area_id"], row["to_area_id"]): tuple(amount[row["fare_product_id"], medium] for medium in ("cash", "card"))
                  for row in rows(FEED / "fare_leg_rules.txt")}
        self.assertEqual(second, table)

    def test_stops_are_the_stations_that_the_kiosk_knows_in_their_order(self):
        stations = [(row["code"], row["name_vi"]) for row in rows(CONTENT / "stations.csv")]
        self.assertEqual([(row["stop_id"], row["stop_name"]) for row in rows(FEED / "stops.txt")], stations)
        by_trip = {}
        for row in rows(FEED / "stop_times.txt"):
            by_trip.setdefault(row["trip_id"], []).append(row["stop_id"])
        codes = [code for code, _ in stations]
        for row in rows(FEED / "trips.txt"):
            self.assertEqual(by_trip[row["trip_id"]], codes if row["direction_id"] == "0" else codes[::-1])

    def test_nothing_is_promised_beyond_the_hours_that_are_known(self):
        week = [datetime.date(2026, 1, 8) + datetime.timedelta(days) for days in range(7)]
        names = [day.strftime("%A").lower() for day in week]
        services = rows(FEED / "calendar.txt")
        for name in names:
            self.assertEqual(sum(row[name] == "1" for row in services), 1, name)
        self.assertEqual({(row["start_date"], row["end_date"]) for row in services}, {("20260108", "20260531")})
        hours = {}
        for row in rows(FEED / "frequencies.txt"):
            service = row["trip_id"][:7]
            begin, end = hours.get(service, ("99", "00"))
            hours[service] = min(begin, row["start_time"]), max(end, row["end_time"])
            self.assertEqual(row["exact_times"], "0")
        self.assertEqual(hours, {"mon-thu": ("05:00:00", "22:00:00"), "fri-sun": ("05:00:00", "23:00:00")})

    def test_the_feed_is_what_the_script_makes_of_what_was_collected(self):
        if not COLLECTED.exists():
            self.skipTest("the collection is not beside the tree")
        made = subprocess.run([sys.executable, SOURCE / "packaging/content/gtfs.py", "--check", COLLECTED], check=False)
        self.assertEqual(made.returncode, 0)


if __name__ == "__main__":
    unittest.main()
