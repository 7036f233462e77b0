#!/usr/bin/python3
"""The screen's program on a real X server with a real touch panel: fingers from outside lead from screen to screen.

A script only looks on: it waits for each screen and writes its tree down, from which the finger learns where to go.
"""
import os
import pathlib
import subprocess
import sys
import time
import unittest

TESTS = pathlib.Path(__file__).parents[2]
sys.path.insert(0, str(TESTS / "journeys"))
sys.path.insert(0, str(TESTS / "ui/stage"))
from display import HEIGHT, WIDTH, Touch  # noqa: E402  # pylint: disable=wrong-import-position
from station import Station, program, read_tree, wait_until  # noqa: E402  # pylint: disable=wrong-import-position

PANEL = {"width": WIDTH, "height": HEIGHT, "panel_width_mm": 299, "panel_height_mm": 531}
MILLIMETRE = WIDTH / 299
LOOKS_ON = """wait home.report 60
capture home
wait category.title 60
capture category
wait place.title 60
capture place
wait category.title 60
capture again
end
"""


class Fingers(unittest.TestCase):
    def setUp(self):
        self.station = self.enterContext(Station(PANEL))
        display = self.station.folder / "display"
        display.mkdir()
        self.touch = Touch(str(display))
        self.addCleanup(self.touch.close)
        script = self.station.folder / "looks_on.txt"
        script.write_text(LOOKS_ON, encoding="utf-8")
        self.kiosk = subprocess.Popen(
            [program("tramso-kiosk"), "--config", str(self.station.kiosk_config), "--window", "--visit", str(script),
             "--capture", str(self.station.captures)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env={**os.environ, "DISPLAY": self.touch.server.name, "SDL_VIDEODRIVER": "x11",
                 "ASAN_OPTIONS": "detect_leaks=0"})  # the libraries of X leak
        self.addCleanup(self.stop)

    def stop(self):
        if self.kiosk.poll() is None:
            self.kiosk.kill()
        self.kiosk.communicate()

    def box(self, capture, node):
        file = self.station.captures / f"{capture}.tree"
        wait_until(lambda: file.exists() or self.kiosk.poll() is not None, f"the screen {capture} comes", 90)
        self.assertTrue(file.exists(), f"{capture} never came")
        time.sleep(0.5)  # a new screen takes no press for 250 ms
        return next(it.box for it in read_tree(file.read_text(encoding="utf-8")) if it.id == node)

    def test_fingers_from_outside_lead_from_screen_to_screen(self):
        x, y, width, height = self.box("home", "home.report")
        self.touch.tap(x + width / 2, y + height / 2)
        x, y, width, height = self.box("category", "category.public_admin")
        self.touch.tap(x + width + 3 * MILLIMETRE, y + height / 2)  # 3 mm beside
        x, y, width, height = self.box("place", "bar.back")
        self.trembles(x + width / 2, y + height / 2)
        self.kiosk.wait(90)
        self.assertEqual(self.kiosk.returncode, 0, self.kiosk.stdout.read())

    def trembles(self, x, y):
        self.touch.send(self.touch.BEGIN, x, y)
        for step in range(8):
            time.sleep(0.04)
            self.touch.send(self.touch.UPDATE, x + 3 * MILLIMETRE * (-1) ** step, y)
        self.touch.send(self.touch.BEGIN, x, y - 60 * MILLIMETRE, finger=1)  # another finger, beside
        self.touch.send(self.touch.END, x, y)
        self.touch.send(self.touch.END, x, y - 60 * MILLIMETRE, finger=1)


if __name__ == "__main__":
    unittest.main()
