#!/usr/bin/python3
"""What stands on the screens and on the slip can be read: by tesseract, string by string, in 99 of 100 characters."""
import json
import pathlib
import tempfile
import unittest

from PIL import Image
from reading import bands, misread, plain, read
from station import SOURCE, Station, run

HERE = pathlib.Path(__file__).parent
CODE = 2  # the slip's line with the code, below its head and "Mã phiếu"

PORTRAIT = {"width": 1080, "height": 1920, "panel_width_mm": 299, "panel_height_mm": 531}
VISIT = (SOURCE / "packaging/visit/report.txt").read_text(encoding="utf-8")
SLACK = 6  # pixels around a string's box, for accents that rise above it
FRAME = 8  # pixels of a widget's edge: tesseract takes what is inside a frame for a picture
FRAMED = ("button", "tile", "listitem", "textfield")


def is_words(node):
    """Strings of words. Single keys of the keyboard are letters without context, which tesseract guesses at."""
    return node.role not in ("screen", "image", "key", "progress") and len(plain(node.label)) > 2 and "disabled" not in node.state


class Legible(unittest.TestCase):
    def strings_of(self, station, capture):
        picture = Image.open(station.captures / f"{capture}.png")
        seen, crops = [], []
        for node in station.tree(capture):
            if not is_words(node) or any(node.id == known.id for known in seen):
                continue
            x, y, w, h = node.box
            out = -FRAME if node.role in FRAMED else SLACK
            seen.append(node)
            crops.append(picture.crop((max(0, x - out), max(0, y - out), min(picture.width, x + w + out),
                                       min(picture.height, y + h + out))))
        return seen, crops

    def reads(self, station, languages):
        captures = sorted(file.stem for file in station.captures.glob("*.tree"))
        self.assertGreaterEqual(len(captures), 14)
        wanted, crops = [], []
        for capture in captures:
            nodes, pieces = self.strings_of(station, capture)
            wanted += [(capture, node.id, node.label) for node in nodes]
            crops += pieces
        total = wrong = 0
        report = []
        for (capture, name, label), text in zip(wanted, read(crops, languages)):
            missed = misread(label, text)
            total += len(plain(label))
            wrong += missed
            if missed:
                report.append(f"{capture} {name}: {missed} of {label!r}, read as {text.strip()!r}")
        print(f"{total - wrong} of {total} characters in {len(wanted)} strings")
        self.assertGreater(total, 1500)
        self.assertGreaterEqual((total - wrong) / total, 0.99, "\n".join(report))

    def test_screens_on_a_lying_panel(self):
        with Station() as station:
            station.plays(VISIT)
            self.reads(station, "vie")

    def test_screens_on_a_standing_panel(self):
        with Station(PORTRAIT) as station:
            station.plays(VISIT)
            self.reads(station, "vie")

    def test_the_slip_of_a_visit_says_what_was_sent_and_names_nobody(self):
        with Station() as station:
            station.plays(VISIT)
            text = "\n".join(read(bands(Image.open(station.slips()[0]))))
            strings = ["Chiếu sáng công cộng", "Thảo Điền", "PHIẾU TIẾP NHẬN", "Mã phiếu", "Về việc", "Nơi xảy ra"]
            wrong = {string: misread(string, text) for string in strings}
            self.assertLessEqual(sum(wrong.values()), sum(map(len, strings)) // 100, f"{wrong}\n{text}")
            scanned = run("tramso", "scan", station.slips()[0])
            self.assertEqual(scanned.stdout, f"{station.slips()[0]}\t{station.label('14-receipt', 'receipt.code')}\n")
            for personal in ("NGUYỄN", "079160001234", "0901234567", "Đèn đường"):
                self.assertGreater(misread(personal, text), len(plain(personal)) // 3, f"{personal} is on the slip\n{text}")

    def test_codes_on_slips(self):
        """One misread letter of a random code would be chance; of twenty that stay the same it is a figure."""
        with tempfile.TemporaryDirectory() as folder:
            slips, codes = [], [code.strip() for code in (HERE / "codes.txt").read_text(encoding="utf-8").splitlines()]
            self.assertEqual(len(codes), 20)
            for code in codes:
                receipt, picture = f"{folder}/receipt.json", f"{folder}/{code}.png"
                pathlib.Path(receipt).write_text(json.dumps({"code": code, "made_at": "2026-11-24T08:30:00Z", "kiosk": "kiosk-0001",
                                                             "place": "BTN", "category": "flooding", "url": ""}), encoding="utf-8")
                made = run("tramso", "ticket", "--receipt", receipt, "--width", "576", "--png", picture)
                self.assertEqual(made.returncode, 0, made.stderr)
                lines = bands(Image.open(picture))
                # Letters of 30 dots are what tesseract reads best; the kiosk takes O for 0, as it cannot be told apart.
                slips.append("\n".join([*read(lines), *read([lines[CODE]], line_height=32)]).replace("O", "0"))
            strings = ["PHIẾU TIẾP NHẬN", "Mã phiếu", "24/11/2026 15:30", "Ngập nước", "Bến Thành", "kiosk-0001"]
            wrong = {code: sum(misread(string, text) for string in [code, *strings]) for code, text in zip(codes, slips)}
            total = sum(len(plain(string)) for code in codes for string in [code, *strings])
            print(f"{total - sum(wrong.values())} of {total} characters on 20 slips")
            self.assertGreaterEqual(1 - sum(wrong.values()) / total, 0.99, str({code: n for code, n in wrong.items() if n}))


if __name__ == "__main__":
    unittest.main()
