"""Elements, keys and secure messaging as a chip has them (ICAO Doc 9303-11)."""
import hashlib
import struct

from Cryptodome.Cipher import AES, DES, DES3
from Cryptodome.Hash import CMAC


def element(tag, value):
    size = len(value)
    length = bytes([size]) if size < 0x80 else b"\x81" + bytes([size]) if size < 0x100 else b"\x82" + size.to_bytes(2, "big")
    return tag.to_bytes((tag.bit_length() + 7) // 8, "big") + length + value


def elements(data):
    """[(tag, value)], tags of one byte or two."""
    found, at = [], 0
    while at < len(data):
        tag = data[at]
        at += 1
        if tag & 0x1F == 0x1F:
            tag, at = tag << 8 | data[at], at + 1
        size = data[at]
        at += 1
        if size & 0x80:
            more = size & 0x7F
            size, at = int.from_bytes(data[at:at + more], "big"), at + more
        found.append((tag, data[at:at + size]))
        at += size
    return found


def padded(data, block):
    return data + b"\x80" + bytes(-(len(data) + 1) % block)


def unpadded(data):
    return data[:data.rindex(b"\x80")]


def aes_key(secret, number):
    return hashlib.sha1(secret + struct.pack(">I", number)).digest()[:16]


def des_key(secret, number):
    return bytes(byte & 0xFE | (bin(byte >> 1).count("1") + 1) % 2 for byte in aes_key(secret, number))


def des_cipher(key):
    return DES3.new(key, DES3.MODE_CBC, iv=bytes(8))


def des_code(key, whole_blocks):
    last = DES.new(key[:8], DES.MODE_CBC, iv=bytes(8)).encrypt(whole_blocks)[-8:]
    return DES.new(key[:8], DES.MODE_ECB).encrypt(DES.new(key[8:], DES.MODE_ECB).decrypt(last))


def enciphered_nonce(key, nonce):
    return AES.new(key, AES.MODE_CBC, iv=bytes(16)).encrypt(nonce)


def aes_code(key, data):
    return CMAC.new(key, data, ciphermod=AES).digest()[:8]


class TripleDes:
    block = 8

    def __init__(self, key, code_key, counter):
        self.key, self.code_key, self.counter = key, code_key, counter

    def count(self):
        self.counter = (self.counter + 1) % (1 << 64)

    def encipher(self, data):
        return des_cipher(self.key).encrypt(data)

    def decipher(self, data):
        return des_cipher(self.key).decrypt(data)

    def code_of(self, data):
        return des_code(self.code_key, padded(self.counter.to_bytes(8, "big") + data, 8))


class Aes:
    block = 16

    def __init__(self, key, code_key):
        self.key, self.code_key, self.counter = key, code_key, 0

    def count(self):
        self.counter += 1

    def cipher(self):
        start = AES.new(self.key, AES.MODE_ECB).encrypt(self.counter.to_bytes(16, "big"))
        return AES.new(self.key, AES.MODE_CBC, iv=start)

    def encipher(self, data):
        return self.cipher().encrypt(data)

    def decipher(self, data):
        return self.cipher().decrypt(data)

    def code_of(self, data):
        return aes_code(self.code_key, padded(self.counter.to_bytes(16, "big") + data, 16))
