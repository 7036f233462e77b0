// The slips of an event's desk: a ticket, its number so high that it is read at arm's length, and what has lines: the
// paper at the end of a shift, and of a draw. Pure; one thread at a time (fontconfig).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "drivers/printer.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "kiosk/model/strings.h"

namespace typeset {

struct EventTicket {
    std::uint32_t number = 0;
    std::string event, place; // in the reader's language
    base::WallTime drawn_at{};
};

// `width_dots`: printable dots of the paper, 384 to 832, at 8 dots a mm. Invalid: other paper, or text that is not
// UTF-8.
base::Result<drivers::Bitmap> ticket(EventTicket const& ticket, model::Strings const& strings, int width_dots);

// The first line is the heading. Where two or more blanks part a line, what follows them stands at the right.
// Below them, as a QR code, the first of `codes` that fits with modules which phones read; where none does, no code.
base::Result<drivers::Bitmap> shift(std::vector<std::string> const& lines, int width_dots,
                                    std::vector<std::string> const& codes = {});

} // namespace typeset
