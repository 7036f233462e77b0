// tramso badge try: whether a kiosk lets a badge and its PIN in. tramso badge acts: what staff did there, and whether
// all of it still stands as it was written.
#include <fmt/format.h>
#include <iostream>

#include "kiosk/base/file.h"
#include "kiosk/base/text.h"
#include "kiosk/cli/house.h"
#include "kiosk/cli/on_chosen.h"
#include "sync/db/words.h"
#include "sync/staff/door.h"
#include "sync/wire/base64.h"

namespace cli {
namespace {

struct DoorOptions {
    std::filesystem::path key, list, state;
    bool json = false;
};

base::Result<> try_badge(DoorOptions const& options) {
    auto const office = TRY(seal::load_verify(options.key));
    auto const list = TRY(staff::read_list(TRY(base::read_file(options.list, staff::longest_list)), office));
    auto door = TRY(staff::Door::open(options.state, office));
    std::string badge, digits;
    std::getline(std::cin, badge);
    std::getline(std::cin, digits);
    base::PrivateText const pin(std::move(digits));
    auto const let = door.enter(base::trimmed(badge), pin, list, base::SystemClock().wall());
    if (!let) return base::failure(base::ErrorKind::Refused, std::string(word_of(let.error().why)));
    fmt::print(fmt::runtime(options.json ? "{{\"id\":\"{}\",\"role\":\"{}\"}}\n" : "{}\t{}\n"), let->badge,
               word_of(let->role));
    return {};
}

void say(staff::Act const& act, bool json) {
    auto const badge = act.badge ? act.badge->text() : "";
    if (json)
        fmt::print("{{\"number\":{},\"at\":\"{}\",\"badge\":\"{}\",\"what\":{},\"detail\":{},\"digest\":\"{}\"}}\n",
                   act.number, base::to_rfc3339(act.at), badge, json_text(act.what), json_text(act.detail),
                   wire::to_hex(act.digest));
    else
        fmt::print("{}\t{}\t{}\t{}\t{}\n", act.number, base::to_rfc3339(act.at), badge, act.what, act.detail);
}

base::Result<> show_acts(DoorOptions const& options) {
    auto database = TRY(db::in_words_of("staff", db::Database::open(options.state, {.read_only = true})));
    staff::Acts acts(database);
    TRY(db::in_words_of("staff", acts.visit([&](staff::Act const& act) { say(act, options.json); })));
    auto const broken = TRY(db::in_words_of("staff", acts.first_broken()));
    if (!broken) return {};
    return base::failure(base::ErrorKind::Corrupt, fmt::format("line {} does not follow from the one before", *broken));
}

template<class Step>
CLI::App* add(CLI::App& badge, char const* name, char const* help, std::shared_ptr<DoorOptions> const& options,
              int& exit, Step step) {
    auto* const command = badge.add_subcommand(name, help);
    command->add_option("--state", options->state, "the kiosk's file of tries and acts")->required();
    command->add_flag("--json", options->json, "print JSON");
    on_chosen(command, std::string("badge ") + name, options, exit, step);
    return command;
}

} // namespace

void add_badge_door(CLI::App& badge, int& exit) {
    auto const options = std::make_shared<DoorOptions>();
    auto* const tried = add(badge, "try", "lets in or says why not; badge and PIN a line each on standard input",
                            options, exit, try_badge);
    tried->add_option("--public", options->key, "the office's public key")->required()->check(CLI::ExistingFile);
    tried->add_option("--list", options->list, "the list of badges")->required()->check(CLI::ExistingFile);
    add(badge, "acts", "what staff did, a line an act; fails when one was changed", options, exit, show_acts);
}

} // namespace cli
