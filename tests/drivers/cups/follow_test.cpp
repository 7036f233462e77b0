#include "drivers/cups/printer.h"
#include "tests/drivers/cups/scripted_peer.h"
#include "tests/support/catch.h"

using cups::JobNews;
using cups::JobState;
using cups::PrinterNews;
using cups::PrinterState;
using cups::Refusal;
using model::PrinterStatus;
using tests::Script;
using Told = std::vector<PrinterStatus>;

namespace {

constexpr cups::Patience short_patience{.busy = base::Duration(60),
                                        .work = base::Duration(60),
                                        .refill = base::Duration(80),
                                        .silence = base::Duration(40),
                                        .withdrawal = base::Duration(40),
                                        .between = base::Duration(2)};

PrinterNews busy_with(std::vector<std::string> reasons = {}) {
    return {PrinterState::Processing, true, std::move(reasons)};
}
PrinterNews const paper_out = busy_with({"media-empty-warning"});
JobNews const in_work{JobState::Processing, {"job-printing"}, "urn:uuid:1"};
JobNews const completed{JobState::Completed, {"job-completed-successfully"}, "urn:uuid:1"};
JobNews const canceled{JobState::Canceled, {"job-canceled-by-user"}, "urn:uuid:1"};
auto const silent = tl::unexpected(Refusal::Silent);

struct Office {
    Script script;
    Script behind; // of the printer itself, where there is a spooler
    Told told;
    std::stop_source stop;
    cups::Printer printer;

    explicit Office(bool spooler = false)
        : printer(std::make_unique<tests::ScriptedPeer>(script),
                  spooler ? std::make_unique<tests::ScriptedPeer>(behind) : nullptr, short_patience) {
        script.job = {in_work, in_work, completed};
        script.on_cancel = [this] { script.job = {canceled}; };
    }

    base::Result<void, PrinterStatus> print() {
        return printer.print({base::as_bytes("%PDF"), "form", [this](PrinterStatus status) { told.push_back(status); }},
                             stop.get_token());
    }
    PrinterStatus failure() {
        auto const done = print();
        REQUIRE_FALSE(done);
        return done.error();
    }
};

} // namespace

TEST_CASE("a job that ends well is sent once, cancelled never and printed") {
    Office office;
    CHECK(office.print());
    CHECK(office.script.creations == 1);
    CHECK(office.script.documents == 1);
    CHECK(office.script.cancellations == 0);
    CHECK(office.told.empty());
}

TEST_CASE("a job that is in work is not printed, and is cancelled when it takes too long") {
    Office office;
    office.script.job = {in_work};
    CHECK(office.failure() == PrinterStatus::Fault);
    CHECK(office.script.cancellations == 1);
}

TEST_CASE("a job that the printer breaks off, or completes with errors, is a fault") {
    for (auto const& end : {JobNews{JobState::Aborted, {"aborted-by-system"}, "urn:uuid:1"}, canceled,
                            JobNews{JobState::Completed, {"job-completed-with-errors"}, "urn:uuid:1"}}) {
        Office office;
        office.script.job = {in_work, end};
        CHECK(office.failure() == PrinterStatus::Fault);
    }
}

TEST_CASE("a job that is broken off for paper says so") {
    Office office;
    office.script.job = {JobNews{JobState::Aborted, {}, {}}};
    office.script.printer = {paper_out};
    CHECK(office.failure() == PrinterStatus::PaperOut);
}

TEST_CASE("paper that is out is told, and once it is refilled the job goes on without a second document") {
    Office office;
    office.script.job = {in_work, in_work, in_work, in_work, completed};
    office.script.printer = {paper_out, paper_out, busy_with()};
    CHECK(office.print());
    CHECK(office.told == Told{PrinterStatus::PaperOut, PrinterStatus::Ready});
    CHECK(office.script.documents == 1);
    CHECK(office.script.cancellations == 0);
}

TEST_CASE("the time without paper is not the time that the work may take") {
    Office office;
    office.script.job = {in_work};
    office.script.printer = {paper_out};
    auto const begun = base::SystemClock().now();
    CHECK(office.failure() == PrinterStatus::PaperOut);
    CHECK(base::SystemClock().now() - begun >= short_patience.refill);
    CHECK(office.script.cancellations == 1);
}

TEST_CASE("a job that waits for paper is cancelled when it is asked to stop") {
    Office office;
    office.script.job = {in_work};
    office.script.printer = {paper_out, paper_out, paper_out};
    office.stop.request_stop();
    CHECK(office.failure() == PrinterStatus::PaperOut);
    CHECK(office.script.documents == 0); // stopped before it began: not announced at all
    std::stop_source later;
    auto const printed = office.printer.print(
        {base::as_bytes("%PDF"), "form", [&](PrinterStatus) { later.request_stop(); }}, later.get_token());
    REQUIRE_FALSE(printed);
    CHECK(printed.error() == PrinterStatus::PaperOut);
    CHECK(office.script.cancellations == 1);
}

TEST_CASE("a job that is cancelled is waited for until it is over") {
    Office office;
    office.script.job = {in_work};
    office.script.printer = {paper_out};
    office.script.on_cancel = [&] {
        if (office.script.cancellations == 1) office.script.job = {in_work, in_work, in_work, in_work, canceled};
    };
    CHECK(office.failure() == PrinterStatus::PaperOut);
    CHECK(office.script.job.size() == 1); // all that it was to say before
}

TEST_CASE("a job that is printed before it can be cancelled is printed") {
    Office office;
    office.script.job = {in_work};
    office.script.printer = {paper_out};
    office.script.on_cancel = [&] { office.script.job = {completed}; };
    CHECK(office.print());
}

