// tramso voices: every sentence the kiosk can say, for the person who records them.
#include <cstdio>
#include <memory>

#include "drivers/audio/recordings.h"
#include "kiosk/app/languages.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/house.h"
#include "ui/speech/phrases.h"

namespace cli {
namespace {

struct Options {
    std::filesystem::path config;
    bool script = false, json = false;
};

void print(speech::Sentence const& sentence, std::string_view language, bool has_clip, bool json) {
    char const* clip = has_clip ? "clip" : "missing";
    auto const code = std::string(language);
    if (json)
        std::printf("{\"key\":%s,\"language\":\"%s\",\"text\":%s,\"recording\":\"%s\"}\n",
                    json_text(sentence.key).c_str(), code.c_str(), json_text(sentence.text).c_str(), clip);
    else
        std::printf("%s\t%s\t%s\t%s\n", sentence.key.c_str(), code.c_str(), sentence.text.c_str(), clip);
}

int list(Options const& options) {
    auto const house = open_house(options.config);
    if (!house) return refuse("voices", house.error().what);
    auto const languages = app::Languages::load();
    if (!languages) return refuse("voices", languages.error().what);
    for (auto const language : {model::Language::Vietnamese, model::Language::English}) {
        auto const recordings = audio::Recordings::open(house->settings.speech.voices, language);
        if (!recordings) return refuse("voices", recordings.error().what);
        speech::Phrases const phrases((*languages)[language], house->catalogue);
        for (auto const& sentence : phrases.sentences())
            print(sentence, code_of(language), recordings->file_of(sentence.text).has_value(), options.json);
    }
    return done;
}

} // namespace

void add_voices(CLI::App& program, int& exit) {
    auto* voices = program.add_subcommand("voices", "what the kiosk can say");
    auto const options = std::make_shared<Options>();
    voices->add_option("--config", options->config, "settings, kiosk.toml")->required()->check(CLI::ExistingFile);
    voices
        ->add_flag("--script", options->script, "every sentence: KEY, LANGUAGE, TEXT, clip or missing, parted by tabs")
        ->required();
    voices->add_flag("--json", options->json, "a JSON line a sentence");
    voices->callback([options, &exit] { exit = list(*options); });
}

} // namespace cli
