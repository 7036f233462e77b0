// The console's page of event days: what each has come to, with no number that event::report does not tell. Pure; any
// thread.
#pragma once
#include <memory>

#include "sync/gateway/console/html.h"
#include "sync/gateway/event_board.h"

namespace gateway {

using ShownBoard = std::shared_ptr<EventBoard const>;

inline constexpr std::string_view events_tab = "/events";

// In the order given.
console::Page events_page(std::vector<ShownBoard> const& boards, console::Viewer const& viewer);

} // namespace gateway
