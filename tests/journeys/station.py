"""A station for tests: a town with the screen's program, played by scripts; simulated printer and camera in folders."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "sync/support"))
from town import SANITIZER_EXIT, SOURCE, Town, program, run, wait_until  # noqa: E402,F401  # pylint: disable=unused-import

CARD = "079160001234|024123456|NGUYỄN THỊ A|15031960|Nữ|12 Đường Mẫu, Phường Bến Thành|10052021"
TEXT = "Nước ngập tới đầu gối, xe chết máy hàng loạt."

# Parts of a visit, to be joined. Ids alone, so that they hold in every language and on every panel.
TO_TEXT = """wait home.report
tap home.report
wait category.title
tap category.public_admin
wait place.title
tap place.BTN
wait text.field
"""
WRITE = f"type {TEXT}\ntap text.next\n"
AGREE = "wait consent.agree\ntap consent.agree\n"
NO_PHOTO = "wait photo.without\ntap photo.without\n"
ANONYMOUS = "wait person.anonymous\ntap person.anonymous\n"
SEND = "wait review.send\ntap review.send\n"
REPORT = TO_TEXT + WRITE + NO_PHOTO + ANONYMOUS + SEND + "wait receipt.code\n"
LEAVE = "tap receipt.done\nwait thanks.home\ntap thanks.home\nwait home.report\n"


@dataclass
class Node:
    role: str
    id: str
    label: str
    box: tuple
    state: str


NODE = re.compile(r'(\S+) (\S+) "((?:[^"\\]|\\.)*)" \[(-?\d+) (-?\d+) (\d+) (\d+)\] (\S+)')


def read_tree(text):
    """The nodes of a screen's tree; every line has to be one."""
    nodes = []
    for line in text.splitlines():
        match = NODE.fullmatch(line)
        assert match, f"not a line of a tree: {line}"
        label = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], match[3])
        nodes.append(Node(match[1], match[2], label, tuple(map(int, match.group(4, 5, 6, 7))), match[8]))
    return nodes


class Station(Town):
    """`screen` changes keys of [screen]; `settings`: TOML text, with FOLDER for the station's folder."""

    def __init__(self, screen=None, state=None, settings="", **more):
        self.settings = settings
        self.screen = {"width": 1920, "height": 1080, "panel_width_mm": 531, "panel_height_mm": 299, **(screen or {})}
        self.state = state
        super().__init__(**more)
        self.captures = self.folder / "captures"
        self.printer = self.folder / "printer"
        self.camera = self.folder / "camera"
        self.printer.mkdir()
        self.camera.mkdir()
        shutil.copy(SOURCE / "packaging/visit/street.jpg", self.camera)

    def write_kiosk_config(self, kiosk, url, name=None, timeout=5, **pem):
        config = super().write_kiosk_config(kiosk, url, name, timeout, **pem)
        screen = "\n".join(f'{key} = {value if isinstance(value, int) else chr(34) + value + chr(34)}'
                           for key, value in self.screen.items())
        text = config.read_text(encoding="utf-8").replace("[end]", f'''[screen]
{screen}
[printer]
link = "file:{self.folder}/printer"
[camera]
source = "folder:{self.folder}/camera"
{self.settings.replace("FOLDER", str(self.folder))}
[end]''')
        if self.state:
            text = re.sub(r'(\[outbox\]\nfile = ")[^"]*', rf"\g<1>{self.state}/outbox.db", text)
        config.write_text(text, encoding="utf-8")
        return config

    @property
    def outbox(self):
        return pathlib.Path(self.state) / "outbox.db" if self.state else super().outbox

    def uplink(self):
        process = self.start("tramso-uplink", "--config", self.kiosk_config)
        wait_until(lambda: process.poll() is not None or (self.folder / "uplink.sock").exists(), "the courier listens")
        assert process.poll() is None, "the courier did not start"
        return process

    def set_printer(self, state):
        (self.printer / "printer.state").write_text(state + "\n", encoding="utf-8")

    def slips(self):
        return sorted(self.printer.glob("*.png"))

    def arguments(self, script, name="visit"):
        file = self.folder / f"{name}.txt"
        file.write_text(script, encoding="utf-8")
        return ["--config", self.kiosk_config, "--headless", "--visit", file, "--capture", self.captures]

    def play(self, script, seconds=100):
        """A visit to its end: what the program printed and how it left."""
        arguments = list(map(str, self.arguments(script)))
        return subprocess.run([program("tramso-kiosk"), *arguments], capture_output=True, text=True, timeout=seconds,
                              check=False, cwd=SOURCE, env=os.environ)

    def plays(self, script, seconds=100):
        """The same, and every step held."""
        played = self.play(script, seconds)
        assert played.returncode == 0, f"exit {played.returncode}\n{played.stdout[:6000]}\n{played.stderr[-3000:]}"
        return played

    def tree(self, capture):
        return read_tree((self.captures / f"{capture}.tree").read_text(encoding="utf-8"))

    def label(self, capture, node):
        return next(found.label for found in self.tree(capture) if found.id == node)

    def opened(self):
        """What the clerk reads, a JSON line a report."""
        opened = run("tramso", "desk", "open", "--config", self.gateway_config)
        assert opened.returncode == 0, opened.stderr
        return opened.stdout.splitlines()
