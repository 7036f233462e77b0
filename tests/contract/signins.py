"""The part of the contract that is about signing in, replayed by contract_test.py: the kiosk's side and the phone's. The provider is
one of our own here, which says no more than is needed; tests/peers/signin_test.py has one of others."""
import base64
import contextlib
import hashlib
import http.server
import json
import os
import re
import sqlite3
import threading
import time
import urllib.parse

from handoffs import GONE, JSON, name
from town import free_port

FORM = "application/x-www-form-urlencoded"
REQUEST = {"place": "Ga Bến Thành", "visit_key": base64.b64encode(bytes([9]) + bytes(31)).decode()}


class Provider(http.server.BaseHTTPRequestHandler):
    """An OpenID provider that has nobody: each sign-in waits, and each code is refused."""

    def say(self, status, **what):
        text = json.dumps(what).encode()
        self.send_response(status)
        self.send_header("Content-Type", JSON)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def do_GET(self):
        here = f"http://127.0.0.1:{self.server.server_port}"
        if self.path == "/keys":
            return self.say(200, keys=[])
        return self.say(200, issuer=here, token_endpoint=here + "/token", jwks_uri=here + "/keys",
                        device_authorization_endpoint=here + "/device", authorization_endpoint=here + "/authorize")

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/device":
            here = f"http://127.0.0.1:{self.server.server_port}"
            return self.say(200, device_code="d" * 20, user_code="WDJB-MJHT", verification_uri=here + "/go",
                            verification_uri_complete=here + "/go?code=WDJB-MJHT", expires_in=300, interval=1)
        return self.say(400, error="authorization_pending" if self.server.waits else "access_denied")

    def log_message(self, *_):  # pylint: disable=arguments-differ
        pass


def provide(test):
    """A provider that answers until the test ends."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", free_port()), Provider)
    server.waits = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    test.addCleanup(server.server_close)
    test.addCleanup(server.shutdown)
    test.provider = server
    return server.server_port


def fill(test, config):
    """What the operator does; gives the gateway's settings with this in it."""
    port = provide(test)
    secret = test.town.folder / "signin-secret"
    secret.write_text("for tests: thirty-two letters or more\n", encoding="utf-8")
    config.write_text(config.read_text(encoding="utf-8").replace(
        "[limits]", f'[signin]\nissuer = "http://127.0.0.1:{port}"\nclient = "tramso"\nurl = "http://127.0.0.1:'
        f'{test.town.public_port}"\nsecret = "{secret}"\n[limits]'), encoding="utf-8")
    return config


def begin(test, sign=None, media=JSON, kiosk=None, **changed):
    return test.ask("PUT", f"/kiosk/v1/signins/{sign or name()}", {"Content-Type": media}, json.dumps({**REQUEST, **changed}), kiosk=kiosk)


def look(test, sign, kiosk=None):
    return test.ask("GET", f"/kiosk/v1/signins/{sign}", kiosk=kiosk)


def end(test, sign, kiosk=None):
    return test.ask("DELETE", f"/kiosk/v1/signins/{sign}", kiosk=kiosk)


def page(test, token):
    return test.ask("GET", f"/s/{token}", public=True)


def choose(test, token, number, media=FORM):
    return test.ask("POST", f"/s/{token}", {"Content-Type": media}, urllib.parse.urlencode({"number": number}), public=True)


def back(test, **query):
    return test.ask("GET", "/s/return?" + urllib.parse.urlencode(query), public=True)


def link(test):
    sign = name()
    test.assertEqual(begin(test, sign), 201)
    told = json.loads(test.said)
    return sign, told["url"].rsplit("/", 1)[1], told["number"]


def replay(test):
    kiosks_side(test)
    phones_side(test)
    test.assertEqual(test.ask("POST", f"/kiosk/v1/signins/{name()}", body=b""), 405)
    test.assertEqual(test.ask("PUT", f"/s/{GONE}", {"Content-Length": "0"}, public=True), 405)
    test.assertEqual(test.ask("POST", "/s/return", {"Content-Length": "0"}, public=True), 405)
    comes_back(test)
    too_often(test)


