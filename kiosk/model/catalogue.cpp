#include "kiosk/model/catalogue.h"

#include <algorithm>
#include <cctype>

#include "kiosk/base/text.h"

namespace model {
namespace {

template<class Items, class Key>
auto const* find_by(Items const& items, Key key, std::string_view wanted) {
    auto const found = std::find_if(items.begin(), items.end(), [&](auto const& item) { return item.*key == wanted; });
    return found == items.end() ? nullptr : &*found;
}

// Lower case for ASCII and the Vietnamese letters alike, diacritics kept; words parted by one space, padded with one.
std::string padded_words(std::string_view text) {
    std::string words = " ";
    for (char const c : text) {
        bool const part_of_word =
            static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0;
        if (part_of_word)
            words += c;
        else if (words.back() != ' ')
            words += ' ';
    }
    if (words.back() != ' ') words += ' ';
    return words;
}

} // namespace

Category const* Catalogue::category(std::string_view id) const { return find_by(categories, &Category::id, id); }
Place const* Catalogue::place(std::string_view code) const { return find_by(places, &Place::code, code); }
Portal const* Catalogue::portal(std::string_view id) const { return find_by(portals, &Portal::id, id); }
Need const* Catalogue::need_of(std::string_view category) const { return find_by(needs, &Need::category, category); }

Prompt const* Catalogue::match_prompt(std::string_view category) const {
    auto const found = std::ranges::find_if(
        prompts, [&](Prompt const& prompt) { return prompt.kind == PromptKind::Match && prompt.category == category; });
    return found == prompts.end() ? nullptr : &*found;
}

KnownProblem const* Catalogue::known_problem(base::Uuid const& id) const {
    auto const found = std::find_if(known.begin(), known.end(), [&](auto const& problem) { return problem.id == id; });
    return found == known.end() ? nullptr : &*found;
}

std::string_view Catalogue::ward_of(std::string_view code) const {
    auto const* found = place(code);
    return found ? std::string_view(found->ward) : std::string_view();
}

bool Catalogue::sounds_like_emergency(std::string_view text) const {
    std::string const words = padded_words(base::to_lower(text));
    std::string const folded = padded_words(base::fold(text));
    bool const without_diacritics = words == folded;
    return std::any_of(emergency_words.begin(), emergency_words.end(), [&](std::string const& word) {
        if (words.find(padded_words(base::to_lower(word))) != std::string::npos) return true;
        return without_diacritics && folded.find(padded_words(base::fold(word))) != std::string::npos;
    });
}

void append_place_texts(Catalogue const& catalogue, Language language, std::string& to) {
    bool const english = language == Language::English;
    for (auto const& ward : catalogue.map.wards)
        to += (english ? ward.region_en : ward.region_vi) + "\n";
    for (auto const& problem : catalogue.known)
        to += problem.words_vi + "\n" + problem.words_en + "\n";
    for (auto const& need : catalogue.needs)
        to += need.otherwise(language) + "\n";
    for (auto const& prompt : catalogue.prompts)
        to += prompt.words(language) + "\n";
}

ProperName proper_name_of(Place const& ward) {
    std::string_view const name = ward.name_vi;
    for (std::string_view const unit : {"Phường", "Xã", "Đặc khu"})
        if (name.starts_with(unit) && name.size() > unit.size() + 1) return {unit, name.substr(unit.size() + 1)};
    return {{}, name};
}

std::string_view name_of(Category const& category, Language language) {
    return language == Language::English ? category.name_en : category.name_vi;
}
std::string_view name_of(Place const& place, Language language) {
    return language == Language::English ? place.name_en : place.name_vi;
}
std::string_view name_of(Hotline const& hotline, Language language) {
    return language == Language::English ? hotline.name_en : hotline.name_vi;
}
std::string_view name_of(Portal const& portal, Language language) {
    return language == Language::English ? portal.name_en : portal.name_vi;
}

} // namespace model
