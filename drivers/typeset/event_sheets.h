// What an event's organisers print on sheets of A4, as a PDF: the summary, and a poster for each organisation and
// ambassador with a code so large that it is read from two metres. Nobody's name stands on any. Pure; one thread at a
// time (fontconfig).
#pragma once
#include <string>
#include <vector>

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"
#include "kiosk/model/bilingual.h"

namespace typeset {

// The lines as event::summary_of gives them: the first is the heading; where two or more blanks part one, what follows
// them stands at the right. Invalid: none, or text that is not UTF-8.
base::Result<base::Bytes> summary_sheets(std::vector<std::string> const& lines);

struct EventPoster {
    model::Bilingual event, place, whose, how; // `whose`: the organisation; `how`: what to do with the code
    std::string days;
    std::string label; // the ambassador's code in letters; "": the organisation's own poster
    std::string code;  // what the QR code says
};

// One page each. Invalid: none, text that is not UTF-8, or a code too long for a QR code.
base::Result<base::Bytes> poster_sheets(std::vector<EventPoster> const& posters);

} // namespace typeset
