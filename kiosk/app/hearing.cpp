#include "kiosk/app/hearing.h"

#include "drivers/open_speaker.h"
#include "kiosk/base/log.h"

namespace app {
namespace {

// Without a voice: only what moves the focus.
std::optional<kit::FocusStep> step_of(kit::PadAct act) {
    switch (act) {
    case kit::PadAct::Next: return kit::FocusStep::Next;
    case kit::PadAct::Previous: return kit::FocusStep::Previous;
    case kit::PadAct::NextRow: return kit::FocusStep::NextRow;
    case kit::PadAct::PreviousRow: return kit::FocusStep::PreviousRow;
    case kit::PadAct::Select: return kit::FocusStep::Select;
    case kit::PadAct::Help:
    case kit::PadAct::Repeat:
    case kit::PadAct::Pause:
    case kit::PadAct::Louder:
    case kit::PadAct::Softer:
    case kit::PadAct::Faster:
    case kit::PadAct::Slower: return std::nullopt;
    }
    return std::nullopt;
}

std::unique_ptr<drivers::Speaker> open(model::SpeechSettings const& settings) {
    auto opened = drivers::open_speaker(settings);
    if (opened) return std::move(*opened);
    if (opened.error().kind != base::ErrorKind::Unavailable)
        base::log(base::Severity::Error, "voice.open", "{}", opened.error().what);
    return nullptr;
}

} // namespace

Hearing::Hearing(model::SpeechSettings const& settings, model::Catalogue const& catalogue, Languages const& languages)
    : vietnamese_(languages[model::Language::Vietnamese], catalogue),
      english_(languages[model::Language::English], catalogue),
      reader_({settings.rate, settings.volume, false}, settings.echo),
      speaker_(open(settings)) {}

speech::Phrases const& Hearing::phrases() const {
    return language_ == model::Language::English ? english_ : vietnamese_;
}

void Hearing::take(std::span<kit::PadPress const> presses, base::Instant now) {
    for (auto const act : keypad_.acts(presses, now))
        acts_.push_back(act);
}

std::optional<kit::FocusStep> Hearing::next() {
    auto const act = acts_.front();
    acts_.pop_front();
    if (!speaker_) return step_of(act);
    auto const step = reader_.act(act);
    bool const paused = reader_.voice().paused;
    if (paused != paused_) speaker_->pause(paused);
    paused_ = paused;
    // A key is answered at once; what is changed about the voice is heard by what it says next.
    if (!paused && act != kit::PadAct::Pause) speaker_->hush();
    return step;
}

void Hearing::look(kit::Tree const& tree, model::Language language) {
    language_ = language;
    if (speaker_) say(reader_.look(tree, phrases()));
}

void Hearing::say(std::vector<speech::Utterance> said) {
    for (auto& utterance : said) {
        if (utterance.at_once) speaker_->hush();
        drivers::Speech speech{{}, language_, reader_.voice().rate, reader_.voice().volume};
        for (auto& piece : utterance.pieces)
            speech.pieces.push_back(std::move(piece.words));
        if (!speaker_->say(std::move(speech))) base::log(base::Severity::Warning, "voice.busy", "too much to say");
    }
}

void Hearing::tell(std::string_view key) {
    std::vector<speech::Utterance> said;
    said.push_back({phrases().say(key), true});
    say(std::move(said));
}

void Hearing::play(flow::Side side) {
    if (speaker_ && !speaker_->tone(side == flow::Side::Left ? drivers::Ear::Left : drivers::Ear::Right))
        base::log(base::Severity::Warning, "voice.busy", "no tone");
}

void Hearing::end_visit() {
    keypad_.forget();
    acts_.clear();
    if (!speaker_) return;
    if (std::exchange(paused_, false)) speaker_->pause(false);
    speaker_->hush();
    say(reader_.end(phrases()));
}

} // namespace app
