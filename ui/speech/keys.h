// What a key of the keyboard on the screen is called when it is said. Private to the room.
#pragma once
#include "ui/kit/tree.h"
#include "ui/speech/phrases.h"

namespace speech {

Pieces name_of_key(kit::Node const& key, Phrases const& phrases);

} // namespace speech
