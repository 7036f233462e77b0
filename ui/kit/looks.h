// What a screen tells a widget: tones, icons, looks, rows, keyboards. Plain values; any thread.
#pragma once
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/base/private.h"
#include "ui/kit/icon.h"
#include "ui/kit/map.h"
#include "ui/kit/theme.h"
#include "ui/kit/tree.h"

namespace kit {

enum class Tone { Primary, Secondary, Quiet, Accent, Danger };
enum class Way { Across, Down };
enum class Align { Left, Centre, Right };

struct ButtonLook {
    Tone tone = Tone::Secondary;
    Icon icon = Icon::None;
    bool enabled = true;
    bool selected = false;        // a choice that is made: filled, with a tick
    std::string_view second = {}; // a quieter second line
    Align align = Align::Centre;
    FontRole font = FontRole::BodyStrong;
    std::string_view face = {};   // drawn in the place of the label, which is what it is called
    double face_mm = 0;           // height of the face's capitals; 0: as `font` has it
    bool only_icon = false;       // the icon alone is drawn; the label is what it is called
    bool may_be_icon = false;     // where the words do not fit, the icon alone is drawn
    std::string_view spoken = {}; // what is said in place of the label, where the label alone would not do
};

struct TileLook {
    Colour hue = 0;        // of the icon's plate; 0: the primary colour
    bool featured = false; // the whole tile in its hue: the one most people come for
    bool selected = false; // a choice that is made
    bool arrow = false;    // leads on to another screen
};

// From `from` to `until` the wheels roll, and stand one after the other, the first digit first; then, and where nothing
// shall move, all of them stand. The digits are read aloud, and in the tree, only when they stand.
struct ReelLook {
    base::Instant from{}, until{};
    std::string_view rolling = {}; // said meanwhile
    Colour colour = 0;             // of the digits; 0: the palette's text on its primary colour
};

struct DieLook {
    bool key = true; // to be pressed; or one that lies there
    bool enabled = true;
};

struct TextLook {
    FontRole font = FontRole::Body;
    Colour colour = 0; // 0: the palette's text
    Align align = Align::Left;
    Role role = Role::Text; // Text or Heading
};

struct ListItem {
    std::string id; // of the row, without the list's: the node is LIST.ID
    std::string label;
    std::string second; // may be empty
    Icon icon = Icon::None;
    bool selected = false;
    bool danger = false; // stands out in red
};

// Code: digits and the capitals of a receipt code, without I L O U.
enum class KeyboardLayout { Vietnamese, Telex, Vni, English, Digits, Code };

// The words the kit says of itself. Vietnamese until set_words().
struct Words {
    std::string previous = "Trang trước", next = "Trang sau";
    std::string space = "Dấu cách", enter = "Xong", erase = "Xóa", shift = "Chữ hoa";
    std::string symbols = "123?", letters = "abc";
    std::string typing = "Kiểu gõ", tone_keys = "Dấu"; // of the key that changes the way of typing, and its first way
};

// What the citizen did on the keyboard: the text as it is now. Enter is told apart.
struct KeyboardEdit {
    base::PrivateText text;
    bool entered = false;
};

// A key that was pressed, for reading aloud: its id and what is written on it. The kit wipes it after the frame.
struct KeyPress {
    std::string id;
    base::PrivateText label;
};

} // namespace kit
