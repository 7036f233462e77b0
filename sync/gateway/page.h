// The page a citizen opens with the receipt's code or its QR: Vietnamese with English beside it, one self-contained
// HTML file without scripts. Pure functions, any thread.
#pragma once
#include <string>
#include <string_view>

#include "kiosk/model/progress.h"

namespace gateway {

std::string progress_page(model::Progress const& progress);
std::string unknown_code_page();
std::string trouble_page(); // the city cannot say just now
std::string gone_page();    // of a link for a photo that is not there, or over
std::string busy_page();    // of such a link, when the city cannot say just now

// Such a page with a heading in both languages; `body` is HTML.
std::string framed_page(std::string_view heading, std::string_view english, std::string_view body);

std::string escaped(std::string_view text); // for HTML: in its text and in the values of its attributes

// What such a page may load and run: nothing. For the header Content-Security-Policy.
extern char const* const page_policy;

} // namespace gateway
