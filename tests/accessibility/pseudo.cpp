#include "tests/accessibility/pseudo.h"

#include <sstream>

#include "kiosk/base/text.h"

namespace accessibility {
namespace {

std::string_view marked(char letter) {
    switch (letter) {
    case 'a': return "ậ";
    case 'e': return "ể";
    case 'o': return "ỗ";
    case 'u': return "ữ";
    case 'A': return "Ẫ";
    case 'E': return "Ễ";
    case 'O': return "Ộ";
    case 'U': return "Ữ";
    default: return {};
    }
}

std::string with_marks(std::string_view word) {
    if (word.find('{') != std::string_view::npos) return std::string(word);
    std::string out;
    for (char const letter : word) {
        auto const instead = marked(letter);
        if (instead.empty())
            out += letter;
        else
            out += instead;
    }
    return out;
}

} // namespace

std::string lengthened(std::string_view sentence) {
    std::string out;
    std::string word;
    std::vector<std::string> spare; // words to go on with
    for (std::size_t i = 0; i <= sentence.size(); ++i) {
        bool const ends = i == sentence.size() || sentence[i] == ' ' || sentence[i] == '\n';
        if (!ends) {
            word += sentence[i];
            continue;
        }
        if (word.find('{') == std::string::npos && !word.empty()) spare.push_back(with_marks(word));
        out += with_marks(word);
        if (i < sentence.size()) out += sentence[i];
        word.clear();
    }
    std::size_t const wanted = (base::length(sentence) * 14 + 9) / 10;
    for (std::size_t i = 0; !spare.empty() && base::length(out) < wanted; ++i) {
        auto const letters = base::code_points(" " + spare[i % spare.size()]);
        std::size_t const room = std::max<std::size_t>(2, wanted - base::length(out));
        for (std::size_t k = 0; k < std::min(room, letters.size()); ++k)
            base::append_utf8(out, letters[k]);
    }
    return out;
}

model::Strings lengthened(model::Strings const& strings) {
    std::map<std::string, std::string, std::less<>> longer;
    for (auto const& [key, sentence] : strings.all())
        longer.emplace(key, lengthened(sentence));
    return {strings.language(), std::move(longer)};
}

} // namespace accessibility
