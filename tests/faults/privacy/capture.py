"""What a capture of Ethernet frames holds: the bytes of each TCP stream, put together by their numbers (RFC 9293), and whether
they are records of TLS 1.3 and nothing else (RFC 8446 §5.1)."""
import collections

CHANGE_CIPHER_SPEC, ALERT, HANDSHAKE, APPLICATION_DATA = 20, 21, 22, 23
LONGEST_RECORD = (1 << 14) + 256
SUPPORTED_VERSIONS, TLS_1_3 = bytes.fromhex("002b"), bytes.fromhex("0304")


def frames_of(file):
    raw, at = file.read_bytes(), 0
    while at + 4 <= len(raw):
        length = int.from_bytes(raw[at:at + 4], "big")
        yield raw[at + 4:at + 4 + length]
        at += 4 + length


class Capture:
    """`streams`: {(from, port, to, port, its first number): bytes}; `others`: what was no TCP, as words."""

    def __init__(self, file):
        self.frames = list(frames_of(file))
        self.others = set()
        self._parts = collections.defaultdict(dict)
        self._first = {}
        for frame in self.frames:
            self._take(frame)
        self.streams = {name: self._together(parts) for name, parts in self._parts.items()}

    def _take(self, frame):
        kind = int.from_bytes(frame[12:14], "big")
        if kind == 0x0806 or kind == 0x86DD and frame[20] in (0, 58):  # ARP; ICMPv6, which finds neighbours
            return
        if kind != 0x0800 or frame[23] != 6:
            self.others.add(f"ethertype {kind:04x}, protocol {frame[23]}")
            return
        packet = frame[14:14 + int.from_bytes(frame[16:18], "big")]
        segment = packet[(packet[0] & 15) * 4:]
        way = (packet[12:16], segment[0:2], packet[16:20], segment[2:4])
        number, flags = int.from_bytes(segment[4:8], "big"), segment[13]
        if flags & 2:  # SYN
            self._first[way] = number
        data = segment[(segment[12] >> 4) * 4:]
        if data:
            first = self._first[way]
            self._parts[(*way, first)][(number - first - 1) % (1 << 32)] = data

    @staticmethod
    def _together(parts):
        whole = bytearray()
        for start in sorted(parts):
            assert start <= len(whole), "a part of a stream was not heard"
            whole[start:start + len(parts[start])] = parts[start]
        return bytes(whole)


def records(stream):
    """(type, body) of each record; the last may be cut. Raises where there is none."""
    at = 0
    while at + 5 <= len(stream):
        kind, version, length = stream[at], stream[at + 1:at + 3], int.from_bytes(stream[at + 3:at + 5], "big")
        assert kind in (CHANGE_CIPHER_SPEC, ALERT, HANDSHAKE, APPLICATION_DATA), f"no TLS: {stream[at:at + 40]!r}"
        assert version in (b"\x03\x01", b"\x03\x03"), f"no TLS: {stream[at:at + 40]!r}"
        assert 0 < length <= LONGEST_RECORD, f"no TLS: {stream[at:at + 40]!r}"
        yield kind, stream[at + 5:at + 5 + length]
        at += 5 + length


def check_tls_1_3(stream):
    """Only the hello is in clear, and a server's says 1.3; what follows is sealed. True when something sealed went."""
    sealed = False
    for number, (kind, body) in enumerate(records(stream)):
        if number == 0:
            assert kind in (HANDSHAKE, ALERT), f"it begins with a record of type {kind}"
            if kind == HANDSHAKE and body[0] == 2:
                assert SUPPORTED_VERSIONS + b"\x00\x02" + TLS_1_3 in body, "the server did not choose TLS 1.3"
        else:
            assert kind in (CHANGE_CIPHER_SPEC, APPLICATION_DATA), f"a record of type {kind} in clear"
            sealed = sealed or kind == APPLICATION_DATA
    return sealed
