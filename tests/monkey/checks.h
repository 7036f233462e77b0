// What holds at every moment of a visit, whatever anybody does. Each check says what is wrong, or nothing.
#pragma once
#include <string>
#include <vector>

#include "kiosk/flow/step.h"
#include "tests/monkey/monkey.h"
#include "ui/kit/tree.h"

namespace monkey {

// Nobody was let in, so nothing that staff alone sees is there: neither in the state nor on the glass.
std::string is_not_public(flow::State const& state, kit::Tree const& tree);

// Words of a visitor that the state holds; those shorter than six letters are nobody's alone.
std::vector<std::string> personal_words(flow::State const& state);

// Somebody's words, or anything that a visit leaves, in the state of a home screen.
std::string left_in_state(flow::State const& state);
std::string left_on_glass(kit::Tree const& tree, std::vector<std::string> const& words);

// Nothing can be pressed, or nothing would ever end the screen by itself.
std::string dead_end(flow::Rules const& rules, flow::State const& state, kit::Tree const& tree, bool answer_comes);

// "Kết thúc" does not end the visit; or the visit of somebody who walks away does not end.
std::string does_not_finish(flow::Rules const& rules, flow::State state, base::Instant now, Step const& step);
std::string never_ends(flow::Rules const& rules, flow::State state, base::Instant now, Step const& step);

} // namespace monkey
