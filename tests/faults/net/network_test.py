#!/usr/bin/python3
"""The real courier behind networks that fail: each trouble ends in "later" with a reason that a technician can read in `tramso
outbox status`, and when the network is back everything arrives once."""
import os
import pathlib
import signal
import subprocess
import sys
import unittest

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "sync/support")]
from history import History  # noqa: E402
from netns import HOST, Cable, called, required  # noqa: E402
from town import Town, program, wait_until  # noqa: E402

PATIENCE = 2  # seconds for a request


class Network(unittest.TestCase):
    def setUp(self):
        required()
        self.cable = self.enterContext(Cable())
        self.town = self.enterContext(Town(hosts=[HOST]))
        self.history = History(self.town)
        gateway = self.town.folder / "gateway"
        self.town.write_gateway_config(listen=f'''mode = "tls"
address = "10.77.0.1"
port = {self.town.port}
certificate = "{gateway}/gateway.pem"
certificate_key = "{gateway}/gateway-key.pem"
client_authority = "{gateway}/kiosks.pem"''')
        self.town.write_kiosk_config(self.town.kiosk, f"https://{HOST}:{self.town.port}", timeout=PATIENCE)
        self.town.start_as("tramso-gateway", ["ip", "netns", "exec", self.cable.city, program("tramso-gateway"), "--config",
                                              self.town.gateway_config])
        listening = f"01004D0A:{self.town.port:04X}"  # 10.77.0.1, as the kernel writes it
        wait_until(lambda: listening in called("ip", "netns", "exec", self.cable.city, "cat", "/proc/net/tcp"),
                   "the gateway listens")
        self.submit()

    def submit(self):
        self.history.shown(self.town.submit())

    def command(self, *words):
        return ["ip", "netns", "exec", self.cable.kiosk, *words, program("tramso-uplink"), "--config",
                self.town.kiosk_config]

    def carry(self, *words, **environment):
        return subprocess.run([*map(str, self.command(*words)), "--once"], capture_output=True, text=True, timeout=60,
                              check=False, env={**os.environ, **environment})

    def later(self, carried):
        """It waits; the reason."""
        self.assertEqual(carried.returncode, 1, carried.stderr)
        status = self.town.status()
        self.assertEqual((status["queued"], status["quarantined"]), (1, 0), status)
        return status["last_error"]

    def arrives_once(self):
        def carried():
            self.town.make_due()
            return self.carry().returncode == 0
        wait_until(carried, "all is carried", 60)
        self.assertEqual(self.history.problems(), [])

    def test_a_name_server_that_is_silent(self):
        self.cable.names(False)
        why = self.later(self.carry())
        self.assertRegex(why, "could-not-connect|timed-out")
        self.assertRegex(why, "(?i)resol")
        self.cable.names(True)
        self.arrives_once()

    def test_no_cable(self):
        called("ip", "-n", self.cable.kiosk, "link", "set", "cable", "down")
        self.assertIn("could-not-connect", self.later(self.carry()))
        called("ip", "-n", self.cable.kiosk, "link", "set", "cable", "up")
        self.arrives_once()

    def test_a_network_that_swallows_everything(self):
        with self.cable.rule("OUTPUT", "-p", "tcp", "-j", "DROP"):
            self.assertIn("timed-out", self.later(self.carry()))
        self.arrives_once()

    def test_a_firewall_that_resets(self):
        with self.cable.rule("INPUT", "-p", "tcp", "-j", "REJECT", "--reject-with", "tcp-reset", at=self.cable.city):
            self.assertIn("could-not-connect", self.later(self.carry()))
        self.arrives_once()

    def test_an_mtu_black_hole(self):
        """Small packets pass, large ones vanish, and nobody says so."""
        with self.cable.rule("OUTPUT", "-p", "tcp", "-m", "length", "--length", "900:65535", "-j", "DROP"):
            self.assertIn("timed-out", self.later(self.carry()))
        self.arrives_once()

    def test_a_kept_connection_whose_other_end_is_gone(self):
        courier = self.town.start_as("tramso-uplink", self.command())
        wait_until(lambda: self.town.status()["acked"] == 1, "the first has arrived")
        with self.cable.rule("OUTPUT", "-p", "tcp", "-j", "DROP"), self.cable.rule("INPUT", "-p", "tcp", "-j", "DROP"):
            self.submit()
            wait_until(lambda: "timed-out" in (self.town.status()["last_error"] or ""), "it says what it met")
        wait_until(lambda: self.town.status()["acked"] == 2, "the second has arrived", 60)
        self.assertEqual(self.town.stop(courier, signal.SIGTERM), 0)
        self.assertEqual(self.history.problems(), [])

    def test_acknowledgements_that_are_lost(self):
        """The answers of the city end after so many bytes: in the handshake, in the answer, behind it."""
        lost = 0
        for mute in range(600, 4600, 200):
            self.town.make_due()
            with self.cable.weather("INPUT", mute=mute):
                carried = self.carry()
            held, acked = len(self.town.received()), self.town.status()["acked"]
            self.assertLessEqual(acked, held, "acknowledged and not held")
            lost += acked < held
            if carried.returncode == 0:
                self.submit()
        self.assertGreater(lost, 0, "no acknowledgement was lost between commit and settling")
        self.arrives_once()

    def test_packets_that_are_lost_late_and_out_of_order(self):
        for _ in range(19):
            self.submit()
        with self.cable.weather("INPUT", loss=8, delay=5, jitter=40):
            self.arrives_once()
        self.assertEqual(len(self.town.received()), 20)

    def faked(self, offset):
        """The courier with a clock that is wrong."""
        library = called("sh", "-c", "ls /usr/lib/*/faketime/libfaketime.so.1").strip()
        return self.carry(LD_PRELOAD=library, FAKETIME=offset, ASAN_OPTIONS="verify_asan_link_order=0:detect_leaks=0",
                          FAKETIME_DONT_FAKE_MONOTONIC="1")

    def test_a_clock_that_is_a_day_behind(self):
        why = self.later(self.faked("-1d"))
        self.assertIn("tls-refused", why)
        self.assertIn("not yet valid", why)
        self.arrives_once()

    def test_a_clock_that_is_a_day_ahead(self):
        self.assertEqual(self.faked("+1d").returncode, 0)
        self.assertEqual(self.history.problems(), [])


if __name__ == "__main__":
    unittest.main()