def kiosks_side(test):
    test.assertEqual(begin(test, media="text/plain"), 415)
    test.assertEqual(begin(test, place="x" * 4050), 413)
    test.assertEqual([begin(test, "0190b3f2-5b1c-4c3a-9f10-0123456789ab"), begin(test, place=""), begin(test, visit_key="AAAA")], [400] * 3)
    test.assertEqual([look(test, "x"), end(test, "x"), look(test, name())], [400, 400, 404])
    sign, token, number = link(test)
    test.assertEqual((look(test, sign), json.loads(test.said)), (200, {"state": "waiting"}))
    test.assertEqual([choose(test, token, number), look(test, sign)], [200, 200])
    test.assertEqual(json.loads(test.said), {"state": "matched"})
    test.provider.waits = False
    for _ in range(3):  # the provider is asked once a second
        test.assertEqual(look(test, sign), 200)
        if json.loads(test.said)["state"] == "failed":
            break
        time.sleep(1.1)
    test.assertEqual(json.loads(test.said), {"state": "failed", "problem": "denied"})
    test.provider.waits = True
    test.assertEqual([end(test, sign), end(test, sign), look(test, sign), page(test, token)], [204, 204, 404, 404])


def phones_side(test):
    sign, token, number = link(test)
    test.assertEqual(page(test, token), 200)
    shown = test.said.decode()
    choices = re.findall(r'name="number" value="(\d\d)"', shown)
    test.assertIn("Ga Bến Thành", shown)
    test.assertIn(number, choices)
    test.assertEqual(choose(test, token, number, "text/plain"), 415)
    test.assertEqual(choose(test, token, "4" * 5000), 413)
    wrong = next(choice for choice in choices if choice != number)
    test.assertEqual([choose(test, token, wrong), choose(test, token, number), page(test, token), look(test, sign)], [409, 404, 404, 200])
    test.assertEqual(json.loads(test.said), {"state": "failed", "problem": "wrong-number"})
    test.assertEqual([page(test, GONE), page(test, "x"), choose(test, GONE, "47"), back(test, code="1", state="2")], [404] * 4)


def stored(test, state, **columns):
    """A sign-in of another kiosk, put into the store; its token."""
    token = os.urandom(16)
    columns = {"id": os.urandom(16), "token": hashlib.sha256(token).digest(), "visit_key": bytes(32), "state": state, **columns}
    with contextlib.closing(sqlite3.connect(test.town.folder / "gateway.db", timeout=20)) as database:
        database.execute(f"INSERT OR REPLACE INTO signin (kiosk, place, number, expires_at, {', '.join(columns)}) VALUES ('kiosk-0099', 'Ga', "
                         f"'47', 99999999999999, {', '.join('?' * len(columns))})", tuple(columns.values()))
        database.commit()
    return token.hex()


def comes_back(test):
    """From the provider, to a gateway that cannot open what was kept: another's secret."""
    stored(test, 1, back=hashlib.sha256(b"the state").digest(), kept=bytes(100))
    test.assertEqual(back(test, code="1", state="the state"), 200)
    test.assertIn("Chưa đăng nhập", test.said.decode())
    test.assertEqual(back(test, code="1", state="the state"), 404, "once")


def too_often(test):
    """Of one address, and of one kiosk: a while later it may go on."""
    test.assertEqual(next((status for status in (begin(test) for _ in range(20)) if status != 201), None), 429)
    for ask in (page, lambda test, token: choose(test, token, "47"), lambda test, token: back(test, state=token)):
        test.assertEqual(next((status for status in (ask(test, GONE) for _ in range(2000)) if status != 404), None), 429)


def each(test, status, kiosk=None):
    """Every request of a kiosk is answered so."""
    sign = name()
    test.assertEqual([begin(test, sign, kiosk=kiosk), look(test, sign, kiosk), end(test, sign, kiosk)], [status] * 3)


def soon(test, ask):
    """Links of a kiosk are rationed."""
    for _ in range(30):
        status = ask()
        if status != 429:
            return status
        time.sleep(1)
    return 429


def waiting(test):
    """A sign-in whose phone is at the provider's page; its name."""
    sign = name()
    test.assertEqual(soon(test, lambda: begin(test, sign)), 201)
    told = json.loads(test.said)
    test.assertEqual(soon(test, lambda: choose(test, told["url"].rsplit("/", 1)[1], told["number"])), 200)
    return sign


def full(test, sign):
    test.provider.waits = False
    time.sleep(1.1)
    test.assertEqual([look(test, sign), end(test, sign), soon(test, lambda: begin(test))], [507] * 3)


def away(test):
    test.assertEqual([look(test, name()), end(test, name()), soon(test, lambda: begin(test))], [503] * 3)
    test.assertEqual([page(test, GONE), choose(test, GONE, "47"), back(test, state="x")], [503] * 3)
