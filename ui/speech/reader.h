// Reader: reads the screen aloud for a person who works it with keys: what is new, what the focus is on, what was
// typed. Silent until the first key of a visit, and again after its end. Pure: it is shown the keys and each drawing,
// and says what is to be said. Keeps of the screen's words only fingerprints, and the last utterance, to repeat it,
// until the visit ends. Owned by the ui thread.
//
//   if (auto const step = reader.act(act)) kit.step_focus(*step);      // before a drawing, one key at a time
//   for (auto const& utterance : reader.look(kit.tree(), phrases)) …   // after it
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ui/kit/focus.h"
#include "ui/kit/keypad.h"
#include "ui/speech/menu.h"
#include "ui/speech/phrases.h"

namespace speech {

struct Voice {
    int rate = 100, volume = 100; // percent
    bool paused = false;
};

class Reader {
public:
    // `first`: what each visit begins with. `echo`: what is typed is said.
    Reader(Voice first, bool echo) : first_(first), voice_(first), echo_(echo) {}

    bool is_on() const { return on_; }
    Voice const& voice() const { return voice_; }

    std::optional<kit::FocusStep> act(kit::PadAct act);
    std::vector<Utterance> look(kit::Tree const& tree, Phrases const& phrases);
    // The visit is over: what is said of that, and everything as it was at first.
    std::vector<Utterance> end(Phrases const& phrases);

private:
    // What a key asked for that only the next drawing can answer.
    enum class Asked {
        Nothing,
        Greeting,
        Where,
        Keys,
        Menu,
        MenuItem,
        Repeat,
        Faster,
        Slower,
        Louder,
        Softer,
        Limit,
        Pressed
    };

    std::optional<kit::FocusStep> move(kit::FocusStep step);
    void ask_help();
    void act_in_menu(kit::PadAct act);
    void change(int& value, int by, int least, int most, Asked said);
    void adjust(kit::PadAct act);
    Pieces answer(kit::Tree const& tree, Phrases const& phrases);
    Pieces press_answer(kit::Tree const& tree, kit::Node const& node, Phrases const& phrases) const;
    void say_changes(kit::Tree const& tree, Phrases const& phrases, std::vector<Utterance>& said) const;
    void remember(kit::Tree const& tree);
    static std::size_t print_of(kit::Node const& node);
    std::size_t prints_of_items(kit::Tree const& tree) const;

    Voice first_, voice_;
    bool echo_ = true, on_ = false;
    int helps_ = 0; // presses of help, one after another
    Asked asked_ = Asked::Nothing;
    Menu menu_;
    std::string scope_, focused_;
    std::size_t focused_print_ = 0, items_print_ = 0;
    std::map<std::string, std::size_t, std::less<>> prints_; // of what was read, by id
    std::vector<Utterance> last_;
};

} // namespace speech
