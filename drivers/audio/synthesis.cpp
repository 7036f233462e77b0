#include "drivers/audio/synthesis.h"

#include <algorithm>
#include <espeak-ng/speak_lib.h>

#include "kiosk/base/private.h"

namespace audio {

namespace {

constexpr int usual_rate = 175;

struct Job {
    Sound sound;
    std::function<bool()> const& still_wanted;
};

char const* voice_of(model::Language language) { return language == model::Language::English ? "en" : "vi"; }

// As the library calls it: samples of this piece; not 0 ends the work.
int take(short* samples, int count, espeak_EVENT* events) {
    auto* job = events != nullptr ? static_cast<Job*>(events->user_data) : nullptr;
    if (job == nullptr) return 0;
    if (samples != nullptr && count > 0) job->sound.samples.insert(job->sound.samples.end(), samples, samples + count);
    return job->still_wanted() ? 0 : 1;
}

} // namespace

base::Result<std::unique_ptr<Synthesis>> Synthesis::open() {
    int const rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
    if (rate <= 0) return base::failure(base::ErrorKind::Unavailable, "espeak-ng does not start: is its data there?");
    espeak_SetSynthCallback(take);
    return std::unique_ptr<Synthesis>(new Synthesis(rate));
}

Synthesis::~Synthesis() { espeak_Terminate(); }

bool Synthesis::has(model::Language language) { return espeak_SetVoiceByName(voice_of(language)) == EE_OK; }

base::Result<Sound> Synthesis::say(std::string const& text, model::Language language, int percent,
                                   std::function<bool()> const& still_wanted) {
    if (!has(language)) return base::failure(base::ErrorKind::NotFound, "espeak-ng has no voice of this language");
    int const words_a_minute = std::clamp(usual_rate * percent / 100, 80, 450);
    espeak_SetParameter(espeakRATE, words_a_minute, 0);
    Job job{{rate_, {}}, still_wanted};
    auto const done = espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr, &job);
    if (done != EE_OK) return base::failure(base::ErrorKind::Unavailable, "espeak-ng did not say it");
    return std::move(job.sound);
}

} // namespace audio
