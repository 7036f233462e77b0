"""A town for tests: an enrolled kiosk and the city's gateway as the real programs, in a folder of their own."""
import base64
import contextlib
import json
import os
import pathlib
import random
import signal
import socket
import sqlite3
import ssl
import subprocess
import tempfile
import time

BIN = pathlib.Path(os.environ["TRAMSO_BIN_DIR"])
SOURCE = pathlib.Path(os.environ["TRAMSO_SOURCE_DIR"])
SANITIZER_EXIT = 66  # as the test presets set it for each sanitizer
DRAFT = {"category": "flooding", "place": "BTN", "text": "Nước ngập đường Lê Lợi", "name": None, "number": None,
         "phone": None, "photos": [], "language": "vi"}


def program(name):
    path = BIN / name
    if not path.exists():
        raise AssertionError(f"the program {path} is not built")
    return str(path)


def run(name, *arguments, **more):
    return subprocess.run([program(name), *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False,
                          **more)


def free_port():
    """Of those that no outgoing connection is given (ip_local_port_range), so that it is still free when it is used."""
    while True:
        port = random.randrange(12000, 32000)
        with socket.socket() as probe:
            if not probe.connect_ex(("127.0.0.1", port)):
                continue
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until(holds, what, patience=20.0):
    end = time.monotonic() + patience
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"not within {patience} s: {what}")
        time.sleep(0.02)


