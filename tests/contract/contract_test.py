#!/usr/bin/python3
"""Replays requests against a running gateway over TLS and holds each answer to sync/wire/openapi.yaml; every path, status and
media type that stands there has to be seen. The signer of envelopes is written after FORMAT.md §2, not after the code."""
import base64
import contextlib
import hashlib
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
import time
import unittest
import uuid

sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).parents[1] / "sync/support")]
import events  # noqa: E402
import fleet  # noqa: E402
import handoffs  # noqa: E402
import signins  # noqa: E402
from contract import Contract  # noqa: E402
from newcomer import Newcomer, enrolling  # noqa: E402
from scripted import Scripted, answer, load_signer  # noqa: E402
from town import Town, run, uuid_text, wait_until  # noqa: E402

FILE = pathlib.Path(os.environ["TRAMSO_SOURCE_DIR"]) / "sync/wire/openapi.yaml"
PIECE = "application/offset+octet-stream"
NOBODY = "7K3M-9Q2X-4FHS"  # its check symbol is wrong


BATCH = "/kiosk/v1/submissions:batch"
ENROLMENTS, RENEWALS = "/kiosk/v1/enrolments", "/kiosk/v1/renewals"


def row_of(envelope):
    """As FORMAT.md §7 says."""
    target, headers, body = envelope
    fields = {"id": target.rsplit("/", 1)[1], **{name.lower(): value for name, value in headers.items()}}
    text = "".join(f"{name}: {value}\n" for name, value in fields.items()).encode()
    return f"{len(text)} {len(body)}\n".encode() + text + body


def new_id():
    raw = bytearray(int(time.time() * 1000).to_bytes(6, "big") + os.urandom(10))
    raw[6], raw[8] = raw[6] & 0x0F | 0x70, raw[8] & 0x3F | 0x80
    return uuid_text(bytes(raw))


class Sender:
    """Signs envelopes as a kiosk does."""

    def __init__(self, town):
        self.town = town
        _, self.key = load_signer(town.folder / town.kiosk / "signing.key")
        self.city_key = (town.folder / town.kiosk / "city.pub").read_text(encoding="ascii").split()[1]
        self.epoch, self.seq = str(uuid.uuid4()), 0

    def envelope(self, body=b"sealed", **changed):
        self.seq += 1
        facts = {"id": new_id(), "kiosk": self.town.kiosk, "epoch": self.epoch, "seq": str(self.seq), "service": "report",
                 "created_at": "2026-11-23T02:15:04.123Z", "city_key": self.city_key, "previous": bytes(32),
                 "attachments": [], **changed}
        digest = hashlib.sha256(body).digest()
        named = ", ".join(f"{name} {len(photo)} {hashlib.sha256(photo).hexdigest()}" for name, photo in facts["attachments"])
        signed = "\n".join([f"tramso-envelope-{2 if named else 1}", facts["id"], facts["kiosk"], facts["epoch"], facts["seq"], facts["service"],
                            facts["created_at"], facts["city_key"], facts["previous"].hex(), digest.hex(), *([named] if named else []), ""])
        text = {"previous": base64.b64encode(facts["previous"]).decode(),
                "signature": base64.b64encode(self.key.sign(signed.encode())).decode()}
        return f"/kiosk/v1/submissions/{facts['id']}", {
            "Content-Type": "application/vnd.tramso.sealed", "Kiosk-Id": facts["kiosk"], "Kiosk-Epoch": facts["epoch"],
            "Kiosk-Seq": facts["seq"], "Kiosk-Service": facts["service"], "Kiosk-Created-At": facts["created_at"],
            "Kiosk-Previous": text["previous"], "Kiosk-Signature": text["signature"], "City-Key": facts["city_key"],
            "Repr-Digest": f"sha-256=:{base64.b64encode(digest).decode()}:",
            **({"Kiosk-Attachments": named} if named else {})}, body


