#include "kiosk/model/event_tally.h"

namespace model {
namespace {

template<class E, std::size_t N>
std::optional<E> event_word_in(std::array<E, N> const& all, std::string_view word) {
    for (auto const each : all)
        if (word_of(each) == word) return each;
    return std::nullopt;
}

} // namespace

bool is_counted_by_staff(TallyKind kind) {
    switch (kind) {
    case TallyKind::Visitor:
    case TallyKind::Installed:
    case TallyKind::Activated:
    case TallyKind::FirstReport:
    case TallyKind::NotPossible: return true;
    case TallyKind::Ticket:
    case TallyKind::Gift:
    case TallyKind::GiftBack: return false;
    }
    return false;
}

bool fits(StockAct act, GiftReason reason) {
    switch (reason) {
    case GiftReason::None:
    case GiftReason::NoCard:
    case GiftReason::ByLead: return act == StockAct::Given;
    case GiftReason::NotWanted:
    case GiftReason::ByMistake: return act == StockAct::TakenBack;
    case GiftReason::Damaged:
    case GiftReason::Missing: return act == StockAct::Broken;
    case GiftReason::Beginning:
    case GiftReason::Delivered:
    case GiftReason::Found: return act == StockAct::Restocked;
    }
    return false;
}

std::string_view word_of(TallyKind kind) {
    switch (kind) {
    case TallyKind::Visitor: return "visitor";
    case TallyKind::Ticket: return "ticket";
    case TallyKind::Installed: return "installed";
    case TallyKind::Activated: return "activated";
    case TallyKind::FirstReport: return "first-report";
    case TallyKind::NotPossible: return "not-possible";
    case TallyKind::Gift: return "gift";
    case TallyKind::GiftBack: return "gift-back";
    }
    return "";
}

std::string_view word_of(StockAct act) {
    switch (act) {
    case StockAct::Given: return "given";
    case StockAct::TakenBack: return "taken-back";
    case StockAct::Broken: return "broken";
    case StockAct::Restocked: return "restocked";
    }
    return "";
}

std::string_view word_of(GiftReason reason) {
    switch (reason) {
    case GiftReason::None: return "none";
    case GiftReason::NoCard: return "no-card";
    case GiftReason::ByLead: return "by-lead";
    case GiftReason::NotWanted: return "not-wanted";
    case GiftReason::ByMistake: return "by-mistake";
    case GiftReason::Damaged: return "damaged";
    case GiftReason::Missing: return "missing";
    case GiftReason::Beginning: return "beginning";
    case GiftReason::Delivered: return "delivered";
    case GiftReason::Found: return "found";
    }
    return "";
}

std::string_view word_of(GiftRefusal refusal) {
    switch (refusal) {
    case GiftRefusal::AlreadyGiven: return "already-given";
    case GiftRefusal::NoneLeft: return "none-left";
    case GiftRefusal::NoSuchGift: return "no-such-gift";
    case GiftRefusal::NotGiven: return "not-given";
    case GiftRefusal::NotACard: return "not-a-card";
    case GiftRefusal::NoKey: return "no-key";
    case GiftRefusal::WrongReason: return "wrong-reason";
    case GiftRefusal::NoSuchCode: return "no-such-code";
    case GiftRefusal::Closed: return "closed";
    case GiftRefusal::Unavailable: return "unavailable";
    }
    return "";
}

std::optional<TallyKind> tally_kind_of(std::string_view word) { return event_word_in(all_tally_kinds, word); }
std::optional<StockAct> stock_act_of(std::string_view word) { return event_word_in(all_stock_acts, word); }
std::optional<GiftReason> gift_reason_of(std::string_view word) { return event_word_in(all_gift_reasons, word); }

} // namespace model
