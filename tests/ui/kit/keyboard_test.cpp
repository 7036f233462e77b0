#include "tests/support/catch.h"
#include "tests/ui/kit/desk.h"

#include "kiosk/base/text.h"

using kit::KeyboardLayout;
using tests::Desk;
using tests::Workbench;

namespace {

constexpr std::string_view sentence = "Đường Nguyễn Huệ ngập nước, gần số 12!";

} // namespace

TEST_CASE("what keys_for names types exactly the text") {
    Desk desk(KeyboardLayout::Vietnamese);
    desk.type(sentence);
    CHECK(desk.text.reveal() == sentence);
    desk.type(" Ủy ban (khu phố 3) A1 khuya, quý, giặt, Ỷ, xoong, hòa, thuở!");
    CHECK(desk.text.reveal() ==
          std::string(sentence) + " Ủy ban (khu phố 3) A1 khuya, quý, giặt, Ỷ, xoong, hòa, thuở!");
}

TEST_CASE("Telex and VNI type the same sentence with the keys of their layout") {
    for (auto const layout : {KeyboardLayout::Telex, KeyboardLayout::Vni}) {
        Desk desk(layout);
        desk.type(sentence);
        CHECK(desk.text.reveal() == sentence);
    }
}

TEST_CASE("a word that turns out not to be Vietnamese is given back as it was typed") {
    Desk desk(KeyboardLayout::Telex);
    desk.press_all({"key.p", "key.e", "key.r", "key.s", "key.o", "key.n"});
    CHECK(desk.text.reveal() == "person");
}

TEST_CASE("English is typed on the English layout, and what has no key there is refused") {
    Desk desk(KeyboardLayout::English);
    desk.type("Wet floor, Gate 12!");
    CHECK(desk.text.reveal() == "Wet floor, Gate 12!");
    CHECK_FALSE(kit::keys_for(sentence, KeyboardLayout::English));
    CHECK_FALSE(kit::keys_for("a\nb", KeyboardLayout::Vietnamese));
    CHECK_FALSE(kit::keys_for("中", KeyboardLayout::Vietnamese));
}

TEST_CASE("numbers are typed on a layout of their own") {
    Desk desk(KeyboardLayout::Digits);
    desk.type("0123456789");
    CHECK(desk.text.reveal() == "0123456789");
    CHECK_FALSE(kit::keys_for("12a", KeyboardLayout::Digits));
}

TEST_CASE("receipt codes are typed on a layout of their own") {
    Desk desk(KeyboardLayout::Code);
    desk.type("7H2KMZ09QXYA");
    CHECK(desk.text.reveal() == "7H2KMZ09QXYA");
    CHECK_FALSE(kit::keys_for("O", KeyboardLayout::Code));
}

TEST_CASE("tone keys set, change and take away the tone of the word before") {
    Desk desk(KeyboardLayout::Vietnamese);
    desk.press_all({"key.h", "key.u", "key.ê", "key.tone.dot"});
    CHECK(desk.text.reveal() == "huệ");
    desk.press("key.tone.acute");
    CHECK(desk.text.reveal() == "huế");
    desk.press("key.tone.acute");
    CHECK(desk.text.reveal() == "huê");
}

TEST_CASE("a tone pressed at the end of a word lands on the letter that carries it") {
    for (auto const& [bare, tone, toned] : std::vector<std::array<std::string, 3>>{{"hoan", "grave", "hoàn"},
                                                                                   {"quy", "acute", "quý"},
                                                                                   {"giơ", "grave", "giờ"},
                                                                                   {"gi", "grave", "gì"},
                                                                                   {"cua", "hook", "của"},
                                                                                   {"đương", "grave", "đường"},
                                                                                   {"ngoai", "grave", "ngoài"},
                                                                                   {"khoe", "hook", "khỏe"},
                                                                                   {"huynh", "tilde", "huỹnh"},
                                                                                   {"sô 12 gân", "grave", "sô 12 gần"},
                                                                                   {"Ơ", "hook", "Ở"},
                                                                                   {"th", "dot", "th"}}) {
        Desk desk(KeyboardLayout::Vietnamese);
        desk.text = base::PrivateText(bare);
        desk.press("key.tone." + tone);
        CHECK(desk.text.reveal() == toned);
    }
}

TEST_CASE("shift is for one letter, and no letter becomes a capital by itself") {
    Desk desk(KeyboardLayout::Vietnamese);
    desk.press_all({"key.a", "key.shift"});
    CHECK(desk.bench.kit().tree().find("key.shift")->state.selected);
    CHECK(desk.bench.kit().tree().find("key.b")->label == "B");
    desk.press_all({"key.b", "key.c"});
    CHECK(desk.text.reveal() == "aBc");
    desk.press_all({"key.shift", "key.shift", "key.d"});
    CHECK(desk.text.reveal() == "aBcd");
}

TEST_CASE("backspace takes one letter with all its marks") {
    Desk desk(KeyboardLayout::Vietnamese);
    desk.text = base::PrivateText(std::string("Huệ"));
    desk.press("key.backspace");
    CHECK(desk.text.reveal() == "Hu");
    desk.press_all({"key.backspace", "key.backspace"});
    CHECK(desk.text.reveal().empty());
    int const edits = desk.edits;
    desk.press("key.backspace");
    CHECK(desk.edits == edits);
}

