"""Reads pictures as tesseract does, and counts how many characters of a wanted text it found."""
import pathlib
import subprocess
import tempfile

from PIL import Image, ImageOps

# What tesseract confuses in shape alone, and nobody reads wrongly; the discs of a masked number come out as e.
ALIKE = str.maketrans({"–": "-", "—": "-", "·": "-", "…": ".", "•": "e", "“": '"', "”": '"', "’": "'", "‘": "'"})


def prepared(picture, line_height=None):
    """Grey, dark on light, twice as large or as high as a line should be, with an edge: as tesseract's manual asks."""
    grey = ImageOps.autocontrast(picture.convert("L"))
    border = [grey.getpixel((x, y)) for x in range(grey.width) for y in (0, grey.height - 1)]
    if sum(border) / len(border) < 128:
        grey = ImageOps.invert(grey)
    scale = line_height / grey.height if line_height else 2
    return ImageOps.expand(grey.resize((round(grey.width * scale), round(grey.height * scale)), Image.LANCZOS), 24, 255)


def read(pictures, languages="vie", mode=6, line_height=None):
    """The text of each picture; one run of tesseract for all. `line_height`: each picture is one line."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, picture in enumerate(pictures):
            names.append(f"{folder}/{number:04}.png")
            prepared(picture, line_height).save(names[-1])
        (pathlib.Path(folder) / "list.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
        done = subprocess.run(["tesseract", f"{folder}/list.txt", "-", "-l", languages, "--psm", str(mode)],
                              capture_output=True, text=True, check=True, env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin"})
    texts = done.stdout.removesuffix("\f").split("\f")
    assert len(texts) == len(names), f"{len(names)} pictures, {len(texts)} answers"
    return texts


def bands(picture, gap=14):
    """The picture cut where `gap` rows or more are one colour: the lines of a slip, read one by one."""
    grey = picture.convert("L")
    empty = [low == high for low, high in (grey.crop((0, y, grey.width, y + 1)).getextrema() for y in range(grey.height))]
    cut, start, blank = [], None, 0
    for y, is_empty in enumerate([*empty, *[True] * gap]):
        blank = blank + 1 if is_empty else 0
        if not is_empty and start is None:
            start = y
        if start is not None and blank == gap:
            cut.append(picture.crop((0, start, picture.width, y - gap + 1)))
            start = None
    return cut


def plain(text):
    return "".join(text.translate(ALIKE).split())


def misread(wanted, text):
    """The least edits that turn some piece of `text` into `wanted`: what lies around it (an icon, a frame) is free."""
    wanted, text = plain(wanted), plain(text)
    above = [0] * (len(text) + 1)
    for row, letter in enumerate(wanted, 1):
        line = [row]
        for column, found in enumerate(text, 1):
            line.append(min(above[column - 1] + (letter != found), above[column] + 1, line[-1] + 1))
        above = line
    return min(above)
