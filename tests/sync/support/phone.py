"""A citizen's phone for tests: a gateway that takes photos from phones, pictures with an EXIF of their own, and Chromium."""
import contextlib
import http.client
import io
import json
import os
import subprocess
import uuid

from PIL import Image, ImageDraw
from town import SOURCE, program

LIBRARY, BROWSER = SOURCE / "build/peers/libsodium", SOURCE / "build/peers/playwright"
MAKE, GPS = 0x010F, 0x8825
SECRET = "A telephone of somebody"  # stands in the EXIF of every picture here


def offer(town, minutes=5):
    """The table that makes a town's gateway take photos from phones; to be written before the gateway starts."""
    for peers in (LIBRARY, BROWSER):
        if not (peers / "installed.json").exists():
            raise AssertionError(f"{peers} is not there: run packaging/peers")
    library = town.folder / "libsodium"
    library.mkdir()
    for name in ("libsodium", "libsodium-wrappers"):
        file = LIBRARY / f"node_modules/{name}/dist/modules/{name}.js"
        (library / file.name).symlink_to(file)
    town.more += f'''[handoff]
url = "http://127.0.0.1:{town.public_port}"
libsodium = "{library}"
minutes = {minutes}
'''
    town.write_gateway_config()


def street(file, width=2400, height=1600):
    """A JPEG as a phone makes it: lying on its side (orientation 6), with the place where it was taken. Upright it is red above."""
    picture = Image.new("RGB", (width, height), (20, 60, 200))
    ImageDraw.Draw(picture).rectangle((0, 0, width // 2, height), fill=(220, 30, 20))
    exif = Image.Exif()
    exif[0x0112], exif[MAKE] = 6, SECRET
    exif.get_ifd(GPS).update({1: "N", 2: (10.0, 46.0, 30.5), 3: "E", 4: (106.0, 41.0, 54.2)})
    picture.save(file, quality=90, exif=exif)
    return file


def is_the_street(jpeg):
    """Upright, red above and blue below, as large as the page makes it; and nothing else is in the file."""
    picture = Image.open(io.BytesIO(jpeg))
    picture.load()
    above, below = (picture.convert("RGB").getpixel((picture.width // 2, picture.height * part // 4)) for part in (1, 3))
    return (picture.format, picture.size, above[0] > 150 > above[2], below[2] > 150 > below[0], dict(picture.getexif()),
            b"Exif" in jpeg, SECRET.encode() in jpeg) == ("JPEG", (1280, 1920), True, True, {}, False, False)


class Kiosk:
    """Asks the gateway for a link as a kiosk's courier does."""

    def __init__(self, town):
        self.town, self.id = town, None

    def ask(self, method, behind="", body=None):
        with contextlib.closing(http.client.HTTPSConnection("localhost", self.town.port, context=self.town.tls(), timeout=20)) as line:
            line.request(method, f"/kiosk/v1/handoffs/{self.id}{behind}", body, {"Content-Type": "application/json"} if body else {})
            heard = line.getresponse()
            return heard.status, heard.read()

    def begin(self, place="Ga Bến Thành"):
        raw = bytearray(uuid.uuid4().bytes)
        raw[6] = raw[6] & 0x0F | 0x70
        self.id = uuid.UUID(bytes=bytes(raw))
        key = (self.town.folder / self.town.kiosk / "city.pub").read_text(encoding="ascii").split()[2]
        status, said = self.ask("PUT", "", json.dumps({"place": place, "city_key": key}))
        assert status == 201, said
        return json.loads(said)["url"]


class Phone:
    """with Phone() as phone: phone.do("open", URL), one line a command; tests/peers/playwright/phone.mjs says which there are."""

    def __init__(self, *flags):
        self.flags = flags

    def __enter__(self):
        environment = {**os.environ, "TRAMSO_PEERS": str(BROWSER)}
        self.browser = subprocess.Popen(  # pylint: disable=consider-using-with,attribute-defined-outside-init
            ["node", SOURCE / "tests/peers/playwright/phone.mjs", os.environ.get("TRAMSO_PICTURES", ""), *self.flags], text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        return self

    def __exit__(self, *_):
        self.browser.stdin.close()
        self.browser.wait(30)
        self.browser.stdout.close()

    def do(self, *words):
        self.browser.stdin.write(json.dumps(list(map(str, words))) + "\n")
        self.browser.stdin.flush()
        said = json.loads(self.browser.stdout.readline() or '{"trouble": "the browser is gone"}')
        assert "trouble" not in said, f"{words}: {said['trouble']}"
        return said["said"]


def opened(town, sealed):
    """What the desk's code makes of a seal; "" when it does not open."""
    return subprocess.run([program("open_seal"), town.folder / "city/city.key"], input=sealed, capture_output=True, check=False).stdout

