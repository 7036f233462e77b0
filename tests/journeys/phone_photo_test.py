#!/usr/bin/python3
"""A photo from the citizen's own phone: the code on the screen, Chromium as the phone, the courier, and the clerk's picture."""
import contextlib
import hashlib
import base64
import http.client
import json
import pathlib
import sys
import threading
import time
import unittest
import urllib.parse

from station import ANONYMOUS, LEAVE, SEND, TO_TEXT, WRITE, Station, run, wait_until

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "sync/support"))
from phone import Phone, is_the_street, offer, street  # noqa: E402

TO_PHONE = TO_TEXT + WRITE + "wait photo.phone\ntap photo.phone\n"
TO_LINK = TO_PHONE + "wait phone_photo.qr 20\ncapture link\n"
ON = "wait photo.sealed 60\ncapture sealed\ntap photo.use\n" + ANONYMOUS + SEND + "wait receipt.code\n" + LEAVE
RUBBISH = bytes([1]) * (105 + 17 + 512)  # the shape of a seal, of nobody's key


class PhonePhoto(unittest.TestCase):
    def setUp(self):
        self.station = self.enterContext(Station(settings="[visit]\nphone_photos = true\n"))

    @contextlib.contextmanager
    def visit(self, script):
        """The screen goes through the script; gives the address that its code holds. What it held against is raised at the end."""
        played = []
        thread = threading.Thread(target=lambda: played.append(self.station.play(script)))
        thread.start()
        try:
            yield self.link(thread)
        finally:
            thread.join()
        self.assertEqual(played[0].returncode, 0, played[0].stdout[:4000])

    def link(self, thread):
        picture, found = self.station.captures / "link.png", []

        def read():
            scanned = run("tramso", "scan", picture) if picture.exists() else None
            found[:] = [word for word in scanned.stdout.split() if word.startswith("http")] if scanned else []
            return found or not thread.is_alive()

        wait_until(read, "the code of the link", 60)
        self.assertEqual(len(found), 1, "one code on the screen")
        return found[0]

    def clerks_line(self):
        self.station.carried(40)
        wait_until(self.station.opened, "the report with its photo has arrived", 40)
        photos = self.station.folder / "photos"
        opened = run("tramso", "desk", "open", "--config", self.station.gateway_config, "--photos", photos)
        self.assertEqual(opened.returncode, 0, opened.stderr)
        return json.loads(opened.stdout), photos

    def serves(self):
        offer(self.station)
        gateway = self.station.gateway()
        self.station.uplink()
        return gateway

    def phones(self):
        return list(self.station.folder.rglob("phones/*"))

    def test_the_photo_of_a_phone_is_the_clerks_picture_and_the_kiosk_never_sees_it(self):
        self.serves()
        with Phone() as phone, self.visit(TO_LINK + ON) as url:
            self.assertEqual(phone.do("open", url), 200)
            self.assertIn("Bến Thành", phone.do("words"))
            phone.do("shown", "choose")
            phone.do("choose", street(self.station.folder / "street.jpg"))
            phone.do("shown", "look")
            phone.do("press", "send")
            phone.do("shown", "done")
        line, photos = self.clerks_line()
        self.assertEqual(line["draft"]["photos"], [line["id"] + "-1.jpg"])
        self.assertNotIn("photos_unreadable", line)
        self.assertTrue(is_the_street((photos / line["draft"]["photos"][0]).read_bytes()))
        self.assertEqual(self.phones(), [], "nothing stays with the courier")
        self.assertIn("Thành phố mở được", self.station.label("sealed", "photo.sealed"))

    def send(self, url, sealed=None):
        """As a phone would; without a photo it only opens the link."""
        address = urllib.parse.urlparse(url)
        digest = base64.b64encode(hashlib.sha256(sealed or b"").digest()).decode()
        for path, body in (("/phone", b""), ("/photo", sealed))[:2 if sealed else 1]:
            with contextlib.closing(http.client.HTTPConnection(address.hostname, address.port, timeout=20)) as line:
                line.request("PUT", address.path + path, body, {
                    "Handoff-Key": "0f" * 16, "Content-Type": "application/vnd.tramso.sealed", "Repr-Digest": f"sha-256=:{digest}:"})
                self.assertIn(line.getresponse().status, (200, 201))

    def test_a_phone_that_sends_rubbish_keeps_nobody_from_the_report(self):
        self.serves()
        with self.visit(TO_LINK + ON) as url:
            self.send(url, RUBBISH)
        line, photos = self.clerks_line()
        self.assertEqual((line["draft"]["photos"], line["photos_unreadable"]), ([], 1))
        self.assertEqual(list(photos.glob("*")), [])

    def status(self, url):
        address = urllib.parse.urlparse(url)
        with contextlib.closing(http.client.HTTPConnection(address.hostname, address.port, timeout=20)) as line:
            line.request("GET", address.path)
            return line.getresponse().status

    def test_who_leaves_takes_the_link_along(self):
        self.serves()
        with self.visit(TO_LINK + "wait phone_photo.opened 30\ntap bar.finish\nwait home.report\n") as url:
            self.assertEqual(self.status(url), 200)
            self.send(url)
            wait_until(lambda: self.status(url) == 404, "the link is over")
        self.assertEqual(self.phones(), [])

    def test_without_a_network_it_is_told_and_the_report_goes_on_without(self):
        started = time.monotonic()
        self.station.plays(TO_PHONE + "wait phone_photo.trouble 20\ncapture trouble\ntap phone_photo.retry\nwait phone_photo.trouble 20\n"
                           "tap bar.back\nwait photo.without\ntap photo.without\n" + ANONYMOUS + SEND + "wait receipt.code\n")
        self.assertLess(time.monotonic() - started, 60)

    def test_a_network_that_goes_while_the_code_is_shown_is_told(self):
        gateway = self.serves()
        with self.visit(TO_LINK + "wait phone_photo.trouble 60\ntap bar.back\nwait photo.without\n"):
            self.station.stop(gateway)

    def test_a_city_that_takes_no_photos_from_phones_is_told_the_same(self):
        self.station.gateway()
        self.station.uplink()
        self.station.plays(TO_PHONE + "wait phone_photo.trouble 20\n")


if __name__ == "__main__":
    unittest.main()
