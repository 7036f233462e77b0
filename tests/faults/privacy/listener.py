#!/usr/bin/python3
"""Whoever listens on a cable: every frame of the interface `cable`, in the namespace it is started in, to the file named, each
behind its length (four bytes). Says "ready" when it hears."""
import errno
import socket
import sys

EVERY_PROTOCOL = 3


def main(file):
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(EVERY_PROTOCOL)) as cable, open(file, "wb", 0) as out:
        cable.bind(("cable", 0))
        cable.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
        print("ready", flush=True)
        while True:
            try:
                frame = cable.recv(1 << 17)
            except OSError as error:
                if error.errno != errno.ENETDOWN:  # the cable is out; it will be back
                    raise
                continue
            out.write(len(frame).to_bytes(4, "big") + frame)


if __name__ == "__main__":
    main(sys.argv[1])
