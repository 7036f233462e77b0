#!/usr/bin/python3
"""A keypad is a small keyboard: its keys reach the screen's program through the display, and no other key does anything."""
import os
import pathlib
import subprocess
import sys
import unittest

from PIL import ImageGrab

from listener import BETWEEN, SPEECH
from station import SOURCE, Station, program, wait_until

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "ui/stage"))
from display import HEIGHT, WIDTH, Mouse  # noqa: E402

SCREEN = {"width": WIDTH, "height": HEIGHT, "panel_width_mm": 299, "panel_height_mm": 531, "renderer": "software"}
KEYPAD = '[keypad]\nnext = ["Keypad 6"]\nprevious = ["Keypad 4"]\nselect = ["Keypad 5"]\nhelp = ["Keypad 0"]\n'


class Keypad(unittest.TestCase):
    def setUp(self):
        self.station = self.enterContext(Station(SCREEN, settings=SPEECH + KEYPAD))
        self.display = Mouse(str(self.station.folder))
        self.addCleanup(self.display.close)
        self.environment = {**os.environ, "DISPLAY": self.display.server.name, "SDL_VIDEODRIVER": "x11",
                            "ASAN_OPTIONS": "detect_leaks=0"}  # the libraries of X leak
        screen = subprocess.Popen([program("tramso-kiosk"), "--config", self.station.kiosk_config], cwd=SOURCE,  # pylint: disable=consider-using-with
                                  stderr=subprocess.DEVNULL, env=self.environment)
        self.addCleanup(screen.wait)
        self.addCleanup(screen.terminate)
        self.screen = screen

    def press(self, *keys):
        subprocess.run(["xdotool", "key", "--delay", "60", *keys], check=True, env=self.environment)

    def heard(self):
        file = self.station.folder / "said.txt"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def hears(self, words):
        wait_until(lambda: any(line.startswith(words) for line in self.heard()), f"hears {words!r}, heard {self.heard()}")

    def wakes(self):
        """The first keys may come before the window is there."""
        def pressed():
            self.press("KP_Begin")
            return self.heard()
        wait_until(pressed, "the screen hears the keypad", 60)

    def test_the_keys_of_the_settings_work_the_screen(self):
        self.wakes()
        self.hears("Máy đang đọc cho quý khách.")
        self.hears("Kính chào quý khách")
        self.press("KP_Right", "KP_Right")
        self.hears("Phản ánh, kiến nghị")
        self.press("KP_Begin")
        self.hears("Phản ánh về việc gì?")
        self.press("KP_Insert")
        self.hears("Quý khách đang ở màn hình | Phản ánh về việc gì?")

    def seen(self):
        """The colours on the glass."""
        return {colour for _, colour in ImageGrab.grab(xdisplay=self.display.server.name).convert("RGB").getcolors(1 << 24)}

    def test_the_glass_can_be_dark_while_somebody_works_by_ear(self):
        self.wakes()
        self.hears("Kính chào quý khách")
        self.assertGreater(len(self.seen()), 50)
        self.press("F9")
        self.hears("Màn hình đã tắt để giữ kín.")
        wait_until(lambda: self.seen() == {(0, 0, 0)}, "the glass is dark")
        self.press("KP_Right", "KP_Right")
        self.hears("Phản ánh, kiến nghị")
        self.press("KP_Begin")
        self.hears("Phản ánh về việc gì?")
        self.assertEqual(self.seen(), {(0, 0, 0)})
        self.display.tap(WIDTH // 2, HEIGHT // 2)
        wait_until(lambda: len(self.seen()) > 50, "a touch shows it again")
        self.press("KP_Insert")
        self.hears("Quý khách đang ở màn hình | Phản ánh về việc gì?")  # and pressed nothing

    def test_any_other_key_does_nothing(self):
        self.wakes()
        self.hears("Kính chào quý khách")
        self.press("KP_Insert")
        self.hears("Quý khách đang ở màn hình")  # whatever the first keys did is over
        before = self.heard()
        self.press("alt+F4", "Escape", "ctrl+alt+BackSpace", "Return", "space", "F1", "a", "Tab", "super", "ctrl+q")
        self.press("KP_Right")
        self.hears("Xin chạm vào việc cần làm")
        fresh = self.heard()[len(before):]
        self.assertEqual([line.split(BETWEEN)[0] for line in fresh], ["Xin chạm vào việc cần làm"])
        self.assertIsNone(self.screen.poll())


if __name__ == "__main__":
    unittest.main()