TEST_CASE("a printer that is busy with another's job is asked again, for a while") {
    Office office;
    office.script.created = {tl::unexpected(Refusal::Busy), tl::unexpected(Refusal::Busy), 7};
    CHECK(office.print());
    CHECK(office.script.creations == 3);
    Office always;
    always.script.created = {tl::unexpected(Refusal::Busy)};
    CHECK(always.failure() == PrinterStatus::Fault);
    CHECK(always.script.documents == 0);
}

TEST_CASE("a printer that does not take the job or the document says why, if it knows") {
    Office office;
    office.script.created = {tl::unexpected(Refusal::Refused)};
    CHECK(office.failure() == PrinterStatus::Fault);
    office.script.created = {1};
    office.script.sent = tl::unexpected(Refusal::Refused);
    CHECK(office.failure() == PrinterStatus::Fault);
    CHECK(office.script.cancellations == 1);
    office.script.job = {in_work};
    office.script.printer = {busy_with({"cover-open-error"})};
    CHECK(office.failure() == PrinterStatus::CoverOpen);
    CHECK(office.script.cancellations == 2);
}

TEST_CASE("a printer that falls silent is gone, and one that does so for a moment is not") {
    Office office;
    office.script.job = {in_work, silent};
    CHECK(office.failure() == PrinterStatus::Gone);
    CHECK(office.told == Told{PrinterStatus::Gone});
    Office moment;
    moment.script.job = {in_work, silent, silent, in_work, completed};
    CHECK(moment.print());
    CHECK(moment.told == Told{PrinterStatus::Gone, PrinterStatus::Ready});
}

TEST_CASE("a job that nobody knows any more was lost with a printer's memory") {
    Office office;
    office.script.job = {in_work, tl::unexpected(Refusal::NoSuchJob)};
    CHECK(office.failure() == PrinterStatus::Gone);
}

TEST_CASE("another's job under the same number is neither ours nor cancelled") {
    Office office;
    office.script.job = {in_work, JobNews{JobState::Completed, {}, "urn:uuid:2"}};
    CHECK(office.failure() == PrinterStatus::Gone);
    office.script.job = {in_work, JobNews{JobState::Processing, {}, "urn:uuid:2"}};
    CHECK(office.failure() == PrinterStatus::Gone);
    CHECK(office.script.cancellations == 0);
}

TEST_CASE("where jobs have no name of their own, a printer that was switched off meanwhile has forgotten ours") {
    Office office;
    office.script.job = {JobNews{JobState::Processing, {}, {}, 500}, JobNews{JobState::Completed, {}, {}, 20}};
    CHECK(office.failure() == PrinterStatus::Gone);
    office.script.job = {JobNews{JobState::Processing, {}, {}, 20}, JobNews{JobState::Completed, {}, {}, 21}};
    CHECK(office.print());
    CHECK(office.script.cancellations == 0);
}

TEST_CASE("a job that the printer does not let go of is remembered, and none is begun beside it") {
    Office office;
    office.script.job = {in_work};
    office.script.printer = {paper_out};
    office.script.on_cancel = [] {};
    CHECK(office.failure() == PrinterStatus::PaperOut);
    CHECK(office.script.creations == 1);
    CHECK(office.failure() == PrinterStatus::PaperOut);
    CHECK(office.script.creations == 1);
    office.script.on_cancel = [&] { office.script.job = {canceled}; };
    office.script.printer = {PrinterNews{}};
    CHECK(office.printer.status() == PrinterStatus::Ready);
    office.script.job = {in_work, completed};
    CHECK(office.print());
    CHECK(office.script.creations == 2);
}

TEST_CASE("a job that stands still without a reason is a fault to tell") {
    Office office;
    office.script.job = {JobNews{JobState::Stopped, {}, {}}, JobNews{JobState::Stopped, {}, {}},
                         JobNews{JobState::Completed, {}, {}}};
    CHECK(office.print());
    CHECK(office.told == Told{PrinterStatus::Fault});
}

TEST_CASE("a spooler's word that all is out waits for the printer behind it") {
    Office office(true);
    office.script.job = {in_work, completed};
    office.behind.printer = {busy_with(), busy_with(), paper_out, paper_out, busy_with(), PrinterNews{}};
    CHECK(office.print());
    CHECK(office.told == Told{PrinterStatus::PaperOut, PrinterStatus::Ready});
    office.behind.printer = {PrinterNews{PrinterState::Idle, true, {"media-empty-report"}}};
    CHECK(office.failure() == PrinterStatus::PaperOut);
    office.behind.printer = {silent};
    CHECK(office.failure() == PrinterStatus::Gone);
}

TEST_CASE("a spooler's word that a job is cancelled waits until the printer behind it has come to rest") {
    Office office(true);
    office.script.job = {in_work};
    office.behind.printer = {paper_out};
    office.script.on_cancel = [&] {
        office.script.job = {canceled};
        office.behind.printer = {paper_out, paper_out, paper_out, PrinterNews{}};
    };
    CHECK(office.failure() == PrinterStatus::PaperOut);
    CHECK(office.behind.printer.size() == 1); // it was asked until it was at rest
}

TEST_CASE("a spooler that has halted its queue is a fault, and its old word about paper is not heard") {
    Office office(true);
    office.script.printer = {PrinterNews{PrinterState::Idle, true, {"media-empty-warning"}}};
    CHECK(office.printer.status() == PrinterStatus::Ready);
    office.script.printer = {PrinterNews{PrinterState::Stopped, true, {"paused"}}};
    CHECK(office.printer.status() == PrinterStatus::Fault);
    office.script.printer = {silent};
    CHECK(office.printer.status() == PrinterStatus::Gone);
}
