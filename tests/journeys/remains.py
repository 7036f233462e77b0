"""Where a visit could leave something: the search of memory, open files, folders and the selections of an X server."""
import contextlib
import ctypes
import pathlib
import subprocess

from station import program

SELECTIONS = "PRIMARY", "SECONDARY", "CLIPBOARD"


def found(canaries, *places):
    """{(name and form, place)}; a place is a process, a file or a folder.

    Of a process: all that it can write to, as a dump by gcore holds it (heap, stacks of all threads, what is swapped out), the
    files it has open, those without a name among them, its arguments and its environment.
    """
    needles = "".join(f"{name} {raw.hex()}\n" for canary in canaries for name, raw in canary.needles())
    words = [str(place.pid if hasattr(place, "pid") else place) for place in places]
    searched = subprocess.run([program("remains"), *words], input=needles, capture_output=True, text=True, timeout=300, check=False)
    assert searched.returncode == 0, searched.stderr
    return {tuple(line.split("\t", 1)) for line in searched.stdout.splitlines()}


def told(hits):
    """For a message: what and where, not everything."""
    return "\n".join(f"{what}: {place}" for what, place in sorted(hits)[:40])


def status(process):
    """/proc/PID/status."""
    lines = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8").splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


@contextlib.contextmanager
def display_of(name):
    """Xlib on that display, by ctypes."""
    xlib = ctypes.CDLL("libX11.so.6")
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    for call in ("XInternAtom", "XGetSelectionOwner", "XDefaultRootWindow", "XCreateSimpleWindow"):
        getattr(xlib, call).restype = ctypes.c_ulong
    display = ctypes.c_void_p(xlib.XOpenDisplay(name.encode()))
    assert display.value, f"the display {name} does not answer"
    try:
        yield xlib, display
    finally:
        xlib.XCloseDisplay(display)


def held_selections(name):
    """Those of the X server that some program offers to paste from, and the old cut buffers that hold anything."""
    with display_of(name) as (xlib, display):
        xlib.XFetchBuffer.restype = ctypes.c_void_p
        held = [selection for selection in SELECTIONS
                if xlib.XGetSelectionOwner(display, ctypes.c_ulong(xlib.XInternAtom(display, selection.encode(), 0)))]
        size = ctypes.c_int()
        filled = [number for number in range(8) if xlib.XFetchBuffer(display, ctypes.byref(size), number) and size.value]
        return held + [f"CUT_BUFFER{number}" for number in filled]


@contextlib.contextmanager
def holding(name, selection):
    """A program that offers something to paste, for the control."""
    with display_of(name) as (xlib, display):
        ulong = ctypes.c_ulong
        window = ulong(xlib.XCreateSimpleWindow(display, ulong(xlib.XDefaultRootWindow(display)), 0, 0, 1, 1, 0, ulong(0), ulong(0)))
        xlib.XSetSelectionOwner(display, ulong(xlib.XInternAtom(display, selection.encode(), 0)), window, ulong(0))
        xlib.XStoreBuffer(display, b"kept", 4, 0)
        xlib.XSync(display, 0)
        try:
            yield
        finally:
            xlib.XStoreBuffer(display, b"", 0, 0)
