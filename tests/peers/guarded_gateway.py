"""A gateway behind Prism: every request of a kiosk, and every answer to it, passes a proxy of others that holds both to
sync/wire/openapi.yaml. Prism speaks plain HTTP and reads bodies as text, so two doors stand beside it:

    kiosk -TLS-> FrontDoor -body as base64-> prism proxy --errors -> BackDoor -body as it was-> the gateway's socket

A sealed body has no form that the document could tell, so nothing is lost by this. Certificates end at the front door:
Prism, which knows no mutualTLS, gets the document without it."""
import base64
import contextlib
import http.client
import http.server
import json
import os
import socket
import ssl
import subprocess
import threading

import yaml

from town import SOURCE, free_port, listens, wait_until

PRISM = SOURCE / "build/peers/openapi/node_modules/.bin/prism"
DOCUMENT = SOURCE / "sync/wire/openapi.yaml"
JSON = "json"
OF_THE_LINE = {"connection", "content-length", "transfer-encoding", "keep-alive", "host", "date", "server"}


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("gateway", timeout=30)
        self._path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(30)
        self.sock.connect(str(self._path))


class Door(http.server.BaseHTTPRequestHandler):
    """Hands each request on, its body turned by `turn`, and each answer back as it is."""
    protocol_version = "HTTP/1.1"
    onward = turn = observe = None  # of a subclass: how to connect, what becomes of a body, who hears of an answer

    def more_headers(self):
        return {}

    def hand_on(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if body and JSON not in self.headers.get("Content-Type", ""):
            body = self.turn(body)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in OF_THE_LINE}
        with contextlib.closing(self.onward()) as line:
            line.request(self.command, self.path, body if body or self.command in ("PUT", "POST", "PATCH") else None,
                         {**headers, **self.more_headers()})
            answer = line.getresponse()
            said = answer.read()
        self.observe(self.command, self.path, answer)
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in OF_THE_LINE:
                self.send_header(name, value)
        if self.command == "HEAD":
            self.send_header("Content-Length", answer.getheader("Content-Length", "0"))
        elif answer.status != 204:
            self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    do_GET = do_PUT = do_POST = do_PATCH = do_HEAD = do_DELETE = do_OPTIONS = hand_on

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def door(handler, port=0, context=None):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class GuardedGateway:
    """`answers`: what the gateway said, as (method, path, status). `violations`: what Prism found, with where."""

    def __init__(self, town, document=DOCUMENT):
        if not PRISM.exists():
            raise AssertionError(f"{PRISM} is not there: run packaging/peers")
        self.town, self.document, self.socket = town, document, town.folder / "guarded.sock"
        self.answers, self.violations, self._stack = [], [], contextlib.ExitStack()

    def __enter__(self):
        config = self.town.write_gateway_config("guarded.toml", f'mode = "behind-proxy"\nsocket = "{self.socket}"')
        self.town.start("tramso-gateway", "--config", config)
        wait_until(self.socket.exists, "the gateway listens")
        back = self._stack.enter_context(door(self._back_door()))
        prism = free_port()
        process = self.town.start_as("prism", [PRISM, "proxy", self._open_document(), f"http://127.0.0.1:{back}", "--errors",
                                               "--port", prism, "--cors", "false"], stdout=subprocess.DEVNULL,
                                     env={**os.environ, "NO_COLOR": "1"})
        wait_until(lambda: process.poll() is not None or listens(prism), "Prism listens", 60)
        assert process.poll() is None, "Prism did not start"
        self._stack.enter_context(door(self._front_door(prism), self.town.port, self._context()))
        return self

    def __exit__(self, *_):
        self._stack.close()

    def _open_document(self):
        document = yaml.safe_load(self.document.read_text(encoding="utf-8"))
        del document["security"], document["components"]["securitySchemes"]
        file = self.town.folder / "open.json"
        file.write_text(json.dumps(document), encoding="utf-8")
        return file

    def _context(self):
        own = self.town.folder / "gateway"
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(own / "gateway.pem", own / "gateway-key.pem")
        context.load_verify_locations(own / "kiosks.pem")
        context.verify_mode = ssl.CERT_REQUIRED
        return context

    def _back_door(guarded):  # pylint: disable=no-self-argument
        class BackDoor(Door):
            turn = staticmethod(base64.b64decode)
            onward = staticmethod(lambda: UnixConnection(guarded.socket))
            observe = staticmethod(lambda method, path, answer: guarded.answers.append((method, path, answer.status)))
        return BackDoor

    def _front_door(guarded, prism):  # pylint: disable=no-self-argument
        class FrontDoor(Door):
            turn = staticmethod(base64.b64encode)
            onward = staticmethod(lambda: http.client.HTTPConnection("127.0.0.1", prism, timeout=60))

            def more_headers(self):
                subject = dict(pair for part in self.connection.getpeercert()["subject"] for pair in part)
                return {"Tramso-Client-Verify": "SUCCESS", "Tramso-Client-Subject": f"CN={subject['commonName']}"}

            @staticmethod
            def observe(method, path, answer):
                found = answer.getheader("sl-violations")
                if found or (method, path, answer.status) not in guarded.answers:
                    guarded.violations.append((method, path, answer.status, found))
        return FrontDoor
