// The languages a screen can be in. A closed list: a language more is a catalogue in ui/po and a line here.
#pragma once
#include <optional>
#include <string_view>

namespace model {

enum class Language { Vietnamese, English };

inline std::string_view code_of(Language language) { // BCP 47
    switch (language) {
    case Language::Vietnamese: return "vi";
    case Language::English: return "en";
    }
    return "vi";
}
inline std::optional<Language> language_of(std::string_view code) {
    if (code == "vi") return Language::Vietnamese;
    if (code == "en") return Language::English;
    return std::nullopt;
}

} // namespace model
