// A queue number to the picture of a slip: the number so high that it is read at arm's length, what it is for, how many
// are before it, and the code that keeps the place. Pure; one thread at a time (fontconfig).
#pragma once
#include <string>

#include "drivers/printer.h"
#include "kiosk/base/result.h"
#include "kiosk/model/queue_ticket.h"
#include "kiosk/model/strings.h"

namespace typeset {

inline constexpr int number_height = 14 * 8; // dots: at least so high are the number's figures

// `service`: its name, in the reader's language. `width_dots`: printable dots of the paper, 384 to 832, at 8 dots a mm.
// Invalid: other paper, or text that is not UTF-8.
base::Result<drivers::Bitmap> number(model::QueueTicket const& ticket, std::string const& service,
                                     model::Strings const& strings, int width_dots);

} // namespace typeset
