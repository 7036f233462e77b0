#include "config/csv.h"

#include "tests/support/catch.h"

using config::CsvRow;
using config::parse_csv;

namespace {
std::vector<CsvRow> rows(std::string_view text) {
    auto const parsed = parse_csv(text);
    REQUIRE(parsed);
    return *parsed;
}
int bad_line(std::string_view text) {
    auto const parsed = parse_csv(text);
    REQUIRE_FALSE(parsed);
    CHECK_FALSE(parsed.error().what.empty());
    CHECK_FALSE(parsed.error().instead.empty());
    return parsed.error().line;
}
} // namespace

TEST_CASE("rows end with LF or CR LF, and fields may be empty") {
    CHECK(rows("a,b\nc,\r\n,\n") == std::vector<CsvRow>{{1, {"a", "b"}}, {2, {"c", ""}}, {3, {"", ""}}});
    CHECK(rows("").empty());
}

TEST_CASE("quoted fields keep commas, line breaks and doubled quotes, and lines are still counted") {
    CHECK(rows("\"a,1\",\"say \"\"hi\"\"\"\n\"two\nlines\",x\nlast,row\n") ==
          std::vector<CsvRow>{{1, {"a,1", "say \"hi\""}}, {2, {"two\nlines", "x"}}, {4, {"last", "row"}}});
}

TEST_CASE("what RFC 4180 does not allow is refused with its line") {
    CHECK(bad_line("a,b\nc\n") == 2);       // a field too few
    CHECK(bad_line("a\nb,c\n") == 2);       // a field too many
    CHECK(bad_line("a\n\"b\"c\n") == 2);    // text behind the closing quote
    CHECK(bad_line("a\nb\"c\n") == 2);      // a quote inside a plain field
    CHECK(bad_line("a\n\"b\nc\nd\n") == 2); // a quote that is never closed
    CHECK(bad_line("a\nb\rc\n") == 2);      // a carriage return alone
}

TEST_CASE("a file cut inside a row is refused at every byte") {
    std::string const whole = "id,name\nx,\"Lấn chiếm lòng, lề đường\"\n";
    for (std::size_t cut = 1; cut < whole.size(); ++cut) {
        if (whole[cut - 1] == '\n') continue;
        INFO(cut);
        CHECK_FALSE(parse_csv(whole.substr(0, cut)));
    }
}
