// tramso consent: what this kiosk says before it takes something of a citizen's, with the digest that a record of
// consent has; so a clerk can show years later what was agreed to.
#include <cstdio>
#include <memory>

#include "kiosk/app/languages.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/house.h"
#include "sync/seal/digest.h"
#include "sync/wire/base64.h"
#include "ui/view/consent.h"

namespace cli {
namespace {

struct Options {
    std::filesystem::path config;
    bool json = false;
};

void print(model::Purpose purpose, model::Language language, std::string const& words, bool json) {
    auto const digest = wire::to_hex(seal::sha256(base::as_bytes(words)));
    auto const name = std::string(word_of(purpose)), code = std::string(code_of(language));
    if (json)
        std::printf("{\"purpose\":\"%s\",\"language\":\"%s\",\"text\":\"%s\",\"words\":%s}\n", name.c_str(),
                    code.c_str(), digest.c_str(), json_text(words).c_str());
    else
        std::printf("%s\t%s\t%s\n%s\n", name.c_str(), code.c_str(), digest.c_str(), words.c_str());
}

int list(Options const& options) {
    auto const house = open_house(options.config);
    if (!house) return refuse("consent", house.error().what);
    auto const languages = app::Languages::load();
    if (!languages) return refuse("consent", languages.error().what);
    for (auto const purpose : model::purposes)
        for (auto const language : {model::Language::Vietnamese, model::Language::English})
            print(purpose, language,
                  view::consent_words(purpose, house->settings.visit.consent, (*languages)[language]), options.json);
    return done;
}

} // namespace

void add_consent(CLI::App& program, int& exit) {
    auto* consent = program.add_subcommand("consent", "what is said before camera and card, and its SHA-256");
    auto const options = std::make_shared<Options>();
    consent->add_option("--config", options->config, "settings, kiosk.toml")->required()->check(CLI::ExistingFile);
    consent->add_flag("--json", options->json, "a JSON line each");
    consent->callback([options, &exit] { exit = list(*options); });
}

} // namespace cli
