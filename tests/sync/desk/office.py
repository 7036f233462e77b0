"""`tramso desk serve` on a town, and a client of it."""
import contextlib
import http.client
import json
import os
import subprocess

from town import DRAFT, SANITIZER_EXIT, Town, program


class Office(Town):
    """A town with a desk: configure() changes the desk's settings, serve() starts it, ask() asks it."""

    def __init__(self):
        super().__init__()
        self.token_file = self.folder / "token"
        self.port_served, self.served = None, None

    def configure(self, more, desk=""):
        text = self.gateway_config.read_text(encoding="utf-8")
        base = text.split("photo_patience_hours")[0].split("[open311]")[0].split("[webhooks]")[0].split("[end]")[0]
        self.gateway_config.write_text(f"{base}{desk}\n{more}\n[end]\n", encoding="utf-8")

    def report(self, **changed):
        self.draft.write_text(json.dumps({**DRAFT, **changed}), encoding="utf-8")
        return self.submit()

    def serve(self, environment=None):
        with self.journal("desk").open("ab") as journal:
            self.served = subprocess.Popen(  # pylint: disable=consider-using-with
                [program("tramso"), "desk", "serve", "--config", self.gateway_config, "--port", "0", "--token",
                 self.token_file, "--json"], stdout=subprocess.PIPE, stderr=journal, text=True,
                env={**os.environ, **(environment or {})})
        line = self.served.stdout.readline()
        assert line, self.journal("desk").read_text(encoding="utf-8")
        self.port_served = json.loads(line)["port"]
        return self.served

    def end(self, kill=False):
        if self.served is None:
            return
        (self.served.kill if kill else self.served.terminate)()
        code = self.served.wait(30)
        self.served.stdout.close()
        self.served = None
        assert code != SANITIZER_EXIT and (kill or code == 0), self.journal("desk").read_text(encoding="utf-8")[-4000:]

    def __exit__(self, *what):
        self.end()
        super().__exit__(*what)

    def ask(self, target, method="GET", token=None, body=None):
        """(status, body, headers); with the right token unless another is given."""
        token = self.token_file.read_text(encoding="ascii").strip() if token is None else token
        line = http.client.HTTPConnection("127.0.0.1", self.port_served, timeout=20)
        with contextlib.closing(line):
            line.request(method, target, body, {"Authorization": f"Bearer {token}"} if token else {})
            heard = line.getresponse()
            return heard.status, heard.read(), dict(heard.getheaders())
