#!/usr/bin/python3
"""The kiosk's certificate in the courier's hands: renewed in time with key and certificate always a pair, its end and its revocation
told in words and outlived by the queue."""
import datetime
import http.client
import json
import pathlib
import ssl
import subprocess
import sys
import time
import unittest

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from newcomer import SECONDS, Newcomer, Town, enrolling  # noqa: E402
from nginx import Nginx  # noqa: E402
from scripted import Scripted, answer, problem  # noqa: E402
from town import program, run, wait_until  # noqa: E402

PEM = serialization.Encoding.PEM
DAY = datetime.timedelta(days=1)


class WithKiosk(unittest.TestCase):
    def setUp(self):
        self.town = enrolling(self.enterContext(Town()))
        self.kiosk = Newcomer(self.town)

    def enrolled(self, environment=None):
        gateway = self.town.gateway(environment)
        self.enrol_again()
        return gateway

    def enrol_again(self):
        enrolled = self.kiosk.enrol(self.kiosk.token())
        self.assertEqual(enrolled.returncode, 0, enrolled.stderr)

    def certificate(self):
        return x509.load_pem_x509_certificate((self.kiosk.folder / "kiosk.pem").read_bytes())

    def check_pair(self):
        """OpenSSL takes the two files as they are named in the settings only when they fit."""
        ssl.create_default_context().load_cert_chain(self.kiosk.folder / "kiosk.pem", self.kiosk.folder / "kiosk-key.pem")

    def put_certificate(self, begun, ends, apart=False):
        """One of the city's for the kiosk that began and ends so many days from now; `apart`: as another city's office makes them."""
        authority = self.town.folder / "authority"
        issuer = x509.load_pem_x509_certificate((authority / "authority.pem").read_bytes())
        signer = serialization.load_pem_private_key((authority / "authority-key.pem").read_bytes(), None)
        key, now = ec.generate_private_key(ec.SECP256R1()), datetime.datetime.utcnow()
        made = (x509.CertificateBuilder().issuer_name(issuer.subject).public_key(key.public_key()).serial_number(
            x509.random_serial_number()).subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self.kiosk.kiosk)]))
                .not_valid_before(now + begun * DAY).not_valid_after(now + ends * DAY)
                .add_extension(x509.BasicConstraints(False, None), True).sign(signer, hashes.SHA256()))
        secret = key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        for name in ("kiosk.pem", "kiosk-key.pem"):
            (self.kiosk.folder / name).unlink(missing_ok=True)
        (self.kiosk.folder / "kiosk.pem").write_bytes(made.public_bytes(PEM) + (b"" if apart else secret))
        if apart:
            (self.kiosk.folder / "kiosk-key.pem").write_bytes(secret)
        else:
            (self.kiosk.folder / "kiosk-key.pem").symlink_to("kiosk.pem")
        return made

    def start_uplink(self):
        uplink = self.town.start("tramso-uplink", "--config", self.kiosk.config)
        wait_until(self.kiosk.socket.exists, "the uplink listens")
        return uplink

    def arrived(self, *ids):
        wait_until(lambda: set(ids) <= set(self.town.received()), f"{ids} arrive: {self.kiosk.status()}", 40)

    def scripted(self, script):
        gateway = self.town.folder / "gateway"
        return Scripted(self.town.port, gateway / "gateway.pem", gateway / "gateway-key.pem", script)


