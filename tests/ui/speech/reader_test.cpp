#include "ui/speech/reader.h"

#include "tests/support/catch.h"
#include "tests/ui/speech/town_words.h"

using kit::PadAct;
using kit::Role;

namespace {

kit::Node node(Role role, std::string id, std::string label, float y) {
    return {role, std::move(id), std::move(label), {0, y, 100, 40}, {}};
}

// A screen of four stops, a focus and a reader, as the kiosk wires them.
struct Desk {
    kit::Tree tree;
    kit::Focus focus;
    speech::Reader reader{{100, 100, false}, true};

    Desk() {
        tree.nodes = {node(Role::Screen, "review", "Xin xem lại trước khi gửi", 0),
                      node(Role::Heading, "review.title", "Xin xem lại trước khi gửi", 10),
                      node(Role::Text, "review.text", "nước ngập", 60),
                      node(Role::Button, "review.send", "Gửi đến Thành phố", 120),
                      node(Role::TextField, "field", "", 180)};
        focus.settle(tree);
    }
    std::vector<std::string> look() {
        for (auto& each : tree.nodes)
            each.state.focused = false;
        focus.settle(tree);
        std::vector<std::string> lines;
        for (auto const& said : reader.look(tree, tests::phrases()))
            lines.push_back(tests::joined(said.pieces));
        return lines;
    }
    std::vector<std::string> press(PadAct act) {
        if (auto const step = reader.act(act)) focus.step(*step, tree);
        return look();
    }
};

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("nothing is said before the first key, which says what this is and what the screen holds") {
    Desk desk;
    CHECK(desk.look().empty());
    auto const said = desk.press(PadAct::Next);
    REQUIRE(said.size() == 3);
    CHECK(said[0] == "Máy đang đọc cho quý khách.");
    CHECK(said[2] == "Xin xem lại trước khi gửi | nước ngập (free) | Có | 4 | mục");
    CHECK(desk.look().empty());
}

TEST_CASE("a thing is told by its words, role, state and place") {
    Desk desk;
    desk.press(PadAct::Next);
    CHECK(desk.press(PadAct::Next) == Lines{"nước ngập (free) | 2 | trên | 4"});
    CHECK(desk.press(PadAct::Next) == Lines{"Gửi đến Thành phố | nút | 3 | trên | 4"});
    CHECK(desk.press(PadAct::Next) == Lines{"Ô gõ chữ | còn trống | 4 | trên | 4"});
    desk.tree.nodes[3].state = {.disabled = true};
    CHECK(desk.press(PadAct::Previous) == Lines{"Gửi đến Thành phố | nút | chưa bấm được | 3 | trên | 4"});
    CHECK(desk.press(PadAct::Select) == Lines{"chưa bấm được"});
}

TEST_CASE("what changes on the screen is told without a key, once, and the clock is not") {
    Desk desk;
    desk.press(PadAct::Next);
    desk.tree.nodes[2].label = "Đang in phiếu";
    CHECK(desk.look() == Lines{"Đang in phiếu"});
    CHECK(desk.look().empty());
    desk.tree.nodes.push_back(node(Role::Text, "bar.clock", "14:05 · 23/11/2026", 300));
    CHECK(desk.look().empty());
}

TEST_CASE("the thing in focus is told anew when it is chosen or can be pressed now") {
    Desk desk;
    for (int i = 0; i < 3; ++i)
        desk.press(PadAct::Next);
    desk.tree.nodes[3].state.selected = true;
    CHECK(desk.look() == Lines{"Gửi đến Thành phố | nút | đã chọn | 3 | trên | 4"});
}

TEST_CASE("another screen cuts off the one before") {
    Desk desk;
    desk.press(PadAct::Next);
    desk.tree.nodes[0].id = "receipt";
    desk.focus.settle(desk.tree);
    auto const said = desk.reader.look(desk.tree, tests::phrases());
    REQUIRE(said.size() == 1);
    CHECK(said[0].at_once);
}

TEST_CASE("the voice is changed by keys, within limits, and is as it was at the next visit") {
    Desk desk;
    desk.press(PadAct::Next);
    CHECK(desk.press(PadAct::Faster) == Lines{"Đọc nhanh hơn"});
    CHECK(desk.press(PadAct::Softer) == Lines{"Nhỏ hơn"});
    CHECK(desk.reader.voice().rate == 125);
    CHECK(desk.reader.voice().volume == 80);
    Lines last;
    for (int i = 0; i < 20; ++i)
        last = desk.press(PadAct::Faster);
    CHECK(last == Lines{"Đã hết mức"});
    CHECK(desk.reader.voice().rate == 300);
    desk.press(PadAct::Pause);
    CHECK(desk.reader.voice().paused);
    CHECK(desk.reader.end(tests::phrases()).size() == 1);
    CHECK(desk.reader.voice().rate == 100);
    CHECK(desk.reader.voice().volume == 100);
    CHECK_FALSE(desk.reader.voice().paused);
    CHECK_FALSE(desk.reader.is_on());
    CHECK(desk.reader.end(tests::phrases()).empty());
}

TEST_CASE("keys that are typed are told by name, and not where the echo is off") {
    for (bool const echo : {true, false}) {
        Desk desk;
        desk.reader = speech::Reader({100, 100, false}, echo);
        desk.tree.nodes.push_back(node(Role::Key, "key.tone.dot", "nặng", 400));
        desk.press(PadAct::Next);
        CHECK(desk.press(PadAct::Previous) == Lines{"dấu nặng"});
        CHECK(desk.press(PadAct::Select) == (echo ? Lines{"dấu nặng"} : Lines{}));
    }
}
