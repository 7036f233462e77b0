#!/usr/bin/python3
"""The Open311 documents, each in both formats, field by field against the specification (georeport.py); what a citizen may write
to break them; and that nothing personal is in any of them."""
import csv
import datetime
import io
import json
import pathlib
import sys
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import georeport  # noqa: E402
from office import Office  # noqa: E402
from PIL import Image  # noqa: E402
from town import SOURCE, run  # noqa: E402

PERSON = {"name": "Canary Thị Chim Hoàng Yến", "number": "079123456789", "phone": "0908765432"}
WRITTEN = ("Tôi là canary thị CHIM hoang yen, số 0791 2345 6789, gọi 0908.765.432 hoặc +84 908 765 432. "
           "Số nhà 12/34, đèn hỏng 3 ngày.")
CANARIES = ("canary", "hoàng", "079123456789", "0791 2345 6789", "0908765432", "0908.765.432", "908 765 432", "765", "6789")
NASTY = "<b>&amp; ]]> \"'\\ \t\n\r\x00\x01\x0b\x1f\x7f\u2028 😀 <!-- ?> <![CDATA[x]]> </description>\ufffe\uffff"
NASTY_SHOWN = NASTY.translate({code: "\ufffd" for code in (0, 1, 0x0B, 0x1F, 0xFFFE, 0xFFFF)})
ROOT = "/open311/v2"


