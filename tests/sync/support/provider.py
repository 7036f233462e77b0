"""An OpenID provider of others (tests/peers/oidc) for a town, and the citizen's phone that goes there: a browser with cookies."""
import json
import os
import subprocess
import urllib.error
import urllib.parse
import urllib.request

from town import SOURCE, free_port

PEERS = SOURCE / "build/peers/oidc"
SCRIPTS = SOURCE / "tests/peers/oidc"


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
        process = subprocess.Popen(["node", SCRIPTS / script, *map(str, arguments)], text=True,  # pylint: disable=consider-using-with
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

    def decide(self, code, account, action="approve"):
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


def have_sign_in(town, provider, flow="device", level=2, public=None):
    """The gateway's settings: citizens sign in at that provider. `public`: the port that it sends phones back to."""
    town.public_port = public or town.public_port
    secret = town.folder / "signin-secret"
    secret.write_text("for tests: thirty-two letters or more\n", encoding="utf-8")
    town.more = f'''[signin]
issuer = "{provider.issuer}"
client = "kiosk-rs"
flow = "{flow}"
url = "http://127.0.0.1:{town.public_port}"
secret = "{secret}"
scope = "openid profile citizen"
levels = ["loa:1", "loa:2"]
least_level = {level}
'''
    town.gateway_config = town.write_gateway_config()
