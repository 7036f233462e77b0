// Hearing: the keypad and the voice: keys become steps of the focus, and what is drawn becomes speech. Without a voice
// in the settings the keys still move the focus. The ui thread owns it; the speaker has a thread of its own.
#pragma once
#include <deque>
#include <memory>
#include <optional>

#include "drivers/speaker.h"
#include "kiosk/app/languages.h"
#include "kiosk/flow/upkeep.h"
#include "kiosk/model/catalogue.h"
#include "kiosk/model/hearing.h"
#include "ui/speech/reader.h"

namespace app {

class Hearing {
public:
    // All references outlive the hearing.
    Hearing(model::SpeechSettings const& settings, model::Catalogue const& catalogue, Languages const& languages);

    // --- before a drawing
    void take(std::span<kit::PadPress const> presses, base::Instant now);
    bool has_waiting() const { return !acts_.empty(); }
    // One key a drawing: what the kit is to do about it. Nothing: the key was for the voice alone.
    std::optional<kit::FocusStep> next();

    // --- after it
    void look(kit::Tree const& tree, model::Language language);

    bool is_on() const { return reader_.is_on(); } // somebody works by ear
    void tell(std::string_view key);               // a sentence of ui/po, at once
    bool has_voice() const { return speaker_ != nullptr; }
    void play(flow::Side side); // a tone, for a technician
    void end_visit();
    std::optional<base::Instant> wants_turn_at() const { return keypad_.wants_at(); }

private:
    void say(std::vector<speech::Utterance> said);
    speech::Phrases const& phrases() const;

    speech::Phrases vietnamese_, english_;
    model::Language language_ = model::Language::Vietnamese; // of the last drawing
    kit::Keypad keypad_;
    std::deque<kit::PadAct> acts_;
    speech::Reader reader_;
    bool paused_ = false;
    std::unique_ptr<drivers::Speaker> speaker_; // nullptr: there is none
};

} // namespace app
