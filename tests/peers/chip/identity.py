"""What a card is made of: who signs (a state and its document signer, new for each run) and what is signed."""
import functools
import hashlib
import os
import subprocess

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

from protection import element

NUMBER, BORN, EXPIRES, NAME = "079190123456", "900315", "400315", "Nguyễn Thị Hoa"


def openssl(*words, **more):
    done = subprocess.run(["openssl", *map(str, words)], capture_output=True, check=False, **more)
    if done.returncode != 0:
        raise RuntimeError(f"openssl {words[0]}: {done.stderr.decode(errors='replace')}")
    return done.stdout


EXPLICIT, NAMED = "explicit", "named_curve"


class State:
    """A state that issues cards: authorities/csca.pem, ds.pem, ds.key; and keys for chips. As Doc 9303-12 wants it, its keys spell
    their curve out; with `rsa` it has such keys, and pads as RSASSA-PSS does."""

    def __init__(self, folder, *, encoding=EXPLICIT, rsa=False, certificate_hash="sha256", signer_use="digitalSignature", days=3000,
                 curve="P-256"):
        self.folder, self.rsa = folder, rsa
        self.authorities = folder / "authorities"
        self.authorities.mkdir(parents=True)
        extensions = folder / "signer.cnf"
        extensions.write_text(f"keyUsage=critical,{signer_use}\n")
        padding = ("-sigopt", "rsa_padding_mode:pss") if rsa else ()
        self.make_key("csca.key", 3072, "P-384", encoding)
        self.make_key("ds.key", 2048, curve, encoding)
        openssl("req", "-x509", "-new", "-key", folder / "csca.key", "-subj", "/C=VN/O=Test State/CN=Test CSCA", "-days", 3650, "-sha384",
                *padding, "-out", self.authorities / "csca.pem", "-addext", "keyUsage=critical,keyCertSign,cRLSign")
        openssl("req", "-new", "-key", folder / "ds.key", "-subj", "/C=VN/O=Test State/CN=Test signer", "-out", folder / "ds.csr")
        openssl("x509", "-req", "-in", folder / "ds.csr", "-CA", self.authorities / "csca.pem", "-CAkey", folder / "csca.key",
                "-CAcreateserial", "-CAserial", folder / "csca.srl", "-days", days, f"-{certificate_hash}", *padding,
                "-extfile", extensions, "-out", folder / "ds.pem")

    def make_key(self, name, bits, curve, encoding):
        if self.rsa:
            openssl("genrsa", "-out", self.folder / name, bits)
        else:
            openssl("ecparam", "-name", curve, "-genkey", "-noout", "-param_enc", encoding, "-out", self.folder / name)

    def sign(self, content, digest="sha256", content_type="2.23.136.1.1.1", more=()):
        return openssl("cms", "-sign", "-binary", "-nodetach", "-signer", self.folder / "ds.pem", "-inkey", self.folder / "ds.key",
                       "-econtent_type", content_type, "-md", digest, "-nosmimecap", "-outform", "DER",
                       *(("-keyopt", "rsa_padding_mode:pss") if self.rsa else ()), *more, input=content)


@functools.cache
def curve_key():
    return new_curve_key()


@functools.cache
def rsa_key():
    return new_rsa_key()


def new_curve_key():
    return load_pem_private_key(openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout"), None)


def new_rsa_key():
    return load_pem_private_key(openssl("genrsa", "2048"), None)


@functools.cache
def public_half(key):
    """As chips have it: the curve itself, not its name."""
    named = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    if not hasattr(key, "curve"):
        return named
    return openssl("pkey", "-pubin", "-inform", "DER", "-pubout", "-outform", "DER", "-ec_param_enc", "explicit", input=named)


def check_digit(text):
    values = [0 if letter == "<" else int(letter, 36) for letter in text]
    return str(sum(value * (7, 3, 1)[place % 3] for place, value in enumerate(values)) % 10)


def machine_lines(number):
    document = number[3:]
    first = "IDVNM" + document + check_digit(document) + number + "<<" + check_digit(number)
    second = BORN + check_digit(BORN) + "F" + EXPIRES + check_digit(EXPIRES) + "VNM" + "<" * 11
    second += check_digit(first[5:30] + second[0:7] + second[8:15] + second[18:29])
    return first + second + "NGUYEN<<THI<HOA".ljust(30, "<")


def key_of_lines(number=NUMBER):
    return "".join(part + check_digit(part) for part in (number[3:], BORN, EXPIRES)).encode()


def group_13(number, name):
    lines = {1: number, 2: name, 3: "15/03/1990", 4: "Nữ", 5: "Việt Nam", 6: "Kinh", 7: "Không", 8: "Vĩnh Long",
             9: "Phường Bến Thành, TP. Hồ Chí Minh", 10: "Nốt ruồi", 11: "15/03/2025", 12: "15/03/2040"}
    parents = element(0x30, element(2, b"\x0d") + element(0x30, element(0x0C, b"A") + element(0x0C, b"B")))
    written = b"".join(element(0x30, element(2, bytes([line])) + element(0x0C, text.encode())) for line, text in lines.items())
    form = element(2, b"\0") + element(6, bytes.fromhex("2b0601040181")) + element(0x31, written + parents)
    return element(0x6D, element(0x30, form))


def picture():
    face = b"\xff\xd8\xff\xe0" + os.urandom(4000) + b"\xff\xd9"
    return element(0x75, element(0x7F61, element(2, b"\1") + element(0x7F60, element(0x5F2E, face))))


def groups(chip_key, number, number_in_lines, name):
    """All data groups by their number."""
    signs_with_sha256 = element(6, bytes.fromhex("678108010105")) + element(2, b"\1") + element(6, bytes.fromhex("04007f00070101040103"))
    return {1: element(0x61, element(0x5F1F, machine_lines(number_in_lines).encode())), 2: picture(), 3: element(0x63, bytes(20)),
            13: group_13(number, name), 14: element(0x6E, element(0x31, element(0x30, signs_with_sha256))),
            15: element(0x6F, public_half(chip_key))}


def security_object(state, files, digest="sha256", signed_with=None, **how):
    names = {"sha1": "2b0e03021a", "sha256": "608648016503040201", "sha384": "608648016503040202", "sha512": "608648016503040203"}
    algorithm = element(0x30, element(6, bytes.fromhex(names[digest])))
    hashes = [element(0x30, element(2, bytes([number])) + element(4, hashlib.new(digest, data).digest()))
              for number, data in sorted(files.items())]
    content = element(0x30, element(2, b"\0") + algorithm + element(0x30, b"".join(hashes)))
    return element(0x77, state.sign(content, signed_with or digest, **how))
