// The words of a guide's blocks, in the language of the strings. Private to the room; pure.
#pragma once
#include <string>

#include "kiosk/base/result.h"
#include "kiosk/model/library.h"
#include "kiosk/model/strings.h"

namespace typeset {

std::string text_of(model::Block const& block, model::Strings const& strings);
std::string label_of(model::Block const& block, model::Strings const& strings);

// Invalid: some of it is not UTF-8.
base::Result<> check_words(model::Guide const& guide, model::Strings const& strings);

std::string source_of(model::Guide const& guide, model::Strings const& strings); // and as of when

} // namespace typeset
