// Keyboard: the keys on the screen: their places, their looks, and the page and shift they are in. Inside of ui/kit
// only. Owned by Kit; ui thread.
#pragma once
#include <optional>

#include "ui/kit/frame.h"
#include "ui/kit/key_echo.h"
#include "ui/kit/keyboard_keys.h"
#include "ui/vietnamese/typing.h"

namespace kit {

class Keyboard {
public:
    std::optional<KeyboardEdit> draw(Frame& frame, Rect box, KeyboardLayout layout, base::PrivateText const& text,
                                     std::size_t longest);
    std::optional<KeyPress> const& pressed() const { return pressed_; }
    void begin_frame();
    void draw_echo(Frame& frame, Rect screen) { echo_.draw(frame, screen); }
    void drop_echo() { echo_.forget(); }
    void leave();  // the screen: the next begins with letters
    void forget(); // the visit: also the way of typing

private:
    bool draw_key(Frame& frame, Rect box, Key const& key);
    std::string label_of(Words const& words, Key const& key) const;
    KeyboardLayout way_of(KeyboardLayout asked) const;
    std::optional<KeyboardEdit> press(Key const& key, base::PrivateText const& text, std::size_t longest);
    bool repeats(Frame& frame, Key const& key); // backspace, held

    std::optional<KeyboardLayout> chosen_; // by the citizen, among the three ways of Vietnamese
    KeyboardLayout layout_ = KeyboardLayout::Vietnamese;
    KeyPage page_ = KeyPage::Letters;
    bool capital_ = false;                   // for one letter
    vietnamese::Typist typist_;              // the word being typed
    std::optional<base::Instant> erased_at_; // last, by holding
    std::optional<KeyPress> pressed_;        // in this frame
    KeyEcho echo_;
};

} // namespace kit
