// The three ways of typing, the large echo of a key, and what is told of it.
#include <imgui.h>

#include "tests/ui/kit/desk.h"

using kit::KeyboardLayout;
using tests::Desk;

namespace {

constexpr std::string_view sentence = "Đường Nguyễn Huệ ngập nước, gần số 12!";

} // namespace

TEST_CASE("one key changes between the tone keys, Telex and VNI, and the screen keeps its rows") {
    Desk desk(KeyboardLayout::Vietnamese);
    auto const& tree = desk.bench.kit().tree();
    CHECK(tree.find("key.mode")->label == "Kiểu gõ: Dấu");
    CHECK(tree.find("key.tone.acute") != nullptr);
    auto const before = tree.find("key.mode")->box;

    desk.press("key.mode");
    CHECK(tree.find("key.mode")->label == "Kiểu gõ: Telex");
    CHECK(tree.find("key.tone.acute") == nullptr);
    CHECK(tree.find("key.mode")->box.y == before.y);
    CHECK(tree.find("key.mode")->box.h == before.h);
    desk.press_all({"key.h", "key.u", "key.e", "key.e", "key.j", "key.space"});
    CHECK(desk.text.reveal() == "huệ ");

    desk.press("key.mode");
    CHECK(tree.find("key.mode")->label == "Kiểu gõ: VNI");
    desk.press_all({"key.h", "key.u", "key.e", "key.6", "key.5"});
    CHECK(desk.text.reveal() == "huệ huệ");

    desk.press("key.mode");
    CHECK(tree.find("key.tone.acute") != nullptr);
    desk.press_all({"key.space", "key.h", "key.u", "key.ê", "key.tone.dot"});
    CHECK(desk.text.reveal() == "huệ huệ huệ");
}

TEST_CASE("digits of the Telex keyboard are digits") {
    Desk desk(KeyboardLayout::Telex);
    desk.press_all({"key.a", "key.1", "key.6"});
    CHECK(desk.text.reveal() == "a16");
}

TEST_CASE("a word begun in one way of typing is finished in another") {
    Desk desk(KeyboardLayout::Vietnamese);
    desk.press_all({"key.d", "key.u", "key.o", "key.mode", "key.w", "key.n", "key.g", "key.mode", "key.9", "key.2"});
    CHECK(desk.text.reveal() == "đường");
}

TEST_CASE("the way of typing is the citizen's for the visit: it outlives a screen and ends with the visit") {
    Desk desk(KeyboardLayout::Vietnamese);
    desk.press("key.mode");
    desk.bench.draw([](kit::Kit& kit) { kit.begin_screen("elsewhere", ""); });
    desk.draw();
    CHECK(desk.bench.kit().tree().find("key.mode")->label == "Kiểu gõ: Telex");
    CHECK(kit::layout_shown(desk.bench.kit().tree()) == KeyboardLayout::Telex);
    desk.bench.kit().forget();
    desk.draw();
    CHECK(desk.bench.kit().tree().find("key.mode")->label == "Kiểu gõ: Dấu");
}

TEST_CASE("keyboards without Vietnamese have no way of typing to choose") {
    for (auto const layout : {KeyboardLayout::English, KeyboardLayout::Digits, KeyboardLayout::Code}) {
        Desk desk(layout);
        CHECK(desk.bench.kit().tree().find("key.mode") == nullptr);
        CHECK(kit::layout_shown(desk.bench.kit().tree()) == layout);
    }
}

TEST_CASE("the way of typing chosen does not reach the keyboard of numbers and comes back behind it") {
    Desk desk(KeyboardLayout::Vietnamese);
    desk.press("key.mode");
    desk.layout = KeyboardLayout::Digits;
    desk.draw();
    CHECK(desk.bench.kit().tree().find("key.q") == nullptr);
    desk.layout = KeyboardLayout::Vietnamese;
    desk.draw();
    CHECK(desk.bench.kit().tree().find("key.mode")->label == "Kiểu gõ: Telex");
}

TEST_CASE("a sentence is typed in whichever way is shown") {
    Desk desk(KeyboardLayout::Vietnamese);
    for (int way = 0; way < 3; ++way) {
        desk.text = base::PrivateText();
        auto const ids = kit::keys_for(sentence, kit::layout_shown(desk.bench.kit().tree()));
        REQUIRE(ids);
        desk.press_all(*ids);
        CHECK(desk.text.reveal() == sentence);
        desk.press("key.mode");
    }
}

