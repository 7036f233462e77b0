"""A TLS server that says what a test tells it to, right or wrong, in the gateway's place; and a signer of acknowledgements."""
import base64
import datetime
import json
import re
import socket
import ssl
import threading

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

HTML = "<html><body>Chào mừng đến với WiFi miễn phí</body></html>"


def answer(status, media_type, body, *headers):
    body = body if isinstance(body, bytes) else body.encode()
    lines = [f"HTTP/1.1 {status} Scripted", f"Content-Type: {media_type}", f"Content-Length: {len(body)}",
             "Connection: close", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def problem(status, name, *headers):
    body = {"type": f"/problems/{name}", "title": "x", "status": status, "retryable": status >= 429}
    return answer(status, "application/problem+json", json.dumps(body), *headers)


def load_signer(file):
    """A key file of the gateway's: (its id, its key)."""
    _, name, secret = file.read_text(encoding="ascii").split()
    return name, Ed25519PrivateKey.from_private_bytes(base64.b64decode(secret)[:32])


def now():
    """As the gateway writes it; an acknowledgement of long ago is purged at once."""
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:23] + "Z"


def acknowledgement(request, signer, **changed):
    """The body of the answer that settles `request`, or one with members changed before signing."""
    name, key = signer
    ack = {"id": re.search(rb"submissions/(\S+)", request)[1].decode(),
           "sha256": re.search(rb"sha-256=:(\S+):", request, re.I)[1].decode(),
           "received_at": now(), "key": name, **changed}
    lines = ["tramso-ack-1", ack["id"], base64.b64decode(ack["sha256"]).hex(), ack["received_at"], ack["key"], ""]
    ack["sig"] = base64.b64encode(key.sign("\n".join(lines).encode())).decode()
    return json.dumps(ack)


class Scripted:
    """`script(request bytes)` gives the bytes to say, before the server hangs up; None: says nothing and holds on. Unless
    `batches`, it is a gateway from before there were any: one is answered with 404, and not told of."""

    def __init__(self, port, certificate, key, script, batches=False):
        self.requests, self._script, self._ending, self._batches = [], script, threading.Event(), batches
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate, key)
        self._listener = socket.create_server(("127.0.0.1", port))
        self._listener.settimeout(0.05)
        self._thread = threading.Thread(target=self._run)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._ending.set()
        self._thread.join()
        self._listener.close()

    def _run(self):
        while not self._ending.is_set():
            try:
                client, _ = self._listener.accept()
            except TimeoutError:
                continue
            client.settimeout(10)
            try:
                with self._context.wrap_socket(client, server_side=True) as line:
                    self._serve(line)
            except OSError:
                pass  # clients that hang up or refuse are part of the tests
            finally:
                client.close()

    def _serve(self, line):
        request = b""
        while not is_whole(request):
            more = line.recv(65536)
            if not more:
                return None
            request += more
        if request.startswith(b"POST /kiosk/v1/submissions:batch ") and not self._batches:
            return line.sendall(problem(404, "not-found"))
        self.requests.append(request)
        said = self._script(request)
        if said is None:
            self._ending.wait(10)
        else:
            line.sendall(said)
        return None


def is_whole(request):
    head, end, body = request.partition(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head, re.I)
    return bool(end) and len(body) >= int(length[1] if length else 0)
