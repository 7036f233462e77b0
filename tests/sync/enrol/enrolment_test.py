#!/usr/bin/python3
"""A kiosk's identity from its token to its first report: what is believed, what is told in words, and what is left behind."""
import base64
import hashlib
import http.client
import json
import pathlib
import shutil
import ssl
import subprocess
import sys
import unittest

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.x509.oid import NameOID

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from newcomer import Newcomer, Town, enrolling  # noqa: E402
from scripted import HTML, Scripted, answer  # noqa: E402
from town import program, run  # noqa: E402

PEM = serialization.Encoding.PEM
PATH = "/kiosk/v1/enrolments"


def new_key():
    return ec.generate_private_key(ec.SECP256R1())


def request_of(name, key, signer=None):
    """A PKCS #10 request in PEM; `name`: its common names."""
    names = [name] if isinstance(name, str) else name
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, each) for each in names])
    request = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, hashes.SHA256())
    if signer is None:
        return request.public_bytes(PEM).decode()
    theirs = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(signer, hashes.SHA256())
    raw, other = request.public_bytes(serialization.Encoding.DER), theirs.public_bytes(serialization.Encoding.DER)
    own = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    stranger = signer.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    assert own in raw
    forged = other.replace(stranger, own)
    return "-----BEGIN CERTIFICATE REQUEST-----\n" + base64.encodebytes(forged).decode() + "-----END CERTIFICATE REQUEST-----\n"


class Enrolling(unittest.TestCase):
    def setUp(self):
        self.town = enrolling(self.enterContext(Town()))
        self.kiosk = Newcomer(self.town)

    def post(self, body, kiosk=None, path=PATH, media="application/json"):
        """(status, type of the problem or None, body)"""
        context = self.town.tls(kiosk) if kiosk else ssl.create_default_context(
            cafile=self.town.folder / "authority/authority.pem")
        line = http.client.HTTPSConnection("localhost", self.town.port, context=context, timeout=20)
        line.request("POST", path, body if isinstance(body, (str, bytes)) else json.dumps(body), {"Content-Type": media})
        heard = line.getresponse()
        said = json.loads(heard.read())
        line.close()
        return heard.status, said.get("type", "").removeprefix("/problems/") or None, said

    def body(self, token, request=None, key=None, signing=None):
        secret = token.split(",")[3]
        signing = signing or Ed25519PrivateKey.generate()
        public = signing.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        return {"token": secret, "request": request or request_of(self.kiosk.kiosk, key or new_key()),
                "signing_key": base64.b64encode(public).decode()}


    def refused(self, token, *words):
        said = self.kiosk.enrol(token)
        self.assertEqual((said.returncode, said.stdout), (1, ""), said.stderr)
        for word in words:
            self.assertIn(word, said.stderr)
        secret = token.split(",")[3]
        self.assertNotIn(secret, said.stderr)
        self.assertFalse(self.kiosk.certificate.exists(), "there is a certificate now")
        return said.stderr


