#!/usr/bin/python3
"""Replays requests against a running ward's gateway and holds each answer to sync/wire/openapi-ward.yaml; every path, status and media
type that stands there has to be seen."""
import contextlib
import http.client
import json
import os
import pathlib
import signal
import subprocess
import sys
import time
import unittest

sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).parents[1] / "sync/support")]
from contract import Contract  # noqa: E402
from ward_office import TOKENS, Office, new_id  # noqa: E402
from town import wait_until  # noqa: E402

FILE = pathlib.Path(os.environ["TRAMSO_SOURCE_DIR"]) / "sync/wire/openapi-ward.yaml"
QUEUE, SESSION, COUNTER = "/ward/v1/queue", "/ward/v1/session", "/ward/v1/counter"
PAGES = ("/board", "/counter", "/ward/board.js", "/ward/counter.js", "/ward/ward.css")
TIME = "2026-11-23T02:15:04.123Z"


class Replay(unittest.TestCase):
    contract = Contract(FILE)

    def setUp(self):
        self.office = self.enterContext(Office())
        self.cookie, self.said = "", b""

    def ask(self, method, path, body=None, headers=None, certificate=False):
        status, heard, self.said = self.office.request(method, path, body, {"Cookie": self.cookie, **(headers or {})}, certificate)
        self.contract.check(method, path, status, heard, self.said)
        return status

    def draw(self, name=None, certificate=True, headers=None, **more):
        body = {"service": "civil", "priority": "none", **more}
        return self.ask("PUT", f"/ward/v1/draws/{name or new_id()}", body, headers, certificate)

    def act(self, word, number="", headers=None, **more):
        return self.ask("POST", COUNTER, {"do": word, "number": number, **more}, headers)

    def test_everything_that_is_promised_is_kept_and_seen(self):
        gateway = self.office.open()
        self.draws()
        self.pages()
        self.sessions()
        self.counters()
        self.ledger_away(gateway)
        self.too_many_draws(gateway)
        self.assertEqual(self.contract.missing(), [], "promised and never seen")

    def draws(self):
        name = new_id()
        self.contract.validator({"$ref": "#/components/schemas/Draw"}).validate({"service": "civil", "priority": "old-age"})
        self.assertEqual([self.draw(name), self.draw(name)], [201, 200])
        self.assertEqual(self.draw(number="K2-A001", drawn_at=time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime())), 201)
        wrong = ({"priority": "rich"}, {"service": ""}, {"service": 7}, {"number": "K2-A001"}, {"drawn_at": TIME},
                 {"number": "A001", "drawn_at": TIME}, {"more": 1}, {"number": "K2-A001", "drawn_at": "soon"},
                 {"sent_at": TIME}, {"number": "K2-A001", "drawn_at": TIME, "sent_at": "soon"})
        for more in wrong:
            self.assertEqual(self.draw(**more), 400, more)
        self.assertEqual(self.draw("0190b3f2-5b1c-4c3a-9f10-0123456789ab"), 400)
        self.assertEqual(self.draw(service="weather"), 404)
        self.assertEqual(self.draw(name, service="land"), 409)
        self.assertEqual(self.draw(service="x" * 5000), 413)
        self.assertEqual(self.draw(headers={"Content-Type": "text/plain"}), 415)
        self.assertEqual(self.ask("GET", f"/ward/v1/draws/{name}", certificate=True), 405)
        self.stranger()

    def stranger(self):
        """Over TLS and without any certificate, as a clerk's browser comes."""
        context = self.office.tls()
        bare = type(context)(context.protocol)
        bare.load_verify_locations(self.office.folder / self.office.kiosk / "authority.pem")
        line = http.client.HTTPSConnection("localhost", self.office.port, context=bare, timeout=20)
        with contextlib.closing(line):
            path = f"/ward/v1/draws/{new_id()}"
            for method, where, expected in (("PUT", path, 403), ("GET", "/board", 200), ("GET", QUEUE, 200)):
                line.request(method, where, '{"service":"civil","priority":"none"}' if method == "PUT" else None,
                             {"Content-Type": "application/json"})
                heard = line.getresponse()
                self.contract.check(method, where, heard.status, heard.getheaders(), heard.read())
                self.assertEqual(heard.status, expected)

    def pages(self):
        for path in PAGES:
            self.assertEqual(self.ask("GET", path), 200)
            self.assertEqual(self.ask("PUT", path), 405)
        self.assertEqual([self.ask("GET", QUEUE), self.ask("PUT", QUEUE)], [200, 405])

    def sign_in(self, token=TOKENS["2"], counter="2"):
        status, heard, said = self.office.request("POST", SESSION, {"counter": counter, "token": token}, certificate=False)
        self.contract.check("POST", SESSION, status, heard, said)
        self.cookie = dict(heard).get("Set-Cookie", "").split(";")[0]
        return status

    def sessions(self):
        self.assertEqual([self.ask("GET", COUNTER), self.act("next")], [403, 403])
        self.assertEqual(self.sign_in("x" * 20), 403)
        self.assertEqual(self.ask("POST", SESSION, "{}"), 400)
        self.assertEqual(self.ask("POST", SESSION, bytes(5000)), 413)
        self.assertEqual(self.ask("POST", SESSION, "{}", {"Content-Type": "text/plain"}), 415)
        self.assertEqual(self.ask("DELETE", SESSION), 204)
        self.assertEqual(self.ask("DELETE", SESSION, headers={"Origin": "https://elsewhere.example"}), 403)
        self.assertEqual(self.ask("GET", SESSION), 405)
        self.assertEqual(self.sign_in(), 204)
        cookie = self.cookie
        while self.sign_in("x" * 20) != 429:
            pass
        self.cookie = cookie

    def counters(self):
        self.assertEqual(self.ask("GET", COUNTER), 200)
        self.assertEqual(self.ask("PUT", COUNTER), 405)
        self.assertEqual(self.act("next"), 200)
        number = json.loads(self.said)["serving"]["number"]
        self.assertEqual(self.act("next"), 409)
        self.assertEqual(self.act("dance", number), 400)
        self.assertEqual(self.act("transfer", number), 400)
        self.assertEqual(self.act("transfer", number, to_service="weather"), 404)
        self.assertEqual(self.ask("POST", COUNTER, bytes(5000)), 413)
        self.assertEqual(self.act("next", headers={"Content-Type": "text/plain"}), 415)
        self.assertEqual(self.act("next", headers={"Origin": "https://elsewhere.example"}), 403)
        self.assertEqual(self.act("hold", number), 200)
        self.assertEqual(self.ask("GET", QUEUE), 200)

    def ledger_away(self, gateway):
        """The thread of the ledger is held by strace, while more ask than may wait."""
        task = next(task for task in pathlib.Path(f"/proc/{gateway.pid}/task").iterdir()
                    if (task / "comm").read_text(encoding="ascii") == "ledger\n")
        lines = []
        with subprocess.Popen(["strace", "-qq", "-o", "/dev/null", "-p", task.name, "-e", "trace=futex", "-e",
                               "inject=futex:delay_exit=4s"], stderr=subprocess.PIPE) as strace:
            wait_until(lambda: "TracerPid:\t0\n" not in (task / "status").read_text(encoding="ascii"), "strace holds it")
            for _ in range(270):
                line = http.client.HTTPConnection("127.0.0.1", self.office.public_port, timeout=60)
                line.request("GET", QUEUE)
                lines.append(line)
            self.assertEqual([self.ask("GET", QUEUE), self.ask("GET", COUNTER), self.act("next"), self.draw()], [503] * 4)
            strace.send_signal(signal.SIGINT)
            strace.wait(20)
        for line in lines:
            line.close()

    def too_many_draws(self, gateway):
        self.office.stop(gateway)
        self.office.requests_per_second = 1
        self.office.write_gateway_config()
        self.office.open()
        self.assertEqual([self.draw(), self.draw()], [201, 429])


if __name__ == "__main__":
    unittest.main()
