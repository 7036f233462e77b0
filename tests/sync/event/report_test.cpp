#include "sync/event/report.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <random>
#include <set>

#include "kiosk/base/text.h"
#include "sync/event/withhold.h"
#include "tests/support/catch.h"
#include "tests/sync/event/sample.h"

using model::TallyKind;

namespace {

event::Cell cell(TallyKind kind, int hour, std::string organisation = "", std::string ambassador = "") {
    return {event::hour_in("2026-12-05T00").value() + hour, kind, {std::move(organisation), std::move(ambassador)}};
}

using Fields = std::vector<std::string>;

std::vector<Fields> rows_of(std::string const& csv) {
    std::vector<Fields> rows;
    for (auto const line : base::split(csv, '\n')) {
        if (line.empty()) continue;
        auto& row = rows.emplace_back();
        for (auto const field : base::split(line, ','))
            row.emplace_back(field);
    }
    return rows;
}

// "*" or a number.
std::string told(std::string const& csv, Fields const& of) {
    for (auto const& row : rows_of(csv))
        if (std::equal(of.begin(), of.end(), row.begin())) return row[5];
    return "no such row";
}

// What somebody reckons who has the whole report and knows how it is made, of one sum of the report: all ways in which
// the parts that are not told can be, where a 0 is not told only if no 0 is.
struct Reckoner {
    std::vector<std::optional<std::uint64_t>> parts; // nothing: not told
    std::uint64_t total;

    // Of each part that is not told, the numbers it can be.
    std::vector<std::set<std::uint64_t>> possible() const {
        std::vector<std::set<std::uint64_t>> all(parts.size());
        std::uint64_t rest = total;
        std::vector<std::size_t> open;
        bool zero_is_told = false;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (parts[i]) rest -= *parts[i];
            if (parts[i]) zero_is_told = zero_is_told || *parts[i] == 0;
            if (!parts[i]) open.push_back(i);
        }
        std::vector<std::uint64_t> values(open.size());
        std::function<void(std::size_t, std::uint64_t)> const try_from = [&](std::size_t i, std::uint64_t left) {
            if (i + 1 == open.size()) {
                values[i] = left;
                if (left == 0 && zero_is_told) return;
                for (std::size_t j = 0; j < open.size(); ++j)
                    all[open[j]].insert(values[j]);
                return;
            }
            for (std::uint64_t value = zero_is_told ? 1 : 0; value <= left; ++value) {
                values[i] = value;
                try_from(i + 1, left - value);
            }
        };
        if (!open.empty()) try_from(0, rest);
        return all;
    }
};

} // namespace

TEST_CASE("no part of a sum that is not told can be reckoned from the rest") {
    std::mt19937_64 random(91);
    for (int run = 0; run < 3000; ++run) {
        std::vector<std::uint64_t> parts(1 + random() % 6);
        for (auto& part : parts)
            part = random() % 3 == 0 ? random() % 12 : random() % 5;
        auto const total = std::accumulate(parts.begin(), parts.end(), std::uint64_t{0});
        if (event::is_few(total)) continue; // that is not told at all
        auto const withheld = event::withheld_of(parts);
        Reckoner reckoner{{}, total};
        for (std::size_t i = 0; i < parts.size(); ++i) {
            INFO("part " << parts[i] << " of " << total);
            CHECK((withheld[i] || !event::is_few(parts[i])));
            reckoner.parts.push_back(withheld[i] ? std::nullopt : std::optional(parts[i]));
        }
        auto const possible = reckoner.possible();
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (withheld[i]) REQUIRE(possible[i].size() >= event::fewest_told);
    }
}

TEST_CASE("no more is withheld than has to be") {
    using Flags = std::vector<bool>;
    CHECK(event::withheld_of({}) == Flags{});
    CHECK(event::withheld_of({0, 0}) == Flags{false, false});
    CHECK(event::withheld_of({50, 60, 0}) == Flags{false, false, false});
    CHECK(event::withheld_of({3, 60, 20, 0}) == Flags{true, false, true, false}); // the smallest beside it
    CHECK(event::withheld_of({4, 4, 20}) == Flags{true, true, false});
    CHECK(event::withheld_of({1, 1, 20, 30}) == Flags{true, true, true, false}); // two ones would follow from their sum
    CHECK(event::withheld_of({1, 1, 3, 0}) == Flags{true, true, true, true});
}

TEST_CASE("a report tells kinds by hour, organisation and ambassador, and how far the target is") {
    auto const day = tests::sample_event();
    event::Counts counts;
    counts[cell(TallyKind::Visitor, 9, "don-vi-a", "a-01")] = 40;
    counts[cell(TallyKind::Visitor, 9, "don-vi-a", "a-02")] = 20;
    counts[cell(TallyKind::Visitor, 11, "don-vi-b")] = 10;
    counts[cell(TallyKind::Visitor, 11)] = 30;
    counts[cell(TallyKind::Activated, 10, "don-vi-a", "a-01")] = 37;
    counts[cell(TallyKind::Activated, 10)] = 12;
    auto const csv = event::report_csv(day, counts);
    CHECK(csv.starts_with("by,kind,hour,organisation,ambassador,count,target\n"));
    CHECK(told(csv, {"total", "visitor"}) == "100");
    CHECK(told(csv, {"hour", "visitor", "2026-12-05T09"}) == "60");
    CHECK(told(csv, {"hour", "visitor", "2026-12-05T10"}) == "0");
    CHECK(told(csv, {"organisation", "visitor", "", "don-vi-a"}) == "60");
    CHECK(told(csv, {"organisation", "visitor", "", "-"}) == "30");
    CHECK(told(csv, {"ambassador", "visitor", "", "don-vi-a", "a-02"}) == "20");
    CHECK(told(csv, {"ambassador", "visitor", "", "don-vi-b", "-"}) == "10");
    CHECK(csv.find("progress,activated,,don-vi-a,,37,300\n") != std::string::npos);
    CHECK(csv.find("progress,activated,,don-vi-b") == std::string::npos); // it has said no target
}

