#!/usr/bin/python3
"""Who listens on the kiosk's cable for a day hears TLS 1.3 alone; who takes its disk, at any moment of it, reads nothing."""
import base64
import contextlib
import json
import pathlib
import random
import shutil
import socket
import subprocess
import sys
import unittest

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "net"), str(HERE.parents[1] / "sync/support")]
from capture import Capture, check_tls_1_3  # noqa: E402
from netns import HOST, Cable, called, required  # noqa: E402
from pictures import picture  # noqa: E402
from town import DRAFT, Town, program, run, wait_until  # noqa: E402

REPORTS = 40
SECRETS = {"text": "Ổ gà trước cổng trường, xe ngã XQZVKWJPLM", "name": "Nguyễn Thị QJXKZWVBNM", "number": "079987654321",
           "phone": "0907654321"}
ANSWER = "Đã vá xong đoạn đường ZWKXJQVYTR"


def forms(text):
    """As bytes: as programs keep text, as it crosses a wire, and without its marks' letters."""
    ascii_part = max(text.split(), key=lambda word: (word.isascii(), len(word)))
    for each in {text, ascii_part}:
        for encoding in ("utf-8", "utf-16-le", "utf-32-le"):
            yield each.encode(encoding)
        for shift in range(3):  # where base64 puts it depends on what stands before
            yield base64.b64encode(b"." * shift + each.encode())[4:-4]


def found_in(raw, secrets):
    return {secret for secret in secrets if any(form in raw for form in forms(secret))}


