// Keyboard: the keys on the screen: their places, their looks, and the page and shift they are in. Inside of ui/kit
// only. Owned by Kit; ui thread.
#pragma once
#include <optional>

#include "ui/kit/frame.h"
#include "ui/kit/keyboard_keys.h"
#include "ui/vietnamese/typing.h"

namespace kit {

class Keyboard {
public:
    std::optional<KeyboardEdit> draw(Frame& frame, Rect box, KeyboardLayout layout, base::PrivateText const& text,
                                     std::size_t longest);
    void forget();

private:
    bool draw_key(Frame& frame, Rect box, Key const& key);
    std::optional<KeyboardEdit> press(Key const& key, base::PrivateText const& text, std::size_t longest);
    bool repeats(Frame& frame, Key const& key); // backspace, held

    KeyboardLayout layout_ = KeyboardLayout::Vietnamese;
    KeyPage page_ = KeyPage::Letters;
    bool capital_ = false;                   // for one letter
    vietnamese::Typist typist_;              // the word being typed
    std::optional<base::Instant> erased_at_; // last, by holding
};

} // namespace kit
