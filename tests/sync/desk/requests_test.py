#!/usr/bin/python3
"""What a citizen may ask of the clerk's desk: to have what is kept, or to have it erased; and the days the law gives for it."""
import datetime
import json
import os
import pathlib
import re
import stat
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from office import Office  # noqa: E402
from PIL import Image  # noqa: E402
from postgres import Postgres  # noqa: E402
from town import run  # noqa: E402

WORDS = "NƯỚC-NGẬP-TRƯỚC-NHÀ"


def at(time):
    """The environment of a program that believes it is `time` UTC."""
    library = subprocess.run(["sh", "-c", "ls /usr/lib/*/faketime/libfaketime.so.1"], capture_output=True, text=True,
                             check=True).stdout.strip()
    return {"LD_PRELOAD": library, "FAKETIME": f"@{time}", "TZ": "UTC", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "ASAN_OPTIONS": "verify_asan_link_order=0:detect_leaks=0"}


class Desk(unittest.TestCase):
    def setUp(self):
        self.town = self.enterContext(Office())
        self.prepare()
        self.town.gateway()
        Image.effect_noise((640, 480), 90).convert("RGB").save(self.town.folder / "a.jpg")
        self.report = self.town.report(text=WORDS, name="Trần Văn Ví Dụ", photos=["a.jpg"])
        self.other = self.town.report(text="khác")
        self.town.carried()
        self.code = self.report["code"]

    def prepare(self):
        pass

    def desk(self, command, *arguments, code=None, exit_code=0, time=None):
        named = ("--code", code or self.code) if command != "requests" and command != "open" else ()
        done = run("tramso", "desk", command, "--config", self.town.gateway_config, *named, *arguments,
                   **({"env": {**os.environ, **at(time)}} if time else {}))
        self.assertEqual(done.returncode, exit_code, done.stdout + done.stderr)
        return done

    def line_of(self, report):
        lines = [json.loads(line) for line in self.desk("open").stdout.splitlines()]
        return next((line for line in lines if line["id"] == report["id"]), None)

    def listed(self, time=None):
        return [json.loads(line) for line in self.desk("requests", "--json", time=time).stdout.splitlines()]


class Requests(Desk):
    def test_a_request_shows_until_when_the_law_wants_it_done_and_is_listed_until_it_is(self):
        friday = "2026-12-25 03:00:00"
        asked = self.desk("request", "--kind", "export", "--json", code=self.code.lower().replace("-", ""), time=friday)
        told = json.loads(asked.stdout)
        self.assertEqual((told["code"], told["kind"], told["acknowledge_by"], told["done_by"]),
                         (self.code, "export", "2026-12-29", "2027-01-04"))
        self.assertTrue(told["received_at"].startswith("2026-12-25T03:00:"), told)
        said = self.desk("request", "--kind", "erase", time="2026-12-26 03:00:00").stdout
        self.assertIn("acknowledge it by 2026-12-29, do it by 2027-01-10", said)
        for time, left in (("2026-12-28 03:00:00", [7, 13]), ("2027-01-04 16:00:00", [0, 6]), ("2027-01-04 17:30:00", [-1, 5])):
            listed = self.listed(time)
            self.assertEqual([one["days_left"] for one in listed], left, time)
            self.assertEqual([one["overdue"] for one in listed], [each < 0 for each in left], time)
        lines = self.desk("requests", time="2027-01-07 03:00:00").stdout.splitlines()
        self.assertRegex(lines[0], "export .*overdue by 3 days")
        self.assertRegex(lines[1], "erase .*3 days left")
        self.desk("export", "--out", self.town.folder / "all.json", time="2027-01-08 03:00:00")
        listed = self.listed("2027-01-08 03:00:00")
        self.assertEqual([one["kind"] for one in listed], ["erase", "export"], "what is done comes last")
        self.assertEqual((listed[1]["overdue"], listed[1]["days_left"]), (False, None))
        self.assertTrue(listed[1]["done_at"].startswith("2027-01-08T03:00:"), listed)
        self.assertIn("done 2027-01-08T03:00:", self.desk("requests").stdout.splitlines()[1])

    def test_wrong_use_is_told_and_registers_nothing(self):
        for code in ("0000-0000-0000", "nonsense"):
            for command, more in (("request", ("--kind", "erase")), ("erase", ()), ("export", ("--out", self.town.folder / "x"))):
                told = self.desk(command, *more, code=code, exit_code=1)
                self.assertTrue(told.stderr.strip(), (command, code))
        self.desk("request", "--kind", "sell", exit_code=2)
        self.desk("request", exit_code=2)
        self.desk("export", exit_code=2)
        self.assertEqual(self.listed(), [])
        self.assertFalse((self.town.folder / "x").exists())
        for command in ("request", "requests"):
            helped = run("tramso", "desk", command, "--help")
            self.assertEqual(helped.returncode, 0)
            self.assertRegex(re.sub(r"\s+", " ", helped.stdout), "never later than the law's")
        for command in ("export", "erase"):
            self.assertEqual(run("tramso", "desk", command, "--help").returncode, 0)


