// Settings of those who hear the screen: the keys of their keypad, and the voice. Part of Settings; const, any thread.
#pragma once
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace model {

// What a key may be called: its name on a keyboard (SDL's names of scancodes), for most keypads are one to the system;
// or "Button 1" and so on, of a HID device of another kind. "Shift+Tab" is the one pair.
inline constexpr std::array<std::string_view, 92> keypad_words{"Right",
                                                               "Left",
                                                               "Up",
                                                               "Down",
                                                               "Tab",
                                                               "Shift+Tab",
                                                               "Return",
                                                               "Space",
                                                               "Backspace",
                                                               "Home",
                                                               "End",
                                                               "PageUp",
                                                               "PageDown",
                                                               "Insert",
                                                               "Delete",
                                                               "F1",
                                                               "F2",
                                                               "F3",
                                                               "F4",
                                                               "F5",
                                                               "F6",
                                                               "F7",
                                                               "F8",
                                                               "F9",
                                                               "F10",
                                                               "F11",
                                                               "F12",
                                                               "Keypad 0",
                                                               "Keypad 1",
                                                               "Keypad 2",
                                                               "Keypad 3",
                                                               "Keypad 4",
                                                               "Keypad 5",
                                                               "Keypad 6",
                                                               "Keypad 7",
                                                               "Keypad 8",
                                                               "Keypad 9",
                                                               "Keypad +",
                                                               "Keypad -",
                                                               "Keypad *",
                                                               "Keypad /",
                                                               "Keypad .",
                                                               "Keypad Enter",
                                                               "0",
                                                               "1",
                                                               "2",
                                                               "3",
                                                               "4",
                                                               "5",
                                                               "6",
                                                               "7",
                                                               "8",
                                                               "9",
                                                               "A",
                                                               "B",
                                                               "C",
                                                               "D",
                                                               "E",
                                                               "F",
                                                               "G",
                                                               "H",
                                                               "I",
                                                               "J",
                                                               "K",
                                                               "L",
                                                               "M",
                                                               "N",
                                                               "O",
                                                               "P",
                                                               "Q",
                                                               "R",
                                                               "S",
                                                               "T",
                                                               "U",
                                                               "V",
                                                               "Mute",
                                                               "Button 1",
                                                               "Button 2",
                                                               "Button 3",
                                                               "Button 4",
                                                               "Button 5",
                                                               "Button 6",
                                                               "Button 7",
                                                               "Button 8",
                                                               "Button 9",
                                                               "Button 10",
                                                               "Button 11",
                                                               "Button 12",
                                                               "Button 13",
                                                               "Button 14",
                                                               "Button 15",
                                                               "Button 16"};

struct KeypadSettings {
    std::vector<std::string> next, previous, next_row, previous_row, select, help;
    std::vector<std::string> pause, louder, softer, faster, slower, cover;
};

struct SpeechSettings {
    std::string output = "none";  // none, audio, file:FILE (what would be said, a line an utterance: for tests)
    std::string device;           // SDL's name of the sound device with the headphones; "": the system's default
    int rate = 100;               // percent of the voice's own
    int volume = 100;             // percent
    bool echo = true;             // what is typed is said, key by key
    std::filesystem::path voices; // folder of the recordings
};

} // namespace model
