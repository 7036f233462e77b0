// Offers: the names a citizen may be about to write. A name is found by the beginning of any of its words, typed
// without diacritics or with the right ones; d finds đ. The list of names is the caller's: wards, and streets where a
// city gives them. A pure function, any thread; what it returns holds the citizen's words, which wipe themselves.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "kiosk/model/catalogue.h"
#include "ui/view/contents.h"

namespace view {

using Name = model::ProperName;

// The `most` likeliest: those that agree with the greatest number of last words, of them first the names that begin so,
// then those that have it within. Nothing before three letters, nor when the name is complete.
std::vector<Offer> offers_for(std::string_view text, std::span<Name const> names, std::size_t most);

} // namespace view
