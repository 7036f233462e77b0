// What every store holds to about kiosks, commands and public answers: over SQLite and over a PostgreSQL of its own.
#include <thread>

#include "kiosk/model/receipt.h"
#include "sync/seal/answer.h"
#include "sync/wire/progress.h"
#include "tests/support/catch.h"
#include "tests/sync/store/city.h"

using base::Duration;
using store::KioskState;
using store::ResultOutcome;
using tests::arrival;
using tests::City;
using tests::either;
using tests::Kind;
using tests::now;

namespace {

wire::Command command(std::uint64_t number, std::string kiosk = "kiosk-0001") {
    wire::Command made{std::move(kiosk), number, "drain", now, now + Duration(60'000), "0123456789abcdef", {}};
    made.signature.fill(static_cast<std::uint8_t>(number));
    return made;
}

std::string code_of(std::uint8_t number) { return model::receipt_code(arrival(number).envelope.id); }

// The answer of the page that belongs to `code`, opened with it.
std::optional<model::Progress> opened(wire::AnswersPage const& page, std::string const& code) {
    auto const keys = seal::answer_keys(code).value();
    for (auto const& answer : page.answers)
        if (answer.name == keys.name)
            return wire::decode_progress(seal::open_answer(answer.sealed, keys).value()).value();
    return std::nullopt;
}

} // namespace

TEST_CASE("Of each kiosk the last heartbeat is kept, and after a restart as well") {
    City city(either());
    KioskState const first{"kiosk-0001", now, "{\"a\":1}", 2, now - Duration(5000), true};
    KioskState const second{"kiosk-0002", now, "{}", 0, std::nullopt, false};
    KioskState const later{"kiosk-0001", now + Duration(60'000), "{\"a\":2}", 0, std::nullopt, false};
    REQUIRE(city.store->heard(first));
    REQUIRE(city.store->heard(second));
    CHECK(city.store->kiosks().value() == std::vector{first, second});
    REQUIRE(city.store->heard(later));
    city.store.reset();
    city.store = city.open();
    CHECK(city.store->kiosks().value() == std::vector{later, second});
}

TEST_CASE("Of each kiosk and day the last ratings are kept, and told by day") {
    City city(either());
    wire::DayRatings day{"2026-11-28", {{"report", {{4, 1, 0}, {{model::Reason::Easy, 3}}}}}};
    CHECK(city.store->keep_ratings("kiosk-0002", day).value());
    CHECK(city.store->keep_ratings("kiosk-0001", day).value());
    day.by_about["report"].marks[2] = 7;
    CHECK_FALSE(city.store->keep_ratings("kiosk-0001", day).value());
    wire::DayRatings const next{"2026-11-29", {}};
    CHECK(city.store->keep_ratings("kiosk-0001", next).value());
    auto const all = city.store->ratings("2026-11-28").value();
    REQUIRE(all.size() == 3);
    CHECK(all[0] == store::StoredRatings{"kiosk-0001", day});
    CHECK(all[1].kiosk == "kiosk-0002");
    CHECK(all[1].ratings.by_about.at("report").marks[2] == 0);
    CHECK(city.store->ratings("2026-11-29").value() == std::vector{store::StoredRatings{"kiosk-0001", next}});
}

TEST_CASE("What has come is counted by hour and kind, and what was erased or came before is not") {
    City city(either());
    std::vector<store::Arrival> all;
    base::WallTime const hour = std::chrono::floor<std::chrono::hours>(now);
    auto const add = [&](std::uint8_t number, std::string const& service, base::WallTime at) {
        all.push_back(arrival(number));
        all.back().envelope.service = service;
        all.back().received_at = at;
    };
    add(1, "report", hour - Duration(1));
    add(2, "report", hour);
    add(3, "feedback", hour + Duration(3'599'999));
    add(4, "report", hour + Duration(1));
    add(5, "report", hour + Duration(3'600'000));
    add(6, "report", hour + Duration(3'600'000));
    city.put(all);
    CHECK(city.store->erase(code_of(6), now).value() == store::EraseOutcome::Erased);
    CHECK(city.store->hour_counts(hour).value() ==
          std::vector<store::HourCount>{
              {hour, "feedback", 1}, {hour, "report", 2}, {hour + Duration(3'600'000), "report", 1}});
    CHECK(city.store->hour_counts(hour + Duration(7'200'000)).value().empty());
}

TEST_CASE("A command has a number above all before it to the same kiosk, or is not taken") {
    City city(either());
    REQUIRE(city.store->add_command(command(1)));
    REQUIRE(city.store->add_command(command(5)));
    for (std::uint64_t const number : {1U, 3U, 5U})
        CHECK(city.store->add_command(command(number)).error().kind == base::ErrorKind::Invalid);
    REQUIRE(city.store->add_command(command(2, "kiosk-0002")));
    auto const all = city.store->commands("").value();
    REQUIRE(all.size() == 3);
    CHECK(all[0].command == command(1));
    CHECK(all[1].command == command(5));
    CHECK(city.store->commands("kiosk-0002").value().size() == 1);
}

TEST_CASE("A command waits until it has a result or has expired, and the first result stays") {
    City city(either());
    REQUIRE(city.store->add_command(command(1)));
    REQUIRE(city.store->add_command(command(2)));
    CHECK(city.store->waiting("kiosk-0001", now).value() == std::vector{command(1), command(2)});
    CHECK(city.store->waiting("kiosk-0001", now + Duration(60'000)).value().empty());
    CHECK(city.store->waiting("kiosk-0002", now).value().empty());
    wire::CommandResult const result{1, wire::Outcome::Done, now, "đã xong", R"({"a":1})"};
    wire::CommandResult const other{1, wire::Outcome::Failed, now, "", ""};
    CHECK(city.store->keep_result("kiosk-0001", result, now) == ResultOutcome::New);
    CHECK(city.store->keep_result("kiosk-0001", other, now + Duration(1)) == ResultOutcome::Known);
    CHECK(city.store->keep_result("kiosk-0002", result, now) == ResultOutcome::Unknown);
    CHECK(city.store->waiting("kiosk-0001", now).value() == std::vector{command(2)});
    auto const stored = city.store->commands("kiosk-0001").value();
    CHECK(stored.at(0).result == result);
    CHECK(stored.at(0).result_at == now);
    CHECK_FALSE(stored.at(1).result);
}

TEST_CASE(
    "Public answers are listed in the order of answering, and a later answer to the same code replaces the earlier") {
    City city(either());
    REQUIRE(city.put({arrival(1), arrival(2), arrival(3)}).size() == 3);
    CHECK(city.store->answers_after(0, 10).value() == wire::AnswersPage{});
    for (int const number : {2, 1, 3})
        REQUIRE(
            city.store->answer(code_of(static_cast<std::uint8_t>(number)), "trả lời " + std::to_string(number), now));
    auto page = city.store->answers_after(0, 2).value();
    CHECK(page.last == 3);
    REQUIRE(page.answers.size() == 2);
    CHECK(page.answers[0].number == 1);
    CHECK(opened(page, code_of(2))->answer == "trả lời 2");
    CHECK(opened(page, code_of(1)) == city.store->progress(code_of(1)).value());
    CHECK(city.store->answers_after(2, 10).value().answers.at(0).number == 3);
    REQUIRE(city.store->answer(code_of(2), "khác", now));
    page = city.store->answers_after(0, 10).value();
    CHECK(page.last == 4);
    REQUIRE(page.answers.size() == 3);
    CHECK(page.answers.back().number == 4);
    CHECK(opened(page, code_of(2))->answer == "khác");
    CHECK(city.store->answers_after(4, 10).value() == wire::AnswersPage{4, {}});
    CHECK_FALSE(city.store->answer(code_of(9), "nobody's", now));
    CHECK(city.store->answers_after(0, 10).value().last == 4);
}

TEST_CASE("Answers written by two at once come without one that is passed over") {
    City const city(either());
    constexpr std::uint8_t each = 12;
    for (std::uint8_t number = 1; number <= 2 * each; ++number)
        REQUIRE(city.put({arrival(number)}).size() == 1);
    auto const answer_from = [&](std::uint8_t first) {
        auto const store = city.open();
        for (std::uint8_t i = 0; i < each; ++i)
            while (!store->answer(code_of(static_cast<std::uint8_t>(first + i)), "xong", now)) {
            }
    };
    std::uint64_t heard = 0, count = 0;
    {
        std::jthread const one([&] { answer_from(1); }), other([&] { answer_from(1 + each); });
        while (count < 2 * each) {
            auto const page = city.store->answers_after(heard, 3).value();
            count += page.answers.size();
            if (!page.answers.empty()) heard = page.answers.back().number;
        }
    }
    CHECK(city.store->answers_after(0, 100).value().answers.size() == 2 * each);
}
