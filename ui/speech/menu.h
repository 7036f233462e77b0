// Menu: how the voice is changed with the same four keys: a list that is only heard. Private to the room.
#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "ui/kit/keypad.h"
#include "ui/speech/phrases.h"

namespace speech {

class Menu {
public:
    bool is_open() const { return at_.has_value(); }
    void open() { at_ = 0; }
    void close() { at_.reset(); }
    void move(int by);
    // What select does here; none: it closes.
    std::optional<kit::PadAct> chosen() const;
    Pieces title(Phrases const& phrases) const;
    Pieces item(Phrases const& phrases) const; // the present one and its position

private:
    std::optional<std::size_t> at_;
};

} // namespace speech
