"""The shipped packaging/gateway/nginx.conf in the real nginx, in front of a town's gateway."""
import subprocess

from town import SOURCE, free_port, listens, wait_until


class Nginx:
    """start() and kill(); the gateway's settings for the socket behind it are written by the constructor."""

    def __init__(self, town):
        self.town, self.folder = town, town.folder / "nginx"
        self.folder.mkdir()
        town.gateway_config = town.write_gateway_config("behind-proxy.toml", f'''mode = "behind-proxy"
socket = "{self.folder}/gateway.sock"''')
        own = town.folder / "gateway"
        site = (SOURCE / "packaging/gateway/nginx.conf").read_text(encoding="utf-8")
        for shipped, here in (("/run/tramso-gateway", self.folder), ("/etc/tramso/gateway/tls/public", f"{own}/gateway"),
                              ("/etc/tramso/gateway/tls", own), ("listen 8443 ssl", f"listen 127.0.0.1:{town.port} ssl"),
                              ("listen 443 ssl", f"listen 127.0.0.1:{free_port()} ssl")):
            assert shipped in site, f"{shipped} is not in the shipped nginx.conf"
            site = site.replace(shipped, str(here))
        temporary = "\n".join(f"{kind}_temp_path {self.folder}/{kind};"
                              for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        self.config = self.folder / "nginx.conf"
        self.config.write_text(f'''daemon off; master_process off; pid {self.folder}/pid;
error_log {self.folder}/errors.log;
events {{}}
http {{
access_log off;
{temporary}
{site}
}}
''', encoding="utf-8")

    def start(self):
        process = subprocess.Popen(["/usr/sbin/nginx", "-c", self.config],  # pylint: disable=consider-using-with
                                   stderr=subprocess.DEVNULL)
        wait_until(lambda: process.poll() is not None or listens(self.town.port), "nginx listens")
        assert process.poll() is None, "nginx did not start"
        return process