class FromNothing(Enrolling):
    def test_a_token_on_paper_makes_a_new_kiosk_whose_report_the_desk_opens(self):
        self.town.gateway()
        picture = self.town.folder / "token.png"
        token = self.kiosk.token("--qr", picture)
        scanned = run("tramso", "scan", picture)
        self.assertEqual(scanned.stdout, f"{picture}\t{token}\n")
        self.assertFalse(self.kiosk.folder.exists())
        enrolled = self.kiosk.enrol(picture)
        self.assertEqual(enrolled.returncode, 0, enrolled.stderr)
        sent = self.kiosk.submit()
        carried = self.kiosk.carry()
        self.assertEqual(carried.returncode, 0, carried.stderr)
        opened = run("tramso", "desk", "open", "--config", self.town.gateway_config)
        line = json.loads(opened.stdout)
        self.assertEqual((line["id"], line["kiosk"], line["draft"]["text"]), (sent, "kiosk-0007", "Nước ngập đường Lê Lợi"))

    def test_keys_are_made_on_the_kiosk_and_open_to_their_owner_alone(self):
        self.town.gateway()
        self.assertEqual(self.kiosk.enrol(self.kiosk.token()).returncode, 0)
        own = {file.name: file.stat().st_mode & 0o777 for file in self.kiosk.folder.iterdir()}
        self.assertEqual((own["kiosk.pem"], own["kiosk-key.pem"], own["signing.key"]), (0o600, 0o600, 0o600), own)
        self.assertNotIn("kiosk.pem.enrolling", own)
        secret = (self.kiosk.folder / "kiosk.pem").read_text().split("-----BEGIN PRIVATE KEY-----")[1].split()[0]
        for file in self.town.folder.rglob("*"):
            if file.is_file() and not file.is_relative_to(self.kiosk.folder):
                self.assertNotIn(secret.encode(), file.read_bytes(), file)
        signing = (self.kiosk.folder / "signing.key").read_text().split()[1]
        self.assertIn(f" {signing} ", (self.town.folder / "gateway/kiosks/kiosk-0007.pub").read_text())

    def test_the_certificate_is_the_kiosks_for_ninety_days_and_for_clients_alone(self):
        self.town.gateway()
        self.assertEqual(self.kiosk.enrol(self.kiosk.token()).returncode, 0)
        certificate = x509.load_pem_x509_certificate((self.kiosk.folder / "kiosk.pem").read_bytes())
        self.assertEqual(certificate.subject.rfc4514_string(), "CN=kiosk-0007")
        self.assertEqual((certificate.not_valid_after - certificate.not_valid_before).total_seconds(), 90 * 86400 + 3600)
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
        self.assertEqual([each.dotted_string for each in usage], ["1.3.6.1.5.5.7.3.2"])
        self.assertFalse(certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca)

    def test_the_folder_of_tokens_does_not_hold_the_secret(self):
        secret = self.kiosk.token().split(",")[3]
        files = list((self.town.folder / "gateway/enrolments").iterdir())
        self.assertEqual([file.suffix for file in files], [".token"])
        self.assertEqual(files[0].stat().st_mode & 0o777, 0o600)
        text = files[0].read_text()
        self.assertNotIn(secret, text)
        self.assertNotIn(base64.b64decode(secret).hex(), text)
        self.assertIn(hashlib.sha256(base64.b64decode(secret)).hexdigest(), text)

    def test_what_it_did_is_told_as_json(self):
        self.town.gateway()
        told = run("tramso", "enrol", "--config", self.kiosk.config, "--token", self.kiosk.token(), "--json")
        self.assertEqual(json.loads(told.stdout).keys(), {"kiosk", "until"})

    def test_a_gateway_without_the_table_enrols_nobody(self):
        self.town.more = ""
        self.town.write_gateway_config()
        self.town.gateway()
        said = self.kiosk.enrol(self.kiosk.token())
        self.assertEqual(said.returncode, 1)  # its door asks for a certificate first
        self.assertIn("cannot be reached", said.stderr)


class Sentences(Enrolling):
    def test_no_token_at_all_is_wrong_use(self):
        for token in ("nonsense", self.kiosk.token()[:-1], self.kiosk.token().replace(",kiosk", ",Kiosk"), self.town.draft):
            self.assertEqual(self.kiosk.enrol(token).returncode, 2, token)

    def test_a_token_of_another_kiosk_is_not_even_sent(self):
        self.refused(self.kiosk.token(kiosk="kiosk-0008"), "is for kiosk-0008", "kiosk-0007")

    def test_a_token_of_another_gateway_says_what_the_settings_are_to_be(self):
        self.refused(self.kiosk.token(url="https://other.example"), "https://other.example", "uplink.gateway")

    def test_no_network(self):
        self.refused(self.kiosk.token(), "cannot be reached", "could-not-connect")

    def test_an_expired_token(self):
        token = self.kiosk.token()
        file = next((self.town.folder / "gateway/enrolments").iterdir())
        word, kiosk, digest, _ = file.read_text().split()
        file.write_text(f"{word} {kiosk} {digest} 2026-01-01T00:00:00.000Z\n")
        self.town.gateway()
        self.refused(token, "time is over", "new one")

    def test_a_token_that_a_newer_one_has_taken_the_place_of(self):
        token = self.kiosk.token()
        self.kiosk.token()
        self.town.gateway()
        self.refused(token, "does not know this token")

    def test_a_token_that_was_used_with_other_keys(self):
        self.town.gateway()
        token = self.kiosk.token()
        self.assertEqual(self.post(self.body(token))[0], 201)
        self.refused(token, "used already")

    def test_a_sign_in_page_in_between(self):
        pair = self.town.folder / "gateway"
        with Scripted(self.town.port, pair / "gateway.pem", pair / "gateway-key.pem",
                      lambda request: answer(200, "text/html", HTML)) as portal:
            self.refused(self.kiosk.token(), "is not the gateway", "sign-in page")
        self.assertTrue(all(request.startswith(b"GET ") for request in portal.requests))

    def test_a_clock_that_is_a_day_off_is_said_before_the_token_is(self):
        self.town.gateway()
        token = self.kiosk.token()
        library = subprocess.run(["sh", "-c", "ls /usr/lib/*/faketime/libfaketime.so.1"], capture_output=True, text=True,
                                 check=True).stdout.strip()
        for offset in ("-1d", "+1d"):
            said = self.kiosk.enrol(token, env={"LD_PRELOAD": library, "FAKETIME": offset, "FAKETIME_DONT_FAKE_MONOTONIC": "1",
                                                "ASAN_OPTIONS": "verify_asan_link_order=0:detect_leaks=0"})
            self.assertEqual(said.returncode, 1, said.stderr)
            self.assertIn("clock is wrong", said.stderr)
        self.assertEqual(list((self.town.folder / "gateway/enrolments").glob("*.used")), [])
        self.assertEqual(self.kiosk.enrol(token).returncode, 0, "the token is still good")


