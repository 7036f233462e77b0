#!/usr/bin/python3
"""The courier as a program against everything that can answer in the gateway's place. Whatever it is, the row stays, the
technician reads why, and it is delivered exactly once when the gateway is back."""
import contextlib
import email.utils
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import time
import unittest
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from scripted import HTML, Scripted, acknowledgement, answer, load_signer, problem  # noqa: E402
from town import Town, free_port, listens, run, wait_until  # noqa: E402


class Troubles(unittest.TestCase):
    def setUp(self):
        self.town = self.enterContext(Town())
        self.signer = load_signer(self.town.folder / "gateway/ack.key")
        self.id = self.town.submit()["id"]

    def scripted(self, script):
        gateway = self.town.folder / "gateway"
        return Scripted(self.town.port, gateway / "gateway.pem", gateway / "gateway-key.pem", script)

    def says(self, script):
        """The courier's answer to `script`: nothing delivered, and the reason in the outbox's status."""
        with self.scripted(script) as server:
            carried = self.town.carry()
        self.assertEqual(carried.returncode, 1, carried.stderr)
        self.assertGreaterEqual(len(server.requests), 1)
        return self.waits()

    def waits(self):
        status = self.town.status()
        self.assertEqual((status["queued"], status["acked"], status["quarantined"]), (1, 0, 0), status)
        return status["last_error"]

    def arrives_once(self):
        self.town.make_due()
        gateway = self.town.gateway()
        self.town.carried()
        self.assertEqual(self.town.received(), [self.id])
        self.assertEqual(self.town.status()["acked"], 1)
        self.assertIsNone(self.town.status()["last_error"])
        self.town.stop(gateway)

    def seconds_to_next_try(self):
        with contextlib.closing(sqlite3.connect(self.town.outbox)) as database:
            return database.execute("SELECT next_at FROM submission").fetchone()[0] / 1000 - time.time()

    def test_nobody_listens(self):
        self.assertEqual(self.town.carry().returncode, 1)
        self.assertIn("could-not-connect", self.waits())
        self.arrives_once()

    def test_a_gateway_that_hears_and_says_nothing(self):
        self.town.write_kiosk_config(self.town.kiosk, f"https://localhost:{self.town.port}", timeout=0.5)
        self.assertIn("timed-out", self.says(lambda request: None))
        self.arrives_once()

    def test_500_of_something_in_between(self):
        self.assertIn("500", self.says(lambda request: answer(500, "text/html", HTML)))
        self.arrives_once()

    def test_503_of_the_gateway(self):
        self.assertIn("/problems/overloaded", self.says(lambda request: problem(503, "overloaded", "Retry-After: 7")))
        self.arrives_once()

    def test_429_keeps_a_wait_in_seconds(self):
        why = self.says(lambda request: problem(429, "rate-limited", "Retry-After: 40"))
        self.assertIn("429", why)
        self.assertAlmostEqual(self.seconds_to_next_try(), 40, delta=5)
        with self.scripted(lambda request: answer(500, "text/html", HTML)) as server:
            self.assertEqual(self.town.carry().returncode, 1)
        self.assertEqual(server.requests, [], "offered before the wait was over")
        self.arrives_once()

    def test_429_keeps_a_wait_until_a_date(self):
        date = email.utils.format_datetime(email.utils.datetime.datetime.fromtimestamp(
            time.time() + 90, email.utils.datetime.timezone.utc), usegmt=True)
        self.says(lambda request: problem(429, "rate-limited", f"Retry-After: {date}"))
        self.assertAlmostEqual(self.seconds_to_next_try(), 90, delta=6)
        self.arrives_once()

    def test_a_captive_portal_with_200_and_a_page(self):
        self.assertIn("200 without an acknowledgement", self.says(lambda request: answer(200, "text/html", HTML)))
        self.arrives_once()

    def test_201_with_an_empty_body(self):
        self.assertIn("201 without an acknowledgement", self.says(lambda request: answer(201, "application/json", "")))
        self.arrives_once()

    def test_201_signed_by_a_key_that_is_not_in_the_settings(self):
        other = self.town.folder / "other"
        made = run("tramso", "keys", "make", "--kind", "gateway", "--secret", other, "--public", f"{other}.pub")
        self.assertEqual(made.returncode, 0, made.stderr)
        signer = load_signer(other)
        ack = lambda request: answer(201, "application/json", acknowledgement(request, signer))  # noqa: E731
        self.assertIn("unknown key", self.says(ack))
        self.town.make_due()
        stolen = (self.signer[0], signer[1])  # the right key's id over a signature by the wrong one
        ack = lambda request: answer(201, "application/json", acknowledgement(request, stolen))  # noqa: E731
        self.assertIn("bad signature", self.says(ack))
        self.arrives_once()

    def test_201_with_a_good_signature_over_another_id_or_digest(self):
        for changed in ({"id": "0190b3f2-5b1c-7c3a-9f10-0123456789ab"},
                        {"sha256": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}):
            ack = lambda request, changed=changed: answer(201, "application/json",
                                                          acknowledgement(request, self.signer, **changed))
            self.assertIn("acknowledgement of another submission", self.says(ack))
            self.town.make_due()
        self.arrives_once()

    def test_the_same_server_with_the_right_acknowledgement_settles(self):
        """The control: what the tests above change is what keeps the row."""
        ack = lambda request: answer(201, "application/json", acknowledgement(request, self.signer))  # noqa: E731
        with self.scripted(ack) as server:
            self.assertEqual(self.town.carry().returncode, 0)
        self.assertEqual(len(server.requests), 1)
        self.assertEqual(self.town.status()["acked"], 1)

    def test_a_connection_cut_in_the_middle_of_the_answer(self):
        whole = lambda request: answer(201, "application/json", acknowledgement(request, self.signer))  # noqa: E731
        self.assertIn("cut", self.says(lambda request: whole(request)[:-20]))
        self.arrives_once()

    def test_the_answer_is_lost_after_the_gateway_has_committed(self):
        gateway = self.town.gateway({"TRAMSO_GATEWAY_DIE_AFTER": "1"})
        self.assertEqual(self.town.carry().returncode, 1)
        self.assertEqual(gateway.wait(10), -9)
        self.assertEqual(self.town.received(), [self.id])
        self.assertIn("cut", self.waits())
        self.arrives_once()

    def test_a_gateway_of_another_authority(self):
        other = self.town.folder / "other-city"
        Town.enrol("authority", "--folder", other)
        with Scripted(self.town.port, other / "gateway/gateway.pem", other / "gateway/gateway-key.pem",
                      lambda request: answer(200, "text/html", HTML)) as server:
            self.assertEqual(self.town.carry().returncode, 1)
        self.assertEqual(server.requests, [], "a byte of the report went to a stranger")
        self.assertIn("tls-refused", self.waits())
        self.arrives_once()

    def expired(self, key, subject, *extensions):
        """A certificate of the town's authority that ended yesterday."""
        authority, old = self.town.folder / "authority", self.town.folder / "old.pem"
        request = subprocess.run(["openssl", "req", "-new", "-key", key, "-subj", subject, *extensions],
                                 capture_output=True, check=True)
        subprocess.run(["openssl", "x509", "-req", "-days", "-1", "-copy_extensions", "copyall", "-CA",
                        authority / "authority.pem", "-CAkey", authority / "authority-key.pem", "-out", old],
                       input=request.stdout, capture_output=True, check=True)
        return old

    def test_a_gateway_whose_certificate_has_expired(self):
        key = self.town.folder / "gateway/gateway-key.pem"
        old = self.expired(key, "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")
        with Scripted(self.town.port, old, key, lambda request: b"") as server:
            self.assertEqual(self.town.carry().returncode, 1)
        self.assertEqual(server.requests, [])
        self.assertIn("expired", self.waits())
        self.arrives_once()

    def test_a_kiosk_whose_own_certificate_has_expired(self):
        old = self.expired(self.town.folder / self.town.kiosk / "kiosk-key.pem", f"/CN={self.town.kiosk}")
        config = self.town.write_kiosk_config(self.town.kiosk, f"https://localhost:{self.town.port}", name="old.toml",
                                              certificate=old)
        gateway = self.town.gateway()
        self.assertEqual(self.town.carry(config).returncode, 1)
        self.assertIn("tls-refused", self.waits())
        self.assertEqual(self.town.received(), [])
        self.town.stop(gateway)
        self.arrives_once()

    def test_a_courier_that_stays_delivers_when_the_gateway_is_back_and_at_once_when_nudged(self):
        courier = self.town.start("tramso-uplink", "--config", self.town.kiosk_config)
        wait_until(lambda: (self.town.status()["last_error"] or "").startswith("could-not-connect"), "it has tried")
        self.town.gateway()
        wait_until(lambda: self.town.received() == [self.id], "it has arrived")
        wait_until(lambda: self.town.status()["acked"] == 1, "it is settled")
        second = self.town.submit()["id"]
        wait_until(lambda: self.town.received() == [self.id, second], "the second has arrived", 5)
        self.assertEqual(self.town.stop(courier), 0)

    def test_a_report_of_a_screen_that_died_before_its_nudge_is_found_within_seconds(self):
        self.town.gateway()
        self.town.start("tramso-uplink", "--config", self.town.kiosk_config)
        wait_until(lambda: self.town.status()["acked"] == 1, "the courier rests")
        socket = self.town.folder / "uplink.sock"
        socket.rename(socket.with_suffix(".away"))  # nobody can nudge it
        second = self.town.submit()["id"]
        wait_until(lambda: self.town.received() == [self.id, second], "it is found all the same", 25)

    def test_a_gateway_that_does_not_know_the_kiosks_certificate(self):
        other = self.town.folder / "other-city"
        Town.enrol("authority", "--folder", other)
        Town.enrol("kiosk", "--folder", other, "--id", self.town.kiosk)
        gateway = self.town.gateway()
        foreign = self.town.write_kiosk_config(
            self.town.kiosk, f"https://localhost:{self.town.port}", name="foreign.toml",
            certificate=other / self.town.kiosk / "kiosk.pem", certificate_key=other / self.town.kiosk / "kiosk-key.pem")
        self.assertEqual(self.town.carry(foreign).returncode, 1)
        self.assertIn("tls-refused", self.waits())
        self.town.stop(gateway)
        self.arrives_once()

    def test_403_of_a_gateway_that_has_not_enrolled_the_kiosk_yet(self):
        key = self.town.folder / f"gateway/kiosks/{self.town.kiosk}.pub"
        aside = key.rename(self.town.folder / "aside")
        gateway = self.town.gateway()
        self.assertEqual(self.town.carry().returncode, 1)
        self.assertIn("/problems/unknown-kiosk", self.waits())
        aside.rename(key)
        self.town.make_due()
        self.town.carried()
        self.assertEqual(self.town.received(), [self.id])
        self.town.stop(gateway)

    def test_409_for_other_bytes_is_put_aside_with_its_reason_and_leaves_the_others_to_go(self):
        second = self.town.submit()["id"]
        with self.scripted(lambda request: problem(409, "id-conflict") if self.id.encode() in request else
                           answer(201, "application/json", acknowledgement(request, self.signer))):
            self.town.carry()
        status = self.town.status()
        self.assertEqual((status["quarantined"], status["acked"]), (1, 1), status)
        self.assertIn("/problems/id-conflict", status["quarantine_error"])
        self.assertNotEqual(self.id, second)

    def test_409_for_a_used_number_counts_anew_and_arrives(self):
        self.town.carry()
        with self.scripted(lambda request: problem(409, "seq-conflict")):
            self.town.make_due()
            self.town.carry()
        self.arrives_once()

    def test_a_row_that_always_fails_does_not_hold_up_the_others(self):
        others = [self.town.submit()["id"] for _ in range(5)]
        script = lambda request: (answer(500, "text/html", HTML) if self.id.encode() in request else
                                  answer(201, "application/json", acknowledgement(request, self.signer)))
        with self.scripted(script) as server:
            def delivered():
                self.town.carry()
                return self.town.status()["acked"] == len(others)
            wait_until(delivered, "the five others are delivered")
        self.assertEqual(self.town.status()["queued"], 1)
        for other in others:
            self.assertEqual(sum(other.encode() in request for request in server.requests), 1)
        self.assertIn("500", self.town.status()["last_error"])

    def counted(self, name):
        """What the gateway has counted under that name."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.town.metrics_port}/metrics", timeout=10) as said:
            return int(re.search(rf"^{name} (\d+)$", said.read().decode(), re.M)[1])

    def test_what_waits_goes_together_and_is_committed_together(self):
        others = [self.town.submit()["id"] for _ in range(70)]
        self.town.gateway()
        self.assertEqual(self.town.carry().returncode, 0)
        self.assertEqual(self.town.received(), [self.id, *others])
        self.assertEqual(self.town.status()["acked"], 71)
        self.assertEqual(self.counted("tramso_gateway_committed_together_total"), 71)
        self.assertLessEqual(self.counted("tramso_gateway_commits_total"), 3)  # 64 and 7

    def test_a_batch_that_something_in_between_answers_goes_one_by_one(self):
        self.town.submit()
        for said in (answer(200, "text/html", HTML), answer(200, "application/json", '{"results":[]}')):
            def script(request, said=said):
                return said if request.startswith(b"POST") else answer(201, "application/json", acknowledgement(request, self.signer))
            gateway = self.town.folder / "gateway"
            with Scripted(self.town.port, gateway / "gateway.pem", gateway / "gateway-key.pem", script, batches=True) as server:
                self.assertEqual(self.town.carry().returncode, 0)
            self.assertEqual([request.split(b" ")[0] for request in server.requests][:2], [b"POST", b"PUT"])
            for _ in range(2):
                self.town.submit()

    def test_a_batch_of_used_numbers_counts_anew_once(self):
        files = [file for file in self.town.outbox.parent.iterdir() if file.name.startswith("outbox.db")]
        saved = {file: file.read_bytes() for file in files}
        gateway = self.town.gateway()
        for _ in range(3):
            self.town.submit()
        self.assertEqual(self.town.carry().returncode, 0)
        for file, content in saved.items():  # an older copy of the disk
            file.write_bytes(content)
        anew = [self.town.submit()["id"] for _ in range(3)]
        self.town.carried()
        self.assertEqual(sorted(self.town.received()[4:]), sorted(anew))
        with contextlib.closing(sqlite3.connect(self.town.folder / "gateway.db")) as database:
            epochs = database.execute("SELECT count(DISTINCT epoch) FROM submission").fetchone()[0]
        self.assertEqual(epochs, 2)
        self.town.stop(gateway)

    def test_a_wait_set_by_a_wrong_clock_is_not_waited_for(self):
        with contextlib.closing(sqlite3.connect(self.town.outbox)) as database:
            database.execute("UPDATE submission SET next_at=?", (int((time.time() + 4 * 365 * 86400) * 1000),))
            database.commit()
        self.town.gateway()
        self.assertEqual(self.town.carry().returncode, 0)

    def test_through_nginx_with_the_shipped_configuration_and_by_http_2_where_that_is_offered(self):
        self.town.write_gateway_config(listen=f'mode = "behind-proxy"\nsocket = "{self.town.folder}/gateway.sock"')
        self.town.start("tramso-gateway", "--config", self.town.gateway_config)
        wait_until((self.town.folder / "gateway.sock").exists, "the gateway's socket")
        for listen, spoken in (("ssl", "HTTP/1.1"), ("ssl http2", "HTTP/2.0")):
            more = self.town.submit()["id"]
            self.id = [*self.id, more] if isinstance(self.id, list) else [self.id, more]
            log = self.town.folder / "access.log"
            log.unlink(missing_ok=True)
            with nginx(self.town, listen):
                self.assertEqual(self.town.carry().returncode, 0, self.town.status())
            self.assertEqual(self.town.received(), self.id)
            self.assertEqual(set(log.read_text(encoding="ascii").split()), {spoken})

    def test_a_rescue_bundle_is_carried_by_another_kiosk(self):
        Town.enrol("kiosk", "--folder", self.town.folder, "--id", "kiosk-0002")
        other = self.town.write_kiosk_config("kiosk-0002", f"https://localhost:{self.town.port}")
        bundle = self.town.folder / "bundle"
        for arguments in (("export", "--config", self.town.kiosk_config), ("import", "--config", other)):
            done = run("tramso", "outbox", *arguments, "--file", bundle, "--json")
            self.assertEqual(json.loads(done.stdout), {"count": 1}, done.stderr)
        self.town.gateway()
        self.assertEqual(self.town.carry(other).returncode, 0, self.town.status(other))
        self.assertEqual(self.town.received(), [self.id])
        self.arrives_at_home_too()

    def arrives_at_home_too(self):
        self.assertEqual(self.town.carry().returncode, 0)
        self.assertEqual(self.town.received(), [self.id])

    def test_a_carried_row_of_a_kiosk_the_city_does_not_know_does_not_stop_the_carrier(self):
        Town.enrol("kiosk", "--folder", self.town.folder, "--id", "kiosk-0002")
        other = self.town.write_kiosk_config("kiosk-0002", f"https://localhost:{self.town.port}")
        bundle = self.town.folder / "bundle"
        run("tramso", "outbox", "export", "--config", self.town.kiosk_config, "--file", bundle)
        run("tramso", "outbox", "import", "--config", other, "--file", bundle)
        own = self.town.submit(other)["id"]
        (self.town.folder / f"gateway/kiosks/{self.town.kiosk}.pub").unlink()
        self.town.gateway()
        self.town.carry(other)
        self.assertEqual(self.town.received(), [own])
        self.assertIn("unknown-kiosk", self.town.status(other)["quarantine_error"])

    def test_a_carried_row_is_never_numbered_and_signed_anew_by_the_carrier(self):
        Town.enrol("kiosk", "--folder", self.town.folder, "--id", "kiosk-0002")
        other = self.town.write_kiosk_config("kiosk-0002", f"https://localhost:{self.town.port}")
        bundle, outbox = self.town.folder / "bundle", self.town.folder / "kiosk-0002/outbox.db"
        run("tramso", "outbox", "export", "--config", self.town.kiosk_config, "--file", bundle)
        self.town.submit(other)
        run("tramso", "outbox", "import", "--config", other, "--file", bundle)
        before = self.town.envelope(1, outbox), self.town.envelope(2, outbox)
        with self.scripted(lambda request: problem(409, "seq-conflict")):
            for _ in range(3):
                time.sleep(0.1)
                self.town.carry(other)
        after = self.town.envelope(1, outbox), self.town.envelope(2, outbox)
        self.assertNotEqual(after[0][1]["Kiosk-Epoch"], before[0][1]["Kiosk-Epoch"])  # its own row is
        self.assertEqual(after[1], before[1])


@contextlib.contextmanager
def nginx(town, listen="ssl"):
    """packaging/gateway/nginx.conf with its paths and ports moved into the town."""
    gateway = town.folder / "gateway"
    text = (pathlib.Path(__file__).parents[3] / "packaging/gateway/nginx.conf").read_text(encoding="utf-8")
    moves = {"/run/tramso-gateway": town.folder, "/etc/tramso/gateway/tls/kiosks.pem": gateway / "kiosks.pem",
             "listen 8443 ssl": f"listen 127.0.0.1:{town.port} {listen}",
             "listen 443 ssl": f"listen 127.0.0.1:{free_port()} ssl"}
    for name in ("gateway", "public"):
        moves[f"/etc/tramso/gateway/tls/{name}.pem"] = gateway / "gateway.pem"
        moves[f"/etc/tramso/gateway/tls/{name}-key.pem"] = gateway / "gateway-key.pem"
    for old, new in moves.items():
        assert old in text, old
        text = text.replace(old, str(new))
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {town.folder}/{kind};\n" for kind in kinds)
    config = town.folder / "nginx.conf"
    config.write_text(f"daemon off; master_process off; pid {town.folder}/pid; error_log stderr;\nevents {{}}\n"
                      f"http {{\nlog_format spoken $server_protocol;\naccess_log {town.folder}/access.log spoken;\n"
                      f"{temporary}{text}\n}}\n", encoding="utf-8")
    with subprocess.Popen(["/usr/sbin/nginx", "-c", config], stderr=subprocess.DEVNULL) as process:
        try:
            wait_until(lambda: listens(town.port), "nginx listens")
            yield
        finally:
            process.terminate()


if __name__ == "__main__":
    unittest.main()
