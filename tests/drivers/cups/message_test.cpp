#include "drivers/cups/ipp.h"
#include "tests/support/catch.h"

using cups::Refusal;

namespace {

constexpr char printer_group = 4, enumeration = 0x23, integer = 0x21, keyword = 0x44, boolean = 0x22;

std::string counted(std::string_view text) {
    return std::string{static_cast<char>(text.size() >> 8), static_cast<char>(text.size())} + std::string(text);
}
std::string attribute(char tag, std::string_view name, std::string_view value) {
    return tag + counted(name) + counted(value);
}
std::string number(char value) { return {0, 0, 0, value}; }

std::string message(std::string const& attributes) {
    return std::string{2, 0, 0, 0, 0, 0, 0, 1} + '\1' + attribute(0x47, "attributes-charset", "utf-8") +
           attribute(0x48, "attributes-natural-language", "en") + printer_group + attributes + '\3';
}

base::Result<cups::PrinterNews, Refusal> heard(std::string const& attributes) {
    return cups::printer_news(base::as_bytes(message(attributes)));
}

} // namespace

TEST_CASE("a printer's answer is read") {
    auto const news = heard(attribute(enumeration, "printer-state", number(4)) +
                            attribute(keyword, "printer-state-reasons", "media-low-report") +
                            attribute(keyword, "", "cover-open-warning") +
                            attribute(boolean, "printer-is-accepting-jobs", std::string(1, '\0')));
    REQUIRE(news);
    CHECK(news->state == cups::PrinterState::Processing);
    CHECK(news->reasons == std::vector<std::string>{"media-low-report", "cover-open-warning"});
    CHECK_FALSE(news->accepts_jobs);
}

TEST_CASE("an answer without a state, or with one of another type or number, is none") {
    CHECK_FALSE(heard(""));
    CHECK_FALSE(heard(attribute(integer, "printer-state", number(3))));
    CHECK_FALSE(heard(attribute(keyword, "printer-state", "idle")));
    CHECK_FALSE(heard(attribute(enumeration, "printer-state", number(3)) + attribute(enumeration, "", number(4))));
    for (char const state : std::initializer_list<char>{0, 2, 6, 127})
        CHECK_FALSE(heard(attribute(enumeration, "printer-state", number(state))));
    auto const job = message(attribute(enumeration, "job-state", number(10)));
    CHECK_FALSE(cups::job_news(base::as_bytes(job)));
}

TEST_CASE("a message that ends early is none") {
    auto const whole = message(attribute(enumeration, "printer-state", number(3)) +
                               attribute(keyword, "printer-state-reasons", "none"));
    REQUIRE(cups::printer_news(base::as_bytes(whole)));
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK_FALSE(cups::printer_news(base::as_bytes(whole).first(size)));
}

TEST_CASE("collections in collections are read as deep as printers have them and no deeper") {
    auto const nested = [](int depth) {
        auto text = attribute(0x34, "media-col-default", "");
        for (int level = 1; level < depth; ++level)
            text += attribute(0x4a, "", "deeper") + attribute(0x34, "", "");
        for (int level = 0; level < depth; ++level)
            text += attribute(0x37, "", "");
        return attribute(enumeration, "printer-state", number(3)) + text;
    };
    CHECK(heard(nested(1)));
    CHECK(heard(nested(8)));
    CHECK_FALSE(heard(nested(9)));
    CHECK_FALSE(heard(nested(5'000)));
    CHECK_FALSE(heard(attribute(0x7f, "media-col", {"\0\0\0\x34", 4}) + nested(1)));
}

TEST_CASE("of very many reasons the first ones are kept") {
    auto reasons = attribute(keyword, "printer-state-reasons", "media-jam");
    for (int more = 0; more < 1'000; ++more)
        reasons += attribute(keyword, "", "other");
    auto const news = heard(attribute(enumeration, "printer-state", number(5)) + reasons);
    REQUIRE(news);
    CHECK(news->reasons.size() == 32);
}

TEST_CASE("an address names a printer by ipp, and /ipp/print where it names no path") {
    auto const address = cups::parse_address("ipp://printer.local");
    REQUIRE(address);
    CHECK(address->host == "printer.local");
    CHECK(address->port == 631);
    CHECK(address->uri == "ipp://printer.local:631/ipp/print");
    auto const queue = cups::parse_address("ipp://127.0.0.1:8631/printers/office");
    REQUIRE(queue);
    CHECK(queue->port == 8631);
    CHECK(queue->path == "/printers/office");
    CHECK(queue->uri == "ipp://127.0.0.1:8631/printers/office");
    CHECK(cups::parse_address("ipp://[::1]:60000/ipp/print").value().host == "::1");
}

TEST_CASE("an address that is not of ipp, or holds a password, is none") {
    for (auto const* text :
         {"", "ipp", "ipp:", "ipp://", "ipps://printer", "http://printer/", "ipp://:631/", "tcp:printer",
          "ipp://printer:0/", "ipp://printer:99999/", "ipp://me:secret@printer/", "/ipp/print"}) {
        INFO(text);
        CHECK_FALSE(cups::parse_address(text));
    }
}
