#include <algorithm>

#include "kiosk/flow/turn.h"

namespace flow {

void step_notices(Turn& turn, Notices const& here, Action const& action) {
    if (is<Back>(action)) turn.close();
    auto const* open = std::get_if<OpenNotice>(&action);
    auto const& notices = turn.rules.catalogue.notices;
    if (open && std::ranges::find(notices, open->id, &model::Notice::id) != notices.end())
        turn.open(here, ReadNotice{open->id});
}

void step_notice(Turn& turn, ReadNotice const&, Action const& action) {
    if (is<Back>(action)) turn.close();
}

} // namespace flow
