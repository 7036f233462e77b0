// State: where a visit stands: the screen, and all the citizen has said. Changed by step() alone. Holds personal text,
// which wipes itself. A value.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/flow/chip.h"
#include "kiosk/flow/comfort.h"
#include "kiosk/flow/consent.h"
#include "kiosk/flow/desk_screens.h"
#include "kiosk/flow/event.h"
#include "kiosk/flow/place.h"
#include "kiosk/flow/reading_screens.h"
#include "kiosk/flow/signin.h"
#include "kiosk/flow/slip.h"
#include "kiosk/flow/staff.h"
#include "kiosk/flow/upkeep_screens.h"
#include "kiosk/model/draft.h"

namespace flow {

struct Home {};
// --- a report
struct Category {};
struct Emergency {
    bool from_text = false;
}; // the stopper: 113, 114, 115
struct Place {};
struct SearchPlace {
    base::PrivateText search;
};
struct Text {};
struct Photo {
    std::optional<model::CameraStatus> trouble;
};
struct Person {};
struct ScanningCard {
    std::optional<model::CardProblem> refused;
    std::optional<model::CameraStatus> trouble;
};
struct Phone {
    base::PrivateText digits;
};
struct Review {};
struct Storing {};
struct NotSaved {
    StoreTrouble why;
};
struct ShowReceipt {
    model::Receipt receipt;
    Slip slip = Slip::Printing;
    std::optional<model::PrinterStatus> trouble; // when NotPrinted
};

using Screen =
    std::variant<Home, Menu, Shelf, FindGuide, ReadGuide, MetroLine, Category, Emergency, Place, SearchPlace, Text,
                 Photo, Person, ScanningCard, Phone, Review, Storing, NotSaved, ShowReceipt, AskCode, LookingUp,
                 ShowProgress, ChooseService, DrawingNumber, ShowNumber, Notices, ReadNotice, PickOnMap, ChooseKnown,
                 Thanks, PhonePhoto, AskConsent, SigningIn, ReadingChip, AskBadge, AskPin, Upkeep, Triage, Walk, Tour,
                 EventDesk, ShowTicket, WhoseVisitor, ChooseGift, GiftCard, GiftAnswer, EndShift, ShiftOver,
                 // the lucky draw on the stage
                 BeginDraw, FrozenDraw, ThrowDice, ShowPrize, RedrawWhy, DrawOver,
                 // a technician
                 UpkeepMenu, RunCheck, CheckOver, Readiness, RestartParts,
                 // how the place stands
                 Closed>;

struct State {
    Screen screen = Home{};
    std::vector<Screen> trail; // what was opened before, while reading
    model::Draft draft;
    std::optional<model::IdentityCard> card;
    model::Language language = model::Language::Vietnamese;
    std::optional<model::AppStore> store; // of the citizen's phone, where it has been said
    bool editing = false;                 // came from the read-back: Continue goes back there
    bool emergency_answered = false;      // the stopper was shown and passed
    Comfort comfort;
    bool comfort_shown = false; // the choice of it lies over the screen
    bool covered = false;       // nothing of the screen is seen until the citizen says so
    bool help_shown = false;
    Call call = Call::None;                        // for staff to come
    bool assisted = false;                         // staff looks on: who the citizen is, is not shown
    bool resting = false;                          // nobody is at the home screen: it invites
    base::Instant touched_at{};                    // or arrived on the screen
    std::optional<base::Instant> asked_at;         // the question after idling is on screen since
    std::optional<StoreTrouble> closed;            // why the outbox takes nothing now
    std::vector<std::string> warnings;             // Notice::id: they lie over every screen until they are read
    bool warned = false;                           // they were, in this visit
    std::optional<AtDesk> desk;                    // of an event, while staff is there
    std::optional<AtUpkeep> upkeep;                // while a technician is there
    model::PlaceState place;                       // how it stands now
    bool closing = false;                          // it closed during this visit, which goes on to its end
    std::map<model::Part, model::PartState> parts; // what was last heard of printer, camera and scanner
};

} // namespace flow
