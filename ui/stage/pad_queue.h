// PadQueue: SDL's keys and buttons to kit::PadPress, by the names the settings give them; all others are passed over,
// so that a keyboard somebody plugs in can do no more than the keypad. The ui thread.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ui/kit/keypad.h"

union SDL_Event;
struct SDL_KeyboardEvent;

namespace stage {

// SDL's name of a key's place ("Right", "Keypad 5"), or "Shift+Tab"; "Button 1" of a HID device that is no keyboard.
using PadNames = std::vector<std::pair<std::string, kit::PadKey>>;

class PadQueue {
public:
    explicit PadQueue(PadNames names);
    ~PadQueue();
    PadQueue(PadQueue const&) = delete;
    PadQueue& operator=(PadQueue const&) = delete;

    // Devices that are no keyboards are listened to where a button is named, also those that are plugged in later. SDL
    // is up from before open to after close.
    void open_devices();
    void close_devices();
    void take(SDL_Event const& event);
    void push(kit::PadPress press) { presses_.push_back(press); }
    // What came since the last call; what SDL sent has happened `now`.
    std::vector<kit::PadPress> release(base::Instant now);
    bool take_cover() { return std::exchange(cover_, false); } // the key that covers the screen went down since

private:
    struct Device;
    struct Source { // a key, or a button of a device
        int device, code;
        auto operator<=>(Source const&) const = default;
    };
    bool names_a_button() const;
    void take_key(SDL_KeyboardEvent const& key);
    void down(Source source, std::string const& name);
    void up(Source source);

    PadNames names_;
    std::map<Source, kit::PadKey> down_; // what it meant when it went down
    std::vector<kit::PadPress> presses_;
    std::map<int, std::unique_ptr<Device>> devices_; // by SDL's instance
    bool cover_ = false;
};

} // namespace stage
