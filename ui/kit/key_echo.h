// KeyEcho: the letter under the finger, shown large above it while the key is held and a little longer. It appears at
// once and goes at once, so nothing moves for those who want no movement. Not in the tree, and no target: it is what
// the key says already. Drawn last, over everything. Inside of ui/kit only. Owned by Keyboard; ui thread.
#pragma once
#include <string>

#include "ui/kit/frame.h"
#include "ui/kit/keyboard_keys.h"

namespace kit {

class KeyEcho {
public:
    KeyEcho() = default;
    ~KeyEcho() { forget(); }
    KeyEcho(KeyEcho const&) = delete;
    KeyEcho& operator=(KeyEcho const&) = delete;

    // In each drawing in which the key is held or pressed. Keys that do not write are not echoed.
    void show(Frame& frame, Rect key_box, Key const& key, std::string_view label);
    void draw(Frame& frame, Rect screen);
    void forget(); // the letter is a citizen's: it is wiped

private:
    std::string label_, tone_; // tone: of a tone key
    Rect key_box_;
    base::Instant until_{};
};

} // namespace kit
