#!/usr/bin/python3
"""Webhooks to real receivers over TLS, which answer rightly and wrongly, are slow, send elsewhere and die. Signatures are verified
with Python's own hmac, after Standard Webhooks 1.0.0."""
import base64
import hashlib
import hmac
import json
import os
import pathlib
import re
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from office import Office  # noqa: E402
from scripted import Scripted, answer  # noqa: E402
from town import free_port, run, wait_until  # noqa: E402

PERSON = {"name": "Canary Yến", "number": "079123456789", "phone": "0908765432"}
OK = answer(204, "text/plain", "")


def parts(request):
    """(headers by lower-case name, body) of a request's bytes."""
    head, _, body = request.partition(b"\r\n\r\n")
    return {name.strip().lower(): value.strip() for name, _, value in
            (line.partition(":") for line in head.decode().split("\r\n")[1:])}, body


class Webhooks(unittest.TestCase):
    def setUp(self):
        self.town = self.enterContext(Office())
        self.secret = os.urandom(32)
        self.secret_file = self.town.folder / "hook.secret"
        self.write_secrets(self.secret)
        self.town.gateway()
        self.ports = [free_port(), free_port()]

    def write_secrets(self, *secrets):
        self.secret_file.write_text("".join(f"whsec_{base64.b64encode(one).decode()}\n" for one in secrets), encoding="ascii")

    def configure(self, *targets, personal="false", give_up=600, authority="gateway-authority", desk="", longest=0.1):
        own = self.town.folder / "kiosk-0001/authority.pem" if authority else "/etc/ssl/certs/ca-certificates.crt"
        listed = ", ".join(f'"{target}"' for target in targets)
        self.town.configure(f'''[webhooks]
targets = [{listed}]
state = "{self.town.folder}/webhooks.db"
authority = "{own}"
personal = {personal}
retry_first_s = 0.05
retry_longest_s = {longest}
request_timeout_s = 1
give_up_s = {give_up}''', desk)

    def target(self, which=0, name="office", service=""):
        return f"{name} https://localhost:{self.ports[which]}/hooks?a=1 {self.secret_file} {service}".strip()

    def receiver(self, script, which=0):
        gateway = self.town.folder / "gateway"
        return Scripted(self.ports[which], gateway / "gateway.pem", gateway / "gateway-key.pem", script)

    def reports(self, count, **changed):
        ids = [self.town.report(**changed)["id"] for _ in range(count)]
        self.town.carried()
        return ids

    def state(self, which=0):
        shown = run("tramso", "desk", "webhooks", "--config", self.town.gateway_config, "--json")
        self.assertEqual(shown.returncode, 0, shown.stderr)
        return json.loads(shown.stdout.splitlines()[which])

    def delivered(self, count, which=0):
        wait_until(lambda: self.state(which)["delivered"] >= count, f"{count} delivered: {self.state(which)}", 40)
        self.assertEqual(self.state(which)["delivered"], count)

    @staticmethod
    def told(receiver):
        return [parts(request)[0]["webhook-id"] for request in receiver.requests]

    def check_signed(self, request, *secrets):
        headers, body = parts(request)
        content = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        wanted = [b"v1," + base64.b64encode(hmac.new(secret, content, hashlib.sha256).digest()) for secret in secrets]
        self.assertEqual(headers["webhook-signature"].encode(), b" ".join(wanted))
        self.assertLess(abs(int(headers["webhook-timestamp"]) - time.time()), 30)
        return headers, json.loads(body)

    def test_a_submission_is_posted_once_signed_and_without_what_is_personal(self):
        self.configure(self.target())
        ids = self.reports(2, text="Tôi là CANARY yến, số 0908.765.432, nước ngập", **PERSON)
        with self.receiver(lambda _: OK) as receiver:
            self.town.serve()
            self.delivered(2)
            time.sleep(1.5)
            self.town.end()
        self.assertEqual(self.told(receiver), ids)
        for request, wanted in zip(receiver.requests, ids):
            headers, line = self.check_signed(request, self.secret)
            self.assertTrue(request.startswith(b"POST /hooks?a=1 HTTP/1.1\r\n"))
            self.assertTrue(headers["content-type"].startswith("application/json"))
            self.assertEqual((line["id"], line["service"]), (wanted, "report"))
            self.assertEqual([line["draft"][name] for name in PERSON], [None] * 3)
            self.assertEqual(line["draft"]["text"], "Tôi là •, số ••••.•••.•••, nước ngập")
            for value in PERSON.values():
                self.assertNotIn(value.encode(), request)
        for journal in (self.town.journal("desk"), self.town.folder / "webhooks.db"):
            self.assertNotIn(b"Canary", journal.read_bytes())

    def test_what_is_personal_goes_along_where_the_settings_say_so_and_two_secrets_sign(self):
        self.configure(self.target(), personal="true")
        older = os.urandom(24)
        self.write_secrets(self.secret, older)
        self.reports(1, **PERSON)
        with self.receiver(lambda _: OK) as receiver:
            self.town.serve()
            self.delivered(1)
        _, line = self.check_signed(receiver.requests[0], self.secret, older)
        self.assertEqual({name: line["draft"][name] for name in PERSON}, PERSON)

    def test_every_wrong_answer_is_tried_again_with_the_same_id_and_words_in_order(self):
        self.configure(self.target())
        wrong = [answer(500, "text/html", "x" * 100), answer(302, "text/plain", "", f"Location: https://localhost:{self.ports[1]}/"),
                 b"SSH-2.0-garbage\r\n", b"", None, answer(429, "text/plain", "", "Retry-After: 1"), answer(404, "text/plain", "")]
        ids = self.reports(3)
        with self.receiver(lambda _: OK, 1) as elsewhere, \
                self.receiver(lambda _: wrong.pop(0) if wrong else OK) as receiver:
            receiver._ending.wait = lambda _: time.sleep(1.5)  # the silent answer ends after the desk's patience
            self.town.serve()
            self.delivered(3)
            self.town.end()
        told = self.told(receiver)
        self.assertEqual(told, [ids[0]] * 8 + ids[1:])
        self.assertEqual(len({parts(request)[1] for request in receiver.requests[:8]}), 1)
        for request in receiver.requests:
            self.check_signed(request, self.secret)
        self.assertEqual(elsewhere.requests, [], "a redirect was followed")
        self.assertEqual(self.state()["failing"], [])

    def test_a_wait_that_the_target_asks_for_is_kept(self):
        self.configure(self.target())
        times = []
        def script(_):
            times.append(time.monotonic())
            return answer(503, "text/plain", "", "Retry-After: 2") if len(times) == 1 else OK
        self.reports(1)
        with self.receiver(script):
            self.town.serve()
            self.delivered(1)
        self.assertGreaterEqual(times[1] - times[0], 2)

    def test_a_target_that_is_down_holds_up_no_other_and_then_gets_all_in_order(self):
        self.configure(self.target(0, "down"), self.target(1, "up"))
        ids = self.reports(3)
        with self.receiver(lambda _: OK, 1) as up:
            self.town.serve()
            self.delivered(3, 1)
            self.assertEqual(self.told(up), ids)
            waiting = self.state()
            self.assertEqual((waiting["delivered"], [one["state"] for one in waiting["failing"]]), (0, ["next"]))
            with self.receiver(lambda _: OK) as down:
                self.delivered(3)
            self.assertEqual(self.told(down), ids)

    def test_one_that_the_target_refuses_goes_aside_after_five_tries_and_the_rest_goes_on(self):
        self.configure(self.target())
        ids = self.reports(3)
        refused = {"now": True}
        def script(request):
            return answer(422, "text/plain", "no") if refused["now"] and ids[0].encode() in request else OK
        with self.receiver(script) as receiver:
            self.town.serve()
            self.delivered(2)
            self.assertEqual(self.told(receiver)[:5], [ids[0]] * 5)
            self.assertEqual([one for one in self.told(receiver) if one != ids[0]], ids[1:])
            failing = self.state()["failing"]
            self.assertEqual([(one["id"], one["state"], one["why"]) for one in failing], [(ids[0], "aside", "answered 422")])
            refused["now"] = False
            self.delivered(3)
        self.assertEqual(self.state()["failing"], [])

    def test_what_fails_for_too_long_is_given_up_with_an_alarm_and_can_be_tried_again(self):
        self.configure(self.target(), give_up=1)
        ids = self.reports(2)
        bad = {"now": True}
        with self.receiver(lambda request: answer(500, "text/plain", "") if bad["now"] and ids[0].encode() in request else OK):
            self.town.serve()
            self.delivered(1)
            wait_until(lambda: [one["state"] for one in self.state()["failing"]] == ["dead"], "it is given up")
            journal = self.town.journal("desk").read_text(encoding="utf-8")
            self.assertRegex(journal, rf"<3>desk\.webhook-dead office: {ids[0]} after \d+ tries: answered 500")
            bad["now"] = False
            time.sleep(1)
            self.assertEqual(self.state()["delivered"], 1, "the dead is not tried by itself")
            again = run("tramso", "desk", "webhooks", "--config", self.town.gateway_config, "--again", "office")
            self.assertEqual(again.returncode, 0, again.stderr)
            self.delivered(2)
        self.assertEqual(run("tramso", "desk", "webhooks", "--config", self.town.gateway_config, "--again", "no").returncode, 1)

    def test_killed_at_any_moment_it_loses_none_and_begins_not_anew(self):
        self.configure(self.target())
        ids = self.reports(12)
        with self.receiver(lambda _: (time.sleep(0.03), OK)[1]) as receiver:
            for kill in range(8):
                self.town.serve()
                time.sleep(0.05 * kill)
                self.town.end(kill=True)
            self.town.serve()
            wait_until(lambda: set(self.told(receiver)) == set(ids), "all are told", 40)
            wait_until(lambda: self.state()["last_row"] == 12, f"all are kept: {self.state()}")
            self.town.end()
            before = len(receiver.requests)
            self.town.serve()
            time.sleep(1.5)
            self.assertEqual(len(receiver.requests), before, "after all that it tells again what was told")
        told = self.told(receiver)
        self.assertEqual(sorted(set(told), key=told.index), ids)
        self.assertLessEqual(len(told), len(ids) + 9, "a kill costs more than the one that was under way")
        bodies = {}
        for request in receiver.requests:
            headers, body = parts(request)
            self.assertEqual(bodies.setdefault(headers["webhook-id"], body), body, "the same id with other words")

    def test_a_failure_is_remembered_over_a_kill(self):
        self.configure(self.target(), longest=30)
        self.reports(1)
        self.town.serve()
        wait_until(lambda: self.state()["failing"] and self.state()["failing"][0]["tries"] >= 3, "it fails")
        self.town.end(kill=True)
        kept = self.state()["failing"][0]
        self.assertEqual((kept["state"], kept["why"]), ("next", "could-not-connect"))
        with self.receiver(lambda _: OK) as receiver:
            self.town.serve()
            self.delivered(1)
        self.assertEqual(len(receiver.requests), 1)

    def test_a_target_gets_only_its_service(self):
        self.configure(self.target(0, "water", "flooding"), self.target(1, "all", "report"))
        tree, water = self.reports(1, category="trees")[0], self.reports(1, category="flooding")[0]
        with self.receiver(lambda _: OK) as first, self.receiver(lambda _: OK, 1) as second:
            self.town.serve()
            self.delivered(1)
            self.delivered(2, 1)
        self.assertEqual((self.told(first), self.told(second)), ([water], [tree, water]))
        self.assertEqual(self.state()["last_row"], 2)

    def test_a_target_whose_certificate_nobody_we_trust_has_signed_is_told_nothing(self):
        self.configure(self.target(), authority="")
        self.reports(1)
        with self.receiver(lambda _: OK) as receiver:
            self.town.serve()
            wait_until(lambda: self.state()["failing"], "it fails")
            self.town.end()
        self.assertEqual((receiver.requests, self.state()["failing"][0]["why"]), ([], "tls-refused"))

    def test_a_report_without_its_photos_is_told_and_told_again_when_they_have_come(self):
        self.configure(self.target(), desk="photo_patience_hours = 0")
        from PIL import Image  # pylint: disable=import-outside-toplevel
        Image.new("RGB", (64, 48), "gray").save(self.town.folder / "a.jpg")
        report = self.town.report(photos=["a.jpg"])
        self.town.carried()
        import contextlib  # pylint: disable=import-outside-toplevel
        import sqlite3  # pylint: disable=import-outside-toplevel
        with contextlib.closing(sqlite3.connect(self.town.folder / "gateway.db")) as database:  # as if it had not come
            database.execute("UPDATE attachment SET state = 1")
            database.execute("UPDATE submission SET missing = 1")
            database.commit()
        with self.receiver(lambda _: OK) as receiver:
            self.town.serve()
            self.delivered(1)
            with contextlib.closing(sqlite3.connect(self.town.folder / "gateway.db")) as database:
                database.execute("UPDATE attachment SET state = 2")
                database.execute("UPDATE submission SET missing = 0, row = row + 1")
                database.commit()
            self.delivered(2)
        (early, first), (whole, second) = (self.check_signed(request, self.secret) for request in receiver.requests)
        self.assertEqual((early["webhook-id"], whole["webhook-id"]), (report["id"] + "-photos-missing", report["id"]))
        self.assertEqual((first["photos_missing"], first["draft"]["photos"]), (1, []))
        self.assertEqual((second.get("photos_missing"), second["draft"]["photos"]), (None, [report["id"] + "-1.jpg"]))

    def test_the_desk_does_not_start_with_what_it_cannot_sign_or_remember(self):
        def complaint():
            made = run("tramso", "desk", "serve", "--config", self.town.gateway_config, "--port", "0", "--token",
                       self.town.folder / "token")
            self.assertEqual(made.returncode, 1)
            return made.stderr
        self.configure(self.target(0), self.target(1))
        self.assertRegex(complaint(), "office comes twice")
        self.configure(self.target())
        for wrong in ("", "whsec_", "whsec_" + base64.b64encode(bytes(23)).decode(), base64.b64encode(bytes(32)).decode(), "whsec_!"):
            self.secret_file.write_text(wrong, encoding="ascii")
            self.assertRegex(complaint(), re.escape(str(self.secret_file)))
        self.town.configure(f'[webhooks]\ntargets = ["{self.target()}"]')
        self.assertRegex(complaint(), "webhooks.state is missing")


if __name__ == "__main__":
    unittest.main()
