#!/usr/bin/python3
"""The desk as a program: it believes nothing that was altered in the store, publishes answers, and serves back offices."""
import base64
import contextlib
import hashlib
import http.client
import json
import pathlib
import re
import sqlite3
import stat
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from scripted import load_signer  # noqa: E402
from PIL import Image  # noqa: E402
from town import DRAFT, SOURCE, Town, program, run  # noqa: E402


class Desk(unittest.TestCase):
    def setUp(self):
        self.town = self.enterContext(Town())
        self.town.gateway()
        self.first, self.second = self.town.submit(), self.town.submit()
        self.town.carried()

    def desk(self, command, *arguments):
        return run("tramso", "desk", command, "--config", self.town.gateway_config, *arguments)

    def change(self, sql, *values):
        with contextlib.closing(sqlite3.connect(self.town.folder / "gateway.db")) as database:
            self.assertEqual(database.execute(sql, values).rowcount, 1)
            database.commit()

    def only_the_second_opens(self, why):
        opened = self.desk("open", "--json")
        self.assertEqual(opened.returncode, 1)
        self.assertEqual([json.loads(line)["id"] for line in opened.stdout.splitlines()], [self.second["id"]])
        self.assertIn(self.first["id"], opened.stderr)
        self.assertRegex(opened.stderr, why)

    def test_it_opens_every_report_in_the_order_of_arrival(self):
        opened = self.desk("open")
        self.assertEqual(opened.returncode, 0, opened.stderr)
        lines = [json.loads(line) for line in opened.stdout.splitlines()]
        self.assertEqual([(line["id"], line["code"]) for line in lines],
                         [(one["id"], one["code"]) for one in (self.first, self.second)])
        self.assertEqual(opened.stdout, self.desk("open", "--json").stdout)

    def test_a_body_that_was_altered_is_refused(self):
        self.change("UPDATE submission SET body=zeroblob(634) WHERE row=1")
        self.only_the_second_opens("digest")

    def test_a_body_altered_together_with_its_digest_is_refused(self):
        self.change("UPDATE submission SET body=zeroblob(634), sha256=? WHERE row=1", hashlib.sha256(bytes(634)).digest())
        self.only_the_second_opens("not signed by kiosk-0001")

    def test_facts_altered_outside_are_refused(self):
        for column, value in (("service", "permit"), ("created_at", 1), ("seq", 77), ("previous", bytes(range(32)))):
            with sqlite3.connect(self.town.folder / "gateway.db") as database:
                before = database.execute(f"SELECT {column} FROM submission WHERE row=1").fetchone()[0]
            self.change(f"UPDATE submission SET {column}=? WHERE row=1", value)
            self.only_the_second_opens("not signed")
            self.change(f"UPDATE submission SET {column}=? WHERE row=1", before)
        self.assertEqual(self.desk("open").returncode, 0)

    def test_a_kiosk_that_signs_another_kiosks_report_as_its_own_is_refused(self):
        """Inside and outside differ: the seal of kiosk-0001, stolen from the wire, in an envelope of kiosk-0002."""
        Town.enrol("kiosk", "--folder", self.town.folder, "--id", "kiosk-0002")
        _, key = load_signer(self.town.folder / "kiosk-0002/signing.key")
        target, fields, _ = self.town.envelope(1)
        digest = base64.b64decode(fields["Repr-Digest"].split(":")[1]).hex()
        previous = base64.b64decode(fields["Kiosk-Previous"]).hex()
        signed = "\n".join(["tramso-envelope-1", target.rsplit("/", 1)[1], "kiosk-0002", fields["Kiosk-Epoch"],
                            fields["Kiosk-Seq"], "report", fields["Kiosk-Created-At"], fields["City-Key"], previous, digest, ""])
        self.change("UPDATE submission SET kiosk='kiosk-0002', signature=? WHERE row=1", key.sign(signed.encode()))
        self.only_the_second_opens("inside and outside")

    def test_without_the_citys_key_nothing_opens(self):
        other = self.town.folder / "other"
        made = run("tramso", "keys", "make", "--kind", "city", "--secret", other, "--public", f"{other}.pub")
        self.assertEqual(made.returncode, 0)
        other.rename(self.town.folder / "city/city.key")
        opened = self.desk("open")
        self.assertEqual((opened.returncode, opened.stdout), (1, ""))
        self.assertIn("sealed to another key", opened.stderr)

    def test_an_answer_becomes_progress_for_kiosk_and_citizen(self):
        answered = self.desk("answer", "--code", self.first["code"].lower(), "--text", "Đã thông cống", "--json")
        self.assertEqual(answered.returncode, 0, answered.stderr)
        self.assertTrue(json.loads(answered.stdout)["answered"])
        self.assertEqual(self.progress(self.first), ("answered", "Đã thông cống"))
        self.assertEqual(self.progress(self.second), ("received", ""))

    def progress(self, report):
        line = http.client.HTTPSConnection("localhost", self.town.port, context=self.town.tls(), timeout=10)
        with contextlib.closing(line):
            line.request("GET", f"/kiosk/v1/progress/{report['code']}")
            told = json.loads(line.getresponse().read())
        return told["state"], told["answer"]

    def test_an_answer_to_nobody_or_without_words_is_not_stored(self):
        for code, text in (("0000-0000-0000", "x"), ("nonsense", "x"), (self.first["code"], ""),
                           (self.first["code"], "x" * 4001)):
            self.assertEqual(self.desk("answer", "--code", code, "--text", text).returncode, 1, (code, len(text)))
        self.assertEqual(self.progress(self.first), ("received", ""))

    def test_photos_lie_beside_under_the_names_in_the_line(self):
        taken = Image.open(SOURCE / "packaging/visit/street.jpg")
        exif = taken.getexif()
        exif[0x010F] = "CAMERA-OF-THE-CITIZEN"  # its maker
        taken.save(self.town.folder / "a.jpg", exif=exif)
        self.assertIn(b"CAMERA-OF-THE-CITIZEN", (self.town.folder / "a.jpg").read_bytes())
        self.town.draft.write_text(json.dumps({**DRAFT, "photos": ["a.jpg"]}), encoding="utf-8")
        report = self.town.submit()
        self.town.carried()
        opened = self.desk("open", "--photos", self.town.folder / "photos")
        line = json.loads(opened.stdout.splitlines()[-1])
        self.assertEqual(line["draft"]["photos"], [f"{report['id']}-1.jpg"])
        kept = self.town.folder / "photos" / line["draft"]["photos"][0]
        sent = Image.open(self.town.folder / "a.jpg")
        self.assertTrue(Image.open(kept).tobytes() == sent.tobytes(), "not the same picture")
        self.assertNotIn(b"CAMERA-OF-THE-CITIZEN", kept.read_bytes(), "what a camera writes beside the picture went along")
        self.assertEqual(stat.S_IMODE(kept.stat().st_mode), 0o600)