class Renewal(WithKiosk):
    def test_a_courier_outlives_its_certificates_and_goes_by_the_newest(self):
        lasting = 16
        gateway = self.enrolled({SECONDS: str(lasting)})
        first = self.certificate()
        self.start_uplink()
        seen, end = {first.serial_number}, time.monotonic() + 2 * lasting + 4
        while time.monotonic() < end:
            self.check_pair()
            seen.add(self.certificate().serial_number)
            time.sleep(0.05)
        self.assertGreaterEqual(len(seen), 4)
        self.assertNotEqual(first.public_key().public_numbers(), self.certificate().public_key().public_numbers(), "a new key")
        self.town.stop(gateway)  # ends the line that the first certificate opened
        self.town.gateway({SECONDS: str(lasting)})
        self.arrived(self.kiosk.submit())

    def test_after_two_thirds_and_not_before(self):
        self.enrolled()
        for begun, ends, is_due in ((-50, 40, False), (-59, 31, False), (-68, 22, True), (-89, 1, True)):
            before = self.put_certificate(begun, ends)
            self.assertEqual(self.kiosk.carry().returncode, 0)
            self.assertEqual(self.certificate().serial_number != before.serial_number, is_due, (begun, ends))

    def test_a_pair_of_two_files_becomes_one_of_one_file(self):
        self.enrolled()
        before = self.put_certificate(-80, 10, apart=True)
        self.assertEqual(self.kiosk.carry().returncode, 0)
        self.assertNotEqual(self.certificate().serial_number, before.serial_number)
        self.assertEqual((self.kiosk.folder / "kiosk-key.pem").readlink(), pathlib.Path("kiosk.pem"))
        self.assertEqual((self.kiosk.folder / "kiosk.pem").stat().st_mode & 0o777, 0o600)
        self.check_pair()
        self.kiosk.submit()
        self.assertEqual(self.kiosk.carry().returncode, 0)

    def test_cut_between_any_two_steps_the_courier_still_has_a_pair(self):
        self.enrolled()
        cuts, renewed = 0, 0
        for call in ("fdatasync", "rename", "symlink", "fsync", "unlink", "write", "sendto"):
            for number in range(1, 40):
                before = self.put_certificate(-80, 10, apart=number % 2 == 0)
                traced = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-P", self.kiosk.folder, "-P",
                                         self.kiosk.folder / "kiosk.pem", "-P", self.kiosk.folder / "kiosk.pem.new", "-P",
                                         self.kiosk.folder / "kiosk-key.pem", "-P", self.kiosk.folder / "kiosk-key.pem.new", "-e",
                                         f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}",
                                         program("tramso-uplink"), "--config", self.kiosk.config, "--once"],
                                        capture_output=True, text=True, check=False, timeout=60, env={"ASAN_OPTIONS": "detect_leaks=0"})
                died = traced.returncode != 0
                cuts, renewed = cuts + died, renewed + (self.certificate().serial_number != before.serial_number)
                self.kiosk.submit()
                carried = self.kiosk.carry()
                self.assertEqual(carried.returncode, 0, f"{call} {number}: {carried.stderr}")
                self.check_pair()
                if not died:
                    break
        self.assertGreaterEqual(cuts, 5)
        self.assertGreaterEqual(renewed, 1)

    def test_an_answer_that_is_no_certificate_for_this_key_changes_nothing(self):
        gateway = self.enrolled()
        self.town.stop(gateway)
        self.put_certificate(-80, 10)
        before = (self.kiosk.folder / "kiosk.pem").read_bytes()
        other = (self.town.folder / self.town.kiosk / "kiosk.pem").read_text()
        own = before.decode()
        for said in (problem(503, "overloaded"), problem(404, "not-found"), answer(200, "text/html", "<html>"),
                     answer(201, "application/json", "{}"), answer(201, "text/html", json.dumps({"certificate": own})),
                     answer(201, "application/json", json.dumps({"certificate": other})),
                     answer(201, "application/json", json.dumps({"certificate": own})),
                     answer(201, "application/json", json.dumps({"certificate": "x"}))):
            with self.scripted(lambda request, said=said: said) as server:
                self.assertIn("uplink.renewal", self.kiosk.carry().stderr)
            self.assertTrue(server.requests[0].startswith(b"POST /kiosk/v1/renewals "))
            self.assertNotIn(b"PRIVATE", server.requests[0])
            self.assertEqual((self.kiosk.folder / "kiosk.pem").read_bytes(), before)

    def test_the_gateway_renews_for_the_certificates_kiosk_alone(self):
        self.enrolled()
        key = ec.generate_private_key(ec.SECP256R1())
        for name, status, kind in (("kiosk-0001", 403, "/problems/wrong-kiosk"), ("kiosk-0007", 201, None)):
            subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
            request = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, hashes.SHA256())
            line = http.client.HTTPSConnection("localhost", self.town.port, context=self.town.tls("kiosk-0007"), timeout=20)
            line.request("POST", "/kiosk/v1/renewals", json.dumps({"request": request.public_bytes(PEM).decode()}),
                         {"Content-Type": "application/json"})
            heard = line.getresponse()
            self.assertEqual((heard.status, json.loads(heard.read()).get("type")), (status, kind))
            line.close()


class TheEnd(WithKiosk):
    def over(self):
        self.put_certificate(-91, -1)
        sent = self.kiosk.submit()
        carried = self.kiosk.carry()
        self.assertEqual(carried.returncode, 1)
        self.assertIn("enrol it anew", carried.stderr)
        status = self.kiosk.status()
        self.assertEqual((status["queued"], status["quarantined"]), (1, 0))
        self.assertIn("this kiosk's certificate ended at", status["last_error"])
        self.assertIn("enrol it anew", status["last_error"])
        self.enrol_again()
        self.kiosk.make_due()
        self.assertEqual(self.kiosk.carry().returncode, 0)
        self.assertIn(sent, self.town.received())

    def test_a_certificate_that_is_over_says_so_and_the_report_goes_after_enrolling(self):
        self.enrolled()
        self.over()

    def test_behind_nginx_as_well(self):
        nginx = Nginx(self.town)
        self.start_behind(nginx)
        self.enrol_again()
        self.over()

    def start_behind(self, nginx):
        process = self.town.start("tramso-gateway", "--config", self.town.gateway_config)
        wait_until(lambda: process.poll() is not None or (nginx.folder / "gateway.sock").exists(), "the gateway listens")
        server = nginx.start()
        self.addCleanup(server.wait)
        self.addCleanup(server.kill)


