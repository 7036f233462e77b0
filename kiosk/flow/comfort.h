// Comfort: how the citizen wants the screen to be, for this visit alone, and the actions that change it. Plain values.
#pragma once

namespace flow {

enum class TextSize { Normal, Large, Larger, Largest };
enum class Contrast { Light, Dark, High };

struct Comfort {
    TextSize text = TextSize::Normal;
    Contrast contrast = Contrast::Light;
    bool less_movement = false;
    bool reach = false; // everything to touch in the lower part of the panel
    bool slow = false;  // every time is twice as long

    bool operator==(Comfort const&) const = default;
};

// What the citizen does about it; see event.h.
struct OpenComfort {};
struct CloseComfort {};
struct ChangeComfort {
    Comfort to;
};
struct CoverScreen {}; // nobody shall read over the shoulder
struct UncoverScreen {};
struct ToggleCover {}; // by a key

} // namespace flow
