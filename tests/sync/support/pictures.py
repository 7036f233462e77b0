"""Pictures for tests that are about their bytes."""
import random


def picture(file, size):
    """A JPEG of nearly `size` bytes: a small one, and noise in a second scan that decoders pass over."""
    noise = random.Random(size).randbytes(size)
    start = bytes.fromhex("ffd8ffdb004300") + bytes([1] * 64)
    frame = bytes.fromhex("ffc0000b080008000801011100ffc40014000100000000000000000000000000000000ffc4001410010000000000000000000000"
                          "0000000000ffda0008010100003f00")
    file.write_bytes(start + frame + noise.replace(b"\xff", b"\xfe") + b"\xff\xd9")
