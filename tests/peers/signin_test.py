#!/usr/bin/python3
"""A citizen signs in at the kiosk with a phone, at oidc-provider, an OpenID provider of others: screen, courier, gateway and phone."""
import contextlib
import html
import json
import os
import pathlib
import re
import subprocess
import sys
import threading
import unittest
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "journeys"))
from station import AGREE, ANONYMOUS, LEAVE, NO_PHOTO, SEND, SOURCE, TO_TEXT, WRITE, Station, run, wait_until  # noqa: E402
from town import free_port  # noqa: E402

PEERS = SOURCE / "build/peers/oidc"
HOA, LOW = "079190123456", "079090000555"  # of provider.mjs: level 2, and level 1
NAME = "NGUYỄN THỊ HOA"
TO_PERSON = TO_TEXT + WRITE + NO_PHOTO
TO_LINK = TO_PERSON + "wait person.sign_in\ntap person.sign_in\n" + AGREE + "wait sign_in.qr 30\ncapture link\n"
WITHOUT = "tap bar.back\n" + ANONYMOUS + SEND + "wait receipt.code\n"
SIGNED_IN = "wait person.name 60\ncapture known\ntap person.next\n" + SEND + "wait receipt.code\n" + LEAVE


class Provider:
    """provider.mjs, with line.mjs before it, which does the trouble."""

    def __init__(self, advertised=1, enforced=0, **environment):
        self.port, self.public = free_port(), free_port()
        self.environment, self.timing = environment, (advertised, enforced)
        self.running = []

    @property
    def issuer(self):
        return f"http://127.0.0.1:{self.public}"

    def __enter__(self):
        if not (PEERS / "installed.json").exists():
            raise AssertionError(f"{PEERS} is not there: run packaging/peers")
        self.start("provider.mjs", self.port, self.public)
        self.start("line.mjs", self.public, self.port, *self.timing)
        return self

    def start(self, script, *arguments):
        process = subprocess.Popen(["node", HERE / "oidc" / script, *map(str, arguments)], text=True,  # pylint: disable=consider-using-with
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                   env={**os.environ, "TRAMSO_PEERS": str(PEERS), **self.environment})
        self.running.append(process)
        line = process.stdout.readline()
        assert line.startswith("READY"), f"{script} did not start: {line}"

    def __exit__(self, *_):
        for process in self.running:
            process.kill()
            process.wait()
            process.stdout.close()

    def tell(self, path, **what):
        request = urllib.request.Request(f"{self.issuer}{path}", json.dumps(what).encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status

    def decide(self, code, account=HOA, action="approve"):
        assert self.tell("/test/decide", user_code=code, account=account, action=action) == 200


class Browser:
    """A phone: follows links and sends forms, with the cookies of a browser."""

    def __init__(self):
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        self.at = None  # where the redirects have led

    def open(self, url, form=None):
        """Status and text; redirects are followed."""
        body = urllib.parse.urlencode(form).encode() if form is not None else None
        try:
            with self.opener.open(urllib.request.Request(url, body), timeout=20) as answer:
                self.at = answer.geturl()
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()


class SignIn(unittest.TestCase):
    def serve(self, provider, flow="device", level=2):
        station = self.enterContext(Station(settings="[visit]\nphone_signin = true\n"))
        (station.folder / "secret").write_text("for tests: thirty-two letters or more\n", encoding="utf-8")
        public = f"http://127.0.0.1:{station.public_port}"
        station.more = f'''[signin]
issuer = "{provider.issuer}"
client = "kiosk-rs"
flow = "{flow}"
url = "{public}"
secret = "{station.folder}/secret"
scope = "openid profile citizen"
levels = ["loa:1", "loa:2"]
least_level = {level}
'''
        station.gateway_config = station.write_gateway_config()
        station.gateway()
        station.uplink()
        self.station, self.provider = station, provider

    @contextlib.contextmanager
    def visit(self, script):
        """The screen goes through the script; gives the address its code holds. What it held against is raised at the end."""
        played = []
        thread = threading.Thread(target=lambda: played.append(self.station.play(script)))
        thread.start()
        try:
            yield self.link(thread)
        finally:
            thread.join()
        self.assertEqual(played[0].returncode, 0, played[0].stdout[:4000] + self.journals())

    def journals(self):
        return "".join(self.station.journal(name).read_text(encoding="utf-8")[-2000:] for name in ("tramso-gateway", "tramso-uplink"))

    def link(self, thread):
        picture, found = self.station.captures / "link.png", []

        def read():
            scanned = run("tramso", "scan", picture) if picture.exists() else None
            found[:] = [word for word in scanned.stdout.split() if word.startswith("http")] if scanned else []
            return found or not thread.is_alive()

        wait_until(read, "the code of the link", 60)
        self.assertEqual(len(found), 1, "one code on the screen")
        return found[0]

    def number(self):
        return self.station.label("link", "sign_in.number")

    def choose(self, phone, url, number=None):
        """The page of the link, and what comes of the number that is chosen there."""
        status, page = phone.open(url)
        self.assertEqual(status, 200)
        self.assertIn("Bến Thành", page)
        choices = re.findall(r'name="number" value="(\d\d)"', page)
        self.assertEqual((len(set(choices)), choices), (3, sorted(choices)))
        self.assertIn(self.number(), choices)
        self.assertEqual(choices, re.findall(r'value="(\d\d)"', phone.open(url)[1]), "looking twice tells nothing")
        number = number or self.number()
        return phone.open(url, {"number": next(choice for choice in choices if choice != self.number()) if number == "wrong" else number})

    def go_on(self, phone, url):
        status, page = self.choose(phone, url)
        self.assertEqual(status, 200, page)
        onward = html.unescape(re.search(r'href="([^"]+)"', page)[1])
        code = re.search(r'class="code">([^<]+)<', page)
        return onward, code[1] if code else None

    def clerks_line(self):
        self.station.carried(60)
        lines = self.station.opened()
        self.assertEqual(len(lines), 1)
        return json.loads(lines[0])

    def test_who_approves_on_the_phone_is_known_to_the_clerk_as_verified_and_to_nobody_on_the_way(self):
        with Provider() as provider:
            self.serve(provider)
            with self.visit(TO_LINK + "wait sign_in.matched 60\n" + SIGNED_IN) as url:
                onward, code = self.go_on(Browser(), url)
                self.assertTrue(onward.startswith(provider.issuer), onward)
                provider.decide(code)
            self.assertEqual(self.station.label("known", "person.name"), NAME)
            self.assertEqual(self.station.label("known", "person.assurance"), "Đã xác thực bằng điện thoại")
            line = self.clerks_line()
            self.assertEqual((line["draft"]["name"], line["draft"]["number"], line["assurance"]), (NAME, HOA, "verified"))
            self.assertEqual([(each["purpose"], each["result"]) for each in line["consents"]], [("photo", "declined"), ("sign-in", "agreed")])
            self.holds_nobody()
            self.assertEqual(Browser().open(url)[0], 404, "the link is over")

    def holds_nobody(self):
        """Store, outbox, logs, the courier's folder: name and number stand nowhere."""
        for file in self.station.folder.rglob("*"):
            if not file.is_file() or file.is_relative_to(self.station.captures):
                continue
            held = file.read_bytes()
            for word in (NAME.encode(), HOA.encode(), b"id_token", b"access_token"):
                self.assertNotIn(word, held, file)

    def test_the_code_flow_sends_the_phone_to_the_provider_and_back(self):
        with Station() as ports:  # its public port is as free as any other
            public = ports.public_port
        with Provider(RETURN=f"http://127.0.0.1:{public}/s/return") as provider:
            self.serve_at(provider, public)
            phone = Browser()
            with self.visit(TO_LINK + SIGNED_IN) as url:
                onward, code = self.go_on(phone, url)
                self.assertIsNone(code)
                status, page = phone.open(onward)
                self.assertEqual(status, 200)
                self.assertIn("account", page)
                status, page = phone.open(phone.at, {"account": HOA})
                self.assertEqual(status, 200)
                self.assertIn("Đã đăng nhập", page)
            self.assertEqual(self.clerks_line()["assurance"], "verified")
            self.holds_nobody()

    def serve_at(self, provider, public):
        original = Station.write_gateway_config
        self.addCleanup(setattr, Station, "write_gateway_config", original)

        def at_that_port(station, *arguments, **more):
            station.public_port = public
            return original(station, *arguments, **more)

        Station.write_gateway_config = at_that_port
        self.serve(provider, "code")

    def fails(self, script, act, **more):
        """What the phone or the provider does ends in a sentence on the screen, and the report is filed without a name."""
        with Provider(**more.pop("provider", {})) as provider:
            self.serve(provider, **more)
            with self.visit(TO_LINK + script + WITHOUT) as url:
                act(provider, url)
            line = self.clerks_line()
            self.assertEqual((line["draft"]["name"], line["draft"]["number"]), (None, None))
            self.assertNotIn("assurance", line)

    def test_who_says_no_is_told_so(self):
        self.fails("wait sign_in.trouble 60\nexpect sign_in.trouble Quý khách đã từ chối trên điện thoại. Không có thông tin nào được "
                   "lấy. Xin thử lại, hoặc quay lại và giấu tên.\n",
                   lambda provider, url: provider.decide(self.go_on(Browser(), url)[1], action="deny"))

    def test_another_number_ends_it_before_the_provider_hears_of_anybody(self):
        def act(_, url):
            phone = Browser()
            status, page = self.choose(phone, url, "wrong")
            self.assertEqual(status, 409)
            self.assertIn("Không đúng số", page)
            self.assertEqual(phone.open(url)[0], 404, "there is one try")
            self.assertEqual(phone.open(url, {"number": self.number()})[0], 404)

        self.fails("wait sign_in.trouble 60\nexpect sign_in.trouble Điện thoại đã chọn số khác với số trên màn hình này. Để an toàn, "
                   "lần đăng nhập đã dừng. Xin lấy mã mới.\n", act)

    def test_an_account_of_a_lower_level_does_not_do(self):
        self.fails("wait sign_in.trouble 60\nexpect sign_in.trouble Tài khoản trên điện thoại chưa đủ mức xác thực. Xin dùng thẻ căn "
                   "cước, hoặc giấu tên.\n", lambda provider, url: provider.decide(self.go_on(Browser(), url)[1], LOW))

    def test_nobody_who_says_yes_in_time_is_told_so(self):
        self.fails("wait sign_in.trouble 90\nexpect sign_in.trouble Mã đã hết hạn. Xin lấy mã mới, hoặc quay lại và giấu tên.\n",
                   lambda provider, url: self.go_on(Browser(), url), provider={"DEVICE_TTL": "3"})

    def test_a_provider_that_cuts_and_is_busy_is_asked_again(self):
        with Provider() as provider:
            self.serve(provider)
            with self.visit(TO_LINK + "wait sign_in.matched 60\n" + SIGNED_IN) as url:
                _, code = self.go_on(Browser(), url)
                provider.tell("/test/trouble", cut=2, busy=2)
                provider.decide(code)
            self.assertEqual(self.clerks_line()["assurance"], "verified")

    def test_a_provider_that_is_away_is_told_and_the_link_is_over(self):
        def act(provider, url):
            for process in provider.running:
                process.kill()
                process.wait()
            status, page = self.choose(Browser(), url)
            self.assertEqual(status, 503)
            self.assertIn("Hiện chưa đăng nhập được", page)

        self.fails("wait sign_in.trouble 60\nexpect sign_in.trouble Nơi đăng nhập chưa trả lời. Xin thử lại sau, dùng thẻ căn cước, "
                   "hoặc giấu tên.\n", act)

    def test_who_leaves_takes_the_sign_in_along_and_the_next_visitor_is_nobody(self):
        with Provider() as provider:
            self.serve(provider)
            with self.visit(TO_LINK + "wait sign_in.matched 60\ntap bar.finish\nwait home.report\n" + TO_PERSON +
                            "wait person.sign_in\nadvance 5\nwait person.anonymous\n") as url:
                _, code = self.go_on(Browser(), url)
                provider.decide(code)
                wait_until(lambda: Browser().open(url)[0] == 404, "the link is over")

    def test_without_the_city_it_is_told_and_the_report_goes_on_without(self):
        station = self.enterContext(Station(settings="[visit]\nphone_signin = true\n"))
        station.plays(TO_PERSON + "wait person.sign_in\ntap person.sign_in\n" + AGREE + "wait sign_in.trouble 40\nexpect sign_in.trouble Máy "
                      "này chưa kết nối được với Thành phố. Xin dùng thẻ căn cước, hoặc giấu tên: phản ánh vẫn được gửi đi sau.\n" + WITHOUT)

    def test_who_does_not_agree_is_asked_for_nothing(self):
        station = self.enterContext(Station(settings="[visit]\nphone_signin = true\n"))
        station.plays(TO_PERSON + "wait person.sign_in\ntap person.sign_in\nwait consent.agree\nexpect consent.title Đăng nhập bằng điện "
                      "thoại?\n" + ANONYMOUS + SEND + "wait receipt.code\n")


if __name__ == "__main__":
    unittest.main()
