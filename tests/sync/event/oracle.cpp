#include "tests/sync/event/oracle.h"

#include <algorithm>

namespace tests {

bool Oracle::perform(Act const& act) {
    switch (act.kind) {
    case Act::Kind::Count:
        for (auto const kind : act.kinds)
            count(act, kind, whose_of(act));
        return true;
    case Act::Kind::Ticket:
        ++tickets[act.kiosk];
        count(act, model::TallyKind::Ticket, {});
        return true;
    case Act::Kind::Give: return give(act);
    case Act::Kind::Back: return take_back(act);
    case Act::Kind::Stock: return change(act);
    }
    return false;
}

std::int64_t Oracle::left(unsigned kiosk, model::EventGift const& gift) {
    return left_.try_emplace({kiosk, gift.id}, gift.stock).first->second;
}

std::multiset<std::pair<std::string, std::vector<Oracle::Handing>>> Oracle::doubles() const {
    std::multiset<std::pair<std::string, std::vector<Handing>>> all;
    for (auto const& [what, kiosks] : cards_) {
        std::int64_t kept = 0;
        std::vector<Handing> handings;
        for (auto const& [kiosk, card] : kiosks) {
            auto const here = std::max<std::int64_t>(0, static_cast<std::int64_t>(card.hours.size()) - card.back);
            kept += here;
            for (auto const hour : card.hours)
                if (here > 0) handings.push_back({kiosk, hour});
        }
        if (kept > std::int64_t{day_.gift(what.second)->per_person}) all.emplace(what.second, handings);
    }
    return all;
}

model::EventWhose Oracle::whose_of(Act const& act) const {
    auto whose = act.whose;
    if (!whose.ambassador.empty()) whose.organisation = day_.ambassador(whose.ambassador)->organisation;
    return whose;
}

void Oracle::count(Act const& act, model::TallyKind kind, model::EventWhose const& whose) {
    ++counts[{event::hour_of(act.at), kind, whose}];
}

bool Oracle::give(Act const& act) {
    auto const& gift = *day_.gift(act.gift);
    bool const by_lead = act.reason == model::GiftReason::ByLead;
    if (act.person != 0 && !by_lead && card_of(act).has() >= std::int64_t{gift.per_person}) return false;
    if (left(act.kiosk, gift) < 1) return false;
    --left_[{act.kiosk, act.gift}];
    ++out_[{act.kiosk, act.gift}];
    if (act.person != 0 && by_lead) ++card_of(act).by_lead;
    if (act.person != 0 && !by_lead) card_of(act).hours.push_back(event::hour_of(act.at));
    count(act, model::TallyKind::Gift, whose_of(act));
    return true;
}

bool Oracle::take_back(Act const& act) {
    if (out_[{act.kiosk, act.gift}] < 1) return false;
    if (act.person != 0 && card_of(act).has() < 1) return false;
    left(act.kiosk, *day_.gift(act.gift));
    ++left_[{act.kiosk, act.gift}];
    --out_[{act.kiosk, act.gift}];
    if (act.person != 0) ++card_of(act).back;
    count(act, model::TallyKind::GiftBack, whose_of(act));
    return true;
}

bool Oracle::change(Act const& act) {
    bool const breaks = act.stock == model::StockAct::Broken;
    if (left(act.kiosk, *day_.gift(act.gift)) < act.pieces && breaks) return false;
    left_[{act.kiosk, act.gift}] += breaks ? -act.pieces : act.pieces;
    return true;
}

} // namespace tests
