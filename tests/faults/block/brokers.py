"""Message brokers of others, kept on a folder of the test's: mosquitto (MQTT 3.1.1, a lasting session, QoS 1) and NATS JetStream (a
stream in a file). Each: publish() until it fails, giving how many were acknowledged; then, started again, held()."""
import contextlib
import json
import re
import shutil
import socket
import subprocess
import time

from town import free_port, listens, wait_until

PATIENCE = 5  # seconds for an acknowledgement
BODY = bytes(range(256)) * 8


class Broker:
    program = None

    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        assert shutil.which(self.program), f"the program {self.program} is missing"

    @contextlib.contextmanager
    def running(self):
        with subprocess.Popen(list(map(str, self.command())), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                wait_until(lambda: process.poll() is not None or listens(self.port), f"{self.program} listens")
                yield process
            finally:
                process.kill()

    def line(self):
        return socket.create_connection(("127.0.0.1", self.port), PATIENCE)


class Mosquitto(Broker):
    program = "mosquitto"

    def __init__(self, folder, every_change=False):
        super().__init__(folder)
        self.every_change = every_change

    def command(self):
        config = self.folder.parent / "mosquitto.conf"
        config.write_text(f"listener {self.port} 127.0.0.1\nallow_anonymous true\npersistence true\npersistence_location "
                          f"{self.folder}/\nuser root\nmax_queued_messages 0\n" +
                          ("autosave_interval 1\nautosave_on_changes true\n" if self.every_change else ""), encoding="ascii")
        return ["mosquitto", "-c", config]

    @staticmethod
    def packet(kind, body):
        length, left = b"", len(body)
        while True:
            left, low = divmod(left, 128)
            length += bytes([low | (128 if left else 0)])
            if not left:
                return bytes([kind]) + length + body

    @staticmethod
    def word(text):
        return len(text).to_bytes(2, "big") + text.encode()

    @staticmethod
    def read(stream):
        """(type, body) of the next packet; None at the end."""
        kind, length, shift = stream.read(1), 0, 0
        while kind:
            more = stream.read(1)
            if not more:
                return None
            length |= (more[0] & 127) << shift
            shift += 7
            if more[0] < 128:
                return kind[0], stream.read(length)
        return None

    def connected(self, name):
        line = self.line()
        stream = line.makefile("rb")
        line.sendall(self.packet(0x10, self.word("MQTT") + b"\x04\x00\x00\x00" + self.word(name)))
        assert self.read(stream)[0] == 0x20, "mosquitto refuses"
        return line, stream

    def subscribe(self):
        """The city's lasting session, for which the broker keeps what comes."""
        line, stream = self.connected("city")
        with line:
            line.sendall(self.packet(0x82, b"\x00\x01" + self.word("reports") + b"\x01"))
            assert self.read(stream)[0] == 0x90

    def publish(self, most, said):
        with contextlib.suppress(OSError, AssertionError, TypeError):
            line, stream = self.connected("kiosk")
            with line:
                for number in range(most):
                    line.sendall(self.packet(0x32, self.word("reports") + (number % 65535 + 1).to_bytes(2, "big") + BODY))
                    if self.read(stream)[0] != 0x40:
                        return
                    said.append(number)

    def held(self):
        count = 0
        with contextlib.suppress(TimeoutError):
            line, stream = self.connected("city")
            with line:
                line.settimeout(1.5)
                while (packet := self.read(stream)) is not None:
                    if packet[0] & 0xF0 == 0x30:
                        count += 1
                        line.sendall(self.packet(0x40, packet[1][9:11]))
        return count


class Nats(Broker):
    program = "nats-server"

    def command(self):
        return ["nats-server", "-a", "127.0.0.1", "-p", self.port, "-js", "-sd", self.folder / "nats"]

    def connected(self):
        line = self.line()
        stream = line.makefile("rb")
        stream.readline()
        line.sendall(b'CONNECT {"verbose":false,"pedantic":false,"headers":false}\r\nSUB inbox 1\r\n')
        return line, stream

    @staticmethod
    def ask(line, stream, subject, body):
        line.sendall(f"PUB {subject} inbox {len(body)}\r\n".encode() + body + b"\r\n")
        while True:
            said = stream.readline()
            if not said:
                return None
            if said.startswith(b"PING"):
                line.sendall(b"PONG\r\n")
            if found := re.fullmatch(rb"MSG inbox 1 +(\d+)\r\n", said):
                return json.loads(stream.read(int(found[1]) + 2))

    def subscribe(self):
        line, stream = self.connected()
        with line:
            wanted = {"name": "REPORTS", "subjects": ["reports"], "storage": "file", "retention": "limits", "num_replicas": 1}
            end = time.monotonic() + 20
            while "error" in (made := self.ask(line, stream, "$JS.API.STREAM.CREATE.REPORTS", json.dumps(wanted).encode())):
                assert time.monotonic() < end, made

    def publish(self, most, said):
        with contextlib.suppress(OSError, ValueError):
            line, stream = self.connected()
            with line:
                for number in range(most):
                    acknowledged = self.ask(line, stream, "reports", BODY)
                    if not acknowledged or "seq" not in acknowledged:
                        return
                    said.append(number)

    def held(self):
        line, stream = self.connected()
        with line:
            answer = self.ask(line, stream, "$JS.API.STREAM.INFO.REPORTS", b"")
        return answer.get("state", {}).get("messages", 0) if answer else 0
