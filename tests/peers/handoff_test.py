#!/usr/bin/python3
"""A photo from a phone: Chromium seals it with libsodium.js to the city's key, the gateway sees nothing of it, and our own seal opens
it (TRAMSO_PICTURES=FOLDER keeps what the phone shows)."""
import contextlib
import hashlib
import pathlib
import sqlite3
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "sync/support"))
from phone import SECRET, Kiosk, Phone, is_the_street, offer, opened, street  # noqa: E402
from town import Town  # noqa: E402


class Handoff(unittest.TestCase):
    def setUp(self):
        self.town = self.enterContext(Town())
        offer(self.town)
        self.town.gateway()
        self.kiosk = Kiosk(self.town)
        self.photo = street(self.town.folder / "street.jpg")

    def store(self, query, *values):
        with contextlib.closing(sqlite3.connect(self.town.folder / "gateway.db", timeout=20)) as database:
            rows = database.execute(query, values).fetchall()
            database.commit()
            return rows

    def hand_over(self, phone):
        phone.do("open", self.kiosk.begin())
        phone.do("shown", "choose")
        phone.do("choose", self.photo)
        phone.do("shown", "look")
        phone.do("press", "send")
        phone.do("shown", "done")

    def fetched(self):
        status, sealed = self.kiosk.ask("GET", "/photo")
        self.assertEqual(status, 200)
        return sealed

    def test_a_photo_goes_sealed_from_the_phone_to_the_kiosk_and_only_the_city_opens_it(self):
        with Phone() as phone:
            url = self.kiosk.begin("Ga Bến Thành, cổng “3” & <B1>")
            self.assertEqual(phone.do("open", url), 200)
            self.assertIn("Ga Bến Thành, cổng “3” & <B1>", phone.do("words"))
            self.assertIn(self.town.kiosk, phone.do("words"))
            phone.do("shown", "choose")
            self.assertTrue(phone.do("wide"), "nothing stands out at 360 pixels")
            phone.do("picture", "phone-choose")
            self.assertEqual(self.kiosk.ask("GET"), (200, b'{"state":"opened"}'))
            phone.do("choose", self.photo)
            phone.do("shown", "look")
            phone.do("picture", "phone-look")
            self.assertTrue(phone.do("wide"))
            self.assertEqual(self.kiosk.ask("GET", "/photo")[0], 404, "nothing has left the phone yet")
            phone.do("press", "send")
            self.assertIn("Đã gửi ảnh", phone.do("shown", "done"))
            phone.do("picture", "phone-done")
            phone.do("reload")
            phone.do("shown", "done")
            self.assertEqual(phone.do("kept"), " 0", "no cookie, nothing kept on the phone")
            heard = phone.do("troubles")
        self.assertEqual(heard, {"troubles": [], "hosts": [f"http://127.0.0.1:{self.town.public_port}"]})
        sealed = self.fetched()
        self.assertTrue(is_the_street(opened(self.town, sealed)))
        plain = b"".join(file.read_bytes() for file in self.town.folder.glob("gateway.db*"))
        self.assertIn(sealed[5000:5100], plain, "the control: this is where it lay")
        for known in (b"\xff\xd8\xff", b"JFIF", b"Exif", SECRET.encode(), url.rsplit("/", 1)[1].encode()):
            self.assertNotIn(known, plain)
        self.assertEqual(self.kiosk.ask("DELETE")[0], 204)
        self.assertEqual(self.kiosk.ask("GET", "/photo")[0], 404)
        self.assertEqual(self.store("SELECT sealed FROM handoff"), [(None,)])

    def test_a_phone_without_webassembly_seals_as_well(self):
        with Phone("--js-flags=--noexpose_wasm") as phone:
            self.hand_over(phone)
        self.assertTrue(is_the_street(opened(self.town, self.fetched())))

    def test_what_a_browser_writes_into_the_picture_by_itself_is_left_out(self):
        with Phone() as phone:
            phone.do("talkative")
            self.hand_over(phone)
        plain = opened(self.town, self.fetched())
        self.assertTrue(is_the_street(plain))
        self.assertNotIn(b"a comment", plain)

    def test_a_library_that_was_changed_on_the_way_is_not_run(self):
        with Phone() as phone:
            phone.do("tamper")
            phone.do("open", self.kiosk.begin())
            phone.do("shown", "choose")
            phone.do("choose", self.photo)
            phone.do("press", "send")
            phone.do("shown", "cut")
            self.assertIn("integrity", str(phone.do("troubles")["troubles"]))
        self.assertEqual(self.kiosk.ask("GET", "/photo")[0], 404, "nothing went, sealed or not")

    def test_a_second_phone_is_told_so_and_so_is_who_comes_late(self):
        with Phone() as phone:
            url = self.kiosk.begin()
            phone.do("open", url)
            phone.do("shown", "choose")
            self.assertEqual(phone.do("other", url), 200)
            self.assertIn("điện thoại khác", phone.do("shown", "taken"))
            phone.do("picture", "phone-taken")
            phone.do("first")
            phone.do("reload")
            phone.do("shown", "choose")
            self.store("UPDATE handoff SET expires_at = ?", int(time.time() * 1000) - 1)
            phone.do("choose", self.photo)
            phone.do("press", "send")
            self.assertIn("hết hạn", phone.do("shown", "over"))
            self.assertEqual(phone.do("open", url), 404)
            self.assertIn("không còn dùng được", phone.do("words"))
            phone.do("picture", "phone-gone")
            self.assertEqual(phone.do("open", url[:-1] + ("0" if url[-1] != "0" else "1")), 404)
            self.assertIn("không còn dùng được", phone.do("words"))
        self.assertEqual(self.kiosk.ask("GET")[0], 404)

    def test_a_phone_that_loses_its_network_sends_the_same_bytes_when_it_is_back(self):
        with Phone() as phone:
            phone.do("open", self.kiosk.begin())
            phone.do("shown", "choose")
            phone.do("choose", self.photo)
            phone.do("shown", "look")
            phone.do("offline", "yes")
            phone.do("press", "send")
            self.assertIn("Ảnh chưa mất", phone.do("shown", "cut"))
            phone.do("picture", "phone-cut")
            phone.do("offline", "no")
            phone.do("press", "retry")
            phone.do("shown", "done")
        self.assertTrue(is_the_street(opened(self.town, self.fetched())))

    def test_what_is_no_picture_is_told(self):
        (self.town.folder / "street.jpg").write_bytes(b"\xff\xd8\xff no picture")
        with Phone() as phone:
            phone.do("open", self.kiosk.begin())
            phone.do("shown", "choose")
            phone.do("choose", self.photo)
            phone.do("shown", "unreadable")
            street(self.photo)
            phone.do("press", "again")
            phone.do("shown", "choose")
            phone.do("choose", self.photo)
            phone.do("shown", "look")

    def test_another_key_does_not_open_it_and_one_byte_changed_is_found(self):
        with Phone() as phone:
            self.hand_over(phone)
        sealed = self.fetched()
        self.assertEqual(self.store("SELECT sha256 FROM handoff"), [(hashlib.sha256(sealed).digest(),)])
        for place in (0, 50, 120, len(sealed) - 1):
            changed = bytearray(sealed)
            changed[place] ^= 1
            self.assertEqual(opened(self.town, bytes(changed)), b"")
        with Town() as other:
            self.assertEqual(opened(other, sealed), b"")

    def test_what_is_behind_its_time_goes_from_the_store(self):
        self.kiosk.begin()
        self.store("UPDATE handoff SET expires_at = ?, sealed = zeroblob(9)", int(time.time() * 1000) - 1)
        self.town.stop(self.town._running[0])  # pylint: disable=protected-access
        self.town.gateway()
        self.kiosk.ask("GET")
        self.assertEqual(self.store("SELECT count(*) FROM handoff"), [(0,)])


if __name__ == "__main__":
    unittest.main()
