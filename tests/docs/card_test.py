#!/usr/bin/python3
"""The technician's card prints to one A4 page in readable letters, says a part's state in the screen's own words and in its colour, and
names the buttons as they are called."""
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import papers  # noqa: E402

CARD = papers.text_of(papers.DOCS / "the-ky-thuat.html")
A4 = (595, 842)  # points
LEAST_LETTERS = 9  # points


def printed(text):
    """(pages, size of the page, the words on it, the least letters' size), by Chromium and poppler."""
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = pathlib.Path(folder) / "card.html", pathlib.Path(folder) / "card.pdf"
        page.write_text(text, encoding="utf-8")
        made = subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-pdf-header-footer",
                               f"--user-data-dir={folder}/profile", f"--print-to-pdf={pdf}", page.as_uri()],
                              capture_output=True, text=True, timeout=100, check=False)
        assert pdf.exists(), made.stderr[-2000:]
        told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
        words = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", told)
    return int(re.search(r"Pages:\s+(\d+)", told)[1]), (round(float(size[1])), round(float(size[2]))), " ".join(words.split())


def sentences():
    """What the screen says in Vietnamese, by its key."""
    catalogue = (papers.SOURCE / "ui/po/vi.po").read_text(encoding="utf-8")
    return dict(re.findall(r'(?m)^msgid "([^"]+)"\nmsgstr "([^"]*)"', catalogue))


def states():
    """colour -> what the screen says of a part in such a state, out of the code that decides it."""
    view = (papers.SOURCE / "ui/view/staff.cpp").read_text(encoding="utf-8")
    keys = dict(re.findall(r'case model::PartState::(\w+): return "([\w.]+)"', view))
    needs = (papers.SOURCE / "kiosk/model/part.cpp").read_text(encoding="utf-8")
    body = needs[needs.index("PartNeed need_of"):needs.index("PartState state_of")]
    found, waiting, said = {}, [], sentences()
    for state, need in re.findall(r"case PartState::(\w+):(?:\s*return PartNeed::(\w+);)?", body):
        waiting.append(re.sub(r"\{\w+\}", "…", said[keys[state]]))
        if need:
            found.setdefault(need, []).extend(waiting)
            waiting = []
    return found


def lights(text):
    """colour -> what the card says stands under it."""
    hues = {"green": "Nothing", "brown": "CareSoon", "red": "CareNow"}
    boxes = re.findall(r'class="light" style="--hue:var\(--(\w+)\)">.*?<p>(.*?)</p>', text, re.S)
    return {hues[hue]: sorted(words.split(" · ")) for hue, words in boxes}


class Card(unittest.TestCase):
    def test_it_is_one_page_of_a4_with_all_its_words(self):
        pages, size, words = printed(CARD)
        self.assertEqual((pages, size), (1, A4))
        for last in ("Quản lý nơi đặt máy", "Không bao giờ", "bad-signature"):
            self.assertIn(last, words)

    def test_one_that_is_too_long_is_found(self):
        row = re.search(r"<tr>.*?</tr>", CARD, re.S)[0]
        pages, _, words = printed(CARD.replace(row, 12 * row))
        self.assertFalse(pages == 1 and "Quản lý nơi đặt máy" in words)

    def test_its_letters_can_be_read(self):
        sizes = [float(size) for size in re.findall(r"font(?:-size)?:[^;]*?([\d.]+)pt", CARD)]
        self.assertGreater(len(sizes), 8)
        self.assertGreaterEqual(min(sizes), LEAST_LETTERS)

    def test_each_state_stands_under_its_colour_in_the_words_of_the_screen(self):
        wanted = {need: sorted(words) for need, words in states().items()}
        self.assertEqual(sum(map(len, wanted.values())), 14)
        self.assertEqual(lights(CARD), wanted)

    def test_the_way_in_is_called_as_on_the_screen(self):
        said = sentences()
        for key in ("bar.call_staff", "help.staff", "staff.pin.next", "upkeep.title", "upkeep.again"):
            self.assertIn(said[key], CARD, key)

    def test_what_it_says_of_wrong_pins_is_what_the_door_does(self):
        badge = (papers.SOURCE / "sync/staff/BADGE.md").read_text(encoding="utf-8")
        self.assertIn("Three wrong PINs in a row are free", badge)
        self.assertIn("After ten it is locked for good", badge)
        self.assertIn("Sai PIN 3 lần", CARD)
        self.assertIn("10 lần: khóa hẳn", CARD)

    def test_it_waits_longer_than_the_watchdog(self):
        unit = (papers.SOURCE / "packaging/kiosk/tramso-kiosk.service").read_text(encoding="utf-8")
        self.assertLess(int(re.search(r"(?m)^WatchdogSec=(\d+)", unit)[1]), 120)
        self.assertIn("Đợi 2 phút", CARD)


if __name__ == "__main__":
    unittest.main()