class InTheMiddle(Enrolling):
    """Somebody answers in the gateway's place."""

    def setUp(self):
        super().setUp()
        self.stranger = self.town.folder / "stranger"
        Town.enrol("authority", "--folder", self.stranger)
        self.right = (self.town.folder / "authority/authority.pem").read_bytes()

    def between(self, authority):
        pair = self.stranger / "gateway"
        return Scripted(self.town.port, pair / "gateway.pem", pair / "gateway-key.pem", lambda request: answer(
            200, "application/pem-certificate-chain", authority, f"Date: {http_date()}"))

    def no_secret_in(self, server, token):
        self.assertTrue(server.requests, "nothing was asked")
        for request in server.requests:
            self.assertTrue(request.startswith(b"GET "), request[:40])
            self.assertNotIn(token.split(",")[3].encode(), request)

    def test_with_an_authority_of_its_own_it_is_told_nothing(self):
        token = self.kiosk.token()
        with self.between((self.stranger / "authority/authority.pem").read_bytes()) as server:
            self.refused(token, "another key", "Nothing was told")
        self.no_secret_in(server, token)

    def test_with_the_citys_authority_shown_it_still_cannot_be_the_gateway(self):
        token = self.kiosk.token()
        with self.between(self.right) as server:
            self.refused(token, "no certificate of the city's authority", "not told to it")
        self.no_secret_in(server, token)

    def test_with_the_right_key_in_a_certificate_that_it_did_not_sign_nothing_is_believed(self):
        token = self.kiosk.token()
        city = x509.load_pem_x509_certificate(self.right)
        mine = ec.generate_private_key(ec.SECP256R1())
        forged = (x509.CertificateBuilder().subject_name(city.subject).issuer_name(city.subject).public_key(city.public_key())
                  .serial_number(7).not_valid_before(city.not_valid_before).not_valid_after(city.not_valid_after)
                  .add_extension(x509.BasicConstraints(True, None), True).sign(mine, hashes.SHA256()))
        with self.between(forged.public_bytes(PEM)) as server:
            self.refused(token, "is not the gateway")
        self.no_secret_in(server, token)


    def test_a_gateway_that_answers_with_anothers_certificate_is_not_taken_at_its_word(self):
        """The right server, and an answer that went wrong in it."""
        token, pair, other = self.kiosk.token(), self.town.folder / "gateway", self.town.folder / self.town.kiosk
        zeros = base64.b64encode(bytes(32)).decode()
        Town.enrol("kiosk", "--folder", self.town.folder, "--id", self.kiosk.kiosk)
        other_key = (self.kiosk.folder / "kiosk.pem").read_text()
        shutil.rmtree(self.kiosk.folder)
        for said in ({"certificate": other_key}, {"certificate": (other / "kiosk.pem").read_text()}, {"certificate": self.right.decode()}, {"certificate": ""}, {}):
            body = json.dumps({"authority": self.right.decode(), "city_key": zeros, "ack_key": zeros, **said})
            with Scripted(self.town.port, pair / "gateway.pem", pair / "gateway-key.pem", lambda request, body=body: answer(
                    200, "application/pem-certificate-chain", self.right) if request.startswith(b"GET ") else
                          answer(201, "application/json", body)):
                self.refused(token, "holds no certificate for this kiosk and its key")
        self.assertFalse((self.kiosk.folder / "city.pub").exists())


