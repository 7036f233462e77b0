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
    // Whether it is done; what it comes to is kept.
    bool perform(Act const& act, model::EventDay const& day) {
        switch (act.kind) {
        case Act::Kind::Count:
            for (auto const kind : act.kinds)
                count(act, kind, whose_of(act, day));
            return true;
        case Act::Kind::Ticket:
            ++tickets[act.kiosk];
            count(act, model::TallyKind::Ticket, {});
            return true;
        case Act::Kind::Give: return give(act, day);
        case Act::Kind::Back: return back(act, day);
        case Act::Kind::Stock: return change(act, day);
        }
        return false;
    }

    std::int64_t left(unsigned kiosk, model::EventGift const& gift) {
        return lefts.try_emplace({kiosk, gift.id}, gift.stock).first->second;
    }

    // Handings of one card and gift by the rule, where several kiosks gave it and one would have had to.
    struct Handing {
        unsigned kiosk;
        event::Hour hour;
        auto operator<=>(Handing const&) const = default;
    };
    std::multiset<std::pair<std::string, std::vector<Handing>>> doubles(model::EventDay const& day) const {
        std::multiset<std::pair<std::string, std::vector<Handing>>> all;
        for (auto const& [what, kiosks] : cards) {
            std::int64_t kept = 0;
            std::vector<Handing> handings;
            for (auto const& [kiosk, card] : kiosks) {
                auto const here = std::max<std::int64_t>(0, static_cast<std::int64_t>(card.hours.size()) - card.back);
                kept += here;
                for (auto const hour : card.hours)
                    if (here > 0) handings.push_back({kiosk, hour});
            }
            if (kept > day.gift(what.second)->per_person) all.emplace(what.second, handings);
        }
        return all;
    }

    event::Counts counts;
    std::map<unsigned, unsigned> tickets;

private:
    struct Card {
        std::vector<event::Hour> hours; // by the rule
        std::int64_t back = 0, by_lead = 0;
        std::int64_t has() const { return static_cast<std::int64_t>(hours.size()) + by_lead - back; }
    };

    static model::EventWhose whose_of(Act const& act, model::EventDay const& day) {
        auto whose = act.whose;
        if (!whose.ambassador.empty()) whose.organisation = day.ambassador(whose.ambassador)->organisation;
        return whose;
    }
    void count(Act const& act, model::TallyKind kind, model::EventWhose const& whose) {
        ++counts[{event::hour_of(act.at), kind, whose}];
    }
    Card& card_of(Act const& act) { return cards[{act.person, act.gift}][act.kiosk]; }

    bool give(Act const& act, model::EventDay const& day) {
        auto const& gift = *day.gift(act.gift);
        bool const by_lead = act.reason == model::GiftReason::ByLead;
        if (act.person != 0 && !by_lead && card_of(act).has() >= gift.per_person) return false;
        if (left(act.kiosk, gift) < 1) return false;
        --lefts[{act.kiosk, act.gift}];
        ++out[{act.kiosk, act.gift}];
        if (act.person != 0 && by_lead) ++card_of(act).by_lead;
        if (act.person != 0 && !by_lead) card_of(act).hours.push_back(event::hour_of(act.at));
        count(act, model::TallyKind::Gift, whose_of(act, day));
        return true;
    }
    bool back(Act const& act, model::EventDay const& day) {
        if (out[{act.kiosk, act.gift}] < 1) return false;
        if (act.person != 0 && card_of(act).has() < 1) return false;
        left(act.kiosk, *day.gift(act.gift));
        ++lefts[{act.kiosk, act.gift}];
        --out[{act.kiosk, act.gift}];
        if (act.person != 0) ++card_of(act).back;
        count(act, model::TallyKind::GiftBack, whose_of(act, day));
        return true;
    }
    bool change(Act const& act, model::EventDay const& day) {
        bool const breaks = act.stock == model::StockAct::Broken;
        if (breaks && left(act.kiosk, *day.gift(act.gift)) < act.pieces) return false;
        left(act.kiosk, *day.gift(act.gift));
        lefts[{act.kiosk, act.gift}] += breaks ? -act.pieces : act.pieces;
        return true;
    }

    std::map<std::pair<unsigned, std::string>, std::int64_t> lefts, out;        // by kiosk and gift
    std::map<std::pair<unsigned, std::string>, std::map<unsigned, Card>> cards; // by person and gift: by kiosk
};

} // namespace tests
