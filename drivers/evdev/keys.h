// What a scanner that is a keyboard to the system types: key events to the letters of a keyboard of the United States,
// which is what such scanners are set to as they come. Linux kernel, input/event-codes and input/input. Belongs to one
// thread.
#pragma once
#include <cstdint>
#include <string>

namespace evdev {

// struct input_event without its time.
struct Event {
    std::uint16_t type = 0, code = 0;
    std::int32_t value = 0;
};

class Keys {
public:
    // What that event types: a letter, "\r" for Return, or nothing. After events that the kernel had to drop, a letter
    // that no code holds, so that what is left of the code is not taken for the whole.
    std::string_view take(Event const& event);
    void forget() { shifts_ = 0; }

private:
    unsigned shifts_ = 0; // that are held down, a bit each
};

inline constexpr char lost = '\x1A'; // SUB: something is missing here

} // namespace evdev
