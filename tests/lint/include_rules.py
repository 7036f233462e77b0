#!/usr/bin/python3
"""Who may include whom. The list of exceptions is empty and stays empty: a new arrow is drawn here and in ARCHITECTURE.md."""
import re
import sys

import tree

HUB = {"kiosk/base", "kiosk/model"}
STORE = HUB | {"sync/wire", "sync/db"}
COURIER = STORE | {"sync/seal", "sync/http", "sync/content", "sync/ledger", "sync/ratings"}
CITY = HUB | {"sync/wire", "sync/seal", "sync/store", "sync/server"}  # the gateway and the desk never see each other
EVERYTHING = HUB | {"kiosk/flow", "kiosk/search", "kiosk/app", "kiosk/cli", "drivers", "config", "sync/wire", "sync/db", "sync/http",
                    "sync/seal", "sync/outbox", "sync/store", "sync/server", "sync/content", "sync/ledger", "sync/ratings", "sync/draw", "sync/staff", "sync/upkeep", "sync/event",
                    "sync/uplink", "sync/desk", "sync/enrol", "sync/oidc", "ui/po",
                    "ui/vietnamese", "ui/view", "ui/kit", "ui/speech", "ui/screens", "ui/stage"}  # all but the gateway's inside

# A room and its sub-folders: the rooms it may include beside itself.
ROOMS = {
    "kiosk/base": set(),
    "kiosk/model": {"kiosk/base"},
    "kiosk/flow": HUB,
    "kiosk/search": HUB,
    "kiosk/app": EVERYTHING,
    "kiosk/cli": EVERYTHING,
    "drivers": HUB,
    "config": HUB,
    "sync/wire": HUB,
    "sync/db": {"kiosk/base"},
    "sync/http": {"kiosk/base"},
    "sync/seal": STORE,
    "sync/outbox": STORE | {"sync/seal"},
    "sync/content": STORE,
    "sync/ledger": STORE,
    "sync/ratings": STORE,
    "sync/draw": {"kiosk/base", "sync/seal", "sync/wire"},
    "sync/staff": STORE | {"sync/seal"},
    "sync/upkeep": HUB | {"sync/seal", "sync/wire"},
    "sync/event": STORE | {"sync/seal"},
    "sync/uplink": COURIER | {"sync/outbox", "sync/enrol", "sync/event"},
    "sync/store": STORE | {"sync/seal"},
    "sync/server": {"kiosk/base"},
    "sync/gateway": CITY | {"sync/content", "sync/enrol", "sync/event", "sync/http", "sync/ledger", "sync/oidc"},
    "sync/desk": CITY | {"sync/db", "sync/http"},
    "sync/enrol": STORE | {"sync/seal"},
    "sync/oidc": HUB | {"sync/http", "sync/seal", "sync/wire"},
    "ui/po": HUB,
    "ui/vietnamese": set(),
    "ui/view": HUB | {"kiosk/flow", "kiosk/search"},
    "ui/kit": {"kiosk/base", "ui/vietnamese"},
    "ui/speech": HUB | {"ui/kit"},  # the tree in the words of the catalogue, never of a view: it hears what a screen drew
    "ui/screens": {"kiosk/base", "ui/view", "ui/kit", "kiosk/flow/event.h"},
    "ui/stage": {"kiosk/base", "ui/kit"},
}
# A program's main.cpp also reads its settings.
MAIN_ALSO = {"config"}

