// The rules of a ward's queue, written a second time and from the other side: not whom to call, but whether a history
// was right. Gives each thing that was not, as a sentence. Pure.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "sync/ledger/day.h"

namespace simulation {

// What a citizen holds at the end of the day, by the id of the draw.
using Papers = std::map<base::Uuid, std::string>;

std::vector<std::string> troubles_of(std::vector<ledger::Event> const& history, Papers const& papers,
                                     model::WardSettings const& ward);

} // namespace simulation