class Replay(unittest.TestCase):
    contract = Contract(FILE)

    def setUp(self):
        self.town = self.enterContext(Town(largest_body=4096))
        self.sender = Sender(self.town)
        self.unsent, self.said = "", b""

    def ask(self, method, target, headers=None, body=None, public=False, kiosk=None, inner=False):
        if public or inner:
            port = self.town.metrics_port if inner else self.town.public_port
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        else:
            line = http.client.HTTPSConnection("localhost", self.town.port, context=self.town.tls(kiosk), timeout=30)
        with contextlib.closing(line):
            line.request(method, target, body, headers or {})
            heard = line.getresponse()
            said = heard.read()
        self.contract.check(method, target, heard.status, heard.getheaders(), said)
        self.said = said
        return heard.status

    def put(self, envelope, **changed):
        target, headers, body = envelope
        return self.ask("PUT", target, {**headers, **changed}, body)

    def raw(self, target, request):
        """Bytes that http.client would not send."""
        with socket.create_connection(("localhost", self.town.port)) as plain, \
                self.town.tls().wrap_socket(plain, server_hostname="localhost") as line:
            line.sendall(request)
            heard = http.client.HTTPResponse(line)
            heard.begin()
            self.contract.check("PUT", target, heard.status, heard.getheaders(), heard.read())
        return heard.status

    def store_locked(self):
        """Holds the store's write lock until the end of the block."""
        database = sqlite3.connect(self.town.folder / "gateway.db", isolation_level=None)
        database.execute("BEGIN IMMEDIATE")
        return contextlib.closing(database)

    def test_everything_that_is_promised_is_kept_and_seen(self):
        enrolling(self.town)
        downloads = fleet.fill(self, run)
        gateway = self.town.gateway(config=events.fill(signins.fill(self, handoffs.fill(self))))
        self.real_submission()
        fleet.replay(self, downloads)
        self.submissions_refused()
        self.uploads()
        self.uploads_refused()
        self.batches()
        self.enrolments()
        self.renewals()
        self.enrolments_elsewhere()
        self.too_many_renewals(gateway)
        self.progress()
        handoffs.replay(self)
        signins.replay(self)
        events.replay(self)
        self.health()
        self.too_much_at_once()
        self.disk_full(gateway)
        self.store_away()
        self.town.stop(gateway)
        self.assertEqual(self.contract.missing(), [], "promised and never seen")

    def real_submission(self):
        code = self.town.submit()["code"]
        self.unsent = self.town.submit()["code"]
        envelope = self.town.envelope()
        self.assertEqual(self.put(envelope), 201)
        self.assertEqual(self.put(envelope), 200)
        self.assertEqual(self.ask("GET", f"/kiosk/v1/progress/{code}"), 200)
        answered = run("tramso", "desk", "answer", "--config", self.town.gateway_config, "--code", code, "--text", "Đã dọn")
        self.assertEqual(answered.returncode, 0, answered.stderr)
        self.assertEqual(self.ask("GET", f"/kiosk/v1/progress/{code}"), 200)
        for headers in ({}, {"Accept": "application/json"}):
            self.assertEqual(self.ask("GET", f"/p/{code}", headers, public=True), 200)

    def submissions_refused(self):
        send = self.sender.envelope
        first = send()
        self.assertEqual(self.put(first), 201, "the signer of this test is believed")
        for name in first[1].keys() - {"Content-Type"}:
            target, headers, body = send()
            del headers[name]
            self.assertEqual(self.ask("PUT", target, headers, body), 400, name)
        self.assertEqual(self.put(send(id="0190b3f2-5b1c-4c3a-9f10-0123456789ab")), 400)
        self.assertEqual(self.raw(first[0], b"no HTTP\r\n\r\n"), 400)
        chunked = f"PUT {first[0]} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        self.assertEqual(self.raw(first[0], chunked.encode()), 400)
        self.assertEqual(self.put(send(), **{"Kiosk-Signature": first[1]["Kiosk-Signature"]}), 403)
        self.assertEqual(self.put(send(kiosk="kiosk-0404")), 403)
        self.assertEqual(self.put(send(b"other bytes", id=first[0].rsplit("/", 1)[1])), 409)
        self.assertEqual(self.put(send(seq="1")), 409)
        self.assertEqual(self.put(send(bytes(4097))), 413)
        self.assertEqual(self.put(send(), **{"Content-Type": "text/plain"}), 415)
        target, headers, _ = send()
        self.assertEqual(self.ask("PUT", target, headers, b"cut"), 422)
        self.assertEqual(self.ask("GET", first[0]), 405)

    def upload(self, method, name="", body=b"", kiosk=None, **headers):
        """A request about the attachment `name`; `a_b` stands for A-B."""
        headers = {"Tus-Resumable": "1.0.0", **{key.replace("_", "-"): value for key, value in headers.items()}}
        return self.ask(method, "/kiosk/v1/attachments" + (f"/{name}" if name else ""),
                        {key: value for key, value in headers.items() if value}, body or None, kiosk=kiosk)

    def create(self, name, photo, piece=b"", **headers):
        metadata = f"id {base64.b64encode(name.encode()).decode()}"
        return self.upload("POST", "", piece, **{"Upload_Length": str(len(photo)), "Upload_Metadata": metadata,
                                                 "Content_Type": PIECE if piece else None, **headers})

    def append(self, name, offset, piece, **headers):
        return self.upload("PATCH", name, piece, **{"Upload_Offset": str(offset), "Content_Type": PIECE, **headers})

    def uploads(self):
        name, photo = new_id(), os.urandom(3000)
        envelope = self.sender.envelope(attachments=[(name, photo)])
        self.assertEqual(self.upload("OPTIONS"), 204)
        self.assertEqual(self.upload("OPTIONS", name), 204)
        self.assertEqual(self.create(name, photo), 404)
        self.assertEqual(self.upload("HEAD", name), 404)
        self.assertEqual(self.put(envelope), 202)
        self.assertEqual(self.create(name, photo), 201)
        self.assertEqual(self.append(name, 0, photo[:1000]), 204)
        self.assertEqual(self.create(name, photo), 200)
        self.assertEqual(self.upload("HEAD", name), 200)
        self.assertEqual(self.upload("DELETE", name), 204)
        self.assertEqual(self.upload("DELETE", name), 404)
        self.assertEqual(self.create(name, photo, photo[:1000]), 201)
        self.assertEqual(self.put(envelope), 202)
        self.assertEqual(self.append(name, 1000, photo[1000:]), 204)
        self.assertEqual(self.put(envelope), 200)
        self.assertEqual(self.upload("HEAD", name), 200)
        self.assertEqual(self.upload("DELETE", name), 409)

    def uploads_refused(self):
        name, photo = new_id(), os.urandom(3000)
        self.assertEqual(self.put(self.sender.envelope(attachments=[(name, photo)])), 202)
        wrong = "sha256 " + base64.b64encode(bytes(32)).decode()
        self.assertEqual(self.append(name, 0, photo[:9]), 404)
        self.assertEqual(self.create(name, photo, Upload_Length="-1"), 400)
        self.assertEqual(self.create(name, photo, photo[:9], Content_Type="text/plain"), 415)
        self.assertEqual(self.create(name, photo, photo[:9], Upload_Checksum=wrong), 460)
        self.assertEqual(self.create(name, photo, bytes(5000)), 413)
        self.assertEqual(self.create(name, photo, bytes(3000)), 422)
        self.assertEqual(self.append(name, 9, photo[:9]), 409)
        self.assertEqual(self.append(name, "x", photo[:9]), 400)
        self.assertEqual(self.append(name, 0, photo[:9], Content_Type="text/plain"), 415)
        self.assertEqual(self.append(name, 0, photo[:9], Upload_Checksum=wrong), 460)
        self.assertEqual(self.append(name, 0, bytes(5000)), 413)
        self.assertEqual(self.append(name, 0, bytes(3000)), 422)
        for method, which in (("POST", ""), ("HEAD", name), ("PATCH", name), ("DELETE", name)):
            self.assertEqual(self.upload(method, which, Tus_Resumable="0.2.2"), 412)
        for which in ("", name):
            self.assertEqual(self.upload("GET", which), 405)

    def every_upload(self, name, photo, status, kiosk=None, fresh=None):
        """Each method that is promised to answer so. `fresh`: an attachment that was not begun."""
        metadata = f"id {base64.b64encode((fresh or name).encode()).decode()}"
        asked = {"POST": self.upload("POST", "", kiosk=kiosk, Upload_Length=str(len(photo)), Upload_Metadata=metadata),
                 "PATCH": self.upload("PATCH", name, photo[:9], kiosk=kiosk, Upload_Offset="0", Content_Type=PIECE),
                 "DELETE": self.upload("DELETE", name, kiosk=kiosk)}
        self.assertEqual(set(asked.values()), {status}, asked)
    def batch(self, *envelopes, media="application/vnd.tramso.batch", tail=b""):
        """Offers them together; the statuses of the results, or that of the whole."""
        status = self.ask("POST", BATCH, {"Content-Type": media}, b"".join(map(row_of, envelopes)) + tail)
        return [result["status"] for result in json.loads(self.said)["results"]] if status == 200 else status

    def batches(self):
        send = self.sender.envelope
        first, second = send(), send()
        self.assertEqual(self.batch(first, second), [201, 201])
        results = json.loads(self.said)["results"]
        self.assertEqual([first[0].rsplit("/", 1)[1], second[0].rsplit("/", 1)[1]], [each["ack"]["id"] for each in results])
        target, headers, _ = send()
        wrong = [send(kiosk="kiosk-0404"), (target, {**headers, "Content-Type": "text/plain"}, b"sealed"),
                 (target, headers, b"cut"), (target, {**headers, "Kiosk-Seq": "0"}, b"sealed"),
                 send(id=first[0].rsplit("/", 1)[1], body=b"other bytes")]
        self.assertEqual(self.batch(first, *wrong, send(), first), [200, 403, 415, 422, 400, 409, 201, 200])
        self.assertEqual(self.batch(first, send(attachments=[(new_id(), b"photo")]), send()), [200, 400, 201])
        self.assertEqual(self.batch(first, tail=b"x"), 400)
        self.assertEqual(self.batch(), 400)
        self.assertEqual(self.batch(first, media="text/plain"), 415)
        self.assertEqual(self.batch(send(bytes(4097))), 413)
        self.assertEqual(self.ask("GET", BATCH), 405)

    def request_of(self, kiosk):
        """A PKCS #10 request in PEM, by openssl."""
        made = subprocess.run(["openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
                               "/dev/null", "-subj", f"/CN={kiosk}"], capture_output=True, text=True, check=True)
        return made.stdout

    def enrolment(self, token, kiosk="kiosk-0007", **changed):
        return {"token": token.split(",")[3], "request": self.request_of(kiosk), "signing_key": base64.b64encode(bytes(32)).decode(),
                **changed}

    def post(self, path, body, media="application/json", **more):
        return self.ask("POST", path, {"Content-Type": media}, body if isinstance(body, bytes) else json.dumps(body).encode(), **more)

    def enrolments(self):
        newcomer = Newcomer(self.town)
        token = newcomer.token()
        good = self.enrolment(token)
        self.contract.validator({"$ref": "#/components/schemas/EnrolmentRequest"}).validate(good)
        self.assertEqual(self.ask("GET", ENROLMENTS), 200)
        self.assertEqual(self.ask("PUT", ENROLMENTS), 405)
        self.assertEqual(self.post(ENROLMENTS, b"{}"), 400)
        self.assertEqual(self.post(ENROLMENTS, bytes(5000)), 413)
        self.assertEqual(self.post(ENROLMENTS, b"{}", media="text/plain"), 415)
        for wrong in (self.enrolment(token, "kiosk-0008"), {**good, "token": base64.b64encode(bytes(32)).decode()}):
            self.assertEqual(self.post(ENROLMENTS, wrong), 403)
        file = next((self.town.folder / "gateway/enrolments").glob("*.token"))
        file.with_suffix(".used").mkdir()  # what cannot be read or written
        self.assertEqual(self.post(ENROLMENTS, good), 503)
        file.with_suffix(".used").rmdir()
        self.assertEqual(self.post(ENROLMENTS, good), 201)
        self.assertEqual(self.post(ENROLMENTS, good), 200)
        self.assertEqual(self.post(ENROLMENTS, self.enrolment(token)), 409)
        file.write_text(re.sub(r"\S+\n$", "2026-01-01T00:00:00.000Z\n", file.read_text(encoding="ascii")), encoding="ascii")
        self.assertEqual(self.post(ENROLMENTS, good), 403)
        while self.post(ENROLMENTS, b"{}") != 429:
            pass

    def renewals(self):
        good = {"request": self.request_of(self.town.kiosk)}
        self.contract.validator({"$ref": "#/components/schemas/RenewalRequest"}).validate(good)
        self.assertEqual(self.ask("GET", RENEWALS), 405)
        self.assertEqual(self.post(RENEWALS, good), 201)
        self.assertEqual(self.post(RENEWALS, b"{}"), 400)
        self.assertEqual(self.post(RENEWALS, {"request": self.request_of("kiosk-0008")}), 403)
        self.assertEqual(self.post(RENEWALS, bytes(5000)), 413)
        self.assertEqual(self.post(RENEWALS, b"{}", media="text/plain"), 415)

    def enrolments_elsewhere(self):
        """A gateway that enrols nobody, takes no photos from phones, and has nobody sign in."""
        with Town() as other:
            other.gateway()
            here, self.town = self.town, other
            try:
                self.assertEqual(self.ask("GET", ENROLMENTS), 404)
                self.assertEqual(self.post(ENROLMENTS, b"{}"), 404)
                self.assertEqual(self.post(RENEWALS, b"{}"), 404)
                handoffs.each(self, 404)
                signins.each(self, 404)
                events.each(self, 404)
            finally:
                self.town = here

    def too_many_renewals(self, gateway):
        """They wait behind one that takes long to be signed: the thread that signs is held by strace."""
        task = next(task for task in pathlib.Path(f"/proc/{gateway.pid}/task").iterdir()
                    if (task / "comm").read_text(encoding="ascii") == "enrol\n")
        body, lines = json.dumps({"request": self.request_of(self.town.kiosk)}), []
        with subprocess.Popen(["strace", "-qq", "-o", "/dev/null", "-p", task.name, "-e", "trace=futex", "-e",
                               "inject=futex:delay_exit=3s"], stderr=subprocess.PIPE) as strace:
            wait_until(lambda: "TracerPid:\t0\n" not in (task / "status").read_text(encoding="ascii"), "strace holds it")
            for _ in range(40):
                line = http.client.HTTPSConnection("localhost", self.town.port, context=self.town.tls(), timeout=60)
                line.request("POST", RENEWALS, body, {"Content-Type": "application/json"})
                lines.append(line)
            time.sleep(0.5)
            strace.send_signal(signal.SIGINT)
            strace.wait(20)
        statuses = []
        for line in lines:
            with contextlib.closing(line):
                heard = line.getresponse()
                self.contract.check("POST", RENEWALS, heard.status, heard.getheaders(), heard.read())
                statuses.append(heard.status)
        self.assertEqual(set(statuses), {201, 503}, statuses)

    def progress(self):
        for code in (self.unsent, NOBODY, "nonsense"):
            self.assertEqual(self.ask("GET", f"/kiosk/v1/progress/{code}"), 404)
            for headers in ({}, {"Accept": "application/json"}):
                self.assertEqual(self.ask("GET", f"/p/{code}", headers, public=True), 404)
        self.assertEqual(self.ask("PUT", f"/kiosk/v1/progress/{NOBODY}"), 405)
        self.assertEqual(self.ask("PUT", f"/p/{NOBODY}", public=True), 405)
        self.stranger()

    def stranger(self):
        """A certificate of the right authority for a name no kiosk can have."""
        folder, authority = self.town.folder / "Stranger", self.town.folder / "authority"
        folder.mkdir()
        key = subprocess.run(["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out",
                              folder / "kiosk-key.pem"], capture_output=True, check=False)
        self.assertEqual(key.returncode, 0, key.stderr)
        request = subprocess.run(["openssl", "req", "-new", "-key", folder / "kiosk-key.pem", "-subj", "/CN=No Kiosk"],
                                 capture_output=True, check=True)
        subprocess.run(["openssl", "x509", "-req", "-days", "1", "-CA", authority / "authority.pem", "-CAkey",
                        authority / "authority-key.pem", "-out", folder / "kiosk.pem"],
                       input=request.stdout, capture_output=True, check=True)
        (folder / "authority.pem").write_bytes((authority / "authority.pem").read_bytes())
        target, headers, body = self.sender.envelope()
        self.assertEqual(self.ask("PUT", target, headers, body, kiosk="Stranger"), 403)
        self.assertEqual(self.ask("POST", BATCH, {}, body, kiosk="Stranger"), 403)
        self.assertEqual(self.ask("GET", f"/kiosk/v1/progress/{NOBODY}", kiosk="Stranger"), 403)
        self.every_upload(new_id(), b"photo", 403, kiosk="Stranger")
        fleet.each(self, 403, kiosk="Stranger")
        handoffs.each(self, 403, kiosk="Stranger")
        signins.each(self, 403, kiosk="Stranger")
        events.each(self, 403, kiosk="Stranger")
        self.assertEqual(self.upload("HEAD", new_id(), kiosk="Stranger"), 403)

    def health(self):
        name, photo = new_id(), os.urandom(3000)
        self.assertEqual(self.put(self.sender.envelope(attachments=[(name, photo)])), 202)
        self.assertEqual(self.create(name, photo), 201)
        for public in (False, True):
            self.assertEqual(self.ask("GET", "/healthz", public=public), 200)
            self.assertEqual(self.ask("GET", "/readyz", public=public), 200)
        with self.store_locked():  # longer than the gateway waits for it
            self.assertEqual(self.ask("GET", "/readyz"), 503)
            self.assertEqual(self.put(self.sender.envelope()), 503)
            self.assertEqual(self.append(name, 0, photo), 503)
            self.assertEqual(self.upload("DELETE", name), 503)
            self.assertEqual(self.batch(self.sender.envelope(), self.sender.envelope(kiosk="kiosk-0404")), 503)
        self.assertEqual(self.ask("GET", "/readyz"), 200)
        self.assertEqual(self.ask("GET", "/metrics", inner=True), 200)
        self.assertIn(b'tramso_gateway_submissions_total{outcome="failed"} 2\n', self.said)
        self.assertIn(b'tramso_gateway_refusals_total{problem="unknown-kiosk"} ', self.said)
        self.assertEqual(self.ask("PUT", "/metrics", inner=True), 405)

    def too_much_at_once(self):
        with Town() as slow:
            slow.requests_per_second = 1
            slow.write_gateway_config()
            slow.gateway()
            here, self.town = self.town, slow
            try:
                self.assertEqual(self.put(Sender(slow).envelope()), 201)
                self.assertEqual(self.put(Sender(slow).envelope()), 429)
                self.assertEqual(self.batch(Sender(slow).envelope()), 429)
                self.assertEqual(self.post(RENEWALS, b"{}"), 429)
                self.assertEqual(self.ask("GET", f"/kiosk/v1/progress/{NOBODY}"), 429)
                self.every_upload(new_id(), b"photo", 429)
                fleet.each(self, 429)
                handoffs.each(self, 429)
                signins.each(self, 429)
                events.each(self, 429)
                self.assertEqual(self.upload("HEAD", new_id()), 429)
            finally:
                self.town = here

    def disk_full(self, gateway):
        """ENOSPC on every write of the store, for as long as strace holds the process."""
        name, fresh, photo = new_id(), new_id(), os.urandom(3000)
        self.assertEqual(self.put(self.sender.envelope(attachments=[(name, photo), (fresh, photo)])), 202)
        self.assertEqual(self.create(name, photo), 201)
        links, sign = handoffs.waiting(self), signins.waiting(self)
        with subprocess.Popen(["strace", "-f", "-qq", "-o", "/dev/null", "-p", str(gateway.pid), "-e", "trace=pwrite64",
                               "-e", "inject=pwrite64:error=ENOSPC"], stderr=subprocess.PIPE) as strace:
            tasks = pathlib.Path(f"/proc/{gateway.pid}/task")
            traced = lambda: all("TracerPid:\t0\n" not in (task / "status").read_text()  # noqa: E731
                                 for task in tasks.iterdir())
            wait_until(traced, "strace holds the gateway")
            self.assertEqual(self.put(self.sender.envelope()), 507)
            self.every_upload(name, photo, 507, fresh=fresh)
            handoffs.full(self, links)
            signins.full(self, sign)
            events.full(self)
            self.assertEqual(self.batch(self.sender.envelope()), 507)
            strace.send_signal(signal.SIGINT)
            strace.wait(20)
        self.assertEqual(self.put(self.sender.envelope()), 201, "space again, and it stores again")

    def store_away(self):
        """A store that cannot be read."""
        with contextlib.closing(sqlite3.connect(self.town.folder / "gateway.db")) as database:
            database.execute("ALTER TABLE submission RENAME TO away")
            database.execute("ALTER TABLE attachment RENAME TO attachments_away")
            for table in ("kiosk_state", "command", "public_answer", "handoff", "rating", "signin", "event_book"):
                database.execute(f"ALTER TABLE {table} RENAME TO {table}_away")
        self.every_upload(new_id(), b"photo", 503)
        fleet.each(self, 503, given=("answers",))
        handoffs.away(self)
        signins.away(self)
        events.away(self)
        self.assertEqual(self.upload("HEAD", new_id()), 503)
        self.assertEqual(self.ask("GET", f"/kiosk/v1/progress/{self.unsent}"), 503)
        for headers in ({}, {"Accept": "application/json"}):
            self.assertEqual(self.ask("GET", f"/p/{self.unsent}", headers, public=True), 503)

    def test_what_the_real_courier_sends_is_what_is_promised(self):
        gateway = self.town.folder / "gateway"
        self.town.submit()
        self.town.submit()
        with Scripted(self.town.port, gateway / "gateway.pem", gateway / "gateway-key.pem",
                      lambda request: answer(500, "text/plain", ""), batches=True) as server:
            wait_until(lambda: self.town.carry() and len({r.split()[1] for r in server.requests}) == 3, "a batch and two others")
        for request in server.requests:
            head = request.partition(b"\r\n\r\n")[0].decode().split("\r\n")
            method, target, _ = head[0].split(" ")
            self.contract.check_request(method, target, dict(line.split(": ", 1) for line in head[1:]))

    def test_what_a_new_kiosk_sends_is_what_is_promised(self):
        gateway, kiosk = self.town.folder / "gateway", Newcomer(self.town)
        authority = (self.town.folder / "authority/authority.pem").read_bytes()
        with Scripted(self.town.port, gateway / "gateway.pem", gateway / "gateway-key.pem",
                      lambda request: answer(200, "application/pem-certificate-chain", authority)) as server:
            self.assertEqual(kiosk.enrol(kiosk.token()).returncode, 1)
        self.assertEqual([request.split()[:2] for request in server.requests], [[b"GET", ENROLMENTS.encode()], [b"POST", ENROLMENTS.encode()]])
        head, _, body = server.requests[1].partition(b"\r\n\r\n")
        self.contract.check_request("POST", ENROLMENTS, dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:]))
        self.contract.validator({"$ref": "#/components/schemas/EnrolmentRequest"}).validate(json.loads(body))

    def test_the_checker_refuses_what_is_not_promised(self):
        """The control: an answer with another status, media type, header or member is found."""
        target, headers = "/kiosk/v1/progress/" + NOBODY, [("Cache-Control", "no-store")]
        problem = b'{"type":"/problems/not-found","title":"x","status":404,"retryable":false}'
        media = [("Content-Type", "application/problem+json")]
        contract = Contract(FILE)
        contract.check("GET", target, 404, headers + media, problem)
        contract.check("PUT", target, 405, headers + [("Allow", "GET")], b"")
        for method, fields in (("GET", [("Allow", "GET")]), ("PUT", [("Allow", "GET, HEAD")]), ("PUT", [])):
            with self.assertRaises(AssertionError, msg=(method, fields)):
                contract.check(method, target, 405, headers + fields, b"")
        for status, fields, body in ((418, headers + media, problem), (404, media, problem), (404, headers, problem),
                                     (404, headers + [("Content-Type", "text/html")], problem),
                                     (404, headers + media, problem.replace(b"false", b"true")),
                                     (404, headers + media, problem.replace(b'"title":"x",', b""))):
            with self.assertRaises(Exception, msg=(status, fields, body)):
                contract.check("GET", target, status, fields, body)
        self.assertGreater(len(contract.missing()), 10)

    def test_without_a_certificate_nothing_is_answered(self):
        self.town.gateway()
        context = ssl.create_default_context(cafile=self.town.folder / self.town.kiosk / "authority.pem")
        line = http.client.HTTPSConnection("localhost", self.town.port, context=context, timeout=10)
        with contextlib.closing(line), self.assertRaises((ssl.SSLError, ConnectionError)):
            line.request("GET", "/healthz")
            line.getresponse()


if __name__ == "__main__":
    unittest.main()
