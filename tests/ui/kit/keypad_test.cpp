#include "tests/support/catch.h"

#include "ui/kit/keypad.h"

using kit::PadAct;
using kit::PadKey;

namespace {

base::Instant at(int milliseconds) { return base::Instant(base::Duration(1000 + milliseconds)); }

std::vector<PadAct> played(kit::Keypad& pad, std::vector<kit::PadPress> const& presses, int now) {
    return pad.acts(presses, at(now));
}

} // namespace

TEST_CASE("a key acts when it goes down, and not again when it is let go") {
    kit::Keypad pad;
    CHECK(played(pad, {{PadKey::Next, true, at(0)}}, 0) == std::vector{PadAct::Next});
    CHECK(played(pad, {{PadKey::Next, false, at(90)}}, 90).empty());
    CHECK_FALSE(pad.wants_at());
}

TEST_CASE("next and previous held jump by rows, again and again") {
    kit::Keypad pad;
    played(pad, {{PadKey::Previous, true, at(0)}}, 0);
    CHECK(pad.wants_at() == at(700));
    CHECK(played(pad, {}, 699).empty());
    CHECK(played(pad, {}, 700) == std::vector{PadAct::PreviousRow});
    CHECK(played(pad, {}, 1400) == std::vector{PadAct::PreviousRow});
    CHECK(played(pad, {{PadKey::Previous, false, at(1500)}}, 2900).empty());
}

TEST_CASE("help acts when it is let go, and repeats when it was held") {
    kit::Keypad pad;
    CHECK(played(pad, {{PadKey::Help, true, at(0)}}, 0).empty());
    CHECK(played(pad, {{PadKey::Help, false, at(80)}}, 80) == std::vector{PadAct::Help});
    played(pad, {{PadKey::Help, true, at(1000)}}, 1000);
    CHECK(played(pad, {}, 1800) == std::vector{PadAct::Repeat});
    CHECK(played(pad, {{PadKey::Help, false, at(1900)}}, 1900).empty());
}

TEST_CASE("a long press that came all at once is still a long press") {
    kit::Keypad pad;
    CHECK(played(pad, {{PadKey::Help, true, at(0)}, {PadKey::Help, false, at(800)}}, 800) ==
          std::vector{PadAct::Repeat});
    CHECK(played(pad, {{PadKey::Next, true, at(2000)}, {PadKey::Next, false, at(2800)}}, 2800) ==
          std::vector{PadAct::Next, PadAct::NextRow});
}

TEST_CASE("the last key that went down is the one that is held") {
    kit::Keypad pad;
    played(pad, {{PadKey::Next, true, at(0)}, {PadKey::Select, true, at(10)}}, 10);
    CHECK(played(pad, {}, 900).empty());
}
