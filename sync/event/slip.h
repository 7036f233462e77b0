// The paper at the end of a shift: what of each gift lay there, was given, came back, broke and is left, with room for
// what is counted by hand and for whoever signs. Lines for the slip printer, in Vietnamese; nobody is named. It is for
// the desk and not to be handed on: it tells numbers below five. Pure; any thread.
#pragma once
#include <string>
#include <vector>

#include "kiosk/model/event_day.h"
#include "kiosk/model/event_tally.h"

namespace event {

inline constexpr std::size_t slip_width = 32; // letters: those of 58 mm paper

std::vector<std::string> slip_of(model::ShiftSummary const& summary, model::EventDay const& day);

} // namespace event
