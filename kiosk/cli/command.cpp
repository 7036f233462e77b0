// tramso command send|make|list|kiosks|sign: the operators' side of the fleet (sync/wire/FORMAT.md §13, §14), with
// their key.
#include "sync/wire/command.h"

#include <fmt/format.h>
#include <memory>

#include "config/load.h"
#include "kiosk/base/file.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/house.h"
#include "sync/seal/digest.h"
#include "sync/seal/keys.h"
#include "sync/store/open.h"
#include "sync/wire/settings_signature.h"

namespace cli {
namespace {

struct Options {
    std::filesystem::path config, key, file;
    std::string kiosk, verb;
    int minutes = 60;
    std::uint64_t number = 0;
    bool json = false;
};

base::Result<std::unique_ptr<store::Store>> open_store(Options const& options) {
    auto const settings = config::load_gateway(options.config);
    if (!settings) return base::failure(base::ErrorKind::Invalid, config::text_of(settings.error()));
    return store::open(*settings);
}

wire::Command signed_command(seal::SigningKey const& key, Options const& options, std::uint64_t number) {
    auto const now = base::SystemClock().wall();
    wire::Command command{options.kiosk,       number, options.verb, now, now + std::chrono::minutes(options.minutes),
                          key.public_key.id(), {}};
    command.signature = key.sign(wire::signed_bytes(command));
    return command;
}

// Another operator may have taken the number meanwhile: then the next one.
base::Result<wire::Command> add(store::Store& store, seal::SigningKey const& key, Options const& options) {
    for (int tries = 3;; --tries) {
        auto const before = TRY(store.commands(options.kiosk));
        auto const command = signed_command(key, options, before.empty() ? 1 : before.back().command.number + 1);
        auto const added = store.add_command(command);
        if (added) return command;
        if (tries == 0 || added.error().kind != base::ErrorKind::Invalid) return tl::unexpected(added.error());
    }
}

int send(Options const& options) {
    if (!model::is_kiosk_id(options.kiosk)) return refuse("command", "'" + options.kiosk + "' is not a kiosk's id");
    auto const key = seal::load_signing(options.key);
    if (!key) return refuse("command", key.error().what);
    auto const store = open_store(options);
    if (!store) return refuse("command", store.error().what);
    auto const command = add(**store, *key, options);
    if (!command) return refuse("command", command.error().what);
    options.json
        ? fmt::print("{}\n", wire::encode(*command))
        : fmt::print("{} {} until {}\n", command->kiosk, command->number, base::to_rfc3339(command->expires_at));
    return done;
}

// Without a store: for the console, where the key is not.
int make(Options const& options) {
    if (!model::is_kiosk_id(options.kiosk)) return refuse("command", "'" + options.kiosk + "' is not a kiosk's id");
    auto const key = seal::load_signing(options.key);
    if (!key) return refuse("command", key.error().what);
    fmt::print("{}\n", wire::encode(signed_command(*key, options, options.number)));
    return done;
}

std::string_view standing_of(store::StoredCommand const& stored, base::WallTime now) {
    if (stored.result) return wire::word_of(stored.result->outcome);
    return stored.command.expires_at > now ? "waiting" : "expired";
}

void print(store::StoredCommand const& stored, bool json) {
    auto const& command = stored.command;
    auto const standing = standing_of(stored, base::SystemClock().wall());
    auto const says = stored.result ? stored.result->says : std::string();
    auto const report = stored.result ? stored.result->report : std::string();
    if (json)
        fmt::print(R"({{"kiosk":{},"number":{},"do":{},"expires_at":"{}","state":"{}","says":{},"report":{}}})"
                   "\n",
                   json_text(command.kiosk), command.number, json_text(command.word),
                   base::to_rfc3339(command.expires_at), standing, json_text(says), report.empty() ? "null" : report);
    else
        fmt::print("{} {} {} {} {}{}{}\n", command.kiosk, command.number, command.word, standing, says,
                   report.empty() ? "" : "\n  ", report);
}

int list(Options const& options) {
    auto const store = open_store(options);
    if (!store) return refuse("command", store.error().what);
    auto const commands = (*store)->commands(options.kiosk);
    if (!commands) return refuse("command", commands.error().what);
    for (auto const& command : *commands)
        print(command, options.json);
    return done;
}

int list_kiosks(Options const& options) {
    auto const store = open_store(options);
    if (!store) return refuse("command", store.error().what);
    auto const kiosks = (*store)->kiosks();
    if (!kiosks) return refuse("command", kiosks.error().what);
    for (auto const& kiosk : *kiosks) {
        auto const since = kiosk.oldest_since ? base::to_rfc3339(*kiosk.oldest_since) : std::string();
        if (options.json)
            fmt::print(R"({{"kiosk":{},"heard_at":"{}","quarantined":{},"oldest_since":{},"clock_is_wrong":{},)"
                       R"("heartbeat":{}}})"
                       "\n",
                       json_text(kiosk.kiosk), base::to_rfc3339(kiosk.heard_at), kiosk.quarantined,
                       since.empty() ? "null" : json_text(since), kiosk.clock_is_wrong, kiosk.report);
        else
            fmt::print("{} heard {}, refused reports {}, oldest waits since {}{}\n", kiosk.kiosk,
                       base::to_rfc3339(kiosk.heard_at), kiosk.quarantined, since.empty() ? "-" : since,
                       kiosk.clock_is_wrong ? ", its clock is wrong" : "");
    }
    return done;
}

// The number is the time, so that what was signed later counts.
int sign(Options const& options) {
    auto const key = seal::load_signing(options.key);
    if (!key) return refuse("command", key.error().what);
    auto const text = base::read_file(options.file);
    if (!text) return refuse("command", text.error().what);
    auto const now = base::SystemClock().wall().time_since_epoch();
    wire::SettingsSignature signature{key->public_key.id(), static_cast<std::uint64_t>(now.count()), {}};
    signature.signature = key->sign(wire::signed_bytes(signature, seal::sha256(base::as_bytes(*text))));
    auto file = options.file;
    file += ".sig";
    auto const line = wire::encode(signature) + "\n";
    if (auto const saved = base::write_file_durably(file, base::as_bytes(line)); !saved)
        return refuse("command", saved.error().what);
    options.json ? fmt::print("{{\"file\":{},\"number\":{}}}\n", json_text(file.string()), signature.number)
                 : fmt::print("{}\n", file.string());
    return done;
}

CLI::App& add_one(CLI::App& parent, char const* name, char const* help, std::shared_ptr<Options> const& options,
                  int (*run)(Options const&), int& exit) {
    auto* const added = parent.add_subcommand(name, help);
    added->add_flag("--json", options->json, "print JSON, one object a line");
    added->callback([options, run, &exit] { exit = run(*options); });
    return *added;
}

} // namespace

void add_command(CLI::App& program, int& exit) {
    auto const options = std::make_shared<Options>();
    auto* const command = program.add_subcommand("command", "commands of the city's operators to its kiosks");
    command->require_subcommand(1);
    std::vector<std::string> words;
    for (auto const verb : wire::verbs)
        words.emplace_back(wire::word_of(verb));

    auto const say_which = [&](CLI::App& one) {
        one.add_option("--key", options->key, "the operators' secret key")->required();
        one.add_option("--kiosk", options->kiosk, "kiosk-0001")->required();
        one.add_option("--do", options->verb, "what it is to do")->required()->check(CLI::IsMember(words));
        one.add_option("--minutes", options->minutes, "then it is not obeyed any more")
            ->check(CLI::Range(1, 7 * 24 * 60));
    };
    auto& sent =
        add_one(*command, "send", "sign a command to one kiosk, which hears it within minutes", options, send, exit);
    sent.add_option("--config", options->config, "gateway.toml")->required();
    say_which(sent);

    auto& made =
        add_one(*command, "make", "sign a command and print it, to be handed in at the console", options, make, exit);
    made.add_option("--number", options->number, "above that of all commands to this kiosk; the console tells it")
        ->required()
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1'000'000'000'000}));
    say_which(made);

    auto& listed = add_one(*command, "list", "what was commanded, and what became of it", options, list, exit);
    listed.add_option("--config", options->config, "gateway.toml")->required();
    listed.add_option("--kiosk", options->kiosk, "this one alone");

    auto& kiosks = add_one(*command, "kiosks", "how each kiosk was when it last spoke", options, list_kiosks, exit);
    kiosks.add_option("--config", options->config, "gateway.toml")->required();

    auto& settings = add_one(*command, "sign", "sign kiosks' settings: FILE.sig, beside them", options, sign, exit);
    settings.add_option("--key", options->key, "the operators' secret key")->required();
    settings.add_option("--file", options->file, "settings/ID.toml or settings/default.toml")->required();
}

} // namespace cli
