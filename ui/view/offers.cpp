#include "ui/view/offers.h"

#include <algorithm>

#include "kiosk/base/text.h"

namespace view {
namespace {

constexpr std::size_t most_words = 6, fewest_letters = 3;

bool is_letter(char c) { return std::string_view(" \n,.;:!?()\"/").find(c) == std::string_view::npos; }

// Where the last words begin, the last first: only words of one sentence with one space between them.
std::vector<std::size_t> last_words(std::string_view text) {
    std::vector<std::size_t> starts;
    std::size_t at = text.size();
    while (at > 0 && starts.size() < most_words) {
        if (text[at - 1] == ' ') --at; // also behind the last: "Bến " is still on the way
        if (at == 0 || !is_letter(text[at - 1])) break;
        while (at > 0 && is_letter(text[at - 1]))
            --at;
        starts.push_back(at);
    }
    return starts;
}

// What was typed in small letters, and the same without diacritics; wiped.
struct Letters {
    explicit Letters(std::string_view text) : small(base::to_lower(text)), plain(base::fold(text)) {}
    Letters(Letters const&) = delete;
    Letters& operator=(Letters const&) = delete;
    ~Letters() {
        base::wipe(small);
        base::wipe(plain);
    }
    std::string small, plain;
};

// A letter typed plain agrees with any of its kind, one typed with a mark with itself alone: "cháy" is not "chạy".
bool begins_so(std::string_view name, std::string_view typed) {
    auto wanted = base::code_points(name), given = base::code_points(typed);
    if (given.size() > wanted.size()) return false;
    bool const agrees = std::equal(given.begin(), given.end(), wanted.begin(), [](char32_t letter, char32_t whole) {
        if (letter == whole) return true;
        std::string one;
        base::append_utf8(one, whole);
        auto const plain = base::code_points(base::fold(one));
        return plain.size() == 1 && plain.front() == letter;
    });
    std::ranges::fill(given, 0);
    return agrees;
}

// The folded name is looked at first: it rules nearly all names out, at little cost.
bool agrees(std::string_view name, Letters const& typed) {
    return base::fold(name).starts_with(typed.plain) && begins_so(base::to_lower(name), typed.small);
}

struct Found {
    Name const* name;
    bool with_unit; // it is typed as well
};

std::string whole(Name const& name) {
    return name.unit.empty() ? std::string(name.proper) : std::string(name.unit) + " " + std::string(name.proper);
}

// The words of a name from each on: "Thủ Dầu Một", "Dầu Một", "Một".
std::vector<std::string_view> from_each_word(std::string_view name) {
    std::vector<std::string_view> all{name};
    for (auto at = name.find(' '); at != std::string_view::npos; at = name.find(' ', at + 1))
        all.push_back(name.substr(at + 1));
    return all;
}

enum class Agrees { Not, Within, AtTheStart, WithUnit };

Agrees how(Name const& name, Letters const& typed) {
    bool const beyond_unit = !name.unit.empty() && typed.plain.size() > base::fold(name.unit).size() + 1;
    if (beyond_unit && agrees(whole(name), typed)) return Agrees::WithUnit;
    auto const parts = from_each_word(name.proper);
    for (auto const& part : parts)
        if (agrees(part, typed)) return part.size() == name.proper.size() ? Agrees::AtTheStart : Agrees::Within;
    return Agrees::Not;
}

bool is_complete(Name const& name, std::string_view typed) {
    return base::to_lower(typed) == base::to_lower(name.proper) || base::to_lower(typed) == base::to_lower(whole(name));
}

std::size_t letters_in(std::string_view plain) {
    return static_cast<std::size_t>(std::ranges::count_if(plain, [](char c) { return c != ' '; }));
}

Offer offer_of(std::string_view before, Found const& found) {
    auto const written = found.with_unit ? whole(*found.name) : std::string(found.name->proper);
    return {base::PrivateText(std::string(found.name->proper)), base::PrivateText(std::string(found.name->unit)),
            base::PrivateText(std::string(before) + written)};
}

struct Agreeing {
    std::vector<Found> found; // the best first
    bool any = false;         // also a name that is complete
};

Agreeing agreeing(std::string_view typed, std::span<Name const> names) {
    Letters const letters(typed);
    Agreeing all;
    std::vector<Found> within;
    if (letters_in(letters.plain) < fewest_letters) return all;
    for (Name const& name : names) {
        Agrees const agreement = how(name, letters);
        if (agreement == Agrees::Not) continue;
        all.any = true;
        if (is_complete(name, typed)) continue;
        (agreement == Agrees::Within ? within : all.found).push_back({&name, agreement == Agrees::WithUnit});
    }
    all.found.insert(all.found.end(), within.begin(), within.end());
    return all;
}

} // namespace

std::vector<Offer> offers_for(std::string_view text, std::span<Name const> names, std::size_t most) {
    std::vector<Offer> offers;
    auto const starts = last_words(text);
    for (auto start = starts.rbegin(); start != starts.rend(); ++start) {
        auto const all = agreeing(text.substr(*start), names);
        for (Found const& found : all.found)
            if (offers.size() < most) offers.push_back(offer_of(text.substr(0, *start), found));
        if (all.any) break;
    }
    return offers;
}

} // namespace view