class Town:
    """with Town() as town: town.gateway() starts the gateway, town.submit() stores, town.carry() sends what is due."""

    def __init__(self, kiosk="kiosk-0001", requests_per_second=100000, largest_body=16 << 20, hosts=()):
        self._folder = tempfile.TemporaryDirectory(prefix="tramso-town-")  # pylint: disable=consider-using-with
        self.folder = pathlib.Path(self._folder.name)
        self.kiosk = kiosk
        self.port, self.public_port, self.metrics_port = free_port(), free_port(), free_port()
        self.requests_per_second, self.largest_body = requests_per_second, largest_body
        self.store = f'file = "{self.folder}/gateway.db"'
        self.more = ""  # tables of the gateway's settings
        self._running = []
        self.enrol("authority", "--folder", self.folder, *(word for host in hosts for word in ("--host", host)))
        self.enrol("kiosk", "--folder", self.folder, "--id", kiosk)
        self.gateway_config = self.write_gateway_config()
        self.kiosk_config = self.write_kiosk_config(kiosk, f"https://localhost:{self.port}")
        self.draft = self.folder / "draft.json"
        self.draft.write_text(json.dumps(DRAFT), encoding="utf-8")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in self._running:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()  # not killed: its threads are to come to an end as well
        for process in self._running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(30)
            process.kill()
            process.wait()
        found = [process.args[0] for process in self._running if process.returncode == SANITIZER_EXIT]
        journal = "".join(self.journal(pathlib.Path(name).name).read_text(encoding="utf-8")[-6000:] for name in found[:1])
        self._folder.cleanup()
        assert not found, f"a sanitizer ended {found}\n{journal}"

    def journal(self, name):
        """What the programs of this name said."""
        return self.folder / f"{name}.log"

    @staticmethod
    def enrol(*arguments):
        made = run("tramso", "enrol", *arguments)
        assert made.returncode == 0, made.stderr

    def write_gateway_config(self, name="gateway.toml", listen=None):
        gateway = self.folder / "gateway"
        listen = listen or f'''mode = "tls"
port = {self.port}
certificate = "{gateway}/gateway.pem"
certificate_key = "{gateway}/gateway-key.pem"
client_authority = "{gateway}/kiosks.pem"'''
        config = self.folder / name
        config.write_text(f'''[listen]
{listen}
[public]
port = {self.public_port}
[metrics]
port = {self.metrics_port}
[store]
{self.store}
[keys]
ack_key = "{gateway}/ack.key"
kiosks = "{gateway}/kiosks"
[limits]
requests_per_second = {self.requests_per_second}
largest_body_bytes = {self.largest_body}
[desk]
city_secret_key = "{self.folder}/city/city.key"
{self.more}
[end]
''', encoding="utf-8")
        return config

    def write_kiosk_config(self, kiosk, url, name=None, timeout=5, **pem):
        own = self.folder / kiosk
        pem = {"authority": own / "authority.pem", "certificate": own / "kiosk.pem",
               "certificate_key": own / "kiosk-key.pem", **pem}
        files = "\n".join(f'{key} = "{value}"' for key, value in pem.items())
        config = self.folder / (name or f"{kiosk}.toml")
        config.write_text(f'''[kiosk]
id = "{kiosk}"
place = "BTN"
[content]
folder = "{SOURCE}/config/content"
[outbox]
file = "{own}/outbox.db"
ballast_mib = 1
keep_free_mib = 1
[seal]
city_public_key = "{own}/city.pub"
signing_key = "{own}/signing.key"
gateway_ack_keys = ["{own}/ack.pub"]
[uplink]
gateway = "{url}"
{files}
socket = "{self.folder}/uplink.sock"
retry_first_s = 0.05
retry_longest_s = 60
request_timeout_s = {timeout}
[end]
''', encoding="utf-8")
        return config

    def start(self, name, *arguments, environment=None, **more):
        return self.start_as(name, [program(name), *arguments], env={**os.environ, **(environment or {})}, **more)

    def start_as(self, name, command, **more):
        """A program by a command of one's own; it is ended with the town and says what it says in the journal `name`."""
        with self.journal(name).open("ab") as journal:
            more = {"stdout": journal, "stderr": journal, **more}
            process = subprocess.Popen(list(map(str, command)), **more)  # pylint: disable=consider-using-with
        self._running.append(process)
        return process

    def gateway(self, environment=None, config=None, port=None):
        process = self.start("tramso-gateway", "--config", config or self.gateway_config, environment=environment)
        wait_until(lambda: process.poll() is not None or listens(port or self.port), "the gateway listens")
        assert process.poll() is None, "the gateway did not start\n" + self.journal("tramso-gateway").read_text(encoding="utf-8")[-2000:]
        return process

    @staticmethod
    def stop(process, how=signal.SIGTERM):
        process.send_signal(how)
        return process.wait(30)

    def submit(self, config=None):
        stored = run("tramso", "submit", "--config", config or self.kiosk_config, "--file", self.draft, "--json")
        assert stored.returncode == 0, stored.stderr
        return json.loads(stored.stdout)

    def carry(self, config=None):
        return run("tramso-uplink", "--config", config or self.kiosk_config, "--once")

    def status(self, config=None):
        shown = run("tramso", "outbox", "status", "--config", config or self.kiosk_config, "--json")
        assert shown.returncode == 0, shown.stderr
        return json.loads(shown.stdout)

    def carried(self, patience=20.0):
        """Carries until nothing waits."""
        wait_until(lambda: self.carry().returncode == 0, f"all is carried: {self.status()}", patience)

    def make_due(self):
        """As if all waits were over."""
        with contextlib.closing(sqlite3.connect(self.outbox)) as database:
            database.execute("UPDATE submission SET next_at=0 WHERE state=1")
            database.commit()

    @property
    def outbox(self):
        return self.folder / self.kiosk / "outbox.db"

    def received(self):
        """The ids the city holds, in the order of arrival."""
        if not (self.folder / "gateway.db").exists():
            return []
        with contextlib.closing(sqlite3.connect(self.folder / "gateway.db")) as database:
            return [uuid_text(row[0]) for row in database.execute("SELECT id FROM submission ORDER BY row")]

    def envelope(self, place=1, outbox=None):
        """A stored row as (path, header fields, body): what the courier would send (sync/wire/FORMAT.md §2)."""
        with contextlib.closing(sqlite3.connect(outbox or self.outbox)) as database:
            database.row_factory = sqlite3.Row
            row = database.execute("SELECT * FROM submission WHERE place=?", (place,)).fetchone()
        created = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(row["created_at"] // 1000))
        encoded = {name: base64.b64encode(row[name]).decode() for name in ("previous", "signature", "sha256")}
        return f"/kiosk/v1/submissions/{uuid_text(row['id'])}", {
            "Content-Type": "application/vnd.tramso.sealed", "Kiosk-Id": row["kiosk"],
            "Kiosk-Epoch": uuid_text(row["epoch"]), "Kiosk-Seq": str(row["seq"]), "Kiosk-Service": row["service"],
            "Kiosk-Created-At": f"{created}.{row['created_at'] % 1000:03}Z", "Kiosk-Previous": encoded["previous"],
            "Kiosk-Signature": encoded["signature"], "City-Key": row["city_key"],
            "Repr-Digest": f"sha-256=:{encoded['sha256']}:"}, row["body"]

    def tls(self, kiosk=None):
        """What a client needs that comes with the kiosk's certificate."""
        own = self.folder / (kiosk or self.kiosk)
        context = ssl.create_default_context(cafile=own / "authority.pem")
        context.load_cert_chain(own / "kiosk.pem", own / "kiosk-key.pem")
        return context


def uuid_text(raw):
    text = raw.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