def http_date():
    return subprocess.run(["date", "-u", "+%a, %d %b %Y %H:%M:%S GMT"], capture_output=True, text=True, check=True,
                          env={"LC_ALL": "C"}).stdout.strip()


class AtTheGateway(Enrolling):
    """What it takes, without our kiosk."""

    def setUp(self):
        super().setUp()
        self.town.gateway()
        self.token = self.kiosk.token()

    def test_a_lost_answer_is_had_again_with_the_same_keys_and_not_with_others(self):
        body = self.body(self.token)
        first, again = self.post(body), self.post(body)
        self.assertEqual((first[0], again[0]), (201, 200))
        self.assertEqual(first[2]["certificate"], again[2]["certificate"])
        other = self.body(self.token)
        self.assertEqual(self.post(other)[:2], (409, "token-used"))
        self.assertEqual(self.post({**body, "request": other["request"]})[:2], (409, "token-used"))
        self.assertEqual(self.post({**body, "signing_key": other["signing_key"]})[:2], (409, "token-used"))

    def test_two_at_the_same_moment_do_not_both_get_a_certificate(self):
        bodies = [json.dumps(self.body(self.token)) for _ in range(8)]
        lines = []
        context = ssl.create_default_context(cafile=self.town.folder / "authority/authority.pem")
        for body in bodies:
            line = http.client.HTTPSConnection("localhost", self.town.port, context=context, timeout=20)
            line.request("POST", PATH, body, {"Content-Type": "application/json"})
            lines.append(line)
        self.assertEqual(sorted(line.getresponse().status for line in lines), [201] + 7 * [409])

    def test_a_request_for_another_kiosk_than_the_tokens(self):
        self.assertEqual(self.post(self.body(self.token, request_of("kiosk-0001", new_key())))[:2], (403, "wrong-kiosk"))
        self.assertEqual(self.post(self.body(self.token))[0], 201, "the token is not used up by that")

    def test_somebody_elses_key_is_not_certified_without_a_proof_that_one_has_it(self):
        forged = request_of(self.kiosk.kiosk, new_key(), signer=new_key())
        status, kind, said = self.post(self.body(self.token, forged))
        self.assertEqual((status, kind), (400, "bad-request"), said)
        self.assertIn("not signed with its own key", said["detail"])

    def test_requests_that_are_none_of_ours(self):
        key, good = new_key(), request_of(self.kiosk.kiosk, new_key())
        wrong = {"another kind of key": request_of(self.kiosk.kiosk, rsa.generate_private_key(65537, 2048)),
                 "another curve": request_of(self.kiosk.kiosk, ec.generate_private_key(ec.SECP384R1())),
                 "two names": request_of([self.kiosk.kiosk, "kiosk-0001"], key), "no kiosk's id": request_of("Kiosk 7", key),
                 "a name that goes on": request_of(self.kiosk.kiosk + "\x00.pub", key), "two requests": good + good,
                 "cut": good[:-60], "nothing": "", "text": "x" * 3000, "too long": good + "\n" * 5000}
        for what, request in wrong.items():
            status, kind, _ = self.post({**self.body(self.token), "request": request})
            self.assertEqual((status, kind), (400, "bad-request"), what)
        self.assertEqual(list((self.town.folder / "gateway/enrolments").glob("*.used")), [])

    def test_bodies_that_are_none_of_ours(self):
        good = self.body(self.token)
        for name in good:
            self.assertEqual(self.post({key: value for key, value in good.items() if key != name})[0], 400, name)
        self.assertEqual(self.post({**good, "token": base64.b64encode(bytes(31)).decode()})[0], 400)
        self.assertEqual(self.post({**good, "token": base64.b64encode(bytes(32)).decode()})[:2], (403, "token-unknown"))
        self.assertEqual(self.post("[1]")[0], 400)
        self.assertEqual(self.post("x" * 20000)[0], 413)
        self.assertEqual(self.post(good, media="text/plain")[0], 415)

    def test_one_who_guesses_is_slowed_down(self):
        answers = [self.post({"token": 1})[0] for _ in range(30)]
        self.assertEqual(answers[:20], [400] * 20)
        self.assertIn(429, answers)

    def test_without_a_certificate_there_is_no_other_door(self):
        for path in ("/kiosk/v1/submissions:batch", "/kiosk/v1/renewals", "/kiosk/v1/progress/7K3M-9Q2X-4FHT", "/healthz",
                     "/kiosk/v1/enrolments/", "/kiosk/v1/attachments", "/p/7K3M-9Q2X-4FHT"):
            self.assertEqual(self.post("", path=path)[:2], (403, "unknown-kiosk"), path)

    def test_a_stranger_s_certificate_does_not_come_in_at_all(self):
        stranger = self.town.folder / "stranger"
        Town.enrol("authority", "--folder", stranger)
        Town.enrol("kiosk", "--folder", stranger, "--id", "kiosk-0001")
        context = ssl.create_default_context(cafile=self.town.folder / "authority/authority.pem")
        context.load_cert_chain(stranger / "kiosk-0001/kiosk.pem", stranger / "kiosk-0001/kiosk-key.pem")
        line = http.client.HTTPSConnection("localhost", self.town.port, context=context, timeout=20)
        with self.assertRaises((ssl.SSLError, ConnectionError)):
            line.request("GET", PATH)
            line.getresponse()

    def test_an_old_token_gives_nothing_back_after_a_new_one_was_made(self):
        """A disk that was thrown away, with keys that had a token, cannot put them in the new kiosk's place."""
        old = self.body(self.token)
        self.assertEqual(self.post(old)[0], 201)
        new = self.kiosk.token()
        self.assertEqual(self.post(self.body(new))[0], 201)
        key = (self.town.folder / "gateway/kiosks/kiosk-0007.pub").read_bytes()
        self.assertEqual(self.post(old)[:2], (403, "token-unknown"))
        self.assertEqual((self.town.folder / "gateway/kiosks/kiosk-0007.pub").read_bytes(), key)

    def test_a_gateway_killed_between_certificate_and_key_has_both_after_the_next_try(self):
        body = self.body(self.token)
        self.assertEqual(self.post(body)[0], 201)
        (self.town.folder / "gateway/kiosks/kiosk-0007.pub").unlink()
        self.assertEqual(self.post(body)[0], 200)
        self.assertTrue((self.town.folder / "gateway/kiosks/kiosk-0007.pub").exists())


