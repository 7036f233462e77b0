#!/usr/bin/python3
"""What can fail during a visit, made to fail: the citizen is told, nothing is claimed that is not so, nothing is lost."""
import json
import pathlib
import subprocess
import tempfile
import unittest

from station import AGREE, ANONYMOUS, CARD, LEAVE, NO_PHOTO, REPORT, SEND, TO_TEXT, WRITE, Station, program, run, wait_until

TO_CARD = TO_TEXT + WRITE + NO_PHOTO + "wait person.scan\ntap person.scan\n" + AGREE + "wait card.title\n"


class Printer(unittest.TestCase):
    def stays_on_screen(self, state, sentence):
        with Station() as station:
            station.set_printer(state)
            station.plays(REPORT + f"expect receipt.slip {sentence}\nwait receipt.qr\nwait receipt.print_again\ncapture told\n"
                          "device printer ready\ntap receipt.print_again\n"
                          "expect receipt.slip Đã in phiếu. Xin lấy phiếu bên dưới.\n")
            self.assertRegex(station.label("told", "receipt.code"), r"^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$")
            self.assertEqual(len(station.slips()), 1, "one slip, after the paper came")

    def test_no_paper(self):
        self.stays_on_screen("paper-out", "Máy in hết giấy. Xin chụp lại mã hoặc quét mã QR.")

    def test_paper_out_in_the_middle_of_a_slip(self):
        self.stays_on_screen("paper-out-after 2", "Máy in hết giấy. Xin chụp lại mã hoặc quét mã QR.")

    def test_cover_open(self):
        self.stays_on_screen("cover-open", "Nắp máy in đang mở. Xin chụp lại mã hoặc quét mã QR.")

    def test_printer_gone(self):
        self.stays_on_screen("gone", "Không in được phiếu. Xin chụp lại mã hoặc quét mã QR.")

    def test_no_printer_at_all(self):
        with Station() as station:
            text = station.kiosk_config.read_text(encoding="utf-8").replace(f"file:{station.folder}/printer", "none")
            station.kiosk_config.write_text(text, encoding="utf-8")
            station.plays(REPORT + "expect receipt.slip Không in được phiếu. Xin chụp lại mã hoặc quét mã QR.\nwait receipt.qr\n")


class Parts(unittest.TestCase):
    """The courier is told how the parts are, though nobody has asked (FORMAT.md §12)."""

    def parts(self, station):
        left = station.outbox.parent / "parts.json"
        text = left.read_text(encoding="utf-8") if left.exists() else "{}"
        return {each["part"]: each for each in json.loads(text).get("parts", [])}

    def states(self, station):
        return {name: part["state"] for name, part in self.parts(station).items()}

    def test_the_parts_are_asked_while_nobody_is_there_and_the_camera_is_left_alone(self):
        with Station() as station:
            station.set_printer("paper-out")
            station.plays("wait home.report\nadvance 120\nwait home.note.0\nend\n")
            wait_until(lambda: self.states(station).get("printer") == "paper-out", "the parts are written down")
            self.assertIn("disk", self.states(station))
            self.assertNotIn("camera", self.states(station))

    def test_a_part_that_is_well_again_is_said_to_be_so_and_since_when(self):
        with Station() as station:
            station.set_printer("paper-out")
            station.plays("wait home.report\nadvance 120\nwait home.note.0\ndevice printer ready\nadvance 900\nwait tour.title\n"
                          "tap bar.finish\nwait home.report\nadvance 61\nwait home.report\nend\n")
            wait_until(lambda: self.states(station).get("printer") == "ready", "the printer is well again")
            printer = self.parts(station)["printer"]
            self.assertEqual(printer["since"], printer["tested_at"])


