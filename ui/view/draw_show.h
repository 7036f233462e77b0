// What the stage says of the lucky draw: numbers of tickets, prizes and digests, and nobody's name. Values.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/flow/draw_show.h"

namespace view {

struct BeginDraw {
    std::string title, text, count, source, trouble, busy, freeze, again; // again: "" without need
    bool can_freeze = false;
};
struct FrozenDraw {
    std::string title, count, count_label, list_label, list, commitment_label, commitment; // digests in groups of eight
    std::string slip, again, next;
    bool trouble = false, can_print = false;
};
struct ThrowDice {
    std::string title, hint, undo, fix, trouble;
    std::vector<std::string> keys;   // what the faces are called, from one
    std::vector<int> thrown;         // in their order
    std::vector<std::string> called; // what each of them is called
    std::string rest;                // how many are to come still; "": enough
    bool can_throw = false, can_undo = false, can_fix = false;
};
struct ShowPrize {
    std::string title, prize, ticket, rolling, next, again; // again: draws it once more
    std::string place;                                      // "Giải 3 trong 4 giải"
    std::size_t drawn = 0, all = 0;                         // of the prizes
    base::Instant rolls_from{}, rolls_until{};
    bool rolls = false;
};
struct RedrawWhy {
    std::string title, text, trouble;
    std::vector<std::pair<flow::RedrawReason, std::string>> reasons; // none while it is written
};
struct DrawOver {
    std::string title, slip, again, done;
    bool trouble = false;
    std::vector<std::pair<std::string, std::string>> winners; // prize, ticket
};

} // namespace view
