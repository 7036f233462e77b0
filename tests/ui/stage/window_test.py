#!/usr/bin/env python3
"""window_test.py mouse|touch PROGRAM: presses the window's tile from outside; each press must lead to the other screen.

Between two presses lies more than the 250 ms for which a new screen takes none.
"""
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time

from display import Mouse, Touch

PRESSES = 5


def read_lines(stream, lines):
    for line in stream:
        lines.put(line.split())


def press_through(display, program):
    window = subprocess.Popen([program], stdout=subprocess.PIPE, text=True,
                              env={**os.environ, "DISPLAY": display.server.name, "SDL_VIDEODRIVER": "x11",
                                   "ASAN_OPTIONS": "detect_leaks=0"})  # the libraries of X leak
    lines = queue.Queue()
    threading.Thread(target=read_lines, args=(window.stdout, lines), daemon=True).start()
    try:
        screen, x, y = lines.get(timeout=30)
        assert screen == "first", screen
        time.sleep(1)  # the window is mapped
        for press in range(PRESSES):
            display.tap(int(x), int(y))
            expected = "second" if screen == "first" else "first"
            try:
                screen, x, y = lines.get(timeout=5)
            except queue.Empty:
                sys.exit(f"FAILED: press {press + 1} changed nothing")
            assert screen == expected, f"press {press + 1} led to {screen}"
            time.sleep(0.8)
        assert lines.empty(), "a press acted twice"
    finally:
        window.kill()
        window.wait()


def main():
    way, program = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        display = {"mouse": Mouse, "touch": Touch}[way](folder)
        try:
            press_through(display, program)
        finally:
            display.close()
    print(f"{PRESSES} of {PRESSES} presses led to the other screen")


main()
