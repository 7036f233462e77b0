#!/usr/bin/python3
"""A ward's gateway as the real program: numbers, counters, who may do what, and what is left of it after a kill."""
import http.server
import json
import os
import pathlib
import random
import signal
import socket
import ssl
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from ward_office import COOKIE, TOKENS, Clerk, Office, new_id  # noqa: E402
from town import Town, run, wait_until  # noqa: E402

KILLS = int(os.environ.get("TRAMSO_KILLS", "4"))


class Ward(unittest.TestCase):
    def setUp(self):
        self.office = self.enterContext(Office())

    def test_a_day_at_two_counters(self):
        self.office.open()
        first, second = new_id(), new_id()
        status, ticket = self.office.draw(first)
        self.assertEqual((status, ticket["number"], ticket["ahead"], ticket["wait"]), (201, "A001", 0, None))
        self.assertEqual(self.office.draw(first), (200, ticket))
        self.assertEqual(self.office.draw(second, priority="old-age")[1]["number"], "A002")
        self.assertEqual(self.office.draw(service="land")[1]["number"], "B001")
        one, two = self.office.clerk("1"), self.office.clerk("2")
        self.assertEqual(one.see()[1]["serving"], None)
        self.assertEqual(one.do("next")[1]["serving"]["number"], "A002")
        self.assertEqual(two.do("next")[1]["serving"]["number"], "A001")
        calls = self.office.queue()["calls"]
        self.assertEqual([(call["number"], call["counter"]) for call in calls], [("A001", "2"), ("A002", "1")])
        self.assertEqual(calls[0]["spoken"]["vi"], "Mời số A không không một đến quầy hai")
        self.assertEqual(one.do("next")[0], 409)  # a second press of the same button
        self.assertEqual(one.do("recall", "A002")[0], 200)
        self.assertEqual(one.do("transfer", "A002", to_service="land")[0], 200)
        self.assertEqual(two.do("hold", "A001")[1]["held"][0]["number"], "A001")
        self.assertEqual(two.do("next")[1]["serving"]["number"], "A002")
        self.assertEqual(one.do("return", ticket["token"])[0], 200)
        self.assertEqual(one.do("next")[1]["serving"]["number"], "A001")
        self.assertEqual(one.do("absent", "A001")[1]["serving"], None)
        self.assertEqual(two.do("done", "A002")[0], 200)
        self.assertEqual([each["waiting"] for each in self.office.queue()["services"]], [1, 1])

    def test_only_the_clerk_of_a_counter_works_there(self):
        self.office.open()
        self.assertEqual(Clerk(self.office, "1", "x" * 20).status, 403)
        self.assertEqual(Clerk(self.office, "1", TOKENS["2"]).status, 403)
        self.assertEqual(Clerk(self.office, "9", TOKENS["1"]).status, 403)
        clerk = self.office.clerk("1")
        self.assertEqual(clerk.status, 204)
        for part in (COOKIE, "Secure", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200"):
            self.assertIn(part, clerk.set_cookie)
        good, counter = clerk.cookie, clerk.cookie.split("=")[1].split(".")
        forged = (f"{COOKIE}=2.{counter[1]}.{counter[2]}", f"{COOKIE}=1.{int(counter[1]) + 9}.{counter[2]}", f"{COOKIE}=1", "")
        for cookie in forged:
            clerk.cookie = cookie
            self.assertEqual((clerk.see()[0], clerk.do("next")[0]), (403, 403), cookie)
        clerk.cookie = good
        self.assertEqual(clerk.do("next", headers={"Origin": "https://elsewhere.example"})[0], 403)
        self.assertEqual(clerk.do("next", headers={"Sec-Fetch-Site": "cross-site"})[0], 403)
        self.assertEqual(clerk.do("next", headers={"Content-Type": "text/plain"})[0], 415)
        self.assertEqual(clerk.do("next", headers={"Origin": f"http://127.0.0.1:{self.office.public_port}"})[0], 200)
        status = self.office.request("PUT", f"/ward/v1/draws/{new_id()}", {"service": "civil", "priority": "none"}, certificate=False)[0]
        self.assertEqual(status, 404, "no number without a kiosk's certificate")

    def test_guessing_tokens_is_slowed_down(self):
        self.office.open()
        statuses = [Clerk(self.office, "1", "x" * 20).status for _ in range(12)]
        self.assertEqual(statuses[:10], [403] * 10)
        self.assertIn(429, statuses)

    def test_a_clerk_stays_signed_in_over_a_restart_and_until_the_token_changes(self):
        gateway = self.office.open()
        clerk = self.office.clerk("1")
        self.office.stop(gateway)
        gateway = self.office.open()
        self.assertEqual(clerk.see()[0], 200)
        self.office.stop(gateway)
        tokens = self.office.folder / "counters"
        tokens.write_text(tokens.read_text(encoding="ascii").replace(TOKENS["1"], "moi-moi-moi-moi-1"), encoding="ascii")
        self.office.open()
        self.assertEqual(clerk.see()[0], 403)

    def test_pages_load_nothing_from_elsewhere(self):
        self.office.open()
        for path in ("/board", "/counter", "/ward/board.js", "/ward/counter.js", "/ward/ward.css"):
            for certificate in (False, True):
                status, headers, text = self.office.request("GET", path, certificate=certificate)
                self.assertEqual(status, 200)
                self.assertIn("default-src 'none'", dict(headers)["Content-Security-Policy"])
                self.assertNotRegex(text.decode(), r"https?://|style=|onclick|<script>")

    def test_a_gateway_of_the_city_has_no_queue(self):
        with Town() as city:
            city.gateway()
            line = Office.request
            self.assertEqual(line(city, "GET", "/ward/v1/queue")[0], 404)
            self.assertEqual(line(city, "GET", "/board", certificate=False)[0], 404)

    def test_a_ward_that_is_not_whole_does_not_open(self):
        for wrong, why in ((("counters = [\"1 civil\"", "counters = [\"1 weather\""), '"weather" is no service'),
                           (("2 civil,land", "2 civil"), 'none serves "land"'), (("1 civil", "2 civil"), "2 comes twice"),
                           (("ledger =", "# ledger ="), "needs ledger")):
            good = self.office.gateway_config.read_text(encoding="utf-8")
            self.office.gateway_config.write_text(good.replace(*wrong), encoding="utf-8")
            tried = run("tramso-gateway", "--config", self.office.gateway_config, "--profile", "ward")
            self.assertEqual(tried.returncode, 1)
            self.assertIn(why, tried.stderr)
            self.office.gateway_config.write_text(good, encoding="utf-8")


class Killed(unittest.TestCase):
    def test_the_ward_killed_while_numbers_are_drawn_and_called(self):
        """Everybody who was told a number keeps it; nobody shares one; who was called stays called."""
        with Office() as office:
            chance, told, over = random.Random(7), {}, threading.Event()
            troubles = []

            def citizens():
                while not over.is_set():
                    name = new_id()
                    try:
                        status, ticket = office.draw(name)
                        if status in (200, 201):
                            told[name] = ticket["number"]
                    except (OSError, ValueError, EOFError):
                        pass
                    except Exception as trouble:  # pylint: disable=broad-except
                        if "RemoteDisconnected" not in repr(trouble) and "IncompleteRead" not in repr(trouble):
                            troubles.append(repr(trouble))
                    time.sleep(0.002)

            gateway = office.open()
            thread = threading.Thread(target=citizens)
            thread.start()
            for _ in range(KILLS):
                wait_until(lambda count=len(told): len(told) >= count + 3, "numbers are drawn")
                time.sleep(chance.random() * 0.05)
                office.stop(gateway, signal.SIGKILL)
                gateway = office.open()
            clerk = office.clerk("1")
            called = clerk.do("next")[1]["serving"]["number"]
            office.stop(gateway, signal.SIGKILL)
            office.open()
            over.set()
            thread.join()
            self.assertEqual(troubles, [])
            self.assertGreater(len(told), 3 * KILLS)
            self.assertEqual(len(set(told.values())), len(told), "two people with one number")
            self.assertEqual(clerk.see()[1]["serving"]["number"], called)
            for name, number in told.items():
                self.assertEqual(office.draw(name)[1]["number"], number)


class Uplink(unittest.TestCase):
    def setUp(self):
        self.office = self.enterContext(Office())

    def number(self, *more):
        """A number as the screen gives it."""
        done = run("tramso", "number", "--config", self.office.kiosk_config, "--service", "civil", "--json", *more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def uplink(self):
        uplink = self.office.start("tramso-uplink", "--config", self.office.kiosk_config)
        wait_until((self.office.folder / "uplink.sock").exists, "the uplink listens")
        return uplink

    def waiting(self):
        return {number for number, in self.office.ledger("SELECT number FROM number")}

    def question(self, name=None, **more):
        return {"ask": "number", "id": name or new_id(), "service": "civil", "priority": "none", **more}

    def test_the_screen_has_a_number_through_the_uplink(self):
        self.office.open()
        self.uplink()
        name = new_id()
        self.assertEqual(self.office.ask(self.question(name))["ticket"]["number"], "A001")
        self.assertEqual(self.office.ask(self.question(name))["ticket"]["number"], "A001")
        self.assertEqual(self.office.ask(self.question(service="weather")), {"problem": "no-service"})
        self.assertEqual(self.office.ask(self.question(priority="rich")), "")

    def test_a_ward_that_is_away_or_silent_is_told_within_a_second_or_so(self):
        self.uplink()
        self.assertEqual(self.office.ask(self.question()), {"problem": "unreachable"})
        with socket.socket() as silent:  # takes the connection and says nothing
            silent.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            silent.bind(("127.0.0.1", self.office.port))
            silent.listen()
            begun = time.monotonic()
            self.assertEqual(self.office.ask(self.question()), {"problem": "unreachable"})
            self.assertLess(time.monotonic() - begun, 2.5)

    def test_a_kiosk_gives_its_own_numbers_and_the_uplink_brings_them_once_in_the_order_of_drawing(self):
        gateway = self.office.open()
        self.assertEqual(self.office.draw()[1]["number"], "A001")
        own = [self.number()["number"], self.number("--priority", "pregnant")["number"]]  # not even an uplink is there
        self.assertEqual(own, ["K2-A001", "K2-A002"])
        self.assertEqual(self.office.draw()[1]["number"], "A002")
        self.office.stop(gateway)
        uplink = self.uplink()
        self.assertEqual(self.number()["number"], "K2-A003")  # an uplink and no ward
        self.office.stop(uplink, signal.SIGKILL)
        self.uplink()
        self.office.open()
        wait_until(lambda: {*own, "K2-A003"} <= self.waiting(), "the ward has them")
        self.assertEqual(self.number()["number"], "A003")  # all is well again
        clerk, order, number = self.office.clerk("1"), [], ""
        while not order or number:
            number = ((clerk.do("next", number)[1]["serving"]) or {"number": ""})["number"]
            order.append(number)
        self.assertEqual(order, ["K2-A002", "A001", "K2-A001", "A002", "K2-A003", "A003", ""])

    def test_a_number_that_the_ward_refuses_holds_up_none_behind_it(self):
        gateway = self.office.open()
        taken = new_id()
        self.assertEqual(self.office.draw(taken, service="land")[0], 201)
        self.office.stop(gateway)
        refused = self.number("--id", taken)["number"]  # of another service: no answer will ever be another
        behind = self.number()["number"]
        self.office.open()
        self.uplink()
        wait_until(lambda: behind in self.waiting(), "the one behind has come")
        self.assertNotIn(refused, self.waiting())

    def test_a_kiosk_whose_clock_is_a_day_behind_brings_its_numbers_into_today(self):
        self.office.open()
        yesterday = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(time.time() - 24 * 3600))
        self.assertEqual(self.office.draw(number="K2-A009", drawn_at=yesterday)[0], 201)
        self.assertEqual(self.office.draw()[1]["number"], "A001")
        self.assertEqual(self.office.draw(number="K2-A001", drawn_at=yesterday, sent_at=yesterday)[0], 201)
        self.assertEqual(self.office.clerk("1").do("next")[1]["serving"]["number"], "A001")
        self.assertEqual(self.office.clerk("2").do("next")[1]["serving"]["number"], "K2-A001", "and K2-A009 is of yesterday")

    def test_the_uplink_says_by_which_clock_a_number_was_drawn(self):
        drawn = self.number("--id", new_id())
        heard = []

        class Listener(http.server.BaseHTTPRequestHandler):
            def do_PUT(self):  # pylint: disable=invalid-name
                heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_error(503)

            def log_message(self, *_):  # pylint: disable=arguments-differ
                pass

        with http.server.HTTPServer(("127.0.0.1", self.office.port), Listener) as server:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(self.office.folder / "gateway/gateway.pem", self.office.folder / "gateway/gateway-key.pem")
            server.socket = context.wrap_socket(server.socket, server_side=True)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            self.uplink()
            wait_until(lambda: heard, "the number is brought")
            server.shutdown()
        self.assertEqual(heard[0]["number"], drawn["number"])
        self.assertGreaterEqual(heard[0]["sent_at"], heard[0]["drawn_at"])

    def test_when_the_answer_is_lost_on_the_way_the_number_on_the_paper_counts(self):
        self.office.open()
        name = new_id()
        self.assertEqual(self.office.draw(name)[1]["number"], "A001")  # and nobody has heard it
        self.assertEqual(self.number("--id", name)["number"], "K2-A001")
        self.uplink()
        wait_until(lambda: "K2-A001" in self.waiting(), "the ward has it")
        self.assertEqual(self.office.clerk("1").do("next")[1]["serving"]["number"], "K2-A001")
        self.assertEqual(self.office.draw()[1]["number"], "A002")


if __name__ == "__main__":
    unittest.main()