class PhotoPatience(unittest.TestCase):
    """A report whose photos do not come: as from a kiosk that never comes back."""

    def setUp(self):
        self.town = self.enterContext(Town())
        Image.new("RGB", (64, 48), "gray").save(self.town.folder / "a.jpg")
        Image.new("RGB", (32, 24), "white").save(self.town.folder / "b.jpg")
        self.town.draft.write_text(json.dumps({**DRAFT, "photos": ["a.jpg", "b.jpg"]}), encoding="utf-8")

    def patience(self, hours):
        text = re.sub(r"photo_patience_hours.*\n", "", self.town.gateway_config.read_text(encoding="utf-8"))
        self.town.gateway_config.write_text(text.replace("[desk]\n", f"[desk]\nphoto_patience_hours = {hours}\n"), encoding="utf-8")

    def opened(self):
        opened = run("tramso", "desk", "open", "--config", self.town.gateway_config, "--photos", self.town.folder / "photos")
        self.assertEqual(opened.returncode, 0, opened.stderr)
        return [json.loads(line) for line in opened.stdout.splitlines()]

    def drop_photo(self, place):
        """As the store was before this photo came."""
        with contextlib.closing(sqlite3.connect(self.town.folder / "gateway.db")) as database:
            database.execute("UPDATE attachment SET state = 0 WHERE place = ?", (place,))
            database.execute("UPDATE submission SET missing = missing + 1")
            database.commit()

    def test_it_is_opened_without_them_when_the_patience_is_over_and_whole_when_they_have_come(self):
        self.town.gateway()
        report = self.town.submit()
        self.town.carried()
        self.drop_photo(0)
        self.patience(1)
        self.assertEqual(self.opened(), [])
        with contextlib.closing(sqlite3.connect(self.town.folder / "gateway.db")) as database:
            database.execute("UPDATE submission SET received_at = received_at - 3600 * 1000")
            database.commit()
        line = self.opened()[0]
        self.assertEqual((line["id"], line["photos_missing"]), (report["id"], 1))
        self.assertEqual(line["draft"]["photos"], [report["id"] + "-2.jpg"], "a name goes by its place")
        with Image.open(self.town.folder / "photos" / line["draft"]["photos"][0]) as second:
            self.assertEqual(second.size, (32, 24))
        with contextlib.closing(sqlite3.connect(self.town.folder / "gateway.db")) as database:
            database.execute("UPDATE attachment SET state = 2")
            database.execute("UPDATE submission SET missing = 0")
            database.commit()
        line = self.opened()[0]
        self.assertNotIn("photos_missing", line)
        self.assertEqual(line["draft"]["photos"], [f"{report['id']}-{place}.jpg" for place in (1, 2)])