class Card(unittest.TestCase):
    def refuses(self, content, sentence):
        """Said on the screen, and a good card afterwards is still taken."""
        with Station() as station, tempfile.TemporaryDirectory() as folder:
            picture = pathlib.Path(folder) / "code.png"
            made = subprocess.run(["qrencode", "-8", "-l", "L", "-s", "6", "-o", picture], input=content, capture_output=True,
                                  check=False)
            self.assertEqual(made.returncode, 0, made.stderr)
            station.plays(TO_CARD + f"scan {picture}\nexpect card.trouble {sentence}\nscan {CARD}\nwait person.name\n"
                          "expect person.name NGUYỄN THỊ A\n")

    def test_a_code_that_is_no_card(self):
        self.refuses("https://vi.wikipedia.org".encode(), "Mã này không phải mã của thẻ căn cước. Xin đưa mã QR in trên thẻ.")

    def test_an_insurance_card(self):
        self.refuses("GD4797931234567|4E677579E1BB856E|15/03/1960|2|".encode(),
                     "Mã này không phải mã của thẻ căn cước. Xin đưa mã QR in trên thẻ.")

    def test_as_much_garbage_as_a_code_can_hold(self):
        garbage = bytes((7 * number + number // 13) % 251 + 1 for number in range(2900))
        self.refuses(garbage, "Mã này không phải mã của thẻ căn cước. Xin đưa mã QR in trên thẻ.")

    def test_broken_utf_8(self):
        self.refuses(CARD.encode().replace("Ễ".encode(), b"\xe1\xbb"),
                     "Không đọc được chữ trong mã này. Xin nhờ nhân viên giúp, hoặc quay lại chọn cách khác.")

    def test_a_day_that_is_in_no_calendar(self):
        self.refuses(CARD.replace("15031960", "31021960").encode(),
                     "Nội dung mã trên thẻ không hợp lệ. Xin nhờ nhân viên giúp, hoặc quay lại chọn cách khác.")


class Camera(unittest.TestCase):
    def test_a_camera_that_left_stops_nobody(self):
        with Station() as station:
            station.gateway()
            station.plays(TO_TEXT + WRITE + AGREE + "wait photo.take\ndevice camera gone\n"
                          "expect photo.trouble Máy ảnh không hoạt động. Xin tiếp tục không dùng máy ảnh.\n" + NO_PHOTO +
                          ANONYMOUS + SEND + "wait receipt.code\n")
            station.carried()
            self.assertEqual(len(station.opened()), 1)


class Disk(unittest.TestCase):
    def setUp(self):
        self.disk = self.enterContext(tempfile.TemporaryDirectory())
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", self.disk], capture_output=True, text=True,
                                 check=False)
        self.assertEqual(mounted.returncode, 0, f"needs root, to mount a small disk: {mounted.stderr}")
        self.addCleanup(subprocess.run, ["umount", "-l", self.disk], check=True)
        self.filler = pathlib.Path(self.disk) / "filler"

    def fill(self):
        with self.filler.open("wb", buffering=0) as file:
            try:
                while file.write(bytes(4096)) == 4096:
                    pass
            except OSError:
                pass

    def test_full_while_storing(self):
        with Station(state=self.disk) as station:
            station.gateway()
            # The disk fills while the citizen is at work; that the camera leaves tells the script so.
            arguments = station.arguments(TO_TEXT + WRITE + AGREE + "wait photo.take\ncapture ready\nwait photo.trouble 60\n" + NO_PHOTO +
                                          ANONYMOUS + SEND + "wait not_saved.title\ncapture told\n")
            process = subprocess.Popen([program("tramso-kiosk"), *map(str, arguments)],  # pylint: disable=consider-using-with
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            self.addCleanup(process.kill)
            wait_until(lambda: (station.captures / "ready.tree").exists() or process.poll() is not None, "the photo", 60)
            self.fill()
            (station.camera / "camera.state").write_text("gone\n", encoding="utf-8")
            out, err = process.communicate(timeout=100)
            self.assertEqual(process.returncode, 0, out + err)
            self.assertEqual(station.label("told", "not_saved.text"),
                             "Máy đã đầy, không nhận thêm được. Chưa có gì được gửi. Xin nhờ nhân viên hoặc gọi 1022.")
            self.assertEqual(station.slips(), [])
            self.filler.unlink()
            self.assertEqual(station.status()["queued"], 0)

    def test_full_from_the_start_is_said_before_typing(self):
        with Station(state=self.disk) as station:
            self.assertEqual(station.status()["queued"], 0)  # the outbox is there
            self.fill()
            station.plays("wait home.report\nadvance 1\nwait home.report\ntap home.report\nwait not_saved.title\n")

    def test_once_there_is_room_the_same_words_are_stored(self):
        with Station(state=self.disk) as station:
            station.gateway()
            self.assertEqual(station.status()["queued"], 0)
            station.plays(REPORT + LEAVE)
            self.fill()
            refused = run("tramso", "submit", "--config", station.kiosk_config, "--file", station.draft)
            self.assertEqual(refused.returncode, 1)
            self.assertIn("full", refused.stderr)
            station.carried()  # acknowledgements still find room
            self.assertEqual(len(station.received()), 1)
            self.filler.unlink()
            station.submit()
            station.carried()
            self.assertEqual(len(station.received()), 2)


class Network(unittest.TestCase):
    def test_no_gateway_and_no_courier(self):
        with Station() as station:
            station.plays(REPORT + "capture shown\n" + LEAVE)
            code = station.label("shown", "receipt.code")
            ask = f"wait home.track\ntap home.track\nwait track.field\ntype {code}\ntap track.look_up\n"
            station.plays(ask + "wait progress.state 20\nexpect progress.state Chưa hỏi được\n")
            station.uplink()
            station.plays(ask + "wait progress.state 20\nexpect progress.state Đã lưu tại máy này\n")
            station.gateway()
            station.plays(ask + "wait progress.state 20\ncapture asked\n")
            wait_until(lambda: len(station.received()) == 1, "the report arrives by itself", 30)
            station.plays(ask + "wait progress.state 20\nexpect progress.state Thành phố đã nhận\n")

    def test_a_code_that_nobody_has(self):
        with Station() as station:
            station.gateway()
            station.uplink()
            other = json.loads(run("tramso", "submit", "--config", station.write_kiosk_config(station.kiosk, "https://localhost:1",
                               "other.toml"), "--file", station.draft, "--json").stdout)["code"]
            with Station() as elsewhere:
                elsewhere.gateway()
                elsewhere.uplink()
                elsewhere.plays(f"wait home.track\ntap home.track\nwait track.field\ntype {other}\ntap track.look_up\n"
                                "wait progress.state 20\nexpect progress.state Không tìm thấy mã\n")


class Settings(unittest.TestCase):
    def test_a_file_torn_anywhere_is_named_and_nothing_starts(self):
        with Station() as station:
            whole = station.kiosk_config.read_bytes()
            torn = station.folder / "torn.toml"
            for length in range(0, len(whole) - 5, max(1, len(whole) // 40)):
                torn.write_bytes(whole[:length])
                started = run("tramso-kiosk", "--config", torn, "--headless", "--visit", station.draft)
                self.assertEqual(started.returncode, 1, f"torn at {length}: {started.stdout}{started.stderr}")
                self.assertRegex(started.stderr, r"torn\.toml:\d+", f"torn at {length}")


if __name__ == "__main__":
    unittest.main()