class Export(Desk):
    def test_it_holds_the_clerks_line_and_the_answer_for_its_owner_alone_and_says_nothing_of_it_aloud(self):
        self.desk("answer", "--text", "Đã thông cống")
        self.town.configure("[retention]\nreport_days = 10")
        file, photos = self.town.folder / "all.json", self.town.folder / "photos-of-one"
        self.desk("request", "--kind", "export")
        self.desk("request", "--kind", "erase")
        done = self.desk("export", "--out", file, "--photos", photos, "--json")
        self.assertEqual(json.loads(done.stdout), {"code": self.code, "file": str(file)})
        self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
        written = json.loads(file.read_text(encoding="utf-8"))
        self.assertEqual(set(written), {"code", "received_at", "answered_at", "answer", "erased_at", "kept_until", "submission"})
        self.assertEqual(written["submission"], self.line_of(self.report))
        self.assertEqual(written["submission"]["draft"]["name"], "Trần Văn Ví Dụ")
        self.assertEqual((written["code"], written["answer"], written["erased_at"]), (self.code, "Đã thông cống", None))
        came, ends = (datetime.datetime.fromisoformat(written[name]) for name in ("received_at", "kept_until"))
        self.assertEqual(ends - came, datetime.timedelta(days=10))
        self.assertEqual([path.name for path in photos.iterdir()], written["submission"]["draft"]["photos"])
        self.assertEqual(Image.open(photos / f"{self.report['id']}-1.jpg").size, (640, 480))
        self.assertEqual([(one["kind"], bool(one["done_at"])) for one in self.listed()], [("erase", False), ("export", True)])
        quiet = self.desk("export", "--out", file)
        self.assertEqual((quiet.stdout, quiet.stderr), ("", ""))

    def test_what_cannot_be_opened_is_not_told_as_done(self):
        self.desk("request", "--kind", "export")
        (self.town.folder / "city/city.key").rename(self.town.folder / "city/away.key")
        self.desk("export", "--out", self.town.folder / "all.json", exit_code=1)
        self.assertFalse((self.town.folder / "all.json").exists())
        self.assertIsNone(self.listed()[0]["done_at"])


class Erase(Desk):
    def test_nothing_is_left_for_anybody_and_a_second_time_says_so(self):
        self.town.configure("")
        self.town.serve()
        request = f"/open311/v2/requests/{self.report['id']}.json"
        self.assertEqual(self.town.ask(request)[0], 200)
        self.desk("request", "--kind", "erase")
        self.desk("answer", "--text", "Đã thông cống")
        self.assertEqual(json.loads(self.desk("erase", "--json").stdout), {"code": self.code, "erased": True, "before": False})
        self.assertIsNone(self.line_of(self.report))
        self.assertIsNotNone(self.line_of(self.other))
        self.assertEqual(self.town.ask(request)[0], 404, "the desk that serves has it no longer")
        self.assertEqual(self.town.ask(f"/open311/v2/media/{self.report['id']}-1.jpg")[0], 404)
        listed = self.town.ask("/submissions?after=0")[1].decode()
        self.assertNotIn(self.report["id"], listed)
        self.assertIn(self.other["id"], listed)
        self.assertTrue(self.listed()[0]["done_at"])
        self.assertIn("already erased", self.desk("erase").stdout)
        self.assertTrue(json.loads(self.desk("erase", "--json").stdout)["before"])
        self.desk("answer", "--text", "x", exit_code=1)

    def test_what_is_exported_of_an_erased_report_is_that_nothing_is_held(self):
        self.desk("erase")
        self.desk("request", "--kind", "export")
        file = self.town.folder / "all.json"
        self.desk("export", "--out", file)
        written = json.loads(file.read_text(encoding="utf-8"))
        self.assertIsNone(written["submission"])
        self.assertTrue(written["erased_at"])
        self.assertTrue(self.listed()[0]["done_at"])


class OnPostgres(Desk):
    """With the rights of the two roles and no more."""

    def prepare(self):
        self.database = self.enterContext(Postgres())
        self.database.rows("CREATE ROLE tramso_gateway LOGIN; CREATE ROLE tramso_desk LOGIN")
        self.database._call("schema")  # pylint: disable=protected-access
        self.town.store = f'postgres = "{self.database.connection.replace("user=tramso", "user=tramso_gateway")}"'
        self.town.gateway_config = self.town.write_gateway_config()

    def test_gateway_and_desk_have_the_rights_to_do_it_all_and_none_to_do_more(self):
        self.town.store = self.town.store.replace("tramso_gateway", "tramso_desk")
        self.town.gateway_config = self.town.write_gateway_config("desk.toml")
        self.desk("request", "--kind", "export")
        self.desk("request", "--kind", "erase")
        self.desk("answer", "--text", "Đã thông cống")
        self.desk("export", "--out", self.town.folder / "all.json")
        self.desk("erase")
        self.assertIsNone(self.line_of(self.report))
        self.assertEqual(len([one for one in self.listed() if one["done_at"]]), 2)
        self.assertEqual(self.database.rows("SELECT count(*) FROM attachment_part"), [["0"]])
        for role in ("tramso_gateway", "tramso_desk"):
            as_role = self.database.connection.replace("user=tramso", f"user={role}")
            for change in ("DELETE FROM submission", "UPDATE submission SET sha256 = ''", "UPDATE submission SET code = ''",
                           "UPDATE submission SET signature = ''", "UPDATE submission SET kiosk_id = ''", "DELETE FROM attachment",
                           "DELETE FROM submission_number", "DELETE FROM data_request", "UPDATE attachment SET sha256 = ''"):
                with self.assertRaisesRegex(AssertionError, "permission denied", msg=(role, change)):
                    self.database.rows(change, as_role)
        as_gateway = self.database.connection.replace("user=tramso", "user=tramso_gateway")
        with self.assertRaisesRegex(AssertionError, "permission denied"):
            self.database.rows("SELECT code FROM data_request", as_gateway)


if __name__ == "__main__":
    unittest.main()
