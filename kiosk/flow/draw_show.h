// The lucky draw on the stage (sync/draw/DRAW.md), which the lead of an event's desk leads: the tickets are fixed and
// told, dice are thrown by touch for all to see, prizes are drawn one by one, the last prize first, and all of it is
// printed. Nothing is shown before the disk has it; the secret is not in here until the dice are fixed. Winners are
// numbers of tickets. Parts of Event, State and Effect: the deeds and outcomes are among those of the desk
// (event_desk.h). Values.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/flow/slip.h"
#include "kiosk/model/health.h"

namespace flow {

inline constexpr std::size_t fewest_dice = 10, most_dice = 20; // of those that a record may have
inline constexpr base::Duration reel_rolls{2'600};             // until it stands on the ticket

// Why a prize is drawn again. A closed list, so that nobody is named.
enum class RedrawReason { DidNotCome, NotEligible, NoTicket, Declined };
inline constexpr std::array<RedrawReason, 4> all_redraw_reasons{RedrawReason::DidNotCome, RedrawReason::NotEligible,
                                                                RedrawReason::NoTicket, RedrawReason::Declined};
std::string_view word_of(RedrawReason reason); // in the record: "did-not-come"

// Why it cannot go on. The screen has a sentence for each.
enum class DrawTrouble {
    NoTickets,    // nobody takes part
    TooFew,       // fewer tickets than prizes, or none left to draw again
    BadList,      // the merged list is no list of tickets
    OtherEvent,   // what lies on the disk is another event's
    Contradicted, // or not what was written: somebody has changed it
    Full,
    Unavailable,
};
inline constexpr std::array<DrawTrouble, 7> all_draw_troubles{
    DrawTrouble::NoTickets,    DrawTrouble::TooFew, DrawTrouble::BadList,    DrawTrouble::OtherEvent,
    DrawTrouble::Contradicted, DrawTrouble::Full,   DrawTrouble::Unavailable};

// What of the draw may be told by now.
struct DrawTold {
    std::size_t count = 0; // of tickets
    std::string tickets;   // as ranges: "1-412,414-600"
    std::string list, commitment;
    std::string dice = {};                    // "": they are not thrown
    std::vector<std::uint32_t> winners = {};  // of each prize, the first prize first; none before the dice
    std::size_t redraws = 0;                  // so many tickets did not win after all
    std::vector<std::string> slip = {};       // lines of the paper that says it
    std::vector<std::string> slip_codes = {}; // for its QR code: the first that fits
};

// --- effects: deeds of the desk. Each answers DrawOpened (nothing is fixed), DrawTold or DrawTrouble.
struct LookAtDraw {};
struct FreezeDraw {};
struct FixDice {
    std::string dice;
};
struct DrawAgain {
    std::size_t prize = 0; // from 0
    RedrawReason reason = RedrawReason::DidNotCome;
};

// --- the world
struct DrawOpened {
    std::size_t tickets = 0; // that would take part
    bool merged = false;     // of all kiosks, from the list that the office has put there; or of this one's book
};

// --- the lead
struct OpenDraw {};
struct ConfirmFreeze {};
struct PressDie {
    unsigned pips = 1;
};
struct UndoDie {};
struct ConfirmDice {};
struct AskRedraw {};
struct RedrawFor {
    RedrawReason reason;
};

// --- screens
struct BeginDraw {
    bool waits = false, freezing = false; // for the disk; what must not be left
    std::optional<DrawOpened> opened = {};
    std::optional<DrawTrouble> trouble = {};
};
struct FrozenDraw {
    Slip slip = Slip::Printing; // NotPrinted without trouble: it was fixed before
    std::optional<model::PrinterStatus> trouble = {};
    std::string dice = {}; // that were thrown before somebody looked back at the list
};
struct ThrowDice {
    std::string dice;
    bool fixing = false;
    std::optional<DrawTrouble> trouble = {};
};
struct ShowPrize {
    std::size_t prize = 0;                                          // from 0, the first prize
    std::optional<base::Instant> rolls_from = {}, rolls_until = {}; // the reel; none: it stands
};
struct RedrawWhy {
    std::size_t prize = 0;
    bool writing = false;
    std::optional<DrawTrouble> trouble = {};
};
struct DrawOver {
    Slip slip = Slip::Printing;
    std::optional<model::PrinterStatus> trouble = {};
};

} // namespace flow
