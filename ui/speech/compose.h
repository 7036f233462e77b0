// What is said of a screen, of one thing on it, and of the way there. Pure. Private to the room.
#pragma once
#include "ui/kit/tree.h"
#include "ui/speech/phrases.h"

namespace speech {

Pieces heading_of(kit::Tree const& tree, Phrases const& phrases);
// The heading, everything that is only read, and how much there is.
Pieces announcement_of(kit::Tree const& tree, Phrases const& phrases);
// Words, role, value, state, position.
Pieces description_of(kit::Tree const& tree, kit::Node const& node, Phrases const& phrases);
Pieces text_of_field(std::string_view text, Phrases const& phrases);
// The last word of what is typed.
std::string_view last_word(std::string_view text);
bool is_said_when_changed(kit::Node const& node);

} // namespace speech
