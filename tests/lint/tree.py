"""The files of the tree and how a lint reports. A lint is `NAME.py ROOT`: prints what is wrong as FILE:LINE: TEXT, exit 1."""
import pathlib
import shutil
import subprocess
import sys


def files(root, *suffixes):
    """Paths relative to `root`, sorted: what git tracks or would track, or all files where there is no git."""
    root = pathlib.Path(root)
    if (root / ".git").exists():
        listed = subprocess.run(["git", "-C", root, "ls-files", "-z", "-co", "--exclude-standard"], check=True,
                                capture_output=True).stdout.decode().split("\0")
        paths = [pathlib.PurePosixPath(path) for path in listed if path and (root / path).is_file()]
    else:
        paths = [pathlib.PurePosixPath(path.relative_to(root).as_posix()) for path in root.rglob("*") if path.is_file()]
        paths = [path for path in paths if path.parts[0] != "build"]
    return sorted(path for path in paths if not suffixes or path.suffix in suffixes)


def lines(root, path):
    """(number, text) of every line; nothing for a file that is not UTF-8 text."""
    data = (pathlib.Path(root) / path).read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return []
    return [] if "\0" in text else list(enumerate(text.split("\n"), 1))


def tool(*names):
    """The path of a program that must be there, by the first of its names."""
    for name in names:
        found = shutil.which(name)
        if found is not None:
            return found
    sys.exit(f"{names[0]} is missing: packaging/check installs it")


def finish(complaints):
    for complaint in complaints:
        print(complaint)
    sys.exit(1 if complaints else 0)
