// What each screen says, one struct a screen, in words ready to be drawn. Personal text wipes itself. Values.
#pragma once
#include <array>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/base/private.h"
#include "kiosk/flow/event.h"
#include "ui/view/chrome.h"
#include "ui/view/consent.h"
#include "ui/view/draw_show.h"
#include "ui/view/event.h"
#include "ui/view/map.h"
#include "ui/view/numbers.h"
#include "ui/view/person.h"
#include "ui/view/photo.h"
#include "ui/view/place_state.h"
#include "ui/view/reading.h"
#include "ui/view/staff.h"
#include "ui/view/upkeep.h"

namespace view {
struct Home {
    std::string title, text;
    std::vector<HomeTile> tiles;
    std::vector<std::string> notes; // what cannot be done now; the gravest first
};
struct Category {
    std::string title;
    std::vector<Choice> choices;
};
struct Emergency {
    std::string title, text, go_on;
    std::vector<Hotline> hotlines;
};
struct Place {
    std::string title;
    std::vector<Choice> choices; // this station, its ward
    std::string other, map;      // "": there is none
};
struct SearchPlace {
    std::string title, hint, none;
    base::PrivateText typed;
    std::vector<Choice> choices;
};
// A name that may be meant: pressed, `text` takes the place of what was typed.
struct Offer {
    base::PrivateText label, unit, text;
};
// A sentence that one touch writes: `text` is all there is then.
struct Phrase {
    std::string label;
    base::PrivateText text;
    bool danger = false;
};
struct Text {
    std::string title, hint, counter, counter_short, next;
    base::PrivateText text;
    bool can_continue = false;
    std::size_t longest = 0;
    std::vector<Offer> offers;   // of wards, the likeliest first
    std::vector<Phrase> phrases; // of the category, those that are not written yet; none while there are offers
};
struct ReviewRow {
    flow::Part part;
    std::string id, label, edit;
    base::PrivateText value;
};
struct Review {
    std::string title, send;
    std::vector<ReviewRow> rows;
    bool has_photo = false;
};
struct Wait {
    std::string title, text;
};
struct NotSaved {
    std::string title, text, again, back;
    bool can_retry = false;
};
struct Receipt {
    std::string title, saved, code_label, code, keep, slip, again, done, scan;
    std::vector<std::pair<std::string, std::string>> rows; // label, value
    bool printed = false, printing = false, trouble = false;
};
struct AskCode {
    std::string title, hint, wrong, look_up;
    base::PrivateText typed;
    bool can_look_up = false;
};
struct Progress {
    std::string title, code, state, text, answer_label, answer, again;
    std::array<std::string, 3> stops; // of a submission's way; behind it up to `reached`
    int reached = -1;                 // -1: nothing is known of it
    bool answered = false, offline = false;
};

struct Covered {
    std::string title, text, show;
};

using Content = std::variant<Home, Menu, Shelf, News, FindGuide, Guide, Metro, Category, Emergency, Place, SearchPlace,
                             Text, Photo, Person, ScanCard, Phone, Review, Wait, NotSaved, Receipt, AskCode, Progress,
                             Covered, ChooseService, Number, Warning, PickOnMap, ChooseKnown, Thanks, PhonePhoto,
                             AskConsent, SignIn, CheckChip, AskBadge, AskPin, Upkeep, Triage, Walk, Tour, EventDesk,
                             EventTicket, EventWhose, EventGifts, EventCard, EventGift, EndShift, ShiftOver,
                             // the lucky draw on the stage
                             BeginDraw, FrozenDraw, ThrowDice, ShowPrize, RedrawWhy, DrawOver,
                             // a technician
                             UpkeepPage, Glass, Closed>;

} // namespace view