class Killed(Enrolling):
    """The kiosk's enrolment dies before each of the system calls that change something, and is run again."""

    CALLS = ("openat", "write", "fdatasync", "fsync", "rename", "symlink", "unlink", "sendto", "connect")

    def killed_at(self, call, number, token):
        """True: it died there. False: it came to its end before."""
        traced = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
                                 f"inject={call}:signal=KILL:when={number}", program("tramso"), "enrol",
                                 "--config", self.kiosk.config, "--token", token], capture_output=True, text=True, check=False,
                                env={"ASAN_OPTIONS": "detect_leaks=0"}, timeout=60)
        self.assertIn(traced.returncode, (0, -9, 137), traced.stderr)
        return traced.returncode != 0

    def whole(self):
        files = {name: (self.kiosk.folder / name).exists()
                 for name in ("kiosk.pem", "kiosk-key.pem", "signing.key", "city.pub", "ack.pub", "authority.pem")}
        self.assertEqual(set(files.values()), {True}, files)
        ssl.create_default_context().load_cert_chain(self.kiosk.folder / "kiosk.pem", self.kiosk.folder / "kiosk-key.pem")
        leftover = {file.name for file in self.kiosk.folder.iterdir()} & {"kiosk.pem.enrolling", "kiosk.pem.authority"}
        self.assertEqual(leftover, set())

    def test_at_each_step_and_run_again(self):
        gateway, tries, kills = self.town.gateway(), 0, 0
        for call in self.CALLS:
            first = {"openat": 40, "write": 1}.get(call, 1)  # before that it only loads its libraries
            for number in range(first, first + (60 if call == "openat" else 20), 3 if call == "openat" else 1):
                shutil.rmtree(self.kiosk.folder, ignore_errors=True)
                tries += 1
                if tries % 9 == 0:  # so often from one address is slowed down
                    self.town.stop(gateway)
                    gateway = self.town.gateway()
                token = self.kiosk.token()
                died = self.killed_at(call, number, token)
                kills += died
                again = self.kiosk.enrol(token)
                self.assertEqual(again.returncode, 0, f"{call} {number}: {again.stderr}")
                self.whole()
                if not died:
                    break
        self.assertGreater(kills, 30)
        self.kiosk.submit()
        self.assertEqual(self.kiosk.carry().returncode, 0)


if __name__ == "__main__":
    unittest.main()
