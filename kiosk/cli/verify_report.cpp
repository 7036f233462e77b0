// tramso verify-report: whether a readiness report, or the code of its slip, is a kiosk's own, and what it says.
#include <algorithm>
#include <fmt/format.h>

#include "kiosk/base/file.h"
#include "kiosk/base/text.h"
#include "kiosk/cli/house.h"
#include "kiosk/cli/on_chosen.h"
#include "sync/seal/digest.h"
#include "sync/upkeep/report.h"

namespace cli {
namespace {

struct ReportOptions {
    std::filesystem::path file, kiosks, code;
    bool json = false;
};

struct Verdict {
    std::string kiosk;
    base::WallTime at{};
    int good = 0, bad = 0, skipped = 0;
    std::vector<model::CheckResult> checks = {};
};

Verdict verdict_of(upkeep::Report const& report) {
    Verdict verdict{report.kiosk, report.at, 0, 0, 0, report.checks};
    for (auto const& check : report.checks)
        ++(check.mark == model::CheckMark::Good  ? verdict.good
           : check.mark == model::CheckMark::Bad ? verdict.bad
                                                 : verdict.skipped);
    return verdict;
}

base::Result<Verdict> read_either(std::string const& text, seal::VerifyKey const& key) {
    if (text.find('\n') != std::string::npos) return verdict_of(TRY(upkeep::read_report(text, key)));
    auto const compact = TRY(upkeep::read_compact(text, key));
    return Verdict{compact.kiosk, compact.at, compact.good, compact.bad, compact.skipped};
}

void say(Verdict const& verdict, bool json) {
    fmt::print(fmt::runtime(json ? "{{\"kiosk\":\"{}\",\"at\":\"{}\",\"good\":{},\"bad\":{},\"skipped\":{},\"checks\":["
                                 : "{} {}: {} good, {} bad, {} skipped\n"),
               verdict.kiosk, base::to_rfc3339(verdict.at), verdict.good, verdict.bad, verdict.skipped);
    for (bool first = true; auto const& check : verdict.checks) {
        if (json && !std::exchange(first, false)) fmt::print(",");
        fmt::print(fmt::runtime(json ? "{{\"step\":\"{}\",\"mark\":\"{}\",\"detail\":\"{}\"}}" : "{} {} {}\n"),
                   word_of(check.step), word_of(check.mark), check.detail);
    }
    if (json) fmt::print("]}}\n");
}

base::Result<std::string> text_in(std::filesystem::path const& file) {
    auto text = TRY(base::read_file(file, upkeep::longest_report));
    bool const one_line = text.find('\n') + 1 == text.size(); // the code of a slip, as an editor leaves it
    return one_line ? text.substr(0, text.size() - 1) : text;
}

base::Result<> verify_report(ReportOptions const& options) {
    auto const text = TRY(text_in(options.file));
    auto const kiosk = TRY(upkeep::kiosk_in(text));
    auto const key = TRY(seal::load_verify(options.kiosks / (kiosk + ".pub")));
    auto const verdict = TRY(read_either(text, key));
    if (!options.code.empty()) {
        auto const compact = TRY(upkeep::read_compact(TRY(text_in(options.code)), key));
        if (compact.digest != seal::sha256(base::as_bytes(text)))
            return base::failure(base::ErrorKind::Refused, "the code is of another report");
    }
    say(verdict, options.json);
    return {};
}

} // namespace

void add_verify_report(CLI::App& program, int& exit) {
    auto* const command = program.add_subcommand("verify-report", "whether a readiness report is a kiosk's own");
    auto const options = std::make_shared<ReportOptions>();
    command->add_option("file", options->file, "the report, or what the code of its slip says")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--kiosks", options->kiosks, "the folder of the kiosks' public keys, ID.pub")
        ->required()
        ->check(CLI::ExistingDirectory);
    command->add_option("--code", options->code, "what the code of its slip says: is it of this report?")
        ->check(CLI::ExistingFile);
    command->add_flag("--json", options->json, "print JSON");
    on_chosen(command, "verify-report", options, exit, verify_report);
}

} // namespace cli
