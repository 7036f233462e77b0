#!/usr/bin/python3
"""A scanner that is a keyboard to the system, as umockdev plays one: the program that reads it believes it has the device."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "sync/support"))
from town import program  # noqa: E402

DEVICE = "/dev/input/event7"
DESCRIPTION = f"""P: /devices/usb/input/input7
E: SUBSYSTEM=input
E: PRODUCT=3/1/1/110

P: /devices/usb/input/input7/event7
N: {DEVICE.removeprefix("/dev/")}
E: DEVNAME={DEVICE}
E: SUBSYSTEM=input
"""
KEY, SYN, SHIFT = 1, 0, 42  # linux/input-event-codes.h
CODES = dict(zip("1234567890-", range(2, 13))) | dict(zip("qwertyuiop", range(16, 26))) | dict(zip("asdfghjkl", range(30, 39))) | \
    dict(zip("zxcvbnm", range(44, 51))) | {"\r": 28}


def keys(text):
    """(type, code, value) of what a scanner types."""
    for letter in text:
        shifted = letter.isupper()
        code = CODES[letter.lower()]
        strokes = [(SHIFT, 1)] * shifted + [(code, 1), (code, 0)] + [(SHIFT, 0)] * shifted
        for key, value in strokes:
            yield KEY, key, value
            yield SYN, 0, 0


class Wedge(unittest.TestCase):
    def scan(self, events, *, device=DEVICE, preload=(), **environment):
        """What scan_keys says, a line each, and what it says beside."""
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "device").write_text(DESCRIPTION, encoding="utf-8")
            lines = (f"E: {0.002 * index:.6f} {kind:04x} {code:04x} {value:04x}" for index, (kind, code, value) in enumerate(events))
            (folder / "events").write_text("\n".join(lines) + "\n", encoding="utf-8")
            # The sanitizer's library wants to be the first of all.
            asan = subprocess.run(["gcc", "-print-file-name=libasan.so"], capture_output=True, text=True, check=True).stdout.strip()
            command = ["umockdev-run", "-d", folder / "device", "-e", f"{DEVICE}={folder / 'events'}", "--",
                       "env", f"LD_PRELOAD={':'.join([os.path.realpath(asan), *preload])}:libumockdev-preload.so.0",
                       program("scan_keys"), f"evdev:{device}"]
            done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env={**os.environ, **environment})
        return done.stdout.splitlines(), done.stderr

    def test_what_it_types_is_read_whole_and_in_order(self):
        said, _ = self.scan([*keys("7K3M-9Q2X-4FHT\r"), *keys("0791\r")])
        self.assertEqual(said[:3], ["ready", "7K3M-9Q2X-4FHT", "0791"])

    def test_what_is_typed_without_return_ends_with_silence(self):
        self.assertEqual(self.scan(keys("abc"))[0][:2], ["ready", "abc"])

    def test_it_is_taken_from_everybody_else(self):
        said, beside = self.scan(keys("1\r"), preload=[program("grabs.so")])
        self.assertEqual((said[:2], beside.count("grab 1")), (["ready", "1"], 1), beside)

    def test_one_that_another_program_has_taken_is_busy(self):
        said, _ = self.scan(keys("1\r"), preload=[program("grabs.so")], GRABBED_BY_ANOTHER="1")
        self.assertEqual(said, ["busy"])

    def test_where_keys_were_lost_the_rest_is_not_taken_for_a_code(self):
        lost = [(SYN, 3, 0)]
        said, _ = self.scan([*keys("79"), *lost, *keys("34\r"), *keys("12\r")])
        self.assertEqual(said[:2], ["ready", "12"])

    def test_another_device_is_gone(self):
        self.assertEqual(self.scan(keys("1\r"), device="/dev/input/event8")[0], ["gone"])


if __name__ == "__main__":
    unittest.main()
