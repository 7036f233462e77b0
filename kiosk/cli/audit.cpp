// tramso audit verify: whether the list of what staff did on a kiosk is whole, and where it breaks; and whether it
// still goes on from where a readiness report saw it.
#include <fmt/format.h>

#include "config/load.h"
#include "kiosk/base/file.h"
#include "kiosk/cli/house.h"
#include "kiosk/cli/on_chosen.h"
#include "sync/db/words.h"
#include "sync/staff/acts.h"
#include "sync/upkeep/report.h"
#include "sync/wire/base64.h"

namespace cli {
namespace {

struct AuditOptions {
    std::filesystem::path config, report, key;
    bool json = false;
};

// What a report saw: the count of acts, and the digest of the last.
base::Result<std::optional<upkeep::Report>> seen_by(AuditOptions const& options) {
    if (options.report.empty()) return std::nullopt;
    auto const key = TRY(seal::load_verify(options.key));
    return TRY(upkeep::read_report(TRY(base::read_file(options.report, upkeep::longest_report)), key));
}

base::Result<bool> holds(staff::Acts& acts, upkeep::Report const& seen) {
    bool found = seen.acts == 0;
    TRY(db::in_words_of("staff", acts.visit([&](staff::Act const& act) {
        if (act.number == seen.acts) found = act.digest == seen.head;
    })));
    return found;
}

base::Result<> verify_audit(AuditOptions const& options) {
    auto const settings = config::load_kiosk(options.config);
    if (!settings) return base::failure(base::ErrorKind::Invalid, config::text_of(settings.error()));
    auto const seen = TRY(seen_by(options));
    auto const file = model::staff_file(*settings);
    auto database = TRY(db::in_words_of("staff", db::Database::open(file, {.read_only = true})));
    staff::Acts acts(database);
    if (auto const broken = TRY(db::in_words_of("staff", acts.first_broken())))
        return base::failure(base::ErrorKind::Corrupt, fmt::format("broken at line {}", *broken));
    if (seen && !TRY(holds(acts, *seen)))
        return base::failure(base::ErrorKind::Corrupt,
                             fmt::format("broken at line {}, which the report saw", seen->acts));
    auto const last = TRY(db::in_words_of("staff", acts.last()));
    fmt::print(
        fmt::runtime(options.json ? "{{\"whole\":true,\"acts\":{},\"digest\":\"{}\"}}\n" : "whole: {} lines, {}\n"),
        last.number, wire::to_hex(last.digest));
    return {};
}

} // namespace

void add_audit(CLI::App& program, int& exit) {
    auto* const audit = program.add_subcommand("audit", "what staff did on a kiosk");
    audit->require_subcommand(1);
    auto* const command = audit->add_subcommand("verify", "whether the list of acts is whole, and where it breaks");
    auto const options = std::make_shared<AuditOptions>();
    command->add_option("--config", options->config, "kiosk.toml")->required()->check(CLI::ExistingFile);
    auto* const report = command->add_option("--report", options->report, "a readiness report that saw it");
    auto* const key = command->add_option("--key", options->key, "the kiosk's public key, for the report");
    report->check(CLI::ExistingFile)->needs(key);
    command->add_flag("--json", options->json, "print JSON");
    on_chosen(command, "audit verify", options, exit, verify_audit);
}

} // namespace cli
