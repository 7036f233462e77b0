#include "drivers/escpos/status.h"

#include "tests/support/catch.h"

using namespace escpos;
using model::PrinterStatus;

namespace {

std::string status(StatusBytes const& bytes) { return std::string(model::word_of(status_of(bytes))); }

std::string answers(std::vector<std::uint8_t> const& bytes) {
    Answers sorted;
    std::string letters;
    for (auto const byte : bytes)
        switch (sorted.take(byte)) {
        case Answer::Status: letters += 's'; break;
        case Answer::ReceiptOfData: letters += 'r'; break;
        case Answer::Other: letters += '-'; break;
        }
    return letters;
}

} // namespace

TEST_CASE("the four bytes of Epson's tables become the state to act on") {
    CHECK(status({0x12, 0x12, 0x12, 0x12}) == "ready");
    CHECK(status({0x16, 0x12, 0x12, 0x12}) == "ready"); // a drawer is none of ours
    CHECK(status({0x12, 0x1a, 0x12, 0x12}) == "ready"); // the feed button is held
    CHECK(status({0x12, 0x12, 0x12, 0x1e}) == "paper-low");
    CHECK(status({0x1a, 0x32, 0x12, 0x7e}) == "paper-out");
    CHECK(status({0x12, 0x12, 0x12, 0x72}) == "paper-out");
    CHECK(status({0x1a, 0x16, 0x12, 0x12}) == "cover-open");
    CHECK(status({0x1a, 0x36, 0x12, 0x7e}) == "cover-open"); // of two troubles the one to deal with first
    CHECK(status({0x1a, 0x52, 0x1a, 0x12}) == "fault");      // knife
    CHECK(status({0x1a, 0x52, 0x32, 0x12}) == "fault");
    CHECK(status({0x1a, 0x52, 0x52, 0x12}) == "fault"); // too hot
    CHECK(status({0x1a, 0x12, 0x12, 0x12}) == "fault"); // offline and does not say why
}

TEST_CASE("bytes that are no status are no printer") {
    CHECK(status({0x00, 0x12, 0x12, 0x12}) == "gone");
    CHECK(status({0xFF, 0xFF, 0xFF, 0xFF}) == "gone");
    CHECK(status({0x12, 0x12, 0x12, 0x13}) == "gone");
}

TEST_CASE("answers are told apart, also within announcements and flow control") {
    CHECK(answers({0x12, 0x1e, 0x00, 0x03}) == "ssrr");
    CHECK(answers({0x11, 0x13, 0xFF, 0x80}) == "----");
    CHECK(answers({0x10, 0x00, 0x00, 0x0f, 0x00}) == "----r"); // GS a: four bytes
    CHECK(answers({0x10, 0x00, 0x12, 0x00}) == "--sr");        // one that was broken off
}
