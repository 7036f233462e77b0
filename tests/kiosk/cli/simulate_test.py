#!/usr/bin/python3
"""A person pulls the paper out while the kiosk works: tramso simulate on the devices of a station."""
import json
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "journeys"))
from station import Station, program  # noqa: E402


class Simulate(unittest.TestCase):
    def setUp(self):
        self.station = self.enterContext(Station(settings='[scanner]\nsource = "file:FOLDER/scan"\n'))

    def run_it(self, *words, says=""):
        return subprocess.run([program("tramso"), "simulate", "--config", self.station.kiosk_config, *words], input=says,
                              capture_output=True, text=True, timeout=60, check=False)

    def states(self):
        shown = self.run_it("--json")
        self.assertEqual(shown.returncode, 0, shown.stderr)
        return {line["device"]: line["state"] for line in map(json.loads, shown.stdout.splitlines())}

    def test_each_device_is_shown_and_changed_by_words(self):
        self.assertEqual(self.states(), {"printer": "ready", "camera": "ready"})
        for device, state in (("printer", "paper-out"), ("printer", "paper-out-after 7"), ("camera", "gone")):
            changed = self.run_it(device, *state.split())
            self.assertEqual(changed.returncode, 0, changed.stderr)
            self.assertIn(f"{device:8} {state}", changed.stdout)
            self.assertEqual(self.states()[device], state)
        self.assertEqual((self.station.printer / "printer.state").read_text(encoding="utf-8"), "paper-out-after 7\n")

    def test_a_code_is_held_before_the_scanner(self):
        self.assertEqual(self.run_it("scan", "079160001234|024123456|NGUYỄN", "THỊ", "A").returncode, 0)
        self.assertEqual((self.station.folder / "scan").read_text(encoding="utf-8"), "079160001234|024123456|NGUYỄN THỊ A")

    def test_a_card_lies_on_the_reader_of_chips_and_no_more_of_it_is_shown(self):
        config = self.station.kiosk_config
        text = config.read_text(encoding="utf-8")
        config.write_text(text.replace("[scanner]", f'[chip]\nreader = "file:{self.station.folder}/chip"\n[scanner]'), encoding="utf-8")
        self.assertEqual(self.states()["chip"], "empty")
        self.assertEqual(self.run_it("chip", "NGUYỄN", "THỊ", "A|079160001234").returncode, 0)
        self.assertEqual((self.station.folder / "chip").read_text(encoding="utf-8"), "NGUYỄN THỊ A|079160001234\n")
        self.assertEqual(self.states()["chip"], "card")
        self.assertEqual(self.run_it("chip", "cloned").returncode, 0)
        self.assertEqual(self.states()["chip"], "cloned")
        for state in ("tired", "NGUYỄN|1"):
            self.assertEqual(self.run_it("chip", state).returncode, 1, state)

    def test_what_is_no_device_or_no_state_is_said_and_changes_nothing(self):
        for words in (("printer", "tired"), ("printer",), ("scanner", "gone"), ("camera", "paper-out"), ("printer", "paper-out-after", "x"),
                      ("camera", "paper-out-after", "7"), ("scan",)):
            refused = self.run_it(*words)
            self.assertEqual(refused.returncode, 1, words)
            self.assertTrue(refused.stderr.startswith("tramso simulate: no "), refused.stderr)
        self.assertEqual(self.states(), {"printer": "ready", "camera": "ready"})

    def test_a_person_types_line_after_line(self):
        talked = self.run_it(says="printer cover-open\n\nprinter dusty\ncamera busy\nquit\nprinter ready\n")
        self.assertEqual(talked.returncode, 1)  # one of them was wrong
        self.assertIn("  no state of the printer: dusty\n", talked.stdout)
        self.assertEqual(self.states(), {"printer": "cover-open", "camera": "busy"})
        self.assertEqual(self.run_it(says="printer ready\n").returncode, 0)
        self.assertEqual(self.states()["printer"], "ready")

    def test_a_kiosk_with_real_devices_has_nothing_to_simulate(self):
        config = self.station.folder / "real.toml"
        text = self.station.kiosk_config.read_text(encoding="utf-8")
        for link in (f"file:{self.station.folder}/scan", f"file:{self.station.printer}", f"folder:{self.station.camera}"):
            self.assertIn(link, text)
            text = text.replace(link, "none")
        config.write_text(text, encoding="utf-8")
        refused = subprocess.run([program("tramso"), "simulate", "--config", config, "--json"], capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual((refused.returncode, refused.stderr), (1, "tramso simulate: the settings name no simulated device\n"))


if __name__ == "__main__":
    unittest.main()
