// The rules of an event a second time, in memory and by the words of EVENT.md alone: what a kiosk has to answer to each
// act, and what all of it comes to. For tests.
#pragma once
#include <map>
#include <set>

#include "tests/sync/event/sample.h"

namespace tests {

struct Act {
    enum class Kind { Count, Ticket, Give, Back, Stock } kind = Kind::Count;
    unsigned kiosk = 1;
    base::WallTime at{};
    std::vector<model::TallyKind> kinds = {};
    model::EventWhose whose = {};
    std::string gift = {};
    unsigned person = 0; // 0: no card
    model::GiftReason reason = model::GiftReason::None;
    model::StockAct stock = model::StockAct::Restocked;
    std::int64_t pieces = 0;
};

class Oracle {
public:
    explicit Oracle(model::EventDay const& day) : day_(day) {}

    bool perform(Act const& act); // whether it is done; what it comes to is kept
    std::int64_t left(unsigned kiosk, model::EventGift const& gift);

    // Where several kiosks gave one card a gift by the rule, and one would have had to: each handing.
    struct Handing {
        unsigned kiosk;
        event::Hour hour;
        auto operator<=>(Handing const&) const = default;
    };
    std::multiset<std::pair<std::string, std::vector<Handing>>> doubles() const;

    event::Counts counts;
    std::map<unsigned, unsigned> tickets;

private:
    struct Card {
        std::vector<event::Hour> hours; // by the rule
        std::int64_t back = 0, by_lead = 0;
        std::int64_t has() const { return static_cast<std::int64_t>(hours.size()) + by_lead - back; }
    };
    using KioskAndGift = std::pair<unsigned, std::string>;

    model::EventWhose whose_of(Act const& act) const;
    void count(Act const& act, model::TallyKind kind, model::EventWhose const& whose);
    Card& card_of(Act const& act) { return cards_[{act.person, act.gift}][act.kiosk]; }
    bool give(Act const& act);
    bool take_back(Act const& act);
    bool change(Act const& act);

    model::EventDay const& day_;
    std::map<KioskAndGift, std::int64_t> left_, out_;
    std::map<std::pair<unsigned, std::string>, std::map<unsigned, Card>> cards_; // by person and gift: by kiosk
};

} // namespace tests
