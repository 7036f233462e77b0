// The keys that type a text, for the scripted visit. Pure; any thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/kit/looks.h"
#include "ui/kit/tree.h"

namespace kit {

// The keys that type `text` on the layout, as node ids, for the scripted visit; nothing when a letter has no key there.
std::optional<std::vector<std::string>> keys_for(std::string_view text, KeyboardLayout layout);

// The layout of the keyboard in the tree, with the way of typing the citizen has chosen.
KeyboardLayout layout_shown(Tree const& tree);

} // namespace kit
