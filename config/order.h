// The order in which people look for names: that of the Vietnamese alphabet (a ă â b … d đ e ê …; then the tones), by
// CLDR's rules for it. Any thread.
#pragma once
#include <span>

#include "kiosk/model/catalogue.h"

namespace config {

// By their proper names: nobody looks for Bến Thành under Phường.
void sort_by_name(std::span<model::Place> wards);

} // namespace config