class Serve(unittest.TestCase):
    def setUp(self):
        self.town = self.enterContext(Town())
        self.town.gateway()
        self.report = self.town.submit()
        self.town.carried()
        self.token_file = self.town.folder / "token"
        self.process = self.enterContext(subprocess.Popen(
            [program("tramso"), "desk", "serve", "--config", self.town.gateway_config, "--port", "0", "--token",
             self.token_file, "--json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True))
        self.addCleanup(self.process.terminate)
        self.port = json.loads(self.process.stdout.readline())["port"]

    def ask(self, method, target, token, body=None):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        with contextlib.closing(line):
            line.request(method, target, body, {"Authorization": f"Bearer {token}"} if token else {})
            heard = line.getresponse()
            return heard.status, heard.read().decode(), dict(heard.getheaders())

    def test_a_back_office_with_the_token_reads_and_answers(self):
        token = self.token_file.read_text(encoding="ascii").strip()
        status, body, headers = self.ask("GET", "/submissions?after=0", token)
        self.assertEqual((status, json.loads(body)["id"]), (200, self.report["id"]))
        self.assertEqual(headers["Content-Type"], "application/x-ndjson")
        last = headers["Desk-Last-Row"]
        self.assertEqual(self.ask("GET", f"/submissions?after={last}", token)[1], "")
        self.assertEqual(self.ask("PUT", f"/answers/{self.report['code']}", token, "Đã xong".encode())[0], 204)
        self.assertEqual(self.ask("PUT", "/answers/0000-0000-0000", token, b"x")[0], 404)
        self.assertEqual(self.ask("GET", "/submissions?after=-1", token)[0], 400)

    def test_nobody_else_reads_or_answers(self):
        token = self.token_file.read_text(encoding="ascii").strip()
        self.assertTrue(re.fullmatch(r"[0-9a-f]{64}", token))
        self.assertEqual(stat.S_IMODE(self.token_file.stat().st_mode), 0o600)
        for wrong in (None, "", token[:-1], token + "0", token.upper() + "!"):
            for method, target in (("GET", "/submissions"), ("PUT", f"/answers/{self.report['code']}")):
                status, body, _ = self.ask(method, target, wrong, b"x" if method == "PUT" else None)
                self.assertEqual(status, 401, (method, wrong))
                self.assertNotIn(self.report["id"], body)


if __name__ == "__main__":
    unittest.main()