class Open311(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.town = cls.enterClassContext(Office())
        cls.town.configure('[open311]\nurl = "https://desk.example/open311/v2"\ncontact = "Văn phòng <1022>"')
        cls.town.gateway()
        Image.new("RGB", (64, 48), "gray").save(cls.town.folder / "a.jpg")
        cls.plain = cls.town.report(place="BTN", category="flooding", text=WRITTEN, **PERSON)
        cls.nasty = cls.town.report(place="26743", category="street_lighting", text=NASTY)
        cls.pictured = cls.town.report(place="BSN", category="public_admin", photos=["a.jpg"])
        cls.town.carried()
        cls.town.serve()
        cls.answer = f"Đã xử lý. Xin cảm ơn {PERSON['name']} <1022>"
        cls.town.ask(f"/answers/{cls.plain['code']}", "PUT", body=cls.answer.encode())

    def both(self, path, query="", status=200):
        """The document in both formats, checked; gives what its JSON says."""
        bodies = {}
        for form in ("xml", "json"):
            got, bodies[form], headers = self.town.ask(f"{ROOT}{path}.{form}{query}")
            self.assertEqual(got, status, (path, form, query, bodies[form]))
            self.assertEqual(headers["Content-Type"], georeport.MEDIA_TYPES[form])
            self.assertEqual(headers["Cache-Control"], "no-store")
        root = {"requests": "service_requests"}.get(path.split("/")[1], path.split("/")[1])
        if path.startswith("/services/"):
            root = "service_definition"
        return georeport.check("errors" if status >= 400 else root, bodies["xml"], bodies["json"])

    def ids(self, **query):
        return [one["service_request_id"] for one in self.both("/requests", "?" + urllib.parse.urlencode(query))]

    def test_discovery_names_the_endpoint_and_both_formats(self):
        said = self.both("/discovery")
        self.assertEqual(said["endpoints"][0]["url"], "https://desk.example/open311/v2")
        self.assertEqual(said["contact"], "Văn phòng <1022>")

    def test_the_services_are_the_categories_of_the_content(self):
        with (SOURCE / "config/content/categories.csv").open(encoding="utf-8", newline="") as file:
            wanted = [(row["id"], row["name_vi"]) for row in csv.DictReader(file)]
        listed = self.both("/services")
        self.assertEqual([(one["service_code"], one["service_name"]) for one in listed], wanted)
        for code, _ in wanted:
            self.assertEqual(self.both(f"/services/{code}")["service_code"], code)
        self.both("/services/no_such", status=404)

    def test_a_request_says_what_was_reported_where_and_when_and_how_it_stands(self):
        plain, nasty, pictured = self.both("/requests")
        self.assertEqual([one["service_request_id"] for one in (plain, nasty, pictured)],
                         [one["id"] for one in (self.plain, self.nasty, self.pictured)])
        self.assertEqual((plain["status"], nasty["status"]), ("closed", "open"))
        self.assertEqual((plain["service_code"], nasty["service_code"]), ("flooding", "street_lighting"))
        self.assertEqual((plain["address"], plain["address_id"]), ("Bến Thành, Phường Bến Thành", "BTN"))
        self.assertEqual((nasty["address_id"], nasty["media_url"], nasty["status_notes"]), ("26743", None, None))
        self.assertEqual(nasty["updated_datetime"], nasty["requested_datetime"])
        self.assertGreaterEqual(plain["updated_datetime"], plain["requested_datetime"])
        age = datetime.datetime.now(datetime.timezone.utc) - datetime.datetime.fromisoformat(plain["requested_datetime"])
        self.assertLess(abs(age.total_seconds()), 120)
        for unknown in ("agency_responsible", "service_notice", "expected_datetime", "zipcode", "lat", "long"):
            self.assertIsNone(plain[unknown])
        self.assertEqual(self.both(f"/requests/{self.plain['id']}"), [plain])

    def test_what_a_citizen_wrote_breaks_no_document_and_comes_as_it_was(self):
        shown = self.both(f"/requests/{self.nasty['id']}")[0]["description"]
        self.assertEqual(shown, NASTY_SHOWN)
        _, body, _ = self.town.ask(f"{ROOT}/requests/{self.nasty['id']}.xml")
        self.assertNotIn(b"]]>", body)
        self.assertNotIn(b"<b>", body)

    def test_a_photo_lies_where_media_url_points_and_nowhere_else(self):
        url = self.both(f"/requests/{self.pictured['id']}")[0]["media_url"]
        self.assertEqual(url, f"https://desk.example/open311/v2/media/{self.pictured['id']}-1.jpg")
        path = urllib.parse.urlsplit(url).path
        status, body, headers = self.town.ask(path)
        self.assertEqual((status, headers["Content-Type"], Image.open(io.BytesIO(body)).size), (200, "image/jpeg", (64, 48)))
        for wrong in (path.replace("-1.jpg", "-2.jpg"), path.replace(self.pictured["id"], self.plain["id"]),
                      f"{ROOT}/media/../token", f"{ROOT}/media/", path + "x"):
            self.assertEqual(self.town.ask(wrong)[0], 404, wrong)
        self.assertEqual(self.town.ask(path, token="")[0], 403)

    def test_the_citizens_name_and_numbers_are_in_no_document(self):
        said = self.both("/requests")[0]
        self.assertIn("Số nhà 12/34, đèn hỏng 3 ngày.", said["description"])
        self.assertIn("Đã xử lý", said["status_notes"])
        names = [f"/{path}" for path in ("discovery", "services", "requests", f"requests/{self.plain['id']}")]
        for form in ("xml", "json"):
            for name in names:
                text = self.town.ask(f"{ROOT}{name}.{form}")[1].decode().lower()
                for one in (self.plain, self.nasty, self.pictured):
                    text = text.replace(one["id"], "")  # made by chance: it may hold any three digits
                for canary in CANARIES:
                    self.assertNotIn(canary, text, name)

    def test_requests_are_chosen_by_id_service_status_and_time(self):
        plain, nasty, pictured = (one["id"] for one in (self.plain, self.nasty, self.pictured))
        self.assertEqual(self.ids(service_request_id=f"{pictured},{plain},{pictured}, no-such", status="open"),
                         [pictured, plain])
        self.assertEqual(self.ids(service_code="flooding"), [plain])
        self.assertEqual(self.ids(service_code="flooding,public_admin"), [plain, pictured])
        self.assertEqual(self.ids(service_code="none_such"), [])
        self.assertEqual((self.ids(status="open"), self.ids(status="closed")), ([nasty, pictured], [plain]))
        self.assertEqual(self.ids(status="open,closed"), [plain, nasty, pictured])
        self.assertEqual(self.ids(status="", service_code="", start_date="", jurisdiction_id="tphcm.gov.vn"),
                         [plain, nasty, pictured], "what is empty is as if it were not there")
        shown = self.both("/requests")[0]["requested_datetime"]
        self.assertIn(plain, self.ids(start_date=shown, end_date=shown))
        at = datetime.datetime.fromisoformat(shown).astimezone(datetime.timezone(datetime.timedelta(hours=7)))
        self.assertIn(plain, self.ids(start_date=at.isoformat(), end_date=at.isoformat()))
        second, day = datetime.timedelta(seconds=1), datetime.timedelta(days=1)
        self.assertNotIn(plain, self.ids(start_date=(at - day).isoformat(), end_date=(at - second).isoformat()))
        self.assertEqual(self.ids(start_date=(at + day).isoformat()), [])
        self.assertEqual(self.ids(start_date=(at - 91 * day).isoformat()), [], "90 days from its start")
        self.assertEqual(self.ids(end_date=(at + 91 * day).isoformat()), [], "90 days to its end")

    def test_pages_follow_each_other_without_gap_or_double(self):
        everything = self.ids()
        self.assertEqual([self.ids(page_size=2, page=page) for page in (1, 2, 3)], [everything[:2], everything[2:], []])
        self.assertEqual(self.ids(page_size=1, page=2, status="open"), [self.pictured["id"]])

    def test_what_is_asked_wrongly_is_refused_in_the_form_of_the_specification(self):
        for query in ("status=done", "status=open,done", "start_date=yesterday", "start_date=2026-01-01",
                      "start_date=2026-01-01T00:00:00", "end_date=2026-02-30T00:00:00Z", "page=0", "page=-1", "page=x",
                      "page_size=1001", "start_date=2026-01-01T00:00:00Z&end_date=2026-04-01T00:00:01Z", "status=%ff",
                      "start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z", "status=%4", "status=%zz",
                      "start_date=2026-02-01T00:00:00Z&start_date=2026-02-01T00:00:00Z"):
            said = self.both("/requests", "?" + query, status=400)
            self.assertEqual(said[0]["code"], 400, query)
        self.both("/requests", "?start_date=2026-01-01T00:00:00Z&end_date=2026-04-01T00:00:00Z")
        for path in ("/requests/no-such", "/requests/0190b3f2-5b1c-7c3a-9f10-0123456789ab", "/requests/", "/nothing",
                     "/services/", "/tokens/1"):
            self.assertEqual(self.both(path, status=404)[0]["code"], 404, path)
        for path in ("/requests", "/requests.yaml", "/", "/.xml.x"):
            status, body, _ = self.town.ask(ROOT + path)
            self.assertEqual((status, georeport.parse_xml(body).tag), (404, "errors"), path)
        status, body, _ = self.town.ask(f"{ROOT}/requests.json", "POST", body=b"service_code=flooding")
        self.assertEqual((status, json.loads(body)[0]["code"]), (400, 400))

    def test_nobody_without_the_token_reads_any(self):
        for form, token in (("xml", ""), ("json", "0" * 64)):
            bodies = [self.town.ask(f"{ROOT}/{name}.{form}", token=token)
                      for name in ("discovery", "services", "requests", f"requests/{self.plain['id']}")]
            for status, body, headers in bodies:
                self.assertEqual((status, headers["Content-Type"]), (403, georeport.MEDIA_TYPES[form]))
                self.assertNotIn(self.plain["id"].encode(), body)

    def test_the_files_of_a_hand_over_are_the_bytes_that_are_served(self):
        for form in ("xml", "json"):
            folder = self.town.folder / f"out-{form}"
            written = run("tramso", "desk", "open311", "--config", self.town.gateway_config, "-o", folder, "--format", form,
                          "--json")
            self.assertEqual(written.returncode, 0, written.stderr)
            self.assertEqual(json.loads(written.stdout)["requests"], 3)
            files = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
            self.assertEqual(len(files), 3 + 3 + len(self.both("/services")))
            for file in files:
                self.assertEqual((folder / file).read_bytes(), self.town.ask(f"{ROOT}/{file}")[1], file)
                self.assertEqual((folder / file).stat().st_mode & 0o777, 0o600)
        wrong = run("tramso", "desk", "open311", "--config", self.town.gateway_config, "-o", folder, "--format", "csv")
        self.assertEqual(wrong.returncode, 2)


if __name__ == "__main__":
    unittest.main()
