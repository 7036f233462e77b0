// What a voice says when a number is called, digit by digit, so that it is understood in a loud room. Pure, any thread.
#pragma once
#include <string>

#include "kiosk/model/language.h"

namespace ledger {

// "Mời số A không không một đến quầy hai" of "A001" and "2"; English beside it.
std::string spoken_call(std::string const& number, std::string const& counter, model::Language language);

} // namespace ledger
