"""The chip of a căn cước as ICAO Doc 9303 describes it and cards of Việt Nam behave, at the other end of vpcd (vsmartcard).
PACE (ECDH, generic mapping, AES-128, P-256) with the card access number, BAC, secure messaging, active authentication.
As on real cards: SELECT of the master file is 6D00, DG3 is not to be read, EF.CardAccess can be read before all else."""
import hashlib
import os
import socket
import struct
import threading

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

import curve
import identity
from protection import (Aes, TripleDes, aes_code, aes_key, des_cipher, des_code, des_key, element, elements, enciphered_nonce, padded,
                        unpadded)

PACE = bytes.fromhex("04007f00070202040202")  # id-PACE-ECDH-GM-AES-CBC-CMAC-128
CARD_ACCESS, SECURITY_OBJECT, CONTENTS = 0x011C, 0x011D, 0x011E
APPLICATION = bytes.fromhex("a0000002471001")


class Refused(Exception):
    """The status that the card answers."""


def is_curve(key):
    return isinstance(key, ec.EllipticCurvePrivateKey)


class Card:
    """One card. `state` signs it; the other words say what is wrong with it."""

    def __init__(self, state, *, number=identity.NUMBER, number_in_lines=None, name=identity.NAME, chip_key=None, can=None,
                 speaks_pace=True, speaks_bac=True, is_document=True, changed=None, cloned=False, without=(), unsigned=(),
                 signed=None, card_access=None, swaps=None):
        self.can = (can or number[-6:]).encode()
        self.number, self.is_document = number, is_document
        self.speaks_pace, self.speaks_bac = speaks_pace, speaks_bac
        self.chip_key = chip_key or identity.curve_key()
        groups = identity.groups(self.chip_key, number, number_in_lines or number, name)
        sod = identity.security_object(state, {at: data for at, data in groups.items() if at not in unsigned}, **(signed or {}))
        if changed:
            groups[changed] = groups[changed][:-1] + bytes([groups[changed][-1] ^ 1])
        if swaps:
            groups.update(swaps)
        if cloned:  # all that can be read, and not the key that cannot
            self.chip_key = identity.new_curve_key() if is_curve(self.chip_key) else identity.new_rsa_key()
        contents = element(0x60, element(0x5F01, b"0107") + element(0x5F36, b"040000") + element(0x5C, bytes.fromhex("6175636d6e6f")))
        self.files = {CONTENTS: contents, SECURITY_OBJECT: sod, **{0x0100 + at: data for at, data in groups.items()}}
        for at in without:
            del self.files[0x0100 + at]
        self.card_access = card_access or element(0x31, element(0x30, element(6, PACE) + element(2, b"\2") + element(2, b"\x0c")))
        self.selected_files = []  # numbers of all that was ever asked for
        self.signed = []          # what it was given to sign
        self.answers = 0          # given so far
        self.spoil = None         # what becomes of an answer on its way: (card, answer) -> answer
        self.reset()

    def reset(self):
        self.protection = self.file = self.challenge = None
        self.has_application, self.step = False, 0

    # -- commands ----------------------------------------------------------------------------------------------------
    def answer(self, command):
        header, (data, expected) = command[:4], self.parts(command[4:])
        try:
            if header[0] & 0x0C:
                answer = self.answer_protected(header, data)
            else:
                self.protection = None  # a command in the clear ends the session
                answer = self.run(header[1], header[2], header[3], data, expected) + b"\x90\0"
        except Refused as refused:
            answer = refused.args[0].to_bytes(2, "big")
        self.answers += 1
        return self.spoil(self, answer) if self.spoil else answer

    @staticmethod
    def parts(body):
        """Data and how many bytes are expected, of a short command or a long one."""
        if len(body) > 2 and body[0] == 0:
            size = int.from_bytes(body[1:3], "big")
            return body[3:3 + size], int.from_bytes(body[3 + size:], "big") or 65536
        if len(body) < 2:
            return b"", (body[0] or 256) if body else None
        size = body[0]
        return body[1:1 + size], (body[1 + size] or 256) if len(body) > 1 + size else None

    def answer_protected(self, header, data):
        session = self.protection
        if session is None:
            raise Refused(0x6988)
        session.count()
        parts = dict(elements(data))
        covered = b"".join(element(tag, value) for tag, value in elements(data) if tag != 0x8E)
        if parts.get(0x8E) != session.code_of(padded(header, session.block) + covered):
            self.protection = None
            raise Refused(0x6988)
        plain = unpadded(session.decipher(parts[0x87][1:])) if 0x87 in parts else b""
        expected = (int.from_bytes(parts[0x97], "big") or 256 ** len(parts[0x97])) if 0x97 in parts else None
        try:
            found, status = self.run(header[1], header[2], header[3], plain, expected), 0x9000
            if len(found) > (expected or 0) or (len(found) > 230 and expected <= 256):
                raise Refused(0x6700)  # it does not fit into the answer
        except Refused as refused:
            found, status = b"", refused.args[0]
        session.count()
        said = element(0x87, b"\1" + session.encipher(padded(found, session.block))) if found else b""
        said += element(0x99, status.to_bytes(2, "big"))
        return said + element(0x8E, session.code_of(said)) + status.to_bytes(2, "big")

    def run(self, instruction, p1, p2, data, expected):
        if not self.is_document:
            raise Refused(0x6A82 if instruction == 0xA4 else 0x6D00)
        steps = {0xA4: lambda: self.select(p1, data), 0xB0: lambda: self.read(p1, p2, expected), 0x84: self.give_challenge,
                 0x82: lambda: self.open_by_bac(data), 0x22: lambda: self.begin_pace(p1, p2, data),
                 0x86: lambda: self.go_on_with_pace(data), 0x88: lambda: self.sign(data)}
        if instruction not in steps:
            raise Refused(0x6D00)
        return steps[instruction]()

    # -- files -------------------------------------------------------------------------------------------------------
    def select(self, how, data):
        if how == 4 and data == APPLICATION:
            self.has_application, self.file = True, None
            return b""
        if how != 2:
            raise Refused(0x6D00 if how == 0 else 0x6A82)
        at = int.from_bytes(data, "big")
        self.selected_files.append(at)
        if at == CARD_ACCESS and self.speaks_pace:
            self.file = self.card_access
            return b""
        if not self.has_application or at not in self.files:
            raise Refused(0x6A82)
        if self.protection is None or at == 0x0103:
            raise Refused(0x6982)
        self.file = self.files[at]
        return b""

    def read(self, p1, p2, expected):
        if p1 & 0x80:
            self.selected_files.append(0x0100 | p1 & 0x1F)
            raise Refused(0x6A82)
        at = p1 << 8 | p2
        if self.file is None:
            raise Refused(0x6986)
        if at > len(self.file):
            raise Refused(0x6B00)
        return self.file[at:at + min(expected or 256, 224)]

    def sign(self, challenge):
        if self.protection is None or len(challenge) != 8:
            raise Refused(0x6982)
        self.signed.append(challenge)
        if is_curve(self.chip_key):
            r, s = utils.decode_dss_signature(self.chip_key.sign(challenge, ec.ECDSA(hashes.SHA256())))
            return r.to_bytes(32, "big") + s.to_bytes(32, "big")
        numbers = self.chip_key.private_numbers()
        modulus, size = numbers.public_numbers.n, (numbers.public_numbers.n.bit_length() + 7) // 8
        made_up = os.urandom(size - 1 - 32 - 2)  # ISO/IEC 9796-2, scheme 1, with SHA-256
        whole = b"\x6a" + made_up + hashlib.sha256(made_up + challenge).digest() + b"\x34\xcc"
        return pow(int.from_bytes(whole, "big"), numbers.d, modulus).to_bytes(size, "big")

    # -- BAC ---------------------------------------------------------------------------------------------------------
    def give_challenge(self):
        self.challenge = os.urandom(8)
        return self.challenge

    def open_by_bac(self, data):
        if not self.speaks_bac or not self.has_application or not self.challenge or len(data) != 40:
            raise Refused(0x6985)
        seed = hashlib.sha1(identity.key_of_lines(self.number)).digest()[:16]
        key, code_key = des_key(seed, 1), des_key(seed, 2)
        said = des_cipher(key).decrypt(data[:32])
        if des_code(code_key, padded(data[:32], 8)) != data[32:] or said[8:16] != self.challenge:
            raise Refused(0x6300)
        half = os.urandom(16)
        back = des_cipher(key).encrypt(self.challenge + said[:8] + half)
        secret = bytes(one ^ other for one, other in zip(said[16:], half))
        self.protection = TripleDes(des_key(secret, 1), des_key(secret, 2), int.from_bytes(self.challenge[4:] + said[4:8], "big"))
        return back + des_code(code_key, padded(back, 8))

    # -- PACE --------------------------------------------------------------------------------------------------------
    def begin_pace(self, p1, p2, data):
        wanted = dict(elements(data))
        if (p1, p2) != (0xC1, 0xA4) or not self.speaks_pace or wanted.get(0x80) != PACE or wanted.get(0x83) != b"\2":
            raise Refused(0x6A80)
        self.step = 1
        return b""

    def go_on_with_pace(self, data):
        said = dict(elements(dict(elements(data))[0x7C]))
        turns = {1: self.give_nonce, 2: self.map, 3: self.agree, 4: self.compare}
        if self.step not in turns:
            raise Refused(0x6985)
        self.step, turn = self.step + 1, turns[self.step]
        return element(0x7C, turn(said))

    def give_nonce(self, _):
        self.nonce = os.urandom(16)
        return element(0x80, enciphered_nonce(aes_key(self.can, 3), self.nonce))

    def map(self, said):
        own = curve.random_scalar()
        shared = curve.multiply(own, curve.from_bytes(said[0x81]))
        self.generator = curve.add(curve.multiply(int.from_bytes(self.nonce, "big"), curve.GENERATOR), shared)
        return element(0x82, curve.to_bytes(curve.multiply(own, curve.GENERATOR)))

    def agree(self, said):
        own = curve.random_scalar()
        self.their_key, self.own_key = said[0x83], curve.to_bytes(curve.multiply(own, self.generator))
        secret = curve.multiply(own, curve.from_bytes(self.their_key))[0].to_bytes(32, "big")
        self.keys = aes_key(secret, 1), aes_key(secret, 2)
        return element(0x84, self.own_key)

    def compare(self, said):
        def token(key):
            return aes_code(self.keys[1], element(0x7F49, element(6, PACE) + element(0x86, key)))
        self.step = 0
        if said.get(0x85) != token(self.own_key):
            raise Refused(0x6300)
        self.protection = Aes(*self.keys)
        return element(0x86, token(self.their_key))


class Slot:
    """Where cards are put: vpcd's line. The card can be changed while it lies there, and taken away."""
    ATR = bytes.fromhex("3b8880010000000000817100f9")

    def __init__(self, port):
        self.card, self.line = None, socket.create_connection(("127.0.0.1", port))
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    def take_away(self):
        try:
            self.line.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.line.close()

    def receive(self, size):
        data = b""
        while len(data) < size:
            # vpcd writes length and body apart: without this each command takes 40 ms.
            self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
            more = self.line.recv(size - len(data))
            if not more:
                raise OSError("vpcd has hung up")
            data += more
        return data

    def send(self, data):
        self.line.sendall(struct.pack("!H", len(data)) + data)

    def serve(self):
        try:
            while True:
                message = self.receive(struct.unpack("!H", self.receive(2))[0])
                if len(message) > 1:
                    answer = self.card.answer(message)
                    if answer is not None:
                        self.send(answer)
                elif message == b"\4":
                    self.send(self.ATR)
                elif self.card:
                    self.card.reset()
        except OSError:
            pass
