"""An ext4 file system on a block device whose power fails (cut_disk.cpp), for the real programs: nbdkit serves the device, nbdfuse
shows it as a file, a loop device makes it a block device. Needs root, /dev/fuse and a free loop device."""
import contextlib
import os
import pathlib
import shutil
import subprocess
import time

from town import BIN

SIZE = 48 << 20


def called(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, f"{' '.join(map(str, command))}: {done.stderr}"
    return done.stdout.strip()


def required():
    """Fails by name where a power cut cannot be made."""
    assert os.geteuid() == 0, "the block device of the power cuts needs root"
    for device in ("/dev/fuse", "/dev/loop-control"):
        assert os.access(device, os.R_OK | os.W_OK), f"the block device of the power cuts needs {device}"
    for name in ("nbdkit", "nbdfuse", "losetup", "mkfs.ext4", "eatmydata"):
        assert shutil.which(name), f"the program {name} is missing"


class CutExt4:
    """powered(cut=N): the file system is mounted at `mount` until the block ends. With `cut` the power fails
    at the Nth write of a block or at the block's end, whichever comes first: never is it unmounted in good order."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir()
        self.image, self.mount = self.folder / "image", self.folder / "mount"
        self.device, self.socket = self.folder / "device", self.folder / "nbd.sock"
        self.mount.mkdir()
        self.device.touch()
        with self.image.open("wb") as file:
            file.truncate(SIZE)
        called("mkfs.ext4", "-q", "-F", "-J", "size=4", self.image)

    @contextlib.contextmanager
    def powered(self, cut=None, seed=0):
        self.socket.unlink(missing_ok=True)
        wanted = [f"image={self.image}", f"seed={seed}"] + ([f"cut={cut}"] if cut is not None else [])
        served = self.started("nbdkit", "--foreground", "-U", self.socket, BIN / "cut_disk.so", *wanted)
        self.wait_for(self.socket.exists)
        shown = self.started("nbdfuse", self.device, f"nbd+unix:///?socket={self.socket}")
        try:
            self.wait_for(lambda: self.device.stat().st_size == SIZE)
            loop = called("losetup", "--find", "--show", self.device)
            try:
                yield from self.mounted(loop, served if cut is not None else None)
            finally:
                called("losetup", "--detach", loop)
        finally:
            subprocess.run(["umount", "--lazy", self.device], capture_output=True, check=False)
            for process in (shown, served):
                process.terminate()
                process.wait(20)

    def mounted(self, loop, doomed):
        done = subprocess.run(["mount", "-t", "ext4", loop, self.mount], capture_output=True, text=True, check=False)
        try:
            yield done.returncode == 0  # not when the power went while it was being mounted
        finally:
            if doomed:
                doomed.kill()  # the cache goes with it, if the power has not failed before
            if done.returncode == 0:
                called("umount", self.mount)

    @staticmethod
    def started(*command):
        return subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    @staticmethod
    def wait_for(holds):
        end = time.monotonic() + 20
        while not holds():
            assert time.monotonic() < end, "the block device does not come up"
            time.sleep(0.01)
