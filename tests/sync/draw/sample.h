// A draw as it has to be, the same each time. For tests.
#pragma once
#include "sync/draw/draw.h"

namespace tests {

inline draw::Draw sample(std::size_t prizes = 3, std::vector<draw::Redraw> redraws = {}) {
    draw::Draw made;
    made.frozen.event = "ben-thanh-2026-12-05";
    made.frozen.tickets = draw::parse_tickets("1-412,414-600").value();
    made.secret.fill(7);
    made.frozen.commitment = draw::commitment_of(made.secret);
    made.dice = "4163524416";
    made.prizes = prizes;
    made.redraws = std::move(redraws);
    made.drawn = draw::drawn_by(made);
    return made;
}

} // namespace tests
