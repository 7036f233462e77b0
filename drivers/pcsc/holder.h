// Who holds the card, out of two of its data groups: DG13, where Việt Nam writes its own lines, and DG1, the lines for
// machines (ICAO Doc 9303-5, TD1), which is only asked whether it means the same person. What DG13 looks like is known
// from cards: 6D { 30 { 02 version, 06 name of the form, 31 { 30 { 02 number of the line, value } … } } }, where line 1
// is the number and line 2 the name, both UTF8String. Pure, any thread.
#pragma once
#include <optional>

#include "drivers/chip_reader.h"
#include "kiosk/base/bytes.h"

namespace pcsc {

inline constexpr std::size_t longest_name = 120; // code points

// Nothing: it is no such group, or says who it is never, twice, or in no usable way. All other lines are passed over.
std::optional<drivers::ChipHolder> read_group_13(base::ByteView group);

// The number of 12 digits in Việt Nam's lines. Nothing: these are no such lines, or a check digit is wrong.
std::optional<base::PrivateText> read_group_1(base::ByteView group);

bool is_can(base::PrivateText const& text); // six digits

} // namespace pcsc