class Privacy(unittest.TestCase):
    def setUp(self):
        required()
        self.cable = self.enterContext(Cable())
        self.town = self.enterContext(Town(hosts=[HOST]))
        gateway = self.town.folder / "gateway"
        self.town.write_gateway_config(listen=f'''mode = "tls"
address = "10.77.0.1"
port = {self.town.port}
certificate = "{gateway}/gateway.pem"
certificate_key = "{gateway}/gateway-key.pem"
client_authority = "{gateway}/kiosks.pem"''')
        self.town.write_kiosk_config(self.town.kiosk, f"https://{HOST}:{self.town.port}", timeout=5)
        self.photo = self.town.folder / "a.jpg"
        picture(self.photo, 60_000)
        self.in_photo = self.photo.read_bytes()[2000:2032]
        self.codes = []

    def in_space(self, space, *words):
        return ["ip", "netns", "exec", space, *map(str, words)]

    def start_gateway(self):
        self.town.start_as("tramso-gateway", self.in_space(self.cable.city, program("tramso-gateway"), "--config",
                                                           self.town.gateway_config))
        listening = f"01004D0A:{self.town.port:04X}"  # 10.77.0.1, as the kernel writes it
        wait_until(lambda: listening in called(*self.in_space(self.cable.city, "cat", "/proc/net/tcp")), "the gateway listens")

    @contextlib.contextmanager
    def listening(self):
        file = self.town.folder / "heard"
        with subprocess.Popen(self.in_space(self.cable.kiosk, sys.executable, HERE / "listener.py", file),
                              stdout=subprocess.PIPE, text=True) as listener:
            self.assertEqual(listener.stdout.readline(), "ready\n")
            try:
                yield file
            finally:
                listener.kill()

    def submit(self, photos=()):
        self.town.draft.write_text(json.dumps({**DRAFT, **SECRETS, "photos": list(photos)}), encoding="utf-8")
        self.codes.append(self.town.submit()["code"])

    def ask(self, code):
        with socket.socket(socket.AF_UNIX) as door:
            door.connect(str(self.town.folder / "uplink.sock"))
            door.sendall(json.dumps({"ask": "progress", "code": code}).encode() + b"\n")
            return json.loads(door.makefile("rb").readline())

    def answer(self, code):
        done = run("tramso", "desk", "answer", "--config", self.town.gateway_config, "--code", code, "--text", ANSWER)
        self.assertEqual(done.returncode, 0, done.stderr)

    def a_day(self, chance):
        """Reports, some with photos, the line dead for a while, answers looked up."""
        for number in range(REPORTS):
            if number in (10, 25):
                called("ip", "-n", self.cable.kiosk, "link", "set", "cable", "down" if number == 10 else "up")
            self.submit(["a.jpg"] if chance.random() < 0.1 else [])
        wait_until(lambda: self.make_due() or self.town.status()["acked"] == REPORTS, "all is carried", 120)
        self.answer(self.codes[3])
        self.assertEqual(self.ask(self.codes[3])["progress"]["answer"], ANSWER)

    def make_due(self):
        with contextlib.suppress(Exception):
            self.town.make_due()

    def test_who_listens_hears_tls_alone(self):
        with self.listening() as heard:
            self.start_gateway()
            self.town.start_as("tramso-uplink", self.in_space(self.cable.kiosk, program("tramso-uplink"), "--config",
                                                              self.town.kiosk_config))
            wait_until((self.town.folder / "uplink.sock").exists, "the courier listens")
            self.a_day(random.Random(8))
        capture = Capture(heard)
        self.assertEqual(capture.others, set())
        self.assertGreater(sum(map(len, capture.streams.values())), REPORTS * 600 + 60_000)
        self.assertTrue(any([check_tls_1_3(stream) for stream in capture.streams.values()]))
        secrets = [*SECRETS.values(), ANSWER, *self.codes, "/kiosk/v1", self.town.kiosk]
        raw = b"".join(capture.streams.values())
        self.assertEqual(found_in(raw, secrets), set())
        self.assertNotIn(self.in_photo, raw)

    def test_the_listener_finds_what_is_in_clear(self):
        """The control: the same words over plain HTTP."""
        with self.listening() as heard:
            city = subprocess.Popen(self.in_space(self.cable.city, sys.executable, "-c", PLAIN_SERVER), stdout=subprocess.PIPE)
            with city:
                city.stdout.readline()
                called(*self.in_space(self.cable.kiosk, sys.executable, "-c", PLAIN_CLIENT, json.dumps(SECRETS, ensure_ascii=False)))
                city.wait(10)
        capture = Capture(heard)
        self.assertEqual(found_in(b"".join(capture.streams.values()), SECRETS.values()), set(SECRETS.values()))
        with self.assertRaisesRegex(AssertionError, "no TLS"):
            for stream in capture.streams.values():
                check_tls_1_3(stream)

    def stolen(self):
        """Every byte of every file of the kiosk, as it lies there now."""
        taken = self.town.folder / "stolen"
        shutil.rmtree(taken, ignore_errors=True)
        shutil.copytree(self.town.folder / self.town.kiosk, taken)
        return b"".join(file.read_bytes() for file in sorted(taken.rglob("*")) if file.is_file())

    def test_who_takes_the_disk_reads_nothing(self):
        for number in range(6):
            self.submit(["a.jpg"] if number % 2 else [])
            raw = self.stolen()
            self.assertGreater(len(raw), 60_000 * (number // 2))
            self.assertEqual(found_in(raw, [*SECRETS.values(), *self.codes]), set(), number)
            self.assertNotIn(self.in_photo, raw)
        self.assertEqual(found_in(self.town.draft.read_bytes(), SECRETS.values()), set(SECRETS.values()), "the control")
        self.assertIn(self.in_photo, self.photo.read_bytes(), "the control")

    def test_with_the_kiosks_own_keys_nothing_is_opened(self):
        """The thief sends what lies there to a city of his own, where the kiosk is known, and has each key of the kiosk."""
        self.submit(["a.jpg"])
        self.start_gateway()
        subprocess.run(self.in_space(self.cable.kiosk, program("tramso-uplink"), "--config", self.town.kiosk_config, "--once"),
                       capture_output=True, timeout=60, check=True)
        with Town() as other:
            keys = [other.folder / "city/city.key", *sorted((self.town.folder / self.town.kiosk).glob("*.key"))]
            self.assertGreater(len(keys), 1)
            for key in keys:
                config = self.town.folder / "thief.toml"
                config.write_text(self.town.gateway_config.read_text(encoding="utf-8").replace(
                    f"{self.town.folder}/city/city.key", str(key)), encoding="utf-8")
                opened = run("tramso", "desk", "open", "--config", config)
                self.assertEqual(opened.stdout, "", key)
                self.assertNotEqual(opened.returncode, 0, key)
        opened = run("tramso", "desk", "open", "--config", self.town.gateway_config, cwd=self.town.folder)
        self.assertEqual(json.loads(opened.stdout)["draft"]["text"], SECRETS["text"], "the control: the city's key does")


PLAIN_SERVER = """
import socket
with socket.create_server(("10.77.0.1", 8080)) as door:
    print("ready", flush=True)
    line, _ = door.accept()
    while line.recv(65536): pass
"""
PLAIN_CLIENT = """
import socket, sys
with socket.create_connection(("10.77.0.1", 8080), 10) as line:
    line.sendall(b"PUT /kiosk/v1/submissions/1 HTTP/1.1\\r\\n\\r\\n" + sys.argv[1].encode())
"""


if __name__ == "__main__":
    unittest.main()
