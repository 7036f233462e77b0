// What is counted and handed out at an event, in the words of both ends, the book (sync/event) and the screen. Closed
// enums and values; nobody is named by any of them. Any thread.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/private.h"

namespace model {

enum class TallyKind : std::uint8_t {
    Visitor,
    Ticket, // counted by the book itself, as a number is drawn
    Installed,
    Activated,
    FirstReport,
    NotPossible, // cannot be done here: sent to where it can
    Gift,        // these two by the book as well
    GiftBack,
};
inline constexpr std::array<TallyKind, 8> all_tally_kinds{
    TallyKind::Visitor,     TallyKind::Ticket,      TallyKind::Installed, TallyKind::Activated,
    TallyKind::FirstReport, TallyKind::NotPossible, TallyKind::Gift,      TallyKind::GiftBack};
bool is_counted_by_staff(TallyKind kind); // not by the book

enum class StockAct : std::uint8_t { Given, TakenBack, Broken, Restocked };
inline constexpr std::array<StockAct, 4> all_stock_acts{StockAct::Given, StockAct::TakenBack, StockAct::Broken,
                                                        StockAct::Restocked};

enum class GiftReason : std::uint8_t {
    None,      // given for a card: the rule
    NoCard,    // given without one
    ByLead,    // given once more, or without a card, as the lead of the desk decided
    NotWanted, // taken back
    ByMistake,
    Damaged,   // broken
    Missing,   // counted by hand, and not there
    Beginning, // restocked: what the pack says lay there as the book was begun
    Delivered,
    Found, // counted by hand, and more there
};
inline constexpr std::array<GiftReason, 10> all_gift_reasons{
    GiftReason::None,    GiftReason::NoCard,  GiftReason::ByLead,    GiftReason::NotWanted, GiftReason::ByMistake,
    GiftReason::Damaged, GiftReason::Missing, GiftReason::Beginning, GiftReason::Delivered, GiftReason::Found};
bool fits(StockAct act, GiftReason reason); // whether that can be why

// Why a gift is not given, or not taken back. The screen has a sentence for each.
enum class GiftRefusal : std::uint8_t {
    AlreadyGiven, // to this card, here
    NoneLeft,
    NoSuchGift,
    NotGiven, // nothing of it is out (to this card) that could come back
    NotACard, // no number of 12 digits
    NoKey,    // of the event: no card can be taken; or another key than the book was begun with
    WrongReason,
    NoSuchCode, // an organisation or ambassador that the event does not have
    Closed,
    Unavailable, // no disk for it now
};
struct GiftRefused {
    GiftRefusal why = GiftRefusal::Unavailable;
    std::string what;             // for a technician
    std::optional<int> hour = {}; // AlreadyGiven: at what hour of the day
};

// In files, options and ids: "first-report", "taken-back", "by-lead", "already-given".
std::string_view word_of(TallyKind kind);
std::string_view word_of(StockAct act);
std::string_view word_of(GiftReason reason);
std::string_view word_of(GiftRefusal refusal);
std::optional<TallyKind> tally_kind_of(std::string_view word);
std::optional<StockAct> stock_act_of(std::string_view word);
std::optional<GiftReason> gift_reason_of(std::string_view word);

// By whom somebody came, as codes; "": by nobody. An ambassador's organisation is the ambassador's own.
struct EventWhose {
    std::string organisation, ambassador;
    auto operator<=>(EventWhose const&) const = default;
};

struct GiftHanding {
    std::string gift;
    base::PrivateText card; // the 12 digits; "": none was shown, for a reason
    GiftReason reason = GiftReason::None;
    EventWhose whose = {};
};

// One gift in a shift: left = start + restocked - given + back - broken.
struct GiftStock {
    std::string gift;
    std::int64_t start = 0, restocked = 0, given = 0, back = 0, broken = 0, left = 0;
    std::map<GiftReason, std::int64_t> exceptions = {}; // pieces by reason, but for None and Beginning
    bool operator==(GiftStock const&) const = default;
};

struct ShiftSummary {
    int shift = 1;       // from 1
    unsigned number = 0; // the kiosk's at the event
    base::WallTime until{};
    std::uint32_t tickets = 0; // drawn since the event began
    std::vector<GiftStock> gifts;
};

} // namespace model
