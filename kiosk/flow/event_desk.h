// Staff at the desk of an event: visitors, tickets, counts, gifts and the end of a shift (sync/event/EVENT.md). Nothing
// is done before the book has it on the disk: until then a screen waits. Of a card its number alone goes on, with the
// gift that is asked for, and stays nowhere. Its screens: desk_screens.h. Parts of
// Event, State and Effect. Values.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/flow/desk_book.h"
#include "kiosk/flow/draw_show.h"
#include "kiosk/flow/staff.h"
#include "kiosk/model/event_tally.h"
#include "kiosk/model/language.h"

namespace flow {

// Who is at the desk, and for whom they count; gone when they leave.
struct AtDesk {
    PinAsked asked; // which sign-in: no answer to another one counts
    model::StaffPass pass = {};
    model::EventWhose whose = {};
    std::optional<DeskNumbers> numbers = {}; // none: the book has not said yet
    std::optional<DrawTold> draw = {};       // what it has come to
    std::optional<LastCount> last = {};
};

// --- staff
struct OpenDesk {}; // or looks at the book once more
struct OpenUpkeep {};
struct NextVisitor {};
struct TallyOne {
    model::TallyKind kind;
};
struct UndoCount {};
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
struct TakeBackCount {
    LastCount what;
};
struct CloseShift {};
using DeskDeed = std::variant<LookAtBook, WelcomeVisitor, CountOne, model::GiftHanding, CloseShift, LookAtDraw,
                              FreezeDraw, FixDice, DrawAgain, TakeBackCount>;
struct DeskWork {
    PinAsked asked;
    DeskDeed deed;
};
struct PrintAtDesk {
    std::string code;
    std::uint32_t ticket = 0; // 0: the lines
    std::vector<std::string> lines = {};
    model::Language language = model::Language::Vietnamese;
    std::vector<std::string> codes = {}; // under the lines the first of them that fits a QR code of that width
};

// --- the world: what the book has done
struct BookSeen {};
struct Welcomed {
    std::optional<std::uint32_t> ticket; // none: this kiosk draws none
    std::int64_t hour = 0;
};
struct Tallied {
    model::TallyKind kind;
    std::int64_t hour = 0;
};
struct CountTakenBack {
    model::TallyKind kind;
};
struct GiftWritten {};
struct ShiftClosed {
    std::vector<std::string> lines;
};
using DeskOutcome = std::variant<BookSeen, Welcomed, Tallied, GiftWritten, model::GiftRefused, ShiftClosed, DeskTrouble,
                                 DrawOpened, DrawTold, DrawTrouble, CountTakenBack>;
struct DeskAnswered {
    PinAsked asked;
    DeskOutcome outcome;
    std::optional<DeskNumbers> numbers = {}; // afterwards
};

} // namespace flow
