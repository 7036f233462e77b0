// What the screens of an event's desk say: codes, names of organisations and numbers, and nobody's name. Values.
#pragma once
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/model/event_tally.h"

namespace view {

struct DeskCount {
    std::string id, label, number; // number: "–" before the book has said it
};
struct DeskTally {
    model::TallyKind kind;
    std::string label, number;
};
struct EventDesk {
    std::string title, place, state, brief; // state: what was counted, or is wrong; brief: the counts in one line
    bool trouble = false, can_press = false;
    std::array<DeskCount, 4> counts;
    std::string brought; // by whom the visitors come now; "": by nobody
    std::string undo;    // what was counted last is taken back; "": nothing
    std::string next, gifts, whose, upkeep, end_shift, draw,
        again; // end_shift, draw: "" for all but a lead; draw: and without prizes; again: "" without need
    std::vector<DeskTally> tallies;
};
struct EventTicket {
    std::string title, number, keep, slip, again, done;
    bool trouble = false;
};
struct EventChoice {
    std::string id, label, second;
    model::EventWhose whose = {};
    bool selected = false;
};
struct EventWhose {
    std::string title, hint;
    bool unknown = false; // the hint says that a code is none
    std::vector<EventChoice> choices;
};
struct EventGifts {
    std::string title, none; // none: "" where there are gifts
    std::vector<EventChoice> choices;
};
struct EventCard {
    std::string title, text, privacy, busy, trouble;
    std::vector<std::pair<model::GiftReason, std::string>> ways; // without a card; for a lead
};
struct EventGift {
    std::string title, text, done, again; // again: another card
    std::string anyway;                   // the lead gives it all the same; "": nobody may
    bool can_press = true;
    bool refused = false;
};
struct EndShift {
    std::string title, text, end, keep, trouble;
    bool can_press = false;
};
struct ShiftOver {
    std::string title, slip, again, done;
    bool trouble = false;
    std::vector<std::string> lines;
};

} // namespace view
