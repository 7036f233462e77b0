#!/usr/bin/python3
"""Cards of all kinds on a reader of pcscd's: what is read of them, and why not. pcscd and its virtual reader (vpcd) run in a
network and a mount namespace of their own, as vpcd listens to everybody and a machine has one pcscd; this needs root."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

SOURCE = pathlib.Path(os.environ["TRAMSO_SOURCE_DIR"])
READ_CHIP = pathlib.Path(os.environ["TRAMSO_BIN_DIR"]) / "read_chip"
DRIVER = pathlib.Path("/usr/lib/pcsc/drivers/serial/libifdvpcd.so")
PORT = 35963
sys.path.insert(0, str(SOURCE / "tests/peers/chip"))
import identity  # noqa: E402
import icao_card  # noqa: E402
from protection import element  # noqa: E402

CAN = identity.NUMBER[-6:]
LINES = (identity.NUMBER[3:], identity.BORN, identity.EXPIRES)
FACE, FINGERS = 0x0102, 0x0103


def go_apart():
    """Begins this program again where it has its own loopback and its own /run."""
    if os.geteuid() != 0:
        sys.exit("pcscd_test needs root, for unshare(1)")
    shell = 'ip link set lo up && mount -t tmpfs tmpfs /run && mkdir /run/pcscd && exec "$@"'
    os.execvp("unshare", ["unshare", "-mn", "sh", "-c", shell, "sh", sys.executable, "-B", __file__, "--apart", *sys.argv[1:]])


def read_chip(*words):
    done = subprocess.run([READ_CHIP, *map(str, words)], capture_output=True, text=True, timeout=30, check=False)
    if done.returncode not in (0, 1):
        raise AssertionError(f"read_chip ended with {done.returncode}: {done.stderr}")
    return done.stdout.splitlines()


def status():
    return read_chip("status")[0]


def wait_for(state):
    until = time.monotonic() + 10
    while status() != state:
        if time.monotonic() > until:
            raise AssertionError(f"the reader does not become {state}")


class Pcscd:
    def __init__(self, folder):
        if not DRIVER.exists():
            raise AssertionError(f"{DRIVER} is not there: install vsmartcard-vpcd")
        settings = folder / "reader.conf"
        settings.write_text(f'FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:{PORT:#x}\nLIBPATH {DRIVER}\nCHANNELID {PORT:#x}\n')
        self.output = open(folder / "pcscd.log", "wb")
        self.process = subprocess.Popen(["pcscd", "--foreground", "--config", str(settings)], stdout=self.output,
                                        stderr=subprocess.STDOUT)

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:  # a driver that waits for a card
            self.process.kill()
            self.process.wait()
        self.output.close()


def spoil_code(number):
    """Changes one bit of the code of a protected answer, and that alone."""
    def spoil(card, answer):
        return answer[:-3] + bytes([answer[-3] ^ 1]) + answer[-2:] if card.answers == number else answer
    return spoil


def spoil_content(number):
    """Changes one bit of what a protected answer has enciphered."""
    def spoil(card, answer):
        return answer[:5] + bytes([answer[5] ^ 1]) + answer[6:] if card.answers == number and answer[0] == 0x87 else answer
    return spoil


class Cards(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.state = identity.State(cls.folder / "state")
        cls.empty = cls.folder / "empty"
        cls.empty.mkdir()
        cls.without_service = status(), read_chip(cls.state.authorities, CAN, 2000)
        cls.pcscd = Pcscd(cls.folder)
        cls.addClassCleanup(cls.pcscd.stop)
        wait_for("empty")
        cls.without_card = read_chip(cls.state.authorities, CAN, 2000)
        cls.slot = icao_card.Slot(PORT)
        cls.slot.card = icao_card.Card(cls.state)
        wait_for("card-here")

    def put(self, **how):
        self.slot.card = icao_card.Card(how.pop("state", self.state), **how)
        return self.slot.card

    def read(self, can=CAN, lines=(), authorities=None, patience=10000):
        return read_chip(authorities or self.state.authorities, can, patience, *lines)

    def read_in_full(self, **how):
        self.assertEqual(self.read(**how), [identity.NAME, identity.NUMBER])

    # -- cards that are right ----------------------------------------------------------------------------------------
    def test_the_right_number_opens_the_card_and_neither_face_nor_fingers_are_asked_for(self):
        card = self.put()
        self.read_in_full()
        self.assertEqual(sorted(set(card.selected_files)), [0x0101, 0x010D, 0x010E, 0x010F, 0x011C, 0x011D])
        self.assertNotIn(FACE, card.selected_files)
        self.assertNotIn(FINGERS, card.selected_files)
        self.read_in_full()  # and it opens a second time, to sign something else
        self.assertEqual(len(set(card.signed) | {bytes(8)}), 3)

    def test_a_card_without_pace_is_opened_by_its_lines_for_machines(self):
        card = self.put(speaks_pace=False)
        self.read_in_full(lines=LINES)
        self.assertFalse({FACE, FINGERS} & set(card.selected_files))

    def test_a_card_that_speaks_pace_is_not_opened_by_bac(self):
        self.put(speaks_bac=False)
        self.read_in_full(lines=LINES)

    def test_a_chip_that_signs_with_rsa_proves_itself(self):
        self.put(chip_key=identity.rsa_key())
        self.read_in_full()

    def test_the_name_is_read_as_it_is_written_and_composed(self):
        self.put(name="Nguyê\u0303n Thi\u0323 Hoa")
        self.read_in_full()

    def test_hashes_of_512_bits_are_good_too(self):
        self.put(signed={"digest": "sha512"})
        self.read_in_full()

    def test_a_state_may_sign_with_rsa_or_name_its_curves(self):
        for how in ({"rsa": True}, {"encoding": identity.NAMED}):
            state = identity.State(self.folder / str(sorted(how)), **how)
            self.put(state=state)
            self.read_in_full(authorities=state.authorities)

    # -- cards that do not open --------------------------------------------------------------------------------------
    def test_another_cards_number_does_not_open_it(self):
        card = self.put()
        self.assertEqual(self.read(can="123457"), ["wrong-can"])
        self.assertEqual(set(card.selected_files), {0x011C})
        self.assertEqual(self.read(can="12345"), ["wrong-can"])
        self.read_in_full()  # the card is none the worse for it

    def test_other_lines_do_not_open_a_card_without_pace(self):
        self.put(speaks_pace=False)
        self.assertEqual(self.read(lines=(LINES[0], LINES[1], "400316")), ["wrong-can"])

    def test_a_card_without_pace_is_not_read_when_nobody_knows_its_lines(self):
        self.put(speaks_pace=False)
        self.assertEqual(self.read(), ["not-such-card"])

    def test_a_card_whose_number_ends_otherwise_than_what_opens_it_is_another(self):
        self.put(can="654321")
        self.assertEqual(self.read(can="654321"), ["wrong-can"])
        self.put(speaks_pace=False)
        self.assertEqual(self.read(can="654321", lines=LINES), ["wrong-can"])

    def test_a_card_whose_two_numbers_differ_is_not_such_a_card(self):
        self.put(number_in_lines="079190999999")
        self.assertEqual(self.read(), ["not-such-card"])

    def test_a_bank_card_is_not_such_a_card(self):
        self.put(is_document=False)
        self.assertEqual(self.read(), ["not-such-card"])
        self.assertEqual(self.read(lines=LINES), ["not-such-card"])

    def test_a_list_of_protocols_that_is_garbage_or_knows_none_of_ours_is_not_such_a_card(self):
        for access in (bytes(64), b"\x31\x82\xff\xff" + bytes(64), b"\x31\x08\x30\x82\x7f\xff" + bytes(64), element(0x31, bytes(1000)),
                       element(0x31, element(0x30, element(6, icao_card.PACE[:-1] + b"\1") + element(2, b"\2") + element(2, b"\x0c")))):
            self.put(card_access=access, speaks_bac=False)
            self.assertEqual(self.read(), ["not-such-card"], access)

    # -- cards that are not believed ---------------------------------------------------------------------------------
    def test_a_data_group_that_was_changed_is_not_genuine(self):
        for group in (1, 13, 14, 15):
            self.put(changed=group)
            self.assertEqual(self.read(), ["not-genuine"], group)

    def test_a_data_group_that_was_never_signed_is_not_genuine(self):
        for group in (1, 13):
            self.put(unsigned=(group,))
            self.assertEqual(self.read(), ["not-genuine"], group)

    def test_a_copy_of_a_card_is_found_out(self):
        self.put(cloned=True)
        self.assertEqual(self.read(), ["cloned"])
        self.put(cloned=True, chip_key=identity.rsa_key())
        self.assertEqual(self.read(), ["cloned"])

    def test_a_card_without_a_key_of_its_chip_counts_as_a_copy(self):
        self.put(unsigned=(15,))
        self.assertEqual(self.read(), ["cloned"])
        self.put(without=(15,))
        self.assertEqual(self.read(), ["cloned"])

    def test_a_card_of_a_state_that_we_do_not_know_is_not_genuine(self):
        other = identity.State(self.folder / "other")
        self.put(state=other)
        self.assertEqual(self.read(), ["not-genuine"])
        self.read_in_full(authorities=other.authorities)

    def test_a_signature_that_is_weak_or_not_over_what_it_should_be_is_not_genuine(self):
        for signed in ({"digest": "sha1"}, {"signed_with": "sha1"}, {"content_type": "2.23.136.1.1.2"}, {"more": ("-noattr",)},
                       {"more": ("-nocerts",)}):
            self.put(signed=signed)
            self.assertEqual(self.read(), ["not-genuine"], signed)

    def test_a_document_signer_that_is_weak_over_or_for_something_else_is_not_genuine(self):
        for number, how in enumerate(({"certificate_hash": "sha1"}, {"certificate_hash": "sha224"}, {"curve": "P-192"}, {"days": -1},
                                       {"signer_use": "keyAgreement"})):
            state = identity.State(self.folder / f"poor{number}", **how)
            self.put(state=state)
            self.assertEqual(self.read(authorities=state.authorities), ["not-genuine"], how)

    def test_without_a_certificate_of_a_state_nothing_is_read(self):
        card = self.put()
        self.assertEqual(self.read(authorities=self.empty), ["no-authority"])
        self.assertEqual(self.read(authorities=self.folder / "nowhere"), ["no-authority"])
        self.assertEqual(card.selected_files, [])

    def test_an_answer_that_was_changed_on_its_way_is_not_taken(self):
        for spoil in (spoil_code, spoil_content):
            for speaks_pace, number in ((True, 20), (False, 20)):
                self.put(speaks_pace=speaks_pace).spoil = spoil(number)
                self.assertEqual(self.read(lines=LINES), ["not-such-card"])

    # -- cards and readers that leave --------------------------------------------------------------------------------
    def test_without_the_service_there_is_no_reader(self):
        self.assertEqual(self.without_service, ("gone", ["no-reader"]))

    def test_without_a_card_there_is_none(self):
        self.assertEqual(self.without_card, ["no-card"])

    def test_zz_a_card_that_is_taken_away_in_the_middle_left(self):
        def leave(card, answer):
            if card.answers == 20:
                type(self).slot.take_away()
                return None
            return answer
        self.put().spoil = leave
        self.assertEqual(self.read(), ["card-left"])
        wait_for("empty")
        time.sleep(1)  # pcscd looks each 400 ms, and one that was back before would stay away for it
        type(self).slot = icao_card.Slot(PORT)
        self.put()
        wait_for("card-here")
        self.read_in_full()

    def test_zzz_a_card_that_falls_silent_is_not_waited_for(self):
        self.put().spoil = lambda card, answer: None if card.answers >= 20 else answer
        begun = time.monotonic()
        self.assertEqual(self.read(patience=1500), ["late"])
        self.assertLess(time.monotonic() - begun, 5)
        type(self).slot.take_away()


if __name__ == "__main__":
    if "--apart" not in sys.argv:
        go_apart()
    sys.argv.remove("--apart")
    unittest.main()
