// Compiled by personal_words_test.py, each CASE by itself: 0 is to compile, all others are to be refused.
#include <iostream>
#include <optional>

#include "kiosk/base/log.h"
#include "kiosk/base/private.h"
#include "kiosk/model/draft.h"

void words(base::PrivateText const& text, base::PrivateBytes const& bytes, model::Draft const& draft) {
#if CASE == 0
    base::log(base::Severity::Info, "test", "{} {} {}", text.reveal().size(), bytes.reveal().size(), draft.category);
#elif CASE == 1
    base::log(base::Severity::Info, "test", "{}", text);
#elif CASE == 2
    base::log(base::Severity::Info, "test", "{}", bytes);
#elif CASE == 3
    base::log(base::Severity::Info, "test", "{}", draft);
#elif CASE == 4
    base::log(base::Severity::Info, "test", "{}", draft.name);
#elif CASE == 5
    base::log(base::Severity::Info, text, "test");
#elif CASE == 6
    std::cerr << text;
#elif CASE == 7
    std::string const copy = text;
#elif CASE == 8
    fmt::print("{}", draft.text);
#endif
}