class Revoked(TheEnd):
    test_a_certificate_that_is_over_says_so_and_the_report_goes_after_enrolling = None
    test_behind_nginx_as_well = None

    def rests(self, *ids):
        wait_until(lambda: self.kiosk.status()["last_error"] == "403 /problems/cert-revoked", "the reason is in the status")
        status = self.kiosk.status()
        self.assertEqual((status["queued"], status["quarantined"]), (len(ids), 0), status)
        self.assertEqual(set(ids) & set(self.town.received()), set())

    def test_in_the_middle_of_its_work_the_courier_rests_and_goes_on_when_enrolled_again(self):
        self.enrolled()
        self.start_uplink()
        before = [self.kiosk.submit() for _ in range(3)]
        self.arrived(*before)
        self.kiosk.revoke()
        time.sleep(0.5)  # the gateway looks at the list now and then
        waiting = [self.kiosk.submit() for _ in range(4)]
        self.rests(*waiting)
        tries = self.town.journal("tramso-uplink").read_text().count("uplink.refused")
        time.sleep(2)
        self.assertEqual(self.town.journal("tramso-uplink").read_text().count("uplink.refused"), tries, "it rests")
        self.kiosk.make_due()  # the one it was refused with; for all of them it rests
        self.enrol_again()  # which nudges the courier
        self.arrived(*waiting)
        self.assertEqual(len(self.town.received()), 7, "each once")
        self.assertIsNone(self.kiosk.status()["last_error"])

    def test_every_route_is_closed_and_only_for_the_one_that_was_revoked(self):
        self.enrolled()
        self.kiosk.revoke()
        time.sleep(0.5)
        for kiosk, kind in (("kiosk-0007", "/problems/cert-revoked"), ("kiosk-0001", None)):
            for method, path in (("PUT", "/kiosk/v1/submissions/x"), ("POST", "/kiosk/v1/submissions:batch"),
                                 ("POST", "/kiosk/v1/renewals"), ("GET", "/kiosk/v1/progress/7K3M-9Q2X-4FHT"),
                                 ("POST", "/kiosk/v1/attachments"), ("PATCH", "/kiosk/v1/attachments/x")):
                line = http.client.HTTPSConnection("localhost", self.town.port, context=self.town.tls(kiosk), timeout=20)
                line.request(method, path, b"", {"Tus-Resumable": "1.0.0"})
                heard = line.getresponse()
                said = json.loads(heard.read() or "{}")
                self.assertEqual(said.get("type") == "/problems/cert-revoked", kind is not None, (kiosk, path, said))
                self.assertEqual(heard.status == 403, kind is not None, (kiosk, path))
                line.close()

    def test_enrolled_in_the_same_moment_it_works_again_and_its_old_certificate_does_not(self):
        self.enrolled()
        old = (self.kiosk.folder / "kiosk.pem").read_bytes()
        self.kiosk.revoke()
        self.enrol_again()
        time.sleep(1.1)  # certificates count in seconds
        self.kiosk.submit()
        self.assertEqual(self.kiosk.carry().returncode, 0)
        (self.kiosk.folder / "kiosk.pem").write_bytes(old)
        self.kiosk.submit()
        self.assertEqual(self.kiosk.carry().returncode, 1)
        self.assertEqual(self.kiosk.status()["last_error"], "403 /problems/cert-revoked")

    def test_enrolled_again_it_can_renew_at_once_and_is_not_void_by_that(self):
        self.enrolled()
        self.kiosk.revoke()
        self.enrol_again()
        time.sleep(1.1)
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self.kiosk.kiosk)])
        request = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(ec.generate_private_key(ec.SECP256R1()), hashes.SHA256())
        line = http.client.HTTPSConnection("localhost", self.town.port, context=self.town.tls(self.kiosk.kiosk), timeout=20)
        line.request("POST", "/kiosk/v1/renewals", json.dumps({"request": request.public_bytes(PEM).decode()}),
                     {"Content-Type": "application/json"})
        renewed = x509.load_pem_x509_certificate(json.loads(line.getresponse().read())["certificate"].encode())
        line.close()
        self.assertGreaterEqual(renewed.not_valid_before, self.certificate().not_valid_before)

    def test_the_folders_own_way_to_enrol_works_again_as_well(self):
        self.enrolled()
        revoked = run("tramso", "enrol", "revoke", "--folder", self.town.folder, "--id", self.town.kiosk)
        self.assertEqual(revoked.returncode, 0, revoked.stderr)
        self.town.submit()
        self.assertEqual(self.town.carry().returncode, 1)
        self.assertEqual(self.town.status()["last_error"], "403 /problems/cert-revoked")
        Town.enrol("kiosk", "--folder", self.town.folder, "--id", self.town.kiosk)
        time.sleep(1.1)
        self.town.make_due()
        self.assertEqual(self.town.carry().returncode, 0)

    def test_its_token_is_taken_back(self):
        self.enrolled()
        token = self.kiosk.token()
        self.kiosk.revoke()
        said = self.kiosk.enrol(token)
        self.assertIn("does not know this token", said.stderr)

    def test_anothers_reports_that_a_revoked_kiosk_carries_wait_and_are_not_given_up(self):
        self.enrolled()
        other = self.town.submit()["id"]
        bundle = self.town.folder / "bundle"
        for command, config in (("export", self.town.kiosk_config), ("import", self.kiosk.config)):
            done = run("tramso", "outbox", command, "--config", config, "--file", bundle)
            self.assertEqual(done.returncode, 0, done.stderr)
        self.kiosk.revoke()
        time.sleep(0.5)
        self.assertEqual(self.kiosk.carry().returncode, 1)
        self.rests(other)

    def test_a_list_that_was_spoiled_brings_nobody_back(self):
        self.enrolled()
        self.kiosk.revoke()
        time.sleep(0.5)
        sent = self.kiosk.submit()
        self.assertEqual(self.kiosk.carry().returncode, 1)
        for spoil in (lambda file: file.write_text("nonsense\n"), lambda file: file.unlink()):
            spoil(self.town.folder / "gateway/revoked")
            time.sleep(0.5)
            self.kiosk.make_due()
            self.assertEqual(self.kiosk.carry().returncode, 1)
            self.rests(sent)

    def test_behind_nginx(self):
        nginx = Nginx(self.town)
        self.start_behind(nginx)
        self.enrol_again()
        first = self.kiosk.submit()
        self.assertEqual(self.kiosk.carry().returncode, 0)
        self.kiosk.revoke()
        time.sleep(0.5)
        second = self.kiosk.submit()
        self.assertEqual(self.kiosk.carry().returncode, 1)
        self.rests(second)
        self.enrol_again()
        time.sleep(1.1)
        self.kiosk.make_due()
        self.assertEqual(self.kiosk.carry().returncode, 0)
        self.assertEqual(self.town.received(), [first, second])

    def test_without_a_certificate_nginx_has_one_door_and_what_a_stranger_writes_does_not_count(self):
        nginx = Nginx(self.town)
        self.start_behind(nginx)
        context = ssl.create_default_context(cafile=self.town.folder / "authority/authority.pem")
        spoofed = {"Tramso-Client-Verify": "SUCCESS", "Tramso-Client-Subject": "CN=kiosk-0001",
                   "Tramso-Client-Start": "Nov 25 03:00:00 2026 GMT"}
        for method, path, status in (("GET", "/kiosk/v1/enrolments", 200), ("POST", "/kiosk/v1/renewals", 403),
                                     ("GET", "/kiosk/v1/progress/7K3M-9Q2X-4FHT", 403), ("PUT", "/kiosk/v1/submissions/x", 403),
                                     ("GET", "/kiosk/v1/enrolments/x", 403), ("GET", "/kiosk/v1/enrolments/../progress/x", 403),
                                     ("POST", "/kiosk/v1/attachments", 403)):
            line = http.client.HTTPSConnection("localhost", self.town.port, context=context, timeout=20)
            line.request(method, path, None, spoofed)
            heard = line.getresponse()
            body = heard.read()
            self.assertEqual(heard.status, status, (method, path, body[:200]))
            line.close()
        metrics = http.client.HTTPConnection("127.0.0.1", self.town.metrics_port, timeout=20)
        metrics.request("GET", "/metrics")
        self.assertIn(b'problem="unknown-kiosk"} 0\n', metrics.getresponse().read(), "the gateway heard nothing of the rest")
        metrics.close()
        line.request("GET", "/kiosk/v1//enrolments", None, spoofed)  # to nginx the same place, to the gateway another
        self.assertEqual(line.getresponse().status, 403)
        line.close()


if __name__ == "__main__":
    unittest.main()
