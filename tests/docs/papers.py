"""What the papers for people name, read out of them: commands, settings, files, measures. Each finder gives what is wrong, so that a
test can be shown to fail by a paper that is."""
import functools
import html
import json
import os
import pathlib
import re
import subprocess

SOURCE, BIN = pathlib.Path(os.environ["TRAMSO_SOURCE_DIR"]), pathlib.Path(os.environ["TRAMSO_BIN_DIR"])
DOCS = SOURCE / "docs"
PAPERS = sorted([*DOCS.glob("*.md"), *DOCS.glob("*.html")])
PROGRAMS = ("tramso", "tramso-kiosk", "tramso-uplink", "tramso-gateway")
FILE_ENDINGS = {"bundle", "db", "html", "json", "key", "list", "md", "pack", "png", "pub", "py", "toml", "txt", "minisig"}


def text_of(paper):
    return paper.read_text(encoding="utf-8")


def code_in(text):
    """The pieces that stand as code: between backticks, or in a <code> element."""
    fenced = re.sub(r"(?ms)^```.*?^```$", "", text)
    pieces = re.findall(r"`([^`\n]+)`", fenced) + [html.unescape(piece) for piece in re.findall(r"<code>(.*?)</code>", text, re.S)]
    return [" ".join(piece.split()) for piece in pieces]


@functools.cache
def help_of(*words):
    """What `--help` says, or None where there is no such command."""
    shown = subprocess.run([str(BIN / words[0]), *words[1:], "--help"], capture_output=True, text=True, timeout=60, check=False)
    return shown.stdout if shown.returncode == 0 else None


def subcommands(text):
    listed = re.search(r"(?ms)^Subcommands:\n(.*?)(?:\n\n|\Z)", text)
    return set(re.findall(r"(?m)^  (\S+)", listed[1])) if listed else set()


def wrong_command(piece):
    """None, or why these words cannot be typed."""
    words = piece.removeprefix("sudo -u tramso ").removeprefix("sudo ").split()
    if words[0] not in PROGRAMS:
        return None
    path = [words[0]]
    while len(path) < len(words) and (below := subcommands(help_of(*path) or "")):
        if words[len(path)] not in below:
            if words[len(path)].startswith("-"):
                break
            return f"{piece}: {' '.join(path)} has no {words[len(path)]}"
        path.append(words[len(path)])
    known = set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", help_of(*path) or ""))
    options = [word for word in words[len(path):] if re.fullmatch(r"--?[a-z][\w-]*", word)]
    strange = [word for word in options if word not in known]
    return f"{piece}: {' '.join(path)} does not know {strange}" if strange else None


@functools.cache
def settings():
    """table -> names, of kiosk and gateway together."""
    tables = {}
    for name in ("kiosk", "gateway"):
        schema = json.loads((SOURCE / f"config/schema/{name}.schema.json").read_text(encoding="utf-8"))
        for table, what in schema["properties"].items():
            tables.setdefault(table, set()).update(what.get("properties", {}))
    return tables


@functools.cache
def journal():
    """Every dotted word that the programs' sources write, among them the events of the journal."""
    words = set()
    for room in ("kiosk", "sync", "drivers", "ui"):
        for file in (SOURCE / room).rglob("*.cpp"):
            words.update(re.findall(r'"([a-z]+\.[a-z-]+)"', file.read_text(encoding="utf-8")))
    return words


def wrong_setting(piece):
    """A dotted word is a setting or an event of the journal; [table] is a table."""
    if match := re.fullmatch(r"\[([a-z_]+)\]", piece):
        return None if match[1] in settings() else f"{piece}: there is no such table"
    match = re.fullmatch(r"([a-z][a-z0-9_]*)\.([a-z][a-z0-9_-]*)", piece)
    if not match or match[2] in FILE_ENDINGS and match[2] not in settings().get(match[1], ()):
        return None
    return None if match[2] in settings().get(match[1], ()) or piece in journal() else f"{piece}: neither a setting nor in the journal"


def wrong_path(piece):
    """Files and folders of the tree, with what stands behind them on a command line left out."""
    first = piece.split()[0]
    if not re.match(r"(tests|packaging|config|sync|drivers|kiosk|ui|docs)/", first):
        return None
    return None if (SOURCE / first).exists() else f"{piece}: there is no such file"


def wrong_unit(piece):
    words = piece.removeprefix("sudo ").split()
    if words[0] not in ("systemctl", "journalctl"):
        return None
    units = [word for word in words[1:] if word.startswith("tramso")]
    there = {file.stem for file in (SOURCE / "packaging").glob("*/*.service")}
    return f"{piece}: no unit {set(units) - there}" if set(units) - there else None


def wrong_links(paper, text):
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)|href=\"([^\"#]+)\"", text)
    places = [link for pair in links for link in pair if link and "://" not in link]
    return [f"{paper.name}: {place} leads nowhere" for place in places if not (paper.parent / place).exists()]


def wrong_in(text):
    found = []
    for piece in code_in(text):
        found += [wrong for wrong in (wrong_command(piece), wrong_setting(piece), wrong_path(piece), wrong_unit(piece)) if wrong]
    return found
