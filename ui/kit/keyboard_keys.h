// Which keys each keyboard layout has, row by row, and what each one is. Pure; any thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "ui/kit/kit.h"

namespace kit {

enum class KeyKind { Letter, Tone, Shift, Space, Backspace, Enter, Turn /* the page of letters or of symbols */, Mode };

struct Key {
    KeyKind kind = KeyKind::Letter;
    std::string_view name;    // behind "key." in its id; a letter's is the letter itself
    std::string_view shifted; // the capital; empty: there is none
    float units = 1;          // width, in widths of a letter key
    bool stretches = false;   // takes what is left of the row
    std::string_view hint{};  // small below the letter: what it does to the letter before it
};

enum class KeyPage { Letters, Symbols };
using KeyRow = std::vector<Key>;

std::vector<KeyRow> const& keys_of(KeyboardLayout layout, KeyPage page);
std::string id_of(Key const& key);

} // namespace kit