TEST_CASE("fewer than five are not told, nor what they follow from") {
    auto const day = tests::sample_event();
    event::Counts counts;
    counts[cell(TallyKind::Activated, 9, "don-vi-a", "a-01")] = 3;
    counts[cell(TallyKind::Activated, 9, "don-vi-b", "b-01")] = 50;
    counts[cell(TallyKind::Activated, 9)] = 80;
    counts[cell(TallyKind::FirstReport, 9)] = 4;
    auto const csv = event::report_csv(day, counts);
    CHECK(told(csv, {"total", "activated"}) == "133");
    CHECK(told(csv, {"organisation", "activated", "", "don-vi-a"}) == "*");
    CHECK(told(csv, {"organisation", "activated", "", "don-vi-b"}) == "*"); // 133 - 80 - 50 would be 3
    CHECK(told(csv, {"organisation", "activated", "", "-"}) == "80");
    CHECK(told(csv, {"ambassador", "activated", "", "don-vi-b", "b-01"}) == "*"); // all of don-vi-b
    CHECK(told(csv, {"ambassador", "activated", "", "don-vi-a", "a-02"}) == "*");
    CHECK(csv.find("progress,activated,,don-vi-a,,*,300\n") != std::string::npos);
    CHECK(told(csv, {"total", "first-report"}) == "*");
    CHECK(told(csv, {"hour", "first-report", "2026-12-05T09"}) == "*");
    CHECK(told(csv, {"organisation", "first-report", "", "don-vi-a"}) == "*"); // a 0 as well: it is not told who
}

TEST_CASE("in no report of a small event is any count to be had that is below five") {
    std::mt19937_64 random(17);
    auto const day = tests::sample_event();
    for (int run = 0; run < 400; ++run) {
        event::Counts counts;
        std::vector<model::EventWhose> const whose{
            {}, {"don-vi-a", ""}, {"don-vi-a", "a-01"}, {"don-vi-a", "a-02"}, {"don-vi-b", ""}, {"don-vi-b", "b-01"}};
        for (int i = 0; i < 8; ++i) {
            auto const& by = whose[random() % whose.size()];
            counts[cell(TallyKind::Visitor, static_cast<int>(9 + random() % 4), by.organisation, by.ambassador)] +=
                1 + random() % 6;
        }
        std::map<std::string, std::vector<std::optional<std::uint64_t>>> sums; // by what they are parts of
        std::map<std::string, std::string> totals;
        for (auto const& row : rows_of(event::report_csv(day, counts))) {
            if (row[1] != "visitor") continue;
            auto const count = row[5] == "*" ? std::nullopt : std::optional<std::uint64_t>(std::stoull(row[5]));
            REQUIRE_FALSE((count && event::is_few(*count)));
            if (row[0] == "total") totals["hours"] = totals["organisations"] = row[5];
            if (row[0] == "hour") sums["hours"].push_back(count);
            if (row[0] == "organisation") sums["organisations"].push_back(count), totals[row[3]] = row[5];
            if (row[0] == "ambassador") sums[row[3]].push_back(count);
        }
        for (auto const& [name, parts] : sums) {
            INFO(name << " in run " << run);
            bool const all_hidden = std::ranges::none_of(parts, [](auto const& part) { return part.has_value(); });
            if (totals[name] == "*") {
                REQUIRE(all_hidden); // else the total of one organisation were bounded by its ambassadors
                continue;
            }
            for (auto const& possible : Reckoner{parts, std::stoull(totals[name])}.possible())
                REQUIRE((possible.empty() || possible.size() >= event::fewest_told));
        }
    }
}

TEST_CASE("what an earlier pack or a wrong clock brought is part of its total") {
    auto day = tests::sample_event();
    event::Counts counts;
    counts[{0, TallyKind::Visitor, {"gone", "gone-1"}}] = 9; // in 1970
    counts[cell(TallyKind::Visitor, 9)] = 11;
    auto const csv = event::report_csv(day, counts);
    CHECK(told(csv, {"total", "visitor"}) == "20");
    CHECK(told(csv, {"hour", "visitor", "1970-01-01T00"}) == "9");
    CHECK(told(csv, {"ambassador", "visitor", "", "gone", "gone-1"}) == "9");
    CHECK(rows_of(csv).size() < 300); // not each hour since then
    CHECK(event::report_csv(day, {}).find("total,visitor,,,,0,\n") != std::string::npos);
}