TEST_CASE("backspace held for 600 ms repeats eight times a second and not once more when it lifts") {
    Desk desk(KeyboardLayout::Vietnamese);
    desk.text = base::PrivateText(std::string("một hai ba bốn năm"));
    kit::Point const at = desk.bench.middle_of("key.backspace");
    desk.bench.touch(kit::TouchPhase::Down, at);
    desk.draw();
    desk.bench.advance(599);
    desk.draw();
    CHECK(base::length(desk.text.reveal()) == 18);
    REQUIRE(desk.bench.kit().wants_frame_at());
    for (int i = 0; i < 1000; ++i) { // the frames of one second
        desk.bench.advance(1);
        desk.draw();
    }
    CHECK(base::length(desk.text.reveal()) == 18 - 8);
    desk.bench.touch(kit::TouchPhase::Up, at);
    desk.draw();
    CHECK(base::length(desk.text.reveal()) == 18 - 8);
    desk.press("key.backspace");
    CHECK(base::length(desk.text.reveal()) == 18 - 9);
}

TEST_CASE("a letter held does not repeat") {
    Desk desk(KeyboardLayout::Vietnamese);
    kit::Point const at = desk.bench.middle_of("key.a");
    desk.bench.touch(kit::TouchPhase::Down, at);
    for (int i = 0; i < 30; ++i) {
        desk.draw();
        desk.bench.advance(100);
    }
    desk.bench.touch(kit::TouchPhase::Up, at);
    desk.draw();
    CHECK(desk.text.reveal() == "a");
}

TEST_CASE("at the longest, letters are refused, and marks and backspace still work") {
    Desk desk(KeyboardLayout::Vietnamese);
    desk.longest = 3;
    desk.press_all({"key.h", "key.u", "key.ê", "key.n", "key.space"});
    CHECK(desk.text.reveal() == "huê");
    desk.press("key.tone.dot");
    CHECK(desk.text.reveal() == "huệ");
    desk.press("key.backspace");
    CHECK(desk.text.reveal() == "hu");
}

TEST_CASE("enter is told apart and leaves the text as it is") {
    Desk desk(KeyboardLayout::Vietnamese);
    desk.press_all({"key.a", "key.enter"});
    CHECK(desk.entered);
    CHECK(desk.text.reveal() == "a");
}

TEST_CASE("keys are 16 mm wide and high with gaps of 2.6 mm, on both panels and both pages") {
    for (auto const panel : {Workbench::Panel::Landscape, Workbench::Panel::Portrait})
        for (auto const layout : {KeyboardLayout::Vietnamese, KeyboardLayout::Telex, KeyboardLayout::Vni,
                                  KeyboardLayout::English, KeyboardLayout::Digits, KeyboardLayout::Code}) {
            Desk desk(layout, panel);
            for (int page = 0; page < 2; ++page) {
                std::vector<kit::Rect> keys;
                for (kit::Node const& node : desk.bench.kit().tree().nodes)
                    if (node.role == kit::Role::Key) keys.push_back(node.box);
                REQUIRE(keys.size() >= 12);
                float const least = desk.bench.kit().px(15.99);
                float const gap = desk.bench.kit().px(2.59);
                for (std::size_t i = 0; i < keys.size(); ++i) {
                    CHECK(keys[i].w >= least);
                    CHECK(keys[i].h >= least);
                    CHECK(keys[i].right() <= static_cast<float>(desk.bench.kit().metrics().width()));
                    for (std::size_t k = 0; k < i; ++k)
                        CHECK((keys[k].right() + gap <= keys[i].x || keys[k].bottom() + gap <= keys[i].y));
                }
                if (desk.bench.kit().tree().find("key.symbols") == nullptr) break;
                desk.press("key.symbols");
            }
        }
}

TEST_CASE("a finger in the gap between two keys presses the nearer") {
    Desk desk(KeyboardLayout::Vietnamese);
    kit::Rect const left = desk.bench.kit().tree().find("key.s")->box;
    kit::Point const at{left.right() + desk.bench.kit().px(1.0), left.centre().y};
    desk.bench.touch(kit::TouchPhase::Down, at);
    desk.bench.touch(kit::TouchPhase::Up, at);
    desk.draw();
    CHECK(desk.text.reveal() == "s");
}

TEST_CASE("the page of symbols stays until it is left, and a new screen begins with letters") {
    Desk desk(KeyboardLayout::Vietnamese);
    desk.press_all({"key.symbols", "key.1", "key.2"});
    CHECK(desk.text.reveal() == "12");
    CHECK(desk.bench.kit().tree().find("key.q") == nullptr);
    desk.bench.kit().forget();
    desk.draw();
    CHECK(desk.bench.kit().tree().find("key.q") != nullptr);
}

TEST_CASE("digits on the page of symbols are digits also in VNI") {
    Desk desk(KeyboardLayout::Vni);
    desk.press_all({"key.a", "key.symbols", "key.1"});
    CHECK(desk.text.reveal() == "a1");
}

TEST_CASE("every key of a fast hand arrives in order, also when all come in one frame") {
    Desk desk(KeyboardLayout::Vietnamese);
    for (char const* const id : {"key.n", "key.h", "key.a", "key.n", "key.h"})
        desk.bench.tap(id);
    for (int i = 0; i < 5; ++i)
        desk.draw();
    CHECK(desk.text.reveal() == "nhanh");
}
