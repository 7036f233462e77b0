#!/usr/bin/python3
"""The example in ui/vietnamese/README.md compiles with nothing but that folder and the standard library, and prints what it says."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ["TRAMSO_SOURCE_DIR"])
ROOM = ROOT / "ui/vietnamese"


def block(readme, language):
    return re.search(rf"```{language}\n(.*?)```", readme, re.DOTALL).group(1)


def main():
    readme = (ROOM / "README.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        # A copy, so that no other header of the tree can be found.
        alone = pathlib.Path(folder) / "ui/vietnamese"
        alone.mkdir(parents=True)
        for file in list(ROOM.glob("*.h")) + list(ROOM.glob("*.cpp")):
            (alone / file.name).write_bytes(file.read_bytes())
        (pathlib.Path(folder) / "example.cpp").write_text(block(readme, "cpp"), encoding="utf-8")
        subprocess.run(["c++", "-std=c++20", "-Wall", "-Wextra", "-Werror", "-I.", "-o", "example", "example.cpp",
                        *sorted(str(file.relative_to(folder)) for file in alone.glob("*.cpp"))], cwd=folder, check=True)
        printed = subprocess.run(["./example"], cwd=folder, check=True, capture_output=True, text=True).stdout
    wanted = block(readme, "text")
    if printed != wanted:
        sys.exit(f"printed:\n{printed}\nbut the README says:\n{wanted}")


if __name__ == "__main__":
    main()
