// What a citizen wrote, without what says who it was: for documents that leave the clerk's desk. Pure.
#pragma once
#include <string>
#include <string_view>

#include "kiosk/model/draft.h"

namespace desk {

// `text` with the draft's own name (as words, in either case, with or without diacritics) and with every number that
// may be a phone's or an identity card's (nine digits or more, also with blanks, dots or dashes between) made
// unreadable.
std::string without_personal(std::string_view text, model::Draft const& draft);

} // namespace desk
