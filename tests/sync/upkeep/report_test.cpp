#include "sync/upkeep/report.h"

#include "sync/seal/digest.h"
#include "tests/support/catch.h"

using upkeep::Report;

namespace {

Report sample() {
    auto const at = base::from_rfc3339("2026-11-30T05:00:00.000Z").value();
    Report report{"kiosk-0001", at, "0190b3f2-5b1c-7c3a-9f10-0123456789ab", "0.1.0", 7, {}, {}, {}};
    report.head[0] = 0xAB;
    report.parts = {{"printer", "ready", at}, {"office_printer", "not-fitted", at}};
    report.checks = {{model::CheckStep::Printer, model::CheckMark::Good, at, ""},
                     {model::CheckStep::Touch, model::CheckMark::Bad, at, "missed 1 of 6, row:column 2:2"},
                     {model::CheckStep::Scanner, model::CheckMark::Skipped, at, "not fitted"}};
    return report;
}

} // namespace

TEST_CASE("A report comes back as it was made, and names its kiosk before it is believed") {
    auto const [key, open] = seal::make_signing_keys();
    auto const text = upkeep::report_text(sample(), key);
    CHECK(upkeep::kiosk_in(text).value() == "kiosk-0001");
    CHECK(upkeep::read_report(text, open).value() == sample());
}

TEST_CASE("A report that was changed anywhere, or that another kiosk has signed, is refused") {
    auto const [key, open] = seal::make_signing_keys();
    auto const text = upkeep::report_text(sample(), key);
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto changed = text;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        INFO(i);
        CHECK_FALSE(upkeep::read_report(changed, open));
        CHECK_FALSE(upkeep::read_report(text.substr(0, i), open));
    }
    auto const other = seal::make_signing_keys().second;
    CHECK(upkeep::read_report(text, other).error().kind == base::ErrorKind::Refused);
}

TEST_CASE("What a slip's code says is short enough to be scanned, and of one report alone") {
    auto const [key, open] = seal::make_signing_keys();
    auto const text = upkeep::report_text(sample(), key);
    auto const code = upkeep::compact_text(sample(), text, key);
    CHECK(code.size() < 300);
    CHECK(upkeep::kiosk_in(code).value() == "kiosk-0001");
    auto const read = upkeep::read_compact(code, open).value();
    CHECK(read.good == 1);
    CHECK(read.bad == 1);
    CHECK(read.skipped == 1);
    CHECK(read.digest == seal::sha256(base::as_bytes(text)));
    for (std::size_t i = 0; i < code.size(); ++i) {
        auto changed = code;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CHECK_FALSE(upkeep::read_compact(changed, open));
    }
}

TEST_CASE("Signed text that is no report to the letter is none") {
    auto const [key, open] = seal::make_signing_keys();
    auto other = sample();
    other.checks[1].detail = " two readings";
    CHECK(upkeep::read_report(upkeep::report_text(other, key), open).error().kind == base::ErrorKind::Corrupt);
    other = sample();
    other.kiosk = "../kiosk";
    CHECK_FALSE(upkeep::kiosk_in(upkeep::report_text(other, key)));
    CHECK_FALSE(upkeep::kiosk_in(""));
    CHECK_FALSE(upkeep::kiosk_in("tramso-readiness 1\n"));
}
