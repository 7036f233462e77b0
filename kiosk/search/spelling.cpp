#include "kiosk/search/spelling.h"

#include <algorithm>
#include <array>
#include <vector>

#include "kiosk/base/text.h"

namespace search {
namespace {

// Each vowel without a tone and with each: huyền, hỏi, ngã, sắc, nặng.
constexpr std::u32string_view vowels = U"aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";
constexpr std::size_t tones = 6, hook = 2, tilde = 3;

struct Spelling {
    std::u32string letters; // without the tone
    std::size_t tone = 0;
};

Spelling spelling_of(std::string_view word) {
    Spelling spelling;
    for (auto letter : base::code_points(word)) {
        auto const at = vowels.find(letter);
        if (at != std::u32string_view::npos) {
            spelling.tone = std::max(spelling.tone, at % tones);
            letter = vowels[at - at % tones];
        }
        spelling.letters += letter;
    }
    return spelling;
}

bool is_hook_or_tilde(std::size_t tone) { return tone == hook || tone == tilde; }

bool replace_start(std::string& word, std::string_view start, std::string_view by) {
    if (!word.starts_with(start)) return false;
    word = std::string(by).append(word, start.size());
    return true;
}

bool replace_end(std::string& word, std::string_view end, std::string_view by) {
    if (!word.ends_with(end)) return false;
    word.resize(word.size() - end.size());
    word += by;
    return true;
}

bool is_vowel(char letter) { return std::string_view("aeiouy").find(letter) != std::string_view::npos; }

} // namespace

float likeness_of_accents(std::string_view typed, std::string_view right) {
    if (typed == right) return 1;
    auto const ours = spelling_of(typed), theirs = spelling_of(right);
    bool const is_bare = std::ranges::all_of(typed, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (is_bare) return 0.9F;
    if (ours.letters != theirs.letters) return ours.tone == theirs.tone ? 0.6F : 0.4F;
    if (is_hook_or_tilde(ours.tone) && is_hook_or_tilde(theirs.tone)) return 0.9F;
    return ours.tone == 0 ? 0.8F : 0.5F;
}

std::string sound_of(std::string_view plain) {
    std::string sound(plain);
    constexpr std::array<std::pair<std::string_view, std::string_view>, 11> starts{{{"tr", "ch"},
                                                                                    {"gi", "d"},
                                                                                    {"ngh", "ng"},
                                                                                    {"gh", "g"},
                                                                                    {"kh", "kh"},
                                                                                    {"x", "s"},
                                                                                    {"r", "d"},
                                                                                    {"v", "d"},
                                                                                    {"n", "l"},
                                                                                    {"k", "c"},
                                                                                    {"q", "c"}}};
    if (!sound.starts_with("nh") && !sound.starts_with("ng"))
        std::ranges::find_if(starts, [&](auto const& each) { return replace_start(sound, each.first, each.second); });
    if (!replace_end(sound, "ng", "n")) replace_end(sound, "c", "t");
    std::ranges::replace(sound, 'y', 'i');
    return sound;
}

std::string without_telex(std::string_view plain) {
    std::string word;
    for (char const letter : plain) {
        bool const is_key = word.size() > 1 && std::string_view("sfrxjw").find(letter) != std::string_view::npos;
        bool const is_again = !word.empty() && word.back() == letter;
        if (is_again || (is_key && std::ranges::any_of(word, is_vowel)) || letter == 'w') continue;
        word += letter;
    }
    return word;
}

bool is_one_slip_apart(std::string_view one, std::string_view other) {
    if (one.size() > other.size()) std::swap(one, other);
    if (other.size() - one.size() > 1) return false;
    auto const at = static_cast<std::size_t>(std::ranges::mismatch(one, other).in1 - one.begin());
    if (one.size() < other.size()) return one.substr(at) == other.substr(at + 1);
    if (at == one.size() || one.substr(at + 1) == other.substr(at + 1)) return true;
    return at + 1 < one.size() && one[at] == other[at + 1] && one[at + 1] == other[at] &&
           one.substr(at + 2) == other.substr(at + 2);
}

bool is_common(std::string_view typed, std::string_view plain) {
    // Without diacritics some of them are other words too: `can` of "cần" and of "căn cước", `de` of "để" and of "đẻ".
    static constexpr std::array<std::string_view, 21> always{"toi",  "muon",  "lam", "phai", "gi",  "sao",  "nao",
                                                             "duoc", "khong", "nhu", "the",  "thi", "minh", "em",
                                                             "anh",  "chi",   "xin", "nhe",  "voi", "roi",  "how"};
    static constexpr std::array<std::string_view, 26> exactly{
        "cần", "cho", "có",  "ở",   "đâu",   "là",  "và", "của", "để", "bị", "thủ", "tục",  "hỏi",
        "về",  "này", "thì", "các", "những", "một", "my", "a",   "to", "i",  "for", "want", "of"};
    return std::ranges::find(always, plain) != always.end() || std::ranges::find(exactly, typed) != exactly.end();
}

} // namespace search
