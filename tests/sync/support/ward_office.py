"""A ward's office for tests: a town whose gateway runs with --profile ward, with two counters and a kiosk that gives numbers."""
import contextlib
import http.client
import json
import os
import socket
import sqlite3
import time

from town import Town, listens, uuid_text, wait_until

TOKENS = {"1": "mot-mot-mot-mot-1", "2": "hai-hai-hai-hai-2"}
SERVICES = '["civil A 10 Hộ tịch, chứng thực | Civil status, certified copies", "land B 15 Đất đai, xây dựng | Land and building"]'
COOKIE = "__Host-tramso-counter"


def new_id():
    raw = bytearray(int(time.time() * 1000).to_bytes(6, "big") + os.urandom(10))
    raw[6], raw[8] = raw[6] & 0x0F | 0x70, raw[8] & 0x3F | 0x80
    return uuid_text(bytes(raw))


class Office(Town):
    """with Office() as office: office.open(); office.draw() is a kiosk's question, office.clerk("1") a counter's page."""

    def __init__(self, **more):
        super().__init__(**more)
        tokens = self.folder / "counters"
        tokens.write_text("".join(f"{counter} {token}\n" for counter, token in TOKENS.items()), encoding="ascii")
        self.more = f'''[ward]
name = "Phường Thử Nghiệm"
services = {SERVICES}
counters = ["1 civil", "2 civil,land Cạnh cửa ra vào"]
ledger = "{self.folder}/ward.db"
counter_tokens = "{tokens}"
'''
        self.write_gateway_config()
        text = self.kiosk_config.read_text(encoding="utf-8")
        self.kiosk_config.write_text(text.replace("[end]", f'''[ward]
gateway = "https://localhost:{self.port}"
prefix = "K2"
services = {SERVICES}
[end]'''), encoding="utf-8")

    def open(self, environment=None):
        for _ in range(3):  # as a service is: between two runs another program's connection may hold the port for a moment
            process = self.start("tramso-gateway", "--config", self.gateway_config, "--profile", "ward", environment=environment)
            wait_until(lambda process=process: process.poll() is not None or listens(self.port) and listens(self.public_port),
                       "the ward's gateway listens")
            if process.poll() is None:
                return process
            time.sleep(1)
        raise AssertionError("the ward's gateway did not start")

    def request(self, method, path, body=None, headers=None, certificate=True):
        """Status, headers and body of an answer; a body that is no text goes as JSON."""
        sent = body if isinstance(body, (bytes, str, type(None))) else json.dumps(body)
        headers = {**({"Content-Type": "application/json"} if body is not None else {}), **(headers or {})}
        line = http.client.HTTPSConnection("localhost", self.port, context=self.tls(), timeout=20) if certificate else \
            http.client.HTTPConnection("127.0.0.1", self.public_port, timeout=20)
        with contextlib.closing(line):
            line.request(method, path, sent, headers)
            heard = line.getresponse()
            return heard.status, heard.getheaders(), heard.read()

    def draw(self, name=None, service="civil", priority="none", **more):
        """A kiosk's draw: the status and the ticket, or the problem."""
        status, _, said = self.request("PUT", f"/ward/v1/draws/{name or new_id()}", {"service": service, "priority": priority, **more})
        return status, json.loads(said)

    def queue(self):
        return json.loads(self.request("GET", "/ward/v1/queue", certificate=False)[2])

    def clerk(self, counter):
        return Clerk(self, counter)

    def ask(self, question, patience=5):
        """A question of the screen to the uplink; "" when the line was closed without an answer."""
        with contextlib.closing(socket.socket(socket.AF_UNIX)) as line:
            line.settimeout(patience)
            line.connect(str(self.folder / "uplink.sock"))
            line.sendall(json.dumps(question).encode() + b"\n")
            heard = line.makefile().readline()
            return json.loads(heard) if heard else ""

    def ledger(self, query):
        with contextlib.closing(sqlite3.connect(self.folder / "ward.db", timeout=20)) as database:
            return database.execute(query).fetchall()


class Clerk:
    def __init__(self, office, counter, token=None):
        self.office, self.counter, self.cookie = office, counter, ""
        self.status, headers, _ = office.request("POST", "/ward/v1/session", {"counter": counter, "token": token or TOKENS[counter]},
                                                 certificate=False)
        self.set_cookie = dict(headers).get("Set-Cookie", "")
        self.cookie = self.set_cookie.split(";")[0]

    def see(self):
        status, _, said = self.office.request("GET", "/ward/v1/counter", headers={"Cookie": self.cookie}, certificate=False)
        return status, json.loads(said)

    def do(self, word, number="", headers=None, **more):
        status, _, said = self.office.request("POST", "/ward/v1/counter", {"do": word, "number": number, **more},
                                              {"Cookie": self.cookie, **(headers or {})}, certificate=False)
        return status, json.loads(said)
