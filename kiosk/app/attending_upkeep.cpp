// What the thread of staff does for a technician: acts, faults, and the report.
#include "kiosk/app/attending.h"
#include "kiosk/base/file.h"
#include "sync/db/words.h"
#include "sync/upkeep/report.h"
#include "ui/view/upkeep.h"

namespace app {
namespace {

constexpr std::string_view program_version = TRAMSO_VERSION;

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
    auto lines = view::readiness_lines(report.kiosk, report.at, wanted.checks, wanted.parts, *wanted.strings);
    return flow::ReadinessMade{wanted.asked, std::move(lines), upkeep::compact_text(report, text, key)};
}

void Attending::write(WriteReadiness const& wanted) {
    auto made = written(wanted);
    if (made) return inbox_.put(std::move(*made));
    base::log(base::Severity::Error, "upkeep.report", "{}", made.error().what);
    inbox_.put(flow::ReadinessFailed{wanted.asked});
}

} // namespace app
