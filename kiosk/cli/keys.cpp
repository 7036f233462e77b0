// tramso keys: makes and shows the keys that seal and sign.
#include "sync/seal/keys.h"

#include <cstdio>
#include <memory>

#include "kiosk/base/file.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/house.h"
#include "sync/content/minisign.h"

namespace cli {
namespace {

struct Options {
    std::string kind;
    std::filesystem::path secret, open, file;
    bool json = false;
};

int say(std::string const& id, bool json) {
    if (json)
        std::printf("{\"id\":\"%s\"}\n", id.c_str());
    else
        std::printf("%s\n", id.c_str());
    return done;
}

template<class Pair>
int save(Pair const& keys, Options const& options) {
    if (auto const saved = seal::save(keys.first, options.secret); !saved) return refuse("keys", saved.error().what);
    if (auto const saved = seal::save(keys.second, options.open); !saved) return refuse("keys", saved.error().what);
    return say(keys.second.id(), options.json);
}

// In minisign's form, so that its program can sign and check as well.
int make_content(Options const& options) {
    auto const key = content::make_secret_key();
    auto const open = key.public_key();
    auto secret_text = content::text_of(key);
    auto const secret = base::write_file_durably(options.secret, base::as_bytes(secret_text), 0600);
    if (!secret) return refuse("keys", secret.error().what);
    if (auto const saved = base::write_file_durably(options.open, base::as_bytes(content::text_of(open))); !saved)
        return refuse("keys", saved.error().what);
    return say(open.id_text(), options.json);
}

int make(Options const& options) {
    std::error_code error;
    for (auto const& file : {options.secret, options.open})
        if (std::filesystem::exists(file, error))
            return refuse("keys", file.string() + " is there already; it is not replaced");
    if (options.kind == "content") return make_content(options);
    return options.kind == "city" ? save(seal::make_city_keys(), options) : save(seal::make_signing_keys(), options);
}

int show(Options const& options) {
    if (auto const key = seal::load_city_public(options.file)) return say(key->id(), options.json);
    if (auto const key = seal::load_verify(options.file)) return say(key->id(), options.json);
    auto const text = base::read_file(options.file, content::longest_key_file).value_or("");
    if (auto const key = content::read_public_key(text)) return say(key->id_text(), options.json);
    if (auto const key = content::read_secret_key(text)) return say(key->public_key().id_text(), options.json);
    if (auto const key = seal::load_city_secret(options.file)) return say(key->public_key.id(), options.json);
    auto const key = seal::load_signing(options.file);
    return key ? say(key->public_key.id(), options.json) : refuse("keys", options.file.string() + " is not a key file");
}

} // namespace

void add_keys(CLI::App& program, int& exit) {
    auto* keys = program.add_subcommand("keys", "the keys that seal and sign");
    keys->require_subcommand(1);
    auto const options = std::make_shared<Options>();
    auto* made = keys->add_subcommand("make", "a new pair, printed by its id");
    made->add_option("--kind", options->kind, "city: seals; kiosk, gateway, ops, staff, content: sign")
        ->required()
        ->check(CLI::IsMember({"city", "kiosk", "gateway", "ops", "staff", "content"}));
    made->add_option("--secret", options->secret, "where the secret half goes (mode 0600)")->required();
    made->add_option("--public", options->open, "where the public half goes")->required();
    made->add_flag("--json", options->json, "print JSON");
    made->callback([options, &exit] { exit = make(*options); });
    auto* shown = keys->add_subcommand("show", "the id of the key in a file");
    shown->add_option("file", options->file, "a key file")->required()->check(CLI::ExistingFile);
    shown->add_flag("--json", options->json, "print JSON");
    shown->callback([options, &exit] { exit = show(*options); });
}

} // namespace cli
