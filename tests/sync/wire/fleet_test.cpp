// Heartbeats, commands, their results, answers and settings' signatures as text and back.
#include "sync/wire/answers.h"
#include "sync/wire/heartbeat.h"
#include "sync/wire/ratings.h"
#include "sync/wire/settings_signature.h"
#include "tests/support/catch.h"

namespace {

base::WallTime const now = base::from_rfc3339("2026-11-23T02:15:04.123Z").value();

wire::Command sample() {
    wire::Command command{"kiosk-0001",       17, "release-quarantine", now, now + base::Duration(60'000),
                          "0123456789abcdef", {}};
    command.signature.fill(7);
    return command;
}

std::string without(std::string text, std::string const& part, std::string const& instead = "") {
    REQUIRE(text.find(part) != std::string::npos);
    return text.replace(text.find(part), part.size(), instead);
}

} // namespace

TEST_CASE("What a command's signature is over is as FORMAT.md says, and every fact stands in it") {
    CHECK(wire::signed_bytes(sample()) ==
          "tramso-command-1\nkiosk-0001\n17\nrelease-quarantine\n2026-11-23T02:15:04.123Z\n"
          "2026-11-23T02:16:04.123Z\n0123456789abcdef\n");
}

TEST_CASE("A command comes back as it was, and one with a fact missing or out of its form is none") {
    auto const text = wire::encode(sample());
    CHECK(wire::decode_command(text) == sample());
    for (auto const& wrong : {without(text, "\"number\":17", "\"number\":0"),
                              without(text, "\"number\":17", "\"number\":4611686018427387904"),
                              without(text, "\"number\":17", "\"number\":-1"), without(text, "kiosk-0001", "Kiosk"),
                              without(text, "release-quarantine", "rm -rf"), without(text, "0123456789abcdef", "0123"),
                              without(text, "BwcH", "BwcHBwcH"), without(text, "\"issued_at\"", "\"issued\""),
                              text + "x", std::string("{}")})
        CHECK_FALSE(wire::decode_command(wrong));
}

TEST_CASE("A result comes back with its report, and an outcome nobody knows is none") {
    wire::CommandResult const result{3, wire::Outcome::Interrupted, now, "vì mất điện", R"({"a":{"b":1}})"};
    CHECK(wire::decode_command_result(wire::encode(result)) == result);
    CHECK_FALSE(wire::decode_command_result(without(wire::encode(result), "interrupted", "exploded")));
    CHECK_FALSE(wire::decode_command_result(without(wire::encode(result), "{\"a\":{\"b\":1}}", "7")));
}

TEST_CASE("A heartbeat and its answer come back as they were") {
    wire::Heartbeat heartbeat{1, 2,  3,       4,  5,       6,  7,   8,   {},
                              9, 10, "0.1.0", "", "\"x\"", 11, now, now, "timed-out: \"…\""};
    CHECK(wire::decode_heartbeat(wire::encode(heartbeat)) == heartbeat);
    heartbeat.certificate_expires_at.reset();
    CHECK(wire::decode_heartbeat(wire::encode(heartbeat)) == heartbeat);
    CHECK_FALSE(wire::decode_heartbeat(without(wire::encode(heartbeat), "\"seq\":9,")));
    CHECK_FALSE(wire::decode_heartbeat(without(wire::encode(heartbeat), "\"queued\":1,")));
    heartbeat.parts = {{"printer", "paper-low", now, now - base::Duration(1), "đầu in nóng"}, {"camera", "ready", now}};
    heartbeat.paper_left_mm = 12'345;
    heartbeat.called_at = now - base::Duration(1);
    CHECK(wire::decode_heartbeat(wire::encode(heartbeat)) == heartbeat);
    CHECK_FALSE(wire::decode_heartbeat(without(wire::encode(heartbeat), "\"paper-low\"", "\"<b>\"")));
    CHECK_FALSE(wire::decode_heartbeat(without(wire::encode(heartbeat), "\"parts\":[", "\"parts\":[7,")));
    wire::HeartbeatAnswer answer{now, "\"s\"", std::nullopt, 12, {sample()}, 300};
    CHECK(wire::decode_heartbeat_answer(wire::encode(answer)) == answer);
    answer.call_shown = true;
    CHECK(wire::decode_heartbeat_answer(wire::encode(answer)) == answer);
    CHECK_FALSE(wire::decode_heartbeat_answer(without(wire::encode(answer), "true", "1"))->call_shown);
    CHECK_FALSE(wire::decode_heartbeat_answer(without(wire::encode(answer), "\"commands\"", "\"orders\"")));
}

TEST_CASE("A page of answers comes back, and one whose numbers do not grow or go beyond the last is none") {
    wire::AnswersPage const page{9, {{1, {1, 2}, {3, 4}}, {7, {5}, {6}}}};
    CHECK(wire::decode_answers(wire::encode(page)) == page);
    CHECK_FALSE(wire::decode_answers(wire::encode(wire::AnswersPage{9, {page.answers[1], page.answers[0]}})));
    CHECK_FALSE(wire::decode_answers(wire::encode(wire::AnswersPage{6, page.answers})));
    CHECK_FALSE(wire::decode_answers(wire::encode(wire::AnswersPage{9, {{0, {}, {1}}}})));
    CHECK_FALSE(wire::decode_answers(wire::encode(wire::AnswersPage{9, {{1, {}, {}}}})));
}

TEST_CASE("A signature over settings comes back, and another kind of line is none") {
    wire::SettingsSignature signature{"0123456789abcdef", 1'795'000'000'000, {}};
    signature.signature.fill(3);
    auto const line = wire::encode(signature);
    CHECK(wire::decode_settings_signature(line) == signature);
    for (auto const& wrong : {without(line, "-1 ", "-2 "), without(line, "0123", "123"), line + " x", std::string()})
        CHECK_FALSE(wire::decode_settings_signature(wrong));
    CHECK(wire::signed_bytes(signature, {}) ==
          "tramso-settings-1\n0123456789abcdef\n1795000000000\n" + std::string(64, '0') + "\n");
}

TEST_CASE("The ratings of a day come back as they were") {
    wire::DayRatings const ratings{"2026-11-28",
                                   {{"queue", {{0, 2, 1}, {{model::Reason::Slow, 2}}}}, {"report", {{5, 0, 0}, {}}}}};
    CHECK(wire::encode(ratings) ==
          R"({"day":"2026-11-28","tallies":[{"about":"queue","good":0,"fair":2,"poor":1,"reasons":{"slow":2}},)"
          R"({"about":"report","good":5,"fair":0,"poor":0,"reasons":{}}]})");
    CHECK(wire::decode_day_ratings(wire::encode(ratings)) == ratings);
}

TEST_CASE("Ratings that cannot be are refused, and a reason of a later kiosk is passed over") {
    auto const with = [](std::string const& tally, std::string const& day = "2026-11-28") {
        return wire::decode_day_ratings(R"({"day":")" + day + R"(","tallies":[)" + tally + "]}");
    };
    std::string const whole = R"({"about":"report","good":1,"fair":0,"poor":0,"reasons":{}})";
    CHECK(with(whole));
    CHECK(with(R"({"about":"report","good":1,"fair":0,"poor":0,"reasons":{"smell":1}})")
              ->by_about.at("report")
              .reasons.empty());
    CHECK_FALSE(with(whole + "," + whole));
    CHECK_FALSE(with(whole, "2026-02-30"));
    CHECK_FALSE(with(whole, "28-11-2026"));
    CHECK_FALSE(with(R"({"about":"report","good":1,"fair":0,"reasons":{}})"));
    CHECK_FALSE(with(R"({"about":"Report 7","good":1,"fair":0,"poor":0,"reasons":{}})"));
    CHECK_FALSE(with(R"({"about":"report","good":1000001,"fair":0,"poor":0,"reasons":{}})"));
    CHECK_FALSE(with(R"({"about":"report","good":1,"fair":0,"poor":0,"reasons":{"slow":-1}})"));
    CHECK_FALSE(with(R"({"about":"report","good":1,"fair":0,"poor":0})"));
}

TEST_CASE("A day ends at midnight in Việt Nam") {
    CHECK(wire::day_of(base::from_rfc3339("2026-11-28T16:59:59.999Z").value()) == "2026-11-28");
    CHECK(wire::day_of(base::from_rfc3339("2026-11-28T17:00:00.000Z").value()) == "2026-11-29");
}

TEST_CASE("The parts of a kiosk come back as they were, and one that is no part is refused") {
    std::vector<wire::PartHealth> parts{{"office_printer", "gone", now, now, "no answer"}, {"disk", "narrow", now}};
    CHECK(wire::decode_parts(wire::encode(parts)) == parts);
    CHECK(wire::decode_parts(R"({"parts":[]})") == std::vector<wire::PartHealth>());
    for (auto const* const wrong :
         {"", "[]", "{}", R"({"parts":{}})", R"({"parts":[{}]})",
          R"({"parts":[{"part":"disk","state":"","tested_at":"2026-11-23T02:15:04.123Z"}]})",
          R"({"parts":[{"part":"Disk","state":"ready","tested_at":"2026-11-23T02:15:04.123Z"}]})",
          R"({"parts":[{"part":"disk","state":"ready","tested_at":"yesterday"}]})"})
        CHECK_FALSE(wire::decode_parts(wrong));
    CHECK_FALSE(wire::decode_parts(without(wire::encode(parts), "no answer", std::string(201, 'x'))));
}

TEST_CASE("Too long a trouble of a part is cut at a whole letter, and parts too many are left out") {
    std::string long_trouble(199, 'x');
    long_trouble += "ế";
    std::vector<wire::PartHealth> const many(20, {"disk", "fault", now, {}, long_trouble});
    auto const back = wire::decode_parts(wire::encode(many));
    REQUIRE(back);
    CHECK(back->size() == wire::most_parts);
    CHECK(back->front().trouble == std::string(199, 'x'));
}
