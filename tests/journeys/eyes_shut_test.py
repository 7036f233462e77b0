#!/usr/bin/python3
"""A visit with eyes shut: nothing is drawn, four keys, and only what is heard decides the next one. The clerk gets the report."""
import json
import unittest

from listener import BETWEEN, SPEECH, Listener
from station import CARD, Station

KEYS = ["n", "ư", "ơ", "c", "dấu sắc", "Dấu cách", "n", "g", "â", "p", "dấu nặng"]
TYPED = "nước ngập"


def type_keys(me, names):
    for name in names:
        me.find(name)
        said = me.press("select")
        assert said and said[0].split(BETWEEN)[0] == name, f"typed {name}, heard {said}"


def go_to_text(me):
    me.press("next")
    me.hear("Kính chào quý khách")
    me.choose("Phản ánh, kiến nghị")
    me.hear("Phản ánh về việc gì?")
    me.choose("Ngập nước")
    me.hear("Việc xảy ra ở đâu?")
    me.choose("Bến Thành")
    me.hear("Xin kể sự việc")


def code_in(line):
    """The receipt's code as it is told: twelve letters and digits, one by one, behind its name."""
    pieces = line.split(BETWEEN)
    letters = pieces[pieces.index("Mã phiếu") + 1:][:12]
    assert all(len(letter) == 1 for letter in letters), line
    code = "".join(letters).upper()
    return "-".join((code[:4], code[4:8], code[8:]))


