// Bilingual: words of the content in both languages. A value.
#pragma once
#include <string>
#include <string_view>

#include "kiosk/model/language.h"

namespace model {

// What the city publishes in Vietnamese alone has no `en`, and is shown as it is.
struct Bilingual {
    std::string vi, en;

    std::string_view in(Language language) const { return language == Language::English && !en.empty() ? en : vi; }
    bool empty() const { return vi.empty(); }
    bool operator==(Bilingual const&) const = default;
};

} // namespace model
