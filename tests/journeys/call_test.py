#!/usr/bin/python3
"""A citizen calls for staff: those who look after the kiosks see it at once, the screen says so only when it is so, and it is
over when staff has come."""
import contextlib
import json
import sqlite3
import unittest

from station import TO_TEXT, Station, wait_until
from town import free_port, listens  # of a folder that station adds

TOLD = "Đã báo cho nhân viên phụ trách trạm. Xin chờ tại máy này. Quý khách cũng có thể gọi:"
NOT_TOLD = "Lúc này chưa báo được cho nhân viên phụ trách trạm. Xin nhờ nhân viên gần nhất đến máy này. Quý khách cũng có thể gọi:"


class Call(unittest.TestCase):
    def setUp(self):
        self.station = self.enterContext(Station())

    def start(self, console=True):
        """A gateway whose console's provider is not there: nobody can sign in today, and the pages stand all the same."""
        if console:
            port = free_port()
            secret = self.station.folder / "console-secret"
            secret.write_text("for tests: thirty-two letters or more\n", encoding="utf-8")
            self.station.more = f'''[console]
url = "http://127.0.0.1:{port}"
port = {port}
issuer = "http://127.0.0.1:{free_port()}"
client = "console"
secret = "{secret}"
'''
            self.station.gateway_config = self.station.write_gateway_config()
        gateway = self.station.gateway()
        if console:
            wait_until(lambda: listens(port), "the console listens")
        return gateway, self.station.uplink()

    def said(self):
        """The kiosk's last heartbeat, as the console reads it."""
        with contextlib.closing(sqlite3.connect(self.station.folder / "gateway.db", timeout=20)) as database:
            rows = database.execute("SELECT report FROM kiosk_state").fetchall()
        return json.loads(rows[0][0]) if rows else {}

    def test_who_looks_after_the_kiosks_sees_the_call_until_staff_has_come(self):
        self.start()
        self.station.plays("wait home.report\ntap bar.call_staff\nwait help.text\nexpect help.text " + TOLD + "\n")
        self.assertIn("called_at", self.said())
        self.station.plays(TO_TEXT + "tap bar.call_staff\nexpect help.text " + TOLD + "\ntap help.assist\nwait text.field\n"
                           "tap bar.finish\nwait home.report\n")
        wait_until(lambda: "called_at" not in self.said(), "the call is over")

    def test_where_nobody_would_see_it_or_nobody_hears_it_the_screen_says_so_and_calls_again(self):
        call = "tap bar.call_staff\nwait help.text\nexpect help.text "
        self.station.plays("wait home.report\n" + call + NOT_TOLD + "\n")  # no courier
        gateway, courier = self.start(console=False)
        self.station.plays("wait home.report\n" + call + NOT_TOLD + "\n")  # nobody watches
        self.station.stop(gateway)
        self.station.plays("wait home.report\n" + call + NOT_TOLD + "\n", 60)  # the network is down
        self.station.stop(courier)
        self.start()
        self.station.plays("wait home.report\n" + call + TOLD + "\n")


if __name__ == "__main__":
    unittest.main()
