// The screens of an event's desk (event_desk.h). Parts of State. Values.
#pragma once
#include "kiosk/flow/event_desk.h"
#include "kiosk/flow/slip.h"
#include "kiosk/model/health.h"
#include "kiosk/model/identity_card.h"

namespace flow {

struct EventDesk {
    bool waits = false;                            // for the book
    std::optional<base::Instant> still_until = {}; // one press is one count: the next counts from then on
    std::optional<model::TallyKind> counted = {};  // just now
    std::optional<DeskTrouble> trouble = {};
    bool back = false; // `counted` was taken back
};
struct ShowTicket {
    std::uint32_t ticket = 0;
    Slip slip = Slip::Printing;
    std::optional<model::PrinterStatus> trouble = {}; // when NotPrinted
};
struct WhoseVisitor {
    bool unknown = false; // the code that was shown is no ambassador's of this event
};
struct ChooseGift {};
struct GiftCard {
    std::string gift;
    bool giving = false; // the book has been asked
    std::optional<model::CardProblem> refused = {};
    std::optional<model::CameraStatus> trouble = {};
};
struct GiftAnswer {
    std::string gift;
    std::optional<model::GiftRefused> refused = {}; // none: it is written, and may be handed out
    bool giving = false;                            // all the same, as the lead decides: the book has been asked
};
struct EndShift {
    bool ending = false;
    std::optional<DeskTrouble> trouble = {};
};
struct ShiftOver {
    std::vector<std::string> lines;
    Slip slip = Slip::Printing;
    std::optional<model::PrinterStatus> trouble = {}; // when NotPrinted
};

} // namespace flow
