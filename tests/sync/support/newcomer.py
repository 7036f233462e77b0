"""A kiosk that has nothing yet, and a town whose gateway enrols it."""
import json
import re
import sqlite3

from town import Town, run

SECONDS = "TRAMSO_GATEWAY_CERTIFICATE_SECONDS"


def enrolling(town, days=90):
    """The town's gateway takes tokens from now on; to be called before it starts."""
    own = town.folder
    town.more = f'''[enrolment]
authority = "{own}/authority/authority.pem"
authority_key = "{own}/authority/authority-key.pem"
tokens = "{own}/gateway/enrolments"
city_public_key = "{own}/city/city.pub"
days = {days}
[revocation]
list = "{own}/gateway/revoked"'''
    town.gateway_config = town.write_gateway_config()
    return town


class Newcomer:
    """Settings and a folder of its own, and nothing in it."""

    def __init__(self, town, kiosk="kiosk-0007", url=None):
        self.town, self.kiosk, self.folder = town, kiosk, town.folder / kiosk
        self.url = url or f"https://localhost:{town.port}"
        self.config = town.write_kiosk_config(kiosk, self.url)
        self.socket = town.folder / f"{kiosk}.sock"
        self.config.write_text(re.sub(r'(?m)^socket = .*$', f'socket = "{self.socket}"', self.config.read_text("utf-8")), "utf-8")
        self.certificate = self.folder / "kiosk.pem"

    def token(self, *more, kiosk=None, url=None):
        made = run("tramso", "enrol", "token", "--city", self.town.folder, "--kiosk", kiosk or self.kiosk, "--gateway",
                   url or self.url, "--json", *more)
        assert made.returncode == 0, made.stderr
        return json.loads(made.stdout)["token"]

    def enrol(self, token, **more):
        return run("tramso", "enrol", "--config", self.config, "--token", token, **more)

    def revoke(self):
        revoked = run("tramso", "enrol", "revoke", "--city", self.town.folder, "--kiosk", self.kiosk)
        assert revoked.returncode == 0, revoked.stderr

    def submit(self):
        return self.town.submit(self.config)["id"]

    def carry(self):
        return self.town.carry(self.config)

    def status(self):
        return self.town.status(self.config)

    def make_due(self):
        with sqlite3.connect(self.folder / "outbox.db") as database:
            database.execute("UPDATE submission SET next_at=0 WHERE state=1")
        database.close()


__all__ = ["Newcomer", "SECONDS", "Town", "enrolling"]
