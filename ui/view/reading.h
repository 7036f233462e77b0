// What the screens say on which one chooses and reads, one struct a screen; the others stand in contents.h. Values.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/base/private.h"
#include "kiosk/flow/event.h"
#include "kiosk/model/library.h"

namespace view {

struct Choice {
    std::string id, label, second;
    bool selected = false, emergency = false, station = false;
    std::string sign = {}; // the picture beside it
};
// What a tile opens.
struct Menu {
    flow::Tile tile;
    std::string title;
    std::vector<Choice> finds;   // lead to a search: they stand first
    std::vector<Choice> choices; // model::MenuEntry::id
};
struct Shelf {
    std::string title, find, collection; // the search through it
    std::vector<Choice> parts, guides;
};
struct News {
    std::string title, none;     // none: where there are none
    std::vector<Choice> notices; // model::Notice::id
};
struct FindGuide {
    std::string title, hint, none, start; // start: before anything is typed
    base::PrivateText typed;
    std::vector<Choice> choices;
};
struct Triage {
    std::string title, warning;  // warning: nobody may ask for a password
    std::vector<Choice> answers; // model::TriageAnswer::id
};
struct Tour {
    std::string title, detail, sign, next, touch; // touch: what whoever passes by is told; "": somebody reads
};
struct Walk {
    std::string title, detail, warning, next, stuck;
    std::string guide, sign;         // whose step it is, and the picture of it
    std::string url, app, publisher; // of the page for the phone; "": this step has none
    std::string ask;                 // which phone it is, while that has not been said; "": no need
    std::vector<std::pair<model::AppStore, std::string>> stores; // to choose among, and to change that
    std::optional<model::AppStore> store;
};
struct GuideRow {
    model::BlockKind kind;
    std::size_t block = 0;
    std::string label, text;
    bool ticked = false;
};
struct Guide {
    std::string title, second, language, here, bring, do_so, source;
    std::vector<GuideRow> rows;
    std::string url, scan; // of the page for the phone; may be empty
    std::string print, slip;
    std::string number;       // to a queue number for it, where this is the office
    std::string walk, walked; // step by step; walked: all was done. "": there is no such way, or it was not
    bool printing = false, trouble = false;
};
struct Metro {
    std::string title, from_label, to_label, choose;
    std::string route, cash_label, cash, cashless_label, cashless, free_label, free, check, more, guide, source;
    std::vector<Choice> stations;
    std::vector<std::pair<std::string, std::string>> trains; // where to, when; empty: no more of them, or not known
    std::string no_more;                                     // trains today
    bool has_fare = false;
};

} // namespace view
