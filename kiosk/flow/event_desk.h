// Staff at the desk of an event: visitors, tickets, counts, gifts and the end of a shift (sync/event/EVENT.md). Nothing
// is done before the book has it on the disk: until then a screen waits. Of a card its number alone goes on, with the
// gift that is asked for, and stays nowhere. Its screens: desk_screens.h. Parts of
// Event, State and Effect. Values.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/flow/staff.h"
#include "kiosk/model/event_tally.h"
#include "kiosk/model/language.h"

namespace flow {

// What the book says of this kiosk.
struct DeskNumbers {
    std::map<model::TallyKind, std::uint64_t> today = {};
    std::map<std::string, std::int64_t> left = {}; // pieces by gift
};

// Why the book has not taken something. The screen has a sentence for each.
enum class DeskTrouble {
    Refused,  // it is closed, or of another event
    NoTicket, // the visitor is counted, and no number drawn
    Full,
    Unavailable, // no disk, or another trouble that the journal names
    Busy,
};
inline constexpr DeskTrouble all_desk_troubles[] = {DeskTrouble::Refused, DeskTrouble::NoTicket, DeskTrouble::Full,
                                                    DeskTrouble::Unavailable, DeskTrouble::Busy};

// Who is at the desk, and for whom they count; gone when they leave.
struct AtDesk {
    PinAsked asked; // which sign-in: no answer to another one counts
    model::StaffPass pass = {};
    model::EventWhose whose = {};
    std::optional<DeskNumbers> numbers = {}; // none: the book has not said yet
};

// --- staff
struct OpenDesk {}; // or looks at the book once more
struct OpenUpkeep {};
struct NextVisitor {};
struct TallyOne {
    model::TallyKind kind;
};
struct OpenWhose {};
struct TakeWhose {
    model::EventWhose whose;
};
struct OpenGifts {};
struct TakeGift {
    std::string gift;
};
struct GiveWithoutCard {
    model::GiftReason reason;
}; // the lead alone
struct AskEndShift {};
struct ConfirmEndShift {};

// --- effects. Each DeskWork answers DeskAnswered; a slip answers Printed or NotPrinted with its code.
struct LookAtBook {};
struct WelcomeVisitor {
    model::EventWhose whose;
};
struct CountOne {
    model::TallyKind kind;
    model::EventWhose whose;
};
struct CloseShift {};
using DeskDeed = std::variant<LookAtBook, WelcomeVisitor, CountOne, model::GiftHanding, CloseShift>;
struct DeskWork {
    PinAsked asked;
    DeskDeed deed;
};
struct PrintAtDesk {
    std::string code;
    std::uint32_t ticket = 0; // 0: the lines
    std::vector<std::string> lines = {};
    model::Language language = model::Language::Vietnamese;
};

// --- the world: what the book has done
struct BookSeen {};
struct Welcomed {
    std::optional<std::uint32_t> ticket; // none: this kiosk draws none
};
struct Tallied {
    model::TallyKind kind;
};
struct GiftWritten {};
struct ShiftClosed {
    std::vector<std::string> lines;
};
using DeskOutcome =
    std::variant<BookSeen, Welcomed, Tallied, GiftWritten, model::GiftRefused, ShiftClosed, DeskTrouble>;
struct DeskAnswered {
    PinAsked asked;
    DeskOutcome outcome;
    std::optional<DeskNumbers> numbers = {}; // afterwards
};

} // namespace flow
