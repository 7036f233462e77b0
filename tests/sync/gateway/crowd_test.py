#!/usr/bin/python3
"""A crowd at the real gateway, through nginx's socket: 5,000 idle connections cost little and keep nobody waiting, and 1,000
clients that trickle are cut off by the deadline while others are served. With the argument `memory` it prints what an idle
connection costs, in bytes."""
import contextlib
import pathlib
import resource
import select
import socket
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from town import Town, program, wait_until  # noqa: E402

IDLE, TRICKLING, HEADER_PATIENCE = 5000, 1000, 20
REQUEST = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
FILES = 16384


def is_sanitized():
    return b"__asan_init" in pathlib.Path(program("tramso-gateway")).read_bytes()


class Crowd(unittest.TestCase):
    def setUp(self):
        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(FILES, hard) if hard > 0 else FILES, hard))
        self.town = self.enterContext(Town())
        self.town.public_port = self.town.metrics_port = 0
        self.socket = self.town.folder / "gateway.sock"
        config = self.town.write_gateway_config("crowd.toml", f'mode = "behind-proxy"\nsocket = "{self.socket}"')
        self.process = self.town.start("tramso-gateway", "--config", config)
        wait_until(self.socket.exists, "the gateway listens")
        self.lines = self.enterContext(contextlib.ExitStack())

    def connected(self):
        line = self.lines.enter_context(socket.socket(socket.AF_UNIX))
        wait_until(lambda: line.connect_ex(str(self.socket)) == 0, "connected")
        return line

    def ask(self, line):
        """How long an answer takes, in seconds."""
        begun = time.monotonic()
        line.sendall(REQUEST)
        line.settimeout(10)
        self.assertTrue(line.recv(4096).startswith(b"HTTP/1.1 200"))
        return time.monotonic() - begun

    def memory(self):
        """Of the gateway, in bytes."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return 1024 * int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))

    def idle_cost(self):
        for _ in range(200):  # what is made once, at the first
            self.ask(self.connected())
        before = self.memory()
        for _ in range(IDLE):
            self.ask(self.connected())
        return (self.memory() - before) / IDLE

    def test_idle_connections(self):
        cost = self.idle_cost()
        print(f"an idle connection costs {cost:.0f} bytes")
        self.assertLess(cost, 8192 * (4 if is_sanitized() else 1))  # a sanitizer surrounds each piece of memory
        waits = sorted(self.ask(self.connected()) for _ in range(100))
        self.assertLess(waits[98], 0.05 * (10 if is_sanitized() else 1), waits)

    def test_trickling_clients(self):
        begun = time.monotonic()
        trickling = [self.connected() for _ in range(TRICKLING)]
        good = self.connected()
        for line in trickling:
            line.sendall(b"GET /healthz HTTP/1.1\r\n")
        is_open = set(trickling)
        while is_open:
            self.assertLess(time.monotonic() - begun, HEADER_PATIENCE + 15, f"{len(is_open)} are still open")
            self.ask(good)
            for line in list(is_open):
                with contextlib.suppress(BlockingIOError):
                    try:
                        line.send(b"X: y\r\n", socket.MSG_DONTWAIT | socket.MSG_NOSIGNAL)
                    except (BrokenPipeError, ConnectionResetError):
                        is_open.discard(line)
            time.sleep(0.5)
        self.assertGreater(time.monotonic() - begun, HEADER_PATIENCE - 1)
        self.ask(good)
        self.assertEqual(select.select([good], [], [], 0)[0], [])


if __name__ == "__main__":
    if sys.argv[1:] == ["memory"]:
        crowd = Crowd("test_idle_connections")
        crowd.setUp()
        print(crowd.idle_cost())
        crowd.doCleanups()
    else:
        unittest.main()
