#!/usr/bin/python3
"""A citizen signs in at the kiosk with a phone, at oidc-provider, an OpenID provider of others: screen, courier, gateway and phone."""
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "journeys"))
from signing_in import ASK, TO_PERSON, SigningIn, station_for  # noqa: E402
from station import ANONYMOUS, SEND, Station, wait_until  # noqa: E402
from provider import Browser, Provider  # noqa: E402
from town import free_port  # noqa: E402

HOA, LOW = "079190123456", "079090000555"  # of provider.mjs: level 2, and level 1
NAME = "NGUYỄN THỊ HOA"
RECEIPT = SEND + "wait receipt.code 30\n"
AGAIN = "tap sign_in.retry\n"


class SignIn(unittest.TestCase):
    def serve(self, provider, **how):
        self.station = self.enterContext(station_for(provider, **how))
        visit = self.enterContext(SigningIn(self.station))
        visit.plays(TO_PERSON + ASK)
        return visit

    def clerks_line(self):
        self.station.carried(60)
        lines = self.station.opened()
        self.assertEqual(len(lines), 1)
        return json.loads(lines[0])

    def holds_nobody(self):
        """Store, outbox, logs, the courier's folder: name and number stand nowhere."""
        for file in self.station.folder.rglob("*"):
            if not file.is_file() or file.is_relative_to(self.station.captures):
                continue
            held = file.read_bytes()
            for word in (NAME.encode(), HOA.encode(), b"id_token", b"access_token"):
                self.assertNotIn(word, held, file)

    def is_known(self, visit):
        visit.plays("wait person.name 60\ncapture known\n")
        self.assertEqual(self.station.label("known", "person.name"), NAME)
        self.assertEqual(self.station.label("known", "person.assurance"), "Đã xác thực bằng điện thoại")
        visit.plays("tap person.next\n" + RECEIPT)
        line = self.clerks_line()
        self.assertEqual((line["draft"]["name"], line["draft"]["number"], line["assurance"]), (NAME, HOA, "verified"))
        self.assertEqual([(each["purpose"], each["result"]) for each in line["consents"]], [("photo", "declined"), ("sign-in", "agreed")])
        self.holds_nobody()

    def test_who_approves_on_the_phone_is_known_to_the_clerk_as_verified_and_to_nobody_on_the_way(self):
        with Provider() as provider:
            visit = self.serve(provider)
            url = visit.link()
            onward, code = visit.go_on(url=url)
            self.assertTrue(onward.startswith(provider.issuer), onward)
            visit.plays("wait sign_in.matched 60\n")
            provider.tell("/test/trouble", cut=2, busy=2, forge="rotated")  # it is asked again; and the provider has taken a new key
            provider.decide(code, HOA)
            self.is_known(visit)
            self.assertEqual(Browser().open(url)[0], 404, "the link is over")

    def test_the_code_flow_sends_the_phone_to_the_provider_and_back(self):
        public = free_port()
        with Provider(RETURN=f"http://127.0.0.1:{public}/s/return") as provider:
            visit = self.serve(provider, flow="code", public=public)
            phone = Browser()
            onward, code = visit.go_on(phone)
            self.assertIsNone(code)
            self.assertEqual(phone.open(onward)[0], 200)
            status, page = phone.open(phone.at, {"account": HOA})
            self.assertEqual(status, 200)
            self.assertIn("Đã đăng nhập", page)
            self.assertEqual(phone.open(phone.at)[0], 404, "its code is worth something once")
            self.is_known(visit)

    def test_each_trouble_is_told_the_visit_goes_on_and_the_report_is_filed_without_a_name(self):
        with Provider(DEVICE_TTL="12") as provider:
            visit = self.serve(provider)
            tells = lambda sentence: visit.plays(f"wait sign_in.trouble 90\nexpect sign_in.trouble {sentence}\n")  # noqa: E731
            provider.decide(visit.go_on()[1], HOA, "deny")
            tells("Quý khách đã từ chối trên điện thoại. Không có thông tin nào được lấy. Xin thử lại, hoặc quay lại chọn cách khác.")
            visit.plays(AGAIN)
            self.another_number_ends_it(visit)
            tells("Điện thoại đã chọn số khác với số trên màn hình này. Để an toàn, lần đăng nhập đã dừng. Xin lấy mã mới.")
            visit.plays(AGAIN)
            provider.decide(visit.go_on()[1], LOW)
            tells("Tài khoản trên điện thoại chưa đủ mức xác thực. Xin quay lại chọn cách khác.")
            visit.plays(AGAIN)
            visit.go_on()  # and nobody says yes
            tells("Mã đã hết hạn. Xin lấy mã mới, hoặc quay lại chọn cách khác.")
            visit.plays(AGAIN)
            url = visit.link()
            provider.__exit__()
            status, page = visit.choose(Browser(), url)
            self.assertEqual((status, "Hiện chưa đăng nhập được" in page), (503, True))
            tells("Nơi đăng nhập chưa trả lời. Xin thử lại sau, hoặc quay lại chọn cách khác.")
            visit.plays("tap bar.back\n" + ANONYMOUS + RECEIPT)
        line = self.clerks_line()
        self.assertEqual((line["draft"]["name"], line["draft"]["number"]), (None, None))
        self.assertNotIn("assurance", line)
        self.assertEqual([(each["purpose"], each["result"]) for each in line["consents"]], [("photo", "declined"), ("sign-in", "declined")])

    def test_a_token_for_others_or_under_another_algorithm_is_refused_and_the_citizen_told_so(self):
        self.refuses("issuer", "audience", "alg-none", "hs256", "crit")

    def test_a_token_of_another_key_or_time_is_refused_and_the_citizen_told_so(self):
        self.refuses("stale-key", "altered", "clock-ahead", "clock-behind")

    def refuses(self, *forgeries):  # a kiosk asks for six links at once and no more
        not_believed = "Không xác minh được lần đăng nhập này. Xin thử lại, hoặc quay lại chọn cách khác."
        clock = "Đồng hồ hệ thống đang lệch nên chưa đăng nhập được. Xin quay lại chọn cách khác."
        with Provider() as provider:
            visit = self.serve(provider)
            for forgery in forgeries:
                with self.subTest(forgery):
                    provider.tell("/test/trouble", forge=forgery)
                    provider.decide(visit.go_on()[1], HOA)
                    visit.plays(f"wait sign_in.trouble 60\nexpect sign_in.trouble {clock if 'clock' in forgery else not_believed}\n{AGAIN}")
            provider.tell("/test/trouble")
            provider.decide(visit.go_on()[1], HOA)
            visit.plays("wait person.name 60\n")

    def another_number_ends_it(self, visit):
        phone, url = Browser(), visit.link()
        status, page = visit.choose(phone, url, right=False)
        self.assertEqual((status, "Không đúng số" in page), (409, True))
        self.assertEqual(phone.open(url)[0], 404, "there is one try")
        self.assertEqual(phone.open(url, {"number": visit.number})[0], 404)

    def test_who_leaves_takes_the_sign_in_along_and_the_next_visitor_is_nobody(self):
        with Provider() as provider:
            visit = self.serve(provider)
            url = visit.link()
            _, code = visit.go_on(url=url)
            visit.plays("wait sign_in.matched 60\ntap bar.finish\nwait home.report\n")
            provider.decide(code, HOA)
            visit.plays(TO_PERSON + "wait person.sign_in\nadvance 5\nwait person.anonymous\n")
            wait_until(lambda: Browser().open(url)[0] == 404, "the link is over")

    def test_without_the_city_it_is_told_and_who_does_not_agree_is_asked_for_nothing(self):
        station = self.enterContext(Station(settings="[visit]\nphone_signin = true\n"))
        station.plays(TO_PERSON + "wait person.sign_in\ntap person.sign_in\nwait consent.agree\nexpect consent.title Đăng nhập bằng điện thoại?\n"
                      "tap bar.back\n" + ASK + "wait sign_in.trouble 40\nexpect sign_in.trouble Máy này chưa kết nối được với Thành phố. Xin quay lại "
                      "chọn cách khác: phản ánh vẫn được gửi đi sau.\ntap bar.back\n" + ANONYMOUS + RECEIPT)


if __name__ == "__main__":
    unittest.main()
