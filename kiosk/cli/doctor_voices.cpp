// The voice: is there one, where does it go, and how much of it is spoken by a person.
#include <algorithm>
#include <fmt/format.h>

#include "drivers/audio/devices.h"
#include "drivers/audio/recordings.h"
#include "drivers/audio/synthesis.h"
#include "kiosk/app/languages.h"
#include "kiosk/cli/doctor.h"
#include "ui/speech/phrases.h"

namespace cli {
namespace {

struct Count {
    std::size_t sentences = 0, recorded = 0, broken = 0;
};

Count count(speech::Phrases const& phrases, audio::Recordings const& recordings) {
    Count counted;
    for (auto const& sentence : phrases.sentences()) {
        ++counted.sentences;
        if (!recordings.file_of(sentence.text)) continue;
        recordings.load(sentence.text) ? ++counted.recorded : ++counted.broken;
    }
    return counted;
}

void examine_language(Part& part, House const& house, app::Languages const& languages, model::Language language,
                      audio::Synthesis* synthesis) {
    auto const code = std::string(code_of(language));
    auto const recordings = audio::Recordings::open(house.settings.speech.voices, language);
    if (!recordings) return worsen(part, Verdict::Bad, recordings.error().what);
    auto const counted = count(speech::Phrases(languages[language], house.catalogue), *recordings);
    std::size_t const missing = counted.sentences - counted.recorded - counted.broken;
    bool const spoken = synthesis != nullptr && synthesis->has(language);
    part.facts.emplace_back(code + ".sentences", std::to_string(counted.sentences));
    part.facts.emplace_back(code + ".recorded", std::to_string(counted.recorded));
    part.facts.emplace_back(code + ".espeak", std::to_string(spoken ? missing + counted.broken : 0));
    part.facts.emplace_back(code + ".broken", std::to_string(counted.broken));
    part.facts.emplace_back(code + ".espeak_voice", spoken ? "yes" : "no");
    if (counted.broken > 0)
        worsen(part, Verdict::Bad, fmt::format("{}: {} recordings cannot be read", code, counted.broken));
    if (missing > 0 && spoken)
        worsen(part, Verdict::Warning,
               fmt::format("{}: espeak-ng says {} of {} sentences", code, missing, counted.sentences));
    if (missing > 0 && !spoken)
        worsen(part, Verdict::Bad,
               fmt::format("{}: nothing says {} of {} sentences", code, missing, counted.sentences));
}

void examine_output(Part& part, model::SpeechSettings const& settings) {
    part.facts.emplace_back("output", settings.output);
    part.facts.emplace_back("device", settings.device);
    auto const devices = audio::output_devices();
    for (std::size_t i = 0; i < devices.size(); ++i)
        part.facts.emplace_back(fmt::format("device.{}", i + 1), devices[i]);
    if (settings.output == "none")
        return worsen(part, Verdict::Warning, "no voice is set up: nobody can use it by ear");
    if (settings.output != "audio")
        return worsen(part, Verdict::Bad, "what would be said is written to a file: for tests, never for citizens");
    if (devices.empty()) return worsen(part, Verdict::Bad, "there is no sound device");
    bool const found = settings.device.empty() || std::ranges::find(devices, settings.device) != devices.end();
    if (!found) worsen(part, Verdict::Bad, "there is no sound device of that name");
}

} // namespace

Part examine_voices(House const& house) {
    Part part{"voices", Verdict::Good, {}, {}};
    auto const languages = app::Languages::load();
    if (!languages) {
        worsen(part, Verdict::Bad, languages.error().what);
        return part;
    }
    examine_output(part, house.settings.speech);
    part.facts.emplace_back("folder", house.settings.speech.voices.string());
    auto const synthesis = audio::Synthesis::open();
    for (auto const language : {model::Language::Vietnamese, model::Language::English})
        examine_language(part, house, *languages, language, synthesis ? synthesis->get() : nullptr);
    if (part.says.empty()) part.says = "every sentence is recorded";
    return part;
}

} // namespace cli
