// What the thread of staff does for a technician: acts, faults, and the report.
#include <algorithm>
#include <fmt/format.h>

#include "kiosk/app/attending.h"
#include "kiosk/base/file.h"
#include "sync/db/words.h"
#include "sync/upkeep/report.h"

namespace app {
namespace {

constexpr std::string_view program_version = TRAMSO_VERSION;

std::string moment_of(base::WallTime time) {
    auto const local = base::in_vietnam(time);
    return fmt::format("{:02}:{:02} · {:02}/{:02}/{:04}", local.hour, local.minute, local.day, local.month, local.year);
}

std::string part_line(model::PartReport const& report, model::Strings const& strings) {
    constexpr std::string_view count = "{count}";
    std::string state(word_of(report.state));
    std::ranges::replace(state, '-', '_');
    std::string words(strings["part.state." + state]);
    if (auto const at = words.find(count); at != std::string::npos)
        words.replace(at, count.size(), std::to_string(report.count));
    return fmt::format("{}: {}", strings["part." + std::string(word_of(report.part))], words);
}

// For the paper: what is not good is said first.
std::vector<std::string> lines_of(upkeep::Report const& report, WriteReadiness const& wanted) {
    auto const& strings = *wanted.strings;
    std::vector<std::string> lines{"BIÊN BẢN SẴN SÀNG", report.kiosk, moment_of(report.at)};
    for (auto const mark : {model::CheckMark::Bad, model::CheckMark::Skipped, model::CheckMark::Good})
        for (auto const& check : report.checks)
            if (check.mark == mark)
                lines.push_back(fmt::format("{}: {}{}{}", strings["check." + std::string(word_of(check.step))],
                                            strings["check.mark." + std::string(word_of(mark))],
                                            check.detail.empty() ? "" : ", ", check.detail));
    for (auto const& part : wanted.parts)
        lines.push_back(part_line(part, strings));
    return lines;
}

} // namespace

void Attending::note(flow::NoteAct const& act) {
    if (!inside_ || !door_) return;
    if (auto const noted = door_->note(*inside_, act.what, act.detail, clock_.wall()); !noted)
        base::log(base::Severity::Error, "staff.door", "{}", noted.error().what);
}

upkeep::Faults& Attending::faults() {
    if (!faults_) faults_.emplace(model::faults_file(settings_));
    return *faults_;
}

void Attending::keep(flow::KeepFault const& fault) {
    if (auto const kept = faults().keep(fault.report); !kept)
        base::log(base::Severity::Error, "upkeep.faults", "{}", kept.error().what);
}

base::Result<flow::ReadinessMade> Attending::written(WriteReadiness const& wanted) {
    if (!inside_ || !door_) return base::failure(base::ErrorKind::Refused, "nobody is inside");
    auto const key = TRY(seal::load_signing(settings_.seal.signing_key));
    upkeep::Report report{settings_.kiosk.id, clock_.wall(), inside_->text(), std::string(program_version), 0, {}, {},
                          wanted.checks};
    TRY(door_->note(*inside_, "report-made", "", report.at));
    auto const last = TRY(db::in_words_of("staff", door_->acts().last()));
    report.acts = last.number;
    report.head = last.digest;
    for (auto const& part : wanted.parts)
        report.parts.push_back({std::string(word_of(part.part)), std::string(word_of(part.state)), part.tested_at});
    auto const text = upkeep::report_text(report, key);
    auto const file = settings_.outbox.file.parent_path() / "readiness.txt";
    TRY(base::write_file_durably(file, base::as_bytes(text), 0600));
    return flow::ReadinessMade{wanted.asked, lines_of(report, wanted), upkeep::compact_text(report, text, key)};
}

void Attending::write(WriteReadiness const& wanted) {
    auto made = written(wanted);
    if (made) return inbox_.put(std::move(*made));
    base::log(base::Severity::Error, "upkeep.report", "{}", made.error().what);
    inbox_.put(flow::ReadinessFailed{wanted.asked});
}

} // namespace app
