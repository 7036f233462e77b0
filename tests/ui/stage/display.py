"""Displays of 1080 x 1920 that tests start, and press from outside.

Mouse: Xvfb, pressed through XTest by xdotool. Touch: Xorg with the dummy driver and a multi-touch device whose fingers
come over a socket, as xf86-input-inputtest-protocol.h (xserver-xorg-dev) describes. A missing program ends the test
with the name of its package.
"""
import os
import shutil
import socket
import struct
import subprocess
import sys
import time

WIDTH, HEIGHT = 1080, 1920
XORG = "/usr/lib/xorg/Xorg"
HERE = os.path.dirname(os.path.abspath(__file__))


def need(program, package):
    if shutil.which(program) is None:
        sys.exit(f"FAILED: {program} is missing; install {package}")


class Server:
    """An X server on a number that it chooses itself."""

    def __init__(self, command, log):
        read_end, write_end = os.pipe()
        with open(log, "wb") as output:
            self.process = subprocess.Popen(command + ["-displayfd", str(write_end)], pass_fds=[write_end],
                                            stdout=output, stderr=output)
        os.close(write_end)
        with os.fdopen(read_end) as number:
            self.name = ":" + number.readline().strip()
        if self.name == ":":
            with open(log, encoding="utf-8", errors="replace") as text:
                sys.exit(f"FAILED: {command[0]} did not start:\n{text.read()[-2000:]}")

    def close(self):
        self.process.terminate()
        self.process.wait()


class Mouse:
    def __init__(self, folder):
        need("Xvfb", "xvfb")
        need("xdotool", "xdotool")
        self.server = Server(["Xvfb", "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-noreset", "-nolisten", "tcp"],
                             folder + "/server.log")

    def tap(self, x, y):
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True,
                       env={**os.environ, "DISPLAY": self.server.name})

    def close(self):
        self.server.close()


class Touch:
    BEGIN, UPDATE, END = 18, 19, 20  # XI_TouchBegin …

    def __init__(self, folder):
        need(XORG, "xserver-xorg-core")
        with open(HERE + "/xorg.conf", encoding="utf-8") as text:
            config = text.read().replace("@FOLDER@", folder)
        with open(folder + "/xorg.conf", "w", encoding="utf-8") as file:
            file.write(config)
        self.server = Server([XORG, "-config", folder + "/xorg.conf", "-noreset", "-nolisten", "tcp", "-novtswitch",
                              "-sharevts", "-logfile", folder + "/xorg.log", "vt7"], folder + "/server.log")
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(folder + "/touch.sock")
        self.socket.sendall(struct.pack("<IIHH", 12, 0, 1, 1))  # our version of the protocol
        self.socket.recv(64)

    def send(self, what, x, y, finger=0):
        valuators = [x * 65535 / WIDTH, y * 65535 / HEIGHT] + [0.0] * 62
        mask = bytes([3] + [0] * 7)
        self.socket.sendall(struct.pack("<IIII", 1056, 6, finger, what) + struct.pack("<I8s4x", 0, mask) +
                            struct.pack("<64d", *valuators) + struct.pack("<64d", *([0.0] * 64)))
        self.socket.sendall(struct.pack("<II", 8, 1))  # wait until the server has it
        self.socket.recv(64)

    def tap(self, x, y):
        self.send(self.BEGIN, x, y)
        time.sleep(0.06)
        self.send(self.END, x, y)

    def close(self):
        self.socket.close()
        self.server.close()
