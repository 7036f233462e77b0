// Every syllable that Vietnamese allows: onset x glide x nucleus x coda x tone, by the rules of its sounds and of its
// spelling; and the keys a person may type each with. Knows nothing of the engine. Pure.
//
// Sounds and spelling after Đoàn Thiện Thuật, Ngữ âm tiếng Việt, and Nguyễn Đình-Hoà, Vietnamese (1997).
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tests {

// One letter of a syllable: "ê" is {'e', '^'}. Marks: '^' of â ê ô, '+' of ơ ư, '(' of ă, '-' of đ; 0: none.
struct Glyph {
    char base = 0;
    char mark = 0;
};

// A syllable, spelt. `tone`: 0 none, 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng, as the digits of VNI.
struct Syllable {
    std::vector<Glyph> letters;
    int tone = 0;
    std::size_t old_seat = 0, new_seat = 0; // the letter that carries the tone
    bool loan = false;                      // fits the sounds, not the native stock: buýt, voan
};

std::vector<Syllable> const& all_syllables();

enum class Seat { Old, New };
std::string text_of(Syllable const& syllable, Seat seat); // NFC

std::string without_tone(std::string_view text); // NFC in and out

// The orders in which people type marks and tones.
enum class Order {
    ToneLast, // each mark behind its letter, the tone at the end: dduwowngf, d9u7o7ng2
    Inline,   // the tone behind its letter: dduwowfng, d9u7o72ng
    AllLast,  // letters, then marks, then the tone: duongdwf, duong972
    Short,    // as few keys as there are: "w" for ư, once for ươ: ddwongf, d9uo7ng2
};

std::string telex_keys(Syllable const& syllable, Order order);
std::string vni_keys(Syllable const& syllable, Order order);

} // namespace tests