class EyesShut(unittest.TestCase):
    def setUp(self):
        self.station = self.enterContext(Station(settings=SPEECH))

    def listener(self):
        return self.enterContext(Listener(self.station))

    def test_a_whole_report_is_filed_by_ear(self):
        self.station.gateway()
        me = self.listener()
        go_to_text(me)
        self.assertIn("chưa bấm được", me.find("Tiếp tục"))
        type_keys(me, KEYS)
        self.assertIn(TYPED, me.find("Ô gõ chữ"))
        me.choose("Tiếp tục")
        me.hear("Mở máy ảnh để chụp? | Bước | 4 | trên | 6 | Lấy gì | Một tấm ảnh, khi quý khách bấm nút chụp.")
        me.choose("Không cần ảnh")
        me.hear("Cho biết quý khách là ai?")
        me.choose("Giấu tên")
        read_back = me.hear("Xin xem lại trước khi gửi").split(BETWEEN)
        for words in ("Ngập nước", "Bến Thành", TYPED, "Không có ảnh", "Giấu tên"):
            self.assertIn(words, read_back)
        me.choose("Gửi đến Thành phố")
        code = code_in(me.hear("Cảm ơn quý khách"))
        self.assertIn("Phản ánh đã được lưu an toàn và sẽ đến Thành phố.", me.hear("Cảm ơn quý khách"))
        me.hear("Đã in phiếu. Xin lấy phiếu bên dưới.")
        me.choose("Xong")
        me.hear("Đã kết thúc. Những gì đã gõ đã được xóa.")
        self.assertEqual(me.leave(), 0)
        self.station.carried()
        reports = [json.loads(line) for line in self.station.opened()]
        self.assertEqual([report["code"] for report in reports], [code])
        draft = reports[0]["draft"]
        self.assertEqual((draft["category"], draft["place"], draft["text"]), ("flooding", "BTN", TYPED))
        self.assertEqual((draft["name"], draft["number"], draft["phone"], draft["photos"]), (None, None, None, []))
        print(f"{me.presses} presses, {len(me.heard)} utterances")

    def test_a_word_is_heard_whole_when_it_is_finished(self):
        me = self.listener()
        go_to_text(me)
        type_keys(me, KEYS[:5])
        me.find("Dấu cách")
        self.assertEqual(me.press("select"), ["Dấu cách | nước"])

    def test_capitals_are_told(self):
        me = self.listener()
        go_to_text(me)
        me.choose("Chữ hoa")
        me.hear("Chữ hoa | đã chọn")
        self.assertEqual(me.find("n").split(BETWEEN)[:2], ["n", "hoa"])

    def test_the_number_of_a_card_is_never_aloud(self):
        me = self.listener()
        go_to_text(me)
        type_keys(me, ["n", "ư", "ơ", "c"])
        me.choose("Tiếp tục")
        me.choose("Không cần ảnh")
        me.choose("Đưa thẻ căn cước ra")
        me.hear("Cho máy đọc mã QR trên thẻ?")
        me.choose("Đồng ý")
        me.hear("Đưa mã QR của thẻ căn cước ra trước máy ảnh")
        me.step(f"scan {CARD}")
        me.hear("NGUYỄN THỊ A")
        me.hear("số giấy tờ, đã che")
        me.choose("Tiếp tục")
        me.hear("Xin xem lại trước khi gửi")
        for _ in range(40):
            me.press("next")
        whole = BETWEEN.join(me.heard)
        number = CARD.split("|")[0]
        self.assertIn("NGUYỄN THỊ A", whole)
        for digits in (number, number[-4:], BETWEEN.join(number), BETWEEN.join(number[-4:])):
            self.assertNotIn(digits, whole)

    def test_help_tells_where_one_is_then_the_keys_then_changes_the_voice(self):
        me = self.listener()
        me.press("next")
        self.assertEqual(me.find("Thủ tục").split(BETWEEN)[-3:-1], ["4", "trên"])
        self.assertTrue(me.press("help")[0].startswith("Quý khách đang ở màn hình | Kính chào quý khách | Thủ tục | "))
        self.assertTrue(me.press("help")[0].startswith("Có bốn phím"))
        self.assertTrue(me.press("help")[0].startswith("Chỉnh giọng đọc | Nghe lại"))
        me.choose("Đọc nhanh hơn")
        me.hear("Đọc nhanh hơn")
        me.choose("Đóng phần chỉnh giọng")
        self.assertTrue(me.press("next")[0].startswith("Lấy số, tra cứu hồ sơ"))

    def test_help_held_repeats_what_was_said(self):
        me = self.listener()
        me.press("next")
        said = me.find("Đi lại")
        self.assertEqual(me.hold("help"), [said])
        self.assertEqual(me.hold("help"), [said])

    def test_a_pause_lasts_until_the_next_key(self):
        me = self.listener()
        me.press("next")
        self.assertEqual(me.press("pause"), ["[pause]"])
        self.assertEqual(me.press("pause"), ["[go on]"])
        me.press("pause")
        self.assertEqual(me.press("next")[0], "[go on]")

    def test_the_question_after_idling_is_heard_and_answered(self):
        me = self.listener()
        go_to_text(me)
        type_keys(me, ["n"])
        me.step("advance 61")
        me.hear("Quý khách còn ở đây không?")
        me.choose("Còn, tiếp tục")
        me.hear("Xin kể sự việc")
        self.assertIn("n", me.find("Ô gõ chữ").split(BETWEEN))
        me.step("advance 61")
        me.step("advance 31")
        me.hear("Đã kết thúc. Những gì đã gõ đã được xóa.")

    def test_a_finger_hears_nothing_and_the_next_visitor_starts_anew(self):
        me = self.listener()
        me.step("tap home.report")
        me.step("wait category.title")
        self.assertEqual(me.heard, [])
        me.press("next")
        self.assertEqual(me.last[0], "Máy đang đọc cho quý khách.")
        me.find("Kết thúc", "previous")
        me.press("select")
        me.hear("Đã kết thúc. Những gì đã gõ đã được xóa.")
        self.assertEqual(me.step("tap home.transport"), [])
        self.assertEqual(me.press("next")[0], "Máy đang đọc cho quý khách.")

    def test_a_voice_that_was_left_on_at_home_ends_by_itself(self):
        me = self.listener()
        me.press("next")
        me.press("next")
        me.step("advance 59")
        me.press("next")  # somebody is there
        me.step("advance 59")
        self.assertEqual(me.last, [])
        me.step("advance 2")
        me.hear("Đã kết thúc. Những gì đã gõ đã được xóa.")
        self.assertEqual(me.press("next")[0], "Máy đang đọc cho quý khách.")

    def test_in_english(self):
        me = self.listener()
        me.press("next")
        me.choose("English")
        me.hear("Welcome")
        me.press("help")
        me.hear("You are on the screen")


if __name__ == "__main__":
    unittest.main()