# Third-party headers (a prefix of what stands in <>): the folders and files that may include them.
LIBRARIES = {
    "CLI/": ["kiosk/cli", "kiosk/app", "sync/uplink/main.cpp", "sync/gateway/main.cpp"],
    "GL/": ["ui/stage"],
    "SDL": ["ui/stage", "drivers/audio"],
    "ZXing/": ["drivers/qr"],
    "backends/imgui": ["ui/stage"],
    "boost/": ["sync/server"],
    "cairo": ["drivers/typeset"],
    "catch2/": [],
    "cjose/": ["sync/oidc/jose.cpp"],
    "cups/": ["drivers/cups/ipp.cpp"],
    "curl/": ["sync/http"],
    "eac/": ["drivers/pcsc/pace.cpp"],
    "espeak-ng/": ["drivers/audio/synthesis.cpp"],
    "expat.h": ["config/xml.cpp"],
    "fmt/": ["."],
    "fontconfig/": ["ui/stage"],
    "freetype/": ["ui/stage"],
    "ft2build.h": ["ui/stage"],
    "imgui": ["ui/kit", "ui/stage"],
    "jansson.h": ["sync/oidc/json.cpp"],
    "jerror.h": ["drivers/jpeg"],
    "jpeglib.h": ["drivers", "ui/stage"],
    "libintl.h": ["kiosk/app/strings.cpp"],
    "libpq-fe.h": ["sync/store/postgres_line.cpp"],
    "m17n.h": [],
    "nlohmann/": ["config/json_rows.cpp", "sync/wire"],
    "openssl/": ["drivers/pcsc", "sync/enrol", "sync/gateway/digest.cpp", "sync/http/certificate.cpp", "sync/oidc/key_file.cpp",
                 "sync/server"],
    "pango/": ["drivers/typeset"],
    "png.h": ["drivers", "ui/stage"],
    "qrencode.h": [],
    "sodium": ["sync/seal", "sync/content/minisign.cpp"],
    "sqlite3.h": ["sync/db"],
    "stb": ["ui/stage"],
    "systemd/": ["kiosk/app", "sync/uplink", "sync/gateway"],
    "tl/expected.hpp": ["kiosk/base"],
    "toml++/": ["config/document.cpp"],
    "unicode/": ["config/order.cpp"],
    "utf8proc.h": ["kiosk/base"],
    "winscard.h": ["drivers/pcsc/readers.cpp"],
    "zstd.h": ["sync/content/compression.cpp"],
}
# What the C library and the kernel bring.
SYSTEM = re.compile(r"^(sys|linux|net|netinet|arpa|asm)/|^(dirent|dlfcn|elf|endian|fcntl|ftw|getopt|glob|grp|ifaddrs|libgen|locale|"
                    r"malloc|mntent|netdb|poll|pthread|pwd|regex|sched|semaphore|signal|spawn|stdint|stdio|stdlib|string|"
                    r"syslog|termios|time|ucontext|unistd)\.h$")
KERNEL_DEVICES = {"linux/videodev2.h": ["drivers/v4l2"], "linux/input": ["drivers/evdev", "ui/stage"]}

INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)')


def room_of(path):
    found = [room for room in ROOMS if path == room or path.startswith(room + "/")]
    return max(found, key=len, default=None)


def is_in(path, places):
    return any(place == "." or path == place or path.startswith(place + "/") for place in places)


def complaint_about_own(path, included):
    room, other = room_of(path), room_of(included)
    if other is None:
        return f'"{included}" lies in no room: include from the root of the tree'
    allowed = ROOMS[room] | (MAIN_ALSO if path.endswith("/main.cpp") else set())
    if other == room or other in allowed or included in allowed:
        return None
    return f'{room} may not include "{included}"'


def complaint_about_library(path, header):
    for table in (KERNEL_DEVICES, LIBRARIES):
        for prefix, places in table.items():
            if header.startswith(prefix):
                return None if is_in(path, places) else f"<{header}> is confined to {', '.join(places) or 'tests'}"
    if "." not in header or SYSTEM.search(header):
        return None
    return f"<{header}> is in no row of LIBRARIES: confine it to one folder there"


def main(root):
    complaints = []
    for path in tree.files(root, ".h", ".cpp"):
        path = str(path)
        if path.startswith("tests/"):
            continue
        if room_of(path) is None:
            complaints.append(f"{path}:1: lies in no room of ROOMS")
            continue
        for number, text in tree.lines(root, path):
            if match := INCLUDE.match(text):
                own, library = match.groups()
                complaint = complaint_about_own(path, own) if own else complaint_about_library(path, library)
                if complaint:
                    complaints.append(f"{path}:{number}: {complaint}")
    tree.finish(complaints)


if __name__ == "__main__":
    main(sys.argv[1])
