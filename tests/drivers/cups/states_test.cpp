#include "drivers/cups/states.h"
#include "tests/support/catch.h"

using cups::JobState;
using cups::PrinterState;
using cups::Stage;
using model::PrinterStatus;

namespace {

PrinterStatus status_with(std::vector<std::string> reasons, PrinterState state = PrinterState::Processing) {
    return cups::status_of({state, true, std::move(reasons)});
}

Stage completed_with(std::vector<std::string> reasons) {
    return cups::stage_of({JobState::Completed, std::move(reasons), {}});
}

} // namespace

TEST_CASE("a printer's keywords are what a person can do about them, whatever their ending") {
    for (std::string const ending : {"", "-report", "-warning", "-error"}) {
        INFO(ending);
        CHECK(status_with({"media-empty" + ending}) == PrinterStatus::PaperOut);
        CHECK(status_with({"media-needed" + ending}) == PrinterStatus::PaperOut);
        CHECK(status_with({"input-tray-missing" + ending}) == PrinterStatus::PaperOut);
        CHECK(status_with({"media-low" + ending}) == PrinterStatus::PaperLow);
        CHECK(status_with({"cover-open" + ending}) == PrinterStatus::CoverOpen);
        CHECK(status_with({"door-open" + ending}) == PrinterStatus::CoverOpen);
        CHECK(status_with({"media-jam" + ending}) == PrinterStatus::Fault);
        CHECK(status_with({"offline" + ending}) == PrinterStatus::Gone);
    }
}

TEST_CASE("toner that is called empty is a fault only when the printer stops for it") {
    CHECK(status_with({"toner-empty-report"}) == PrinterStatus::Ready);
    CHECK(status_with({"toner-empty-warning"}) == PrinterStatus::Ready);
    CHECK(status_with({"toner-empty-error"}) == PrinterStatus::Fault);
    CHECK(status_with({"marker-supply-empty"}) == PrinterStatus::Fault);
}

TEST_CASE("a keyword that only begins like one of ours is another") {
    CHECK(status_with({"media-empty-tray-two"}) == PrinterStatus::Ready);
    CHECK(status_with({"media-emptyish", "cover-opened-yesterday", "", "none"}) == PrinterStatus::Ready);
}

TEST_CASE("of several troubles the one to deal with first is told") {
    CHECK(status_with({"media-low-report", "media-empty-error"}) == PrinterStatus::PaperOut);
    CHECK(status_with({"media-empty-error", "media-jam-error"}) == PrinterStatus::Fault);
    CHECK(status_with({"media-jam-error", "cover-open-error"}) == PrinterStatus::CoverOpen);
    CHECK(status_with({"cover-open-error", "offline-report"}) == PrinterStatus::Gone);
}

TEST_CASE("a printer that has stopped or takes no jobs is at fault, and the reason it gives goes before") {
    CHECK(status_with({}, PrinterState::Idle) == PrinterStatus::Ready);
    CHECK(status_with({}, PrinterState::Stopped) == PrinterStatus::Fault);
    CHECK(status_with({"media-low"}, PrinterState::Stopped) == PrinterStatus::Fault);
    CHECK(status_with({"media-empty"}, PrinterState::Stopped) == PrinterStatus::PaperOut);
    CHECK(cups::status_of({PrinterState::Idle, false, {}}) == PrinterStatus::Fault);
}

TEST_CASE("a job is printed when it calls itself completed, and at no other time") {
    for (auto const state : {JobState::Pending, JobState::Held, JobState::Processing})
        CHECK(cups::stage_of({state, {"job-completed-successfully"}, {}}) == Stage::UnderWay);
    CHECK(cups::stage_of({JobState::Stopped, {}, {}}) == Stage::Stopped);
    CHECK(cups::stage_of({JobState::Canceled, {}, {}}) == Stage::NotPrinted);
    CHECK(cups::stage_of({JobState::Aborted, {}, {}}) == Stage::NotPrinted);
    CHECK(completed_with({"job-completed-successfully"}) == Stage::Printed);
    CHECK(completed_with({"none"}) == Stage::Printed);
    CHECK(completed_with({"job-completed-with-warnings"}) == Stage::Printed);
}

TEST_CASE("a job that is completed with errors, or completed and cancelled, is not printed") {
    for (auto const* reason : {"job-completed-with-errors", "job-canceled-by-user", "job-canceled-at-device",
                               "aborted-by-system", "document-format-error", "unsupported-document-format"}) {
        INFO(reason);
        CHECK(completed_with({"job-completed-successfully", reason}) == Stage::NotPrinted);
    }
}
