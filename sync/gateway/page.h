// The page a citizen opens with the receipt's code or its QR: Vietnamese with English beside it, one self-contained
// HTML file without scripts. Pure functions, any thread.
#pragma once
#include <string>

#include "kiosk/model/progress.h"

namespace gateway {

std::string progress_page(model::Progress const& progress);
std::string unknown_code_page();
std::string trouble_page(); // the city cannot say just now

// What such a page may load and run: nothing. For the header Content-Security-Policy.
extern char const* const page_policy;

} // namespace gateway
