#!/usr/bin/python3
"""The gateway with [retention]: a report whose days are over is gone with all its bytes, a younger one stays, and the kiosk that
offers it once more, or is in the middle of its photo, comes to an end with it."""
import contextlib
import json
import pathlib
import sqlite3
import sys
import unittest
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from pictures import picture  # noqa: E402
from postgres import Postgres  # noqa: E402
from relay import Relay  # noqa: E402
from town import DRAFT, Town, free_port, run, wait_until  # noqa: E402

DAY = 86_400_000


class Retention(unittest.TestCase):
    def setUp(self):
        self.town = self.enterContext(Town())
        self.town.more = "[retention]\nreport_days = 30\nrating_days = 7"
        self.town.gateway_config = self.town.write_gateway_config()

    def in_store(self, sql, *values):
        with contextlib.closing(sqlite3.connect(self.town.folder / "gateway.db", timeout=20)) as database:
            rows = database.execute(sql, values).fetchall()
            database.commit()
            return rows

    def make_old(self, report, days):
        """As if it had come so many days ago."""
        self.in_store("UPDATE submission SET received_at = received_at - ? WHERE code = ?", days * DAY, report["code"])

    def opened(self):
        opened = run("tramso", "desk", "open", "--config", self.town.gateway_config)
        self.assertEqual(opened.returncode, 0, opened.stderr)
        return [json.loads(line)["id"] for line in opened.stdout.splitlines()]

    def erased(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.town.metrics_port}/metrics", timeout=10) as heard:
                lines = heard.read().decode().splitlines()
        except OSError:  # it does not listen yet
            return None
        return next(int(line.split()[1]) for line in lines if line.startswith("tramso_gateway_erased_total "))

    def on_the_disk(self, piece):
        return any(piece in path.read_bytes() for path in self.town.folder.glob("gateway.db*"))

    def body_of(self, report):
        return self.in_store("SELECT body FROM submission WHERE code = ?", report["code"])[0][0]

    def acknowledged(self, config=None):
        """With those whose bodies the kiosk keeps no longer: it, too, goes by the day the report came."""
        status = self.town.status(config)
        return status["acked"] + status["purged"]

    def test_what_is_over_is_gone_and_what_is_younger_stays(self):
        gateway = self.town.gateway()
        picture(self.town.folder / "0.jpg", 200_000)
        self.town.draft.write_text(json.dumps({**DRAFT, "photos": ["0.jpg"]}), encoding="utf-8")
        old = self.town.submit()
        self.town.draft.write_text(json.dumps(DRAFT), encoding="utf-8")
        young = self.town.submit()
        self.town.carried()
        answered = run("tramso", "desk", "answer", "--config", self.town.gateway_config, "--code", old["code"], "--text", "Đã dọn")
        self.assertEqual(answered.returncode, 0, answered.stderr)
        self.in_store("INSERT INTO rating VALUES ('kiosk-0001', '2020-01-01', '{}')")
        self.assertEqual(len(self.opened()), 2)
        self.town.stop(gateway)
        self.make_old(old, 30)
        self.make_old(young, 29)
        body, photo = self.body_of(old), self.in_store("SELECT bytes FROM piece LIMIT 1")[0][0]
        self.assertTrue(self.on_the_disk(body[:64]) and self.on_the_disk(photo[:64]))
        gateway = self.town.gateway()
        wait_until(lambda: self.erased() == 1, "the old one is erased")
        wait_until(lambda: not self.in_store("SELECT 1 FROM rating"), "the old rating is gone")
        self.assertEqual(self.opened(), [young["id"]])
        self.assertFalse(self.on_the_disk(body[:64]) or self.on_the_disk(photo[:64]))
        with self.assertRaises(urllib.error.HTTPError) as unknown:
            urllib.request.urlopen(f"http://127.0.0.1:{self.town.public_port}/p/{old['code']}", timeout=10).close()
        unknown.exception.close()
        self.assertEqual(unknown.exception.code, 404)
        said = self.town.journal("tramso-gateway").read_text(encoding="utf-8")
        self.assertIn("gateway.erased", said)
        for secret in (old["code"], old["id"]):
            self.assertNotIn(secret, said[said.index("gateway.erased"):])
        # The kiosk's acknowledgement was lost, and it offers everything once more.
        with contextlib.closing(sqlite3.connect(self.town.outbox)) as database:
            database.execute("UPDATE submission SET state=1, next_at=0")
            database.commit()
        self.assertEqual(self.town.carry().returncode, 0)
        self.assertEqual(self.acknowledged(), 2)
        self.assertEqual(self.town.status()["quarantined"], 0)
        self.assertEqual(self.body_of(old), b"")
        self.assertEqual(self.opened(), [young["id"]])
        self.town.stop(gateway)
        self.town.stop(self.town.gateway())
        self.assertNotIn("gateway.gap", self.town.journal("tramso-gateway").read_text(encoding="utf-8"))

    def test_without_the_setting_nothing_ever_goes(self):
        self.town.more = "[retention]\nrating_days = 7"
        self.town.gateway_config = self.town.write_gateway_config()
        gateway = self.town.gateway()
        old = self.town.submit()
        self.town.carried()
        self.in_store("INSERT INTO rating VALUES ('kiosk-0001', '2020-01-01', '{}')")
        self.town.stop(gateway)
        self.make_old(old, 36_500)
        self.town.gateway()
        wait_until(lambda: not self.in_store("SELECT 1 FROM rating"), "the round is over")
        self.assertEqual((self.opened(), self.erased()), ([old["id"]], 0))

    def test_a_photo_on_its_way_ends_with_its_report(self):
        gateway = self.town.gateway()
        line = free_port()
        config = self.town.write_kiosk_config(self.town.kiosk, f"https://localhost:{line}", timeout=60)
        picture(self.town.folder / "0.jpg", 400_000)
        self.town.draft.write_text(json.dumps({**DRAFT, "photos": ["0.jpg"]}), encoding="utf-8")
        report = self.town.submit(config)
        with Relay(line, self.town.port, rate=60_000):
            self.town.start("tramso-uplink", "--config", config)
            wait_until(lambda: self.in_store("SELECT sum(offset) > 0 FROM attachment")[0][0], "the photo is on its way")
            self.town.stop(gateway)
            self.make_old(report, 31)
            self.town.gateway()
            wait_until(lambda: self.erased() == 1, "it is erased")
            wait_until(lambda: self.acknowledged(config) == 1, "the kiosk has its acknowledgement", 60)
        status = self.town.status(config)
        self.assertEqual((status["queued"], status["accepted"], status["photos"], status["quarantined"]), (0, 0, 0, 0), status)
        self.assertEqual(self.in_store("SELECT count(*) FROM piece"), [(0,)])
        self.assertEqual(self.opened(), [])

    def test_on_postgres_with_the_rights_of_the_gateways_role(self):
        database = self.enterContext(Postgres())
        database.rows("CREATE ROLE tramso_gateway LOGIN")
        database._call("schema")  # pylint: disable=protected-access
        self.town.store = f'postgres = "{database.connection.replace("user=tramso", "user=tramso_gateway")}"'
        self.town.gateway_config = self.town.write_gateway_config()
        gateway = self.town.gateway()
        old, young = self.town.submit(), self.town.submit()
        self.town.carried()
        database.rows(f"UPDATE submission SET received_at = received_at - {30 * DAY}, answered_at = 1, answer = 'x' "
                      f"WHERE code = '{old['code']}'")
        database.rows("INSERT INTO rating VALUES ('kiosk-0001', '2020-01-01', '{}')")
        self.town.stop(gateway)
        self.town.gateway()
        wait_until(lambda: self.erased() == 1, "the old one is erased")
        wait_until(lambda: database.rows("SELECT count(*) FROM rating") == [["0"]], "the old rating is gone")
        self.assertEqual(database.rows("SELECT code FROM submission WHERE body <> ''"), [[young["code"]]])
        self.assertEqual(database.rows("SELECT count(*) FROM public_answer"), [["1"]])


if __name__ == "__main__":
    unittest.main()
