"""A kiosk and a city in network namespaces of their own, with a cable between them whose packets can be dropped, delayed and
counted. Needs root."""
import contextlib
import os
import pathlib
import shutil
import subprocess

from town import BIN, Town, listens, wait_until  # noqa: F401  pylint: disable=unused-import

HOST = "city.test"
QUEUE = "7"


def required():
    """Fails by name where there can be no namespaces."""
    assert os.geteuid() == 0, "network namespaces need root"
    for name in ("ip", "iptables", "faketime"):
        assert shutil.which(name), f"the program {name} is missing"


def called(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, f"{' '.join(map(str, command))}: {done.stderr}"
    return done.stdout


class Cable:
    """with Cable() as cable: two namespaces, 10.77.0.2 (the kiosk) and 10.77.0.1 (the city)."""

    def __init__(self):
        number = os.getpid()
        self.kiosk, self.city = f"kiosk-{number}", f"city-{number}"
        self.folder = pathlib.Path("/etc/netns") / self.kiosk  # what `ip netns exec` lays over /etc

    def __enter__(self):
        called("ip", "netns", "add", self.kiosk)
        called("ip", "netns", "add", self.city)
        called("ip", "-n", self.kiosk, "link", "add", "cable", "type", "veth", "peer", "name", "cable", "netns", self.city)
        for space, address in ((self.kiosk, "10.77.0.2/24"), (self.city, "10.77.0.1/24")):
            called("ip", "-n", space, "address", "add", address, "dev", "cable")
            called("ip", "-n", space, "link", "set", "cable", "up")
            called("ip", "-n", space, "link", "set", "lo", "up")
        self.folder.mkdir(parents=True)
        self.names(True)
        (self.folder / "resolv.conf").write_text("nameserver 10.77.0.9\noptions timeout:1 attempts:1\n", encoding="ascii")
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)
        with contextlib.suppress(OSError):
            self.folder.parent.rmdir()
        for space in (self.kiosk, self.city):
            called("ip", "netns", "del", space)

    def names(self, known):
        """Whether the kiosk knows the city's name without a name server; there is none."""
        (self.folder / "hosts").write_text("127.0.0.1 localhost\n" + (f"10.77.0.1 {HOST}\n" if known else ""),
                                           encoding="ascii")

    @contextlib.contextmanager
    def rule(self, chain, *match_and_target, at=None):
        """In the kiosk's firewall, or `at` the city's."""
        rule = ["ip", "netns", "exec", at or self.kiosk, "iptables", "-w"]
        called(*rule, "-A", chain, *match_and_target)
        try:
            yield
        finally:
            called(*rule, "-D", chain, *match_and_target)

    @contextlib.contextmanager
    def weather(self, chain, seed=1, loss=0, delay=0, jitter=0, mute=0):
        """All that comes to the kiosk (INPUT) or leaves it (OUTPUT) goes through bad_network."""
        helper = subprocess.Popen(
            ["ip", "netns", "exec", self.kiosk, BIN / "bad_network", QUEUE, *map(str, (seed, loss, delay, jitter, mute))],
            stdout=subprocess.PIPE, text=True)
        try:
            assert helper.stdout.readline() == "ready\n", "bad_network did not start"
            with self.rule(chain, "-p", "tcp", "-j", "NFQUEUE", "--queue-num", QUEUE):
                yield
        finally:
            helper.kill()
            helper.wait()
            helper.stdout.close()
