#!/usr/bin/python3
"""Photos on their way to the city, through a line that is slow and cut: they go on where they stood, and text goes first."""
import contextlib
import hashlib
import json
import os
import pathlib
import random
import re
import signal
import sqlite3
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from pictures import picture  # noqa: E402
from relay import Relay  # noqa: E402
from scripted import Scripted, answer, problem  # noqa: E402
from town import DRAFT, Town, free_port, run, wait_until  # noqa: E402

LIMIT = 1.10  # of a photo's bytes may go over the wire


class Uploads(unittest.TestCase):
    def setUp(self):
        self.town = self.enterContext(Town())
        self.line = free_port()
        self.config = self.town.write_kiosk_config(self.town.kiosk, f"https://localhost:{self.line}", timeout=60)

    def report(self, *sizes):
        names = [f"{number}.jpg" for number in range(len(sizes))]
        for name, size in zip(names, sizes):
            picture(self.town.folder / name, size)
        self.town.draft.write_text(json.dumps({**DRAFT, "photos": names}), encoding="utf-8")
        return self.town.submit(self.config)

    def status(self):
        return self.town.status(self.config)

    def uplink(self):
        return self.town.start("tramso-uplink", "--config", self.config)

    def make_due(self):
        with contextlib.closing(sqlite3.connect(self.town.outbox)) as database:
            database.execute("UPDATE attachment SET next_at=0")
            database.execute("UPDATE submission SET next_at=0 WHERE state=1")
            database.commit()

    def city(self, sql):
        with contextlib.closing(sqlite3.connect(self.town.folder / "gateway.db", timeout=20)) as database:
            return database.execute(sql).fetchall()

    def stands(self):
        """Bytes of photos that the city has on its disk."""
        return self.city("SELECT coalesce(sum(offset), 0) FROM attachment")[0][0]

    def opened(self):
        """What the clerk reads, and the digests of the photos beside it."""
        photos = self.town.folder / "photos"
        opened = run("tramso", "desk", "open", "--config", self.town.gateway_config, "--photos", photos)
        self.assertEqual(opened.returncode, 0, opened.stderr)
        lines = [json.loads(line) for line in opened.stdout.splitlines()]
        return [(line["id"], [hashlib.sha256((photos / name).read_bytes()).hexdigest() for name in line["draft"]["photos"]])
                for line in lines]

    def sealed_bytes(self):
        with contextlib.closing(sqlite3.connect(self.town.outbox)) as database:
            return database.execute("SELECT sum(size) FROM attachment").fetchone()[0]

    def digests(self, count):
        return [hashlib.sha256((self.town.folder / f"{number}.jpg").read_bytes()).hexdigest() for number in range(count)]

    def all_is_settled(self):
        status = self.status()
        return status["queued"] == status["accepted"] == status["photos"] == 0

    def test_text_goes_first_and_a_later_citizens_text_goes_between_the_pieces_of_a_photo(self):
        self.town.gateway()
        first = self.report(400_000)
        with Relay(self.line, self.town.port, rate=40_000):
            self.uplink()
            wait_until(lambda: self.stands() > 0, "the photo is on its way")
            self.assertEqual(self.status()["accepted"], 1)
            second = self.report()
            wait_until(lambda: self.status()["acked"] == 1, "the later text is acknowledged", 8)
            self.assertLess(self.stands(), self.sealed_bytes(), "and the photo is still on its way")
            wait_until(self.all_is_settled, "the photo has arrived", 40)
        self.assertEqual(self.opened(), [(second["id"], []), (first["id"], self.digests(1))])

    def test_after_random_cuts_every_photo_is_there_once_and_whole(self):
        self.town.gateway()
        report = self.report(600_000, 300_000)
        chance = random.Random(int(os.environ.get("TRAMSO_SEED", "7")))
        with Relay(self.line, self.town.port, rate=100_000) as relay:
            self.uplink()
            end = time.monotonic() + 60
            while not self.all_is_settled() and time.monotonic() < end:
                time.sleep(chance.uniform(0.3, 1.2))
                relay.cut()
            self.assertTrue(self.all_is_settled(), self.status())
            self.assertGreater(relay.cuts, 3)
        self.assertEqual(self.opened(), [(report["id"], self.digests(2))])
        self.assertEqual(self.city("SELECT count(*) FROM submission"), [(1,)])

    def test_a_courier_that_was_killed_goes_on_where_the_city_stands(self):
        self.town.gateway()
        self.report(500_000)
        with Relay(self.line, self.town.port, rate=100_000) as relay:
            courier = self.uplink()
            wait_until(lambda: self.stands() > 250_000, "half of it is there")
            self.town.stop(courier, signal.SIGKILL)
            self.uplink()
            wait_until(self.all_is_settled, "the photo has arrived", 40)
            self.assertLess(relay.sent, self.sealed_bytes() + 150_000, "it began anew")
        self.assertEqual(len(self.opened()[0][1]), 1)

    def test_a_gateway_that_dies_after_each_commit_and_before_its_answer_gets_nothing_twice(self):
        self.report(300_000)
        with Relay(self.line, self.town.port):
            for _ in range(30):
                gateway = self.town.gateway({"TRAMSO_GATEWAY_DIE_AFTER": "3"})
                self.town.carry(self.config)
                self.make_due()
                if gateway.poll() is None:
                    self.town.stop(gateway)
                if self.all_is_settled():
                    break
        self.assertTrue(self.all_is_settled(), self.status())
        self.assertEqual(self.opened()[0][1], self.digests(1))

    def test_a_city_that_lost_its_memory_is_given_text_and_photos_anew(self):
        gateway = self.town.gateway()
        report = self.report(200_000)
        with Relay(self.line, self.town.port, rate=60_000):
            courier = self.uplink()
            wait_until(lambda: self.stands() > 0, "the photo is on its way")
            self.town.stop(courier)
            self.town.stop(gateway)
            for file in self.town.folder.glob("gateway.db*"):
                file.unlink()
            self.town.gateway()
            self.make_due()
            self.uplink()
            wait_until(self.all_is_settled, "all has come again", 40)
        self.assertEqual(self.opened(), [(report["id"], self.digests(1))])

    def test_a_photo_that_changed_on_the_kiosks_disk_is_set_aside_and_the_city_has_the_text(self):
        self.town.gateway()
        self.report(300_000)
        with contextlib.closing(sqlite3.connect(self.town.outbox)) as database:
            database.execute("UPDATE chunk SET bytes=zeroblob(length(bytes)) WHERE number=1")
            database.commit()
        with Relay(self.line, self.town.port):
            self.town.carry(self.config)
        status = self.status()
        self.assertEqual((status["quarantined"], status["quarantine_error"]), (1, "a photo cannot be read from the disk"))
        self.assertEqual(len(self.town.received()), 1)

    def scripted(self, script):
        gateway = self.town.folder / "gateway"
        return Scripted(self.line, gateway / "gateway.pem", gateway / "gateway-key.pem", script)

    def test_answers_that_are_no_tus_servers_move_nothing(self):
        """A captive portal that says yes to everything, once the city has taken the text."""
        self.report(1000)
        html = answer(200, "text/html", "<html>")
        for created in (answer(201, "text/html", ""), answer(201, "text/html", "", "Location: https://elsewhere/1"),
                        answer(204, "text/html", ""), problem(503, "overloaded"), problem(404, "not-found"), html):
            with self.scripted(lambda request, created=created: self.accepting(request, created)) as server:
                self.town.carry(self.config)
                self.assertTrue(any(request.startswith(b"POST ") for request in server.requests))
            status = self.status()
            self.assertEqual((status["photos"], status["acked"], status["quarantined"]), (1, 0, 0), created)
            with contextlib.closing(sqlite3.connect(self.town.outbox)) as database:
                database.execute("UPDATE attachment SET next_at=0, state=1, url=''")
                database.execute("UPDATE submission SET next_at=0, state=1")
                database.commit()

    @staticmethod
    def accepting(request, otherwise):
        """202 to the text, that misses all it names."""
        named = re.search(rb"kiosk-attachments: ([^\r]*)", request, re.I)
        if not request.startswith(b"PUT ") or not named:
            return otherwise
        missing = {"id": re.search(rb"submissions/(\S+)", request)[1].decode(),
                   "sha256": re.search(rb"sha-256=:(\S+):", request)[1].decode(),
                   "missing": [one.split()[0].decode() for one in named[1].split(b", ")]}
        return answer(202, "application/json", json.dumps(missing))

    def test_a_photo_that_the_city_refuses_for_ever_sets_its_report_aside(self):
        self.report(1000)
        with self.scripted(lambda request: self.accepting(request, problem(413, "too-large"))):
            self.town.carry(self.config)
        self.assertEqual(self.status()["quarantined"], 1)

    def test_a_word_about_somebody_elses_photos_is_not_believed(self):
        self.report(1000)
        self.report()
        with self.scripted(lambda request: self.accepting(request, answer(500, "text/plain", "")).replace(
                b'"missing": ["', b'"missing": ["0190b3f2-5b1c-7c3a-9f10-0123456789ab", "')):
            self.town.carry(self.config)
        self.assertEqual((self.status()["accepted"], self.status()["queued"]), (0, 2))


class Costly(unittest.TestCase):
    """Long: about two minutes."""

    setUp, report, status, uplink, all_is_settled, sealed_bytes, opened, digests, city = (
        getattr(Uploads, name) for name in ("setUp", "report", "status", "uplink", "all_is_settled", "sealed_bytes", "opened",
                                            "digests", "city"))

    def test_three_megabytes_over_a_line_that_loses_and_is_cut_cost_little_more_than_themselves(self):
        self.town.gateway()
        self.report(3_000_000)
        with Relay(self.line, self.town.port, rate=256_000 / 8, loss=0.05, cut_every=20) as relay:
            self.uplink()
            wait_until(self.all_is_settled, "the photo has arrived", 400)
            cost = relay.sent / self.sealed_bytes()
            print(f"cost {cost:.3f} of the photo's bytes in {relay.cuts} cuts; {relay.resent} bytes of lost segments came again")
            self.assertGreater(relay.cuts, 3)
            self.assertLessEqual(cost, LIMIT)
        self.assertEqual(self.opened()[0][1], self.digests(1))


if __name__ == "__main__":
    if "--long" in sys.argv:
        sys.argv.remove("--long")
        del Uploads
    else:
        del Costly
    unittest.main()