TEST_CASE("the key pressed is told in its frame alone, with what is written on it") {
    Desk desk(KeyboardLayout::Vietnamese);
    auto& kit = desk.bench.kit();
    CHECK_FALSE(kit.pressed_key());
    for (auto const& [id, label] : std::vector<std::array<std::string, 2>>{{"key.a", "a"},
                                                                           {"key.tone.hook", "hỏi"},
                                                                           {"key.backspace", "Xóa"},
                                                                           {"key.shift", "Chữ hoa"},
                                                                           {"key.b", "B"},
                                                                           {"key.mode", "Kiểu gõ: Telex"}}) {
        desk.bench.tap(id);
        desk.draw();
        REQUIRE(kit.pressed_key());
        CHECK(kit.pressed_key()->id == id);
        CHECK(kit.pressed_key()->label.reveal() == label);
        desk.draw();
        CHECK_FALSE(kit.pressed_key());
    }
}

namespace {

// What is drawn: letters and shapes, counted in vertices.
int vertices() { return ImGui::GetDrawData()->TotalVtxCount; }

// Past the ripple and before the caret's next beat: only the echo differs.
struct Echo {
    Echo() {
        desk.bench.advance(1000);
        desk.draw();
        without = vertices();
    }
    bool shown() {
        desk.draw();
        return vertices() > without;
    }
    Desk desk{KeyboardLayout::Vietnamese};
    int without = 0;
};

} // namespace

TEST_CASE("a key is echoed large while it is held and for 400 ms after, and then is gone") {
    Echo echo;
    kit::Point const at = echo.desk.bench.middle_of("key.m");
    echo.desk.bench.touch(kit::TouchPhase::Down, at);
    CHECK(echo.shown());
    echo.desk.bench.advance(2000); // the ripple is long over
    CHECK(echo.shown());
    echo.desk.bench.touch(kit::TouchPhase::Up, at);
    echo.desk.draw();
    echo.desk.bench.advance(399);
    CHECK(echo.shown());
    CHECK(echo.desk.bench.kit().wants_frame_at() == echo.desk.bench.now() + base::Duration(1));
    echo.desk.bench.advance(1);
    CHECK_FALSE(echo.shown());
}

TEST_CASE("the echo stands still: the same picture from its first frame to its last") {
    Echo echo;
    kit::Point const at = echo.desk.bench.middle_of("key.m");
    echo.desk.bench.touch(kit::TouchPhase::Down, at);
    echo.desk.draw();
    echo.desk.bench.advance(400); // the ripple is over
    echo.desk.draw();
    auto const picture = [] {
        std::vector<float> all;
        for (auto const& vertex : ImGui::GetDrawData()->CmdLists[0]->VtxBuffer)
            all.insert(all.end(), {vertex.pos.x, vertex.pos.y});
        return all;
    };
    auto const first = picture();
    echo.desk.bench.advance(300);
    echo.desk.draw();
    CHECK(picture() == first);
}

TEST_CASE("the echo is neither in the tree nor in the finger's way") {
    Desk desk(KeyboardLayout::Vietnamese);
    auto const nodes = desk.bench.kit().tree().nodes.size();
    desk.bench.tap("key.a"); // its echo lies over the row above
    desk.draw();
    CHECK(desk.bench.kit().tree().nodes.size() == nodes);
    desk.press("key.w");
    desk.press("key.q");
    CHECK(desk.text.reveal() == "awq");
}

TEST_CASE("space, shift and their like are not echoed, and a new screen shows no old letter") {
    for (auto const* id : {"key.space", "key.shift", "key.backspace", "key.symbols", "key.mode"}) {
        Echo echo;
        kit::Point const at = echo.desk.bench.middle_of(id);
        echo.desk.bench.touch(kit::TouchPhase::Down, at);
        echo.desk.draw();
        echo.desk.bench.advance(400);
        INFO(id);
        CHECK_FALSE(echo.shown());
    }
    Echo echo;
    echo.desk.press("key.m");
    auto const drawn_elsewhere = [&echo] {
        echo.desk.bench.draw([](kit::Kit& kit) { kit.begin_screen("elsewhere", ""); });
        return vertices();
    };
    int const with_ripple = drawn_elsewhere();
    echo.desk.bench.advance(2000);
    CHECK(drawn_elsewhere() == with_ripple);
}
