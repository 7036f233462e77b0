// The typing engine of Vietnamese: what a key makes of the text before the caret. Uses the standard library alone.
//
//   Direct  the keyboard has keys for ă â đ ê ô ơ ư and for the tones
//   Telex   aa â, aw ă, dd đ, ee ê, oo ô, ow ơ, uw or w ư, uow ươ; tones s f r x j, z takes the tone away
//   VNI     6 â ê ô, 7 ơ ư, 8 ă, 9 đ; tones 1 2 3 4 5, 0 takes the tone away
//
// Marks and tones may come anywhere behind the letter they change, also at the end of the word; the tone sits where the
// official names of wards have it, or where schools teach it (Seat), and moves when letters follow (hòa, hoàn). The
// same mark or tone once more takes it away and types the key: "ww" is w. In Telex and VNI a word that cannot be a
// Vietnamese syllable is left as typed. Text is UTF-8 in NFC, and so is what comes out.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vietnamese {

enum class Mode { Direct, Telex, Vni };
enum class Tone { None, Grave, Acute, Hook, Tilde, Dot };

// Where the tone of an open oa, oe, uy sits. Old: hòa, khỏe, thủy. New: hoà, khoẻ, thuỷ. All else is the same in both.
enum class Seat { Old, New };

struct Options {
    Mode mode = Mode::Direct;
    Seat seat = Seat::Old;
    bool lone_w = true; // Telex: a "w" with no letter to change is "ư" where one can stand (như: nhw)
};

// A character as it is on the key (shift applied), or a tone key, for which Tone::None takes the tone away.
using Key = std::variant<char32_t, Tone>;

// Remembers the keys of the word being typed, to give them back when it turns out not to be Vietnamese ("person": the
// tone of "pẻ" was an r). Finds out by itself that the text was changed elsewhere. One text field's; one thread's.
// Holds a citizen's word: it is zeroed by forget() and at the end.
class Typist {
public:
    Typist() = default;
    ~Typist() { forget(); }
    Typist(Typist const&) = delete;
    Typist& operator=(Typist const&) = delete;

    // `before`: the text up to the caret; the result takes its place. Bytes that are no UTF-8 are kept as they are.
    std::string type(std::string_view before, Key key, Options const& options);
    void forget();

private:
    std::string word_;    // as last written
    std::u32string keys_; // that made it
    bool lone_w_ = false; // one of them was a "w" that is "ư" by itself
};

// One key without a memory: of a word that turns out not to be Vietnamese the keys are guessed from its letters.
std::string type(std::string_view before, Key key, Options const& options);

// The keys that type `text` from nothing; nothing when the engine cannot write it with these options ("hoà": the old
// seat is elsewhere), or it is not NFC.
std::optional<std::vector<Key>> keys_for(std::string_view text, Options const& options);

} // namespace vietnamese
