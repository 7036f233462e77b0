"""Canaries: what a visitor types and shows, made up anew for each visit, and in how many forms programs may keep it.

TRAMSO_SEED gives the words of another run back.
"""
import base64
import functools
import os
import pathlib
import random
import struct
import subprocess
import unicodedata
import zlib
from dataclasses import dataclass

from station import SOURCE

ENCODINGS = "utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"
SEED = int(os.environ.get("TRAMSO_SEED", random.SystemRandom().randrange(1 << 32)))
LEAST = 6  # letters of a word that is searched for by itself
ONSETS = "kh", "th", "tr", "ch", "ph", "nh"
# Whose tone sits in one place, however few of the letters are there yet.
RHYMES = "uyễn uyệt uyến uyển uyền uyết uyện uyên oẵng oằng oăng oắng oặng oẳng iễng iểng iệng uỗng uổng uộng ưỡng ượng ưởng".split()


def folded(text):
    """Lower case, without diacritics."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@functools.cache
def known():
    """All that the kiosk may say by itself, and what its voice has learnt by heart, folded: no canary is of it."""
    files = [file for folder in ("config/content", "ui/po") for file in (SOURCE / folder).rglob("*") if file.is_file()]
    files += pathlib.Path("/usr/lib").glob("*/espeak-ng-data/*_dict")  # the voice holds these in memory as they are
    return folded("\n".join(file.read_text(encoding="utf-8", errors="replace") for file in files))


@dataclass
class Canary:
    """`raw`: instead of text, a row of pixels: grey, RGB, RGBA."""
    name: str
    text: str = ""
    raw: tuple = ()

    def pieces(self):
        """The whole, and each of its words that is long enough to tell something."""
        yield self.name, self.text
        words = self.text.split()
        for word in words if len(words) > 1 else ():
            if len(word) >= LEAST:
                yield f"a word of {self.name}", word

    def needles(self):
        """(name, bytes)."""
        for form, raw in zip(("grey", "RGB", "RGBA"), self.raw):
            yield f"{self.name} in {form}", raw
        for name, text in self.pieces() if self.text else ():
            cases = {case for form in (text, folded(text)) for case in (form, form.lower(), form.upper())}
            for form in cases | {unicodedata.normalize("NFD", text)}:
                for encoding in ENCODINGS:
                    yield f"{name} in {encoding}", form.encode(encoding)
        raw = self.text.encode()
        if raw:
            yield f"{self.name} in hex", raw.hex().encode()
            yield f"{self.name} in HEX", raw.hex().upper().encode()
        for shift in range(3) if len(raw) >= 10 else ():  # where base64 puts it depends on what stands before
            yield f"{self.name} in base64", base64.b64encode(b"." * shift + raw)[4:-4]


class Visitor:
    """Who comes to the kiosk: another one for each number."""

    def __init__(self, number=0):
        chance = random.Random(SEED + number)
        digits = lambda count: "".join(chance.choice("0123456789") for _ in range(count))  # noqa: E731
        self.text = " ".join(self.word(chance) for _ in range(4))
        self.name = " ".join(self.word(chance) for _ in range(3)).upper()
        self.residence = " ".join(self.word(chance).capitalize() for _ in range(3))
        self.number = "079160" + digits(6)
        self.old_number = digits(9)
        self.phone = "09" + digits(8)
        self.search = folded(self.word(chance))  # on a keyboard without marks

    @staticmethod
    def word(chance):
        while True:
            word = chance.choice(ONSETS) + chance.choice(RHYMES)
            if len(word) >= LEAST and folded(word) not in known():
                return word

    @property
    def card(self):
        return f"{self.number}|{self.old_number}|{self.name}|15031960|Nữ|{self.residence}|10052021"

    def typed(self):
        return [Canary("the text", self.text), Canary("the phone", self.phone)]

    def scanned(self):
        return [Canary("the name", self.name), Canary("the number", self.number), Canary("the residence", self.residence),
                Canary("the old number", self.old_number)]

    def canaries(self):
        """One line for each that a visit learns to take in."""
        return self.typed() + self.scanned()


def chunks(text, length=LEAST - 2):
    """In goes of a few letters, none of which begins or ends with a space: no go holds a word, so no script does."""
    while text:
        end = length
        while end < len(text) and " " in text[end - 1:end + 1]:
            end -= 1
        yield text[:end]
        text = text[end:]


def code_of(content, file):
    """A QR picture of the content, and a row of its pixels as programs keep it: grey, RGB, RGBA."""
    made = subprocess.run(["qrencode", "-8", "-l", "L", "-s", "6", "-o", file], input=content.encode(), capture_output=True, check=False)
    assert made.returncode == 0, made.stderr
    row = row_of(file)
    return tuple(b"".join(pixel * colours + alpha for pixel in row) for colours, alpha in ((1, b""), (3, b""), (3, b"\xff")))


def row_of(file):
    """The middle row of a PNG of one bit a pixel, as qrencode writes it: b"\\0" or b"\\xff" each."""
    png = pathlib.Path(file).read_bytes()
    width, height, depth = struct.unpack(">IIB", png[16:25])
    assert depth == 1, "a picture of black and white"
    data, at = b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at:at + 8])
        data += png[at + 8:at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    lines, stride = zlib.decompress(data), 1 + (width + 7) // 8
    # Inside a row of modules all lines are alike, whatever filter the file has; the first of them stands in full.
    line = next(lines[y * stride:(y + 1) * stride] for y in range(height // 2, 0, -1) if lines[y * stride] == 0)
    dark = png[png.index(b"PLTE") + 4] if b"PLTE" in png else 0
    bits = "".join(f"{byte:08b}" for byte in line[1:])[:width]
    return [b"\xff" if (bit == "1") == (dark == 0) else b"\0" for bit in bits]
