// The screen's questions through a real socket: sync/uplink/ask.h on one side, question_door.h on the other.
#include "sync/uplink/ask.h"

#include <condition_variable>
#include <mutex>
#include <sys/stat.h>
#include <thread>

#include "kiosk/model/receipt.h"
#include "sync/uplink/question_door.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/support/raw_client.h"

using base::Duration;
using model::ProgressProblem;

namespace {

model::Progress const received{.code = model::receipt_code(base::Uuid{}),
                               .state = model::ProgressState::Received,
                               .received_at = base::from_rfc3339("2026-11-22T18:05:00.000Z"),
                               .answered_at = std::nullopt,
                               .answer = ""};

class City final : public uplink::Answerer {
public:
    std::vector<model::StageResult> probed() override { return {{model::LineStage::Link, true, 3, {}}}; }
    void nudged() override {
        std::lock_guard const lock(mutex_);
        ++nudges_;
        changed_.notify_all();
    }
    wire::ProgressAnswer progress_of(std::string const& code) override {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !slow_; });
        if (code == received.code) return received;
        return tl::unexpected(ProgressProblem::NotFound);
    }
    wire::NumberAnswer number_for(wire::Draw const& draw) override {
        if (draw.service != "civil") return tl::unexpected(model::DrawProblem::NoService);
        return model::QueueTicket{draw.id, "A001", draw.service, draw.priority, {}};
    }
    wire::LinkAnswer link_for(base::Uuid const& id, std::string const& place) override {
        if (place.empty()) return tl::unexpected(model::HandoffProblem::Unreachable);
        return wire::HandoffLink{"https://city.example/h/" + id.text(), 300};
    }
    wire::PhoneAnswer phone_of(base::Uuid const& id) override {
        std::lock_guard const lock(mutex_);
        if (id == ended_) return tl::unexpected(model::HandoffProblem::Over);
        return wire::HandoffState::Opened;
    }
    void end_link(base::Uuid const& id) override {
        std::lock_guard const lock(mutex_);
        ended_ = id;
    }
    wire::SigninLinkAnswer signin_for(base::Uuid const& id, wire::SigninRequest const& request) override {
        if (request.place.empty()) return tl::unexpected(model::SigninProblem::Unreachable);
        return wire::SigninLink{"https://city.example/s/" + id.text(), "47", 90};
    }
    wire::SigninStatusAnswer signin_of(base::Uuid const& id) override {
        std::lock_guard const lock(mutex_);
        if (id == ended_) return tl::unexpected(model::SigninProblem::Expired);
        return wire::SigninStatus{wire::SigninState::Matched};
    }
    void end_signin(base::Uuid const& id) override { end_link(id); }
    bool call_staff() override {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds(5), [this] { return called_off_; });
    }
    void end_call() override {
        std::lock_guard const lock(mutex_);
        called_off_ = true;
        changed_.notify_all();
    }
    void set_slow(bool slow) {
        std::lock_guard const lock(mutex_);
        slow_ = slow;
        changed_.notify_all();
    }
    bool nudged_within(int count, Duration patience) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, patience, [&] { return nudges_ >= count; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool slow_ = false, called_off_ = false;
    int nudges_ = 0;
    base::Uuid ended_;
};

struct Bench {
    tests::TemporaryFolder folder;
    std::filesystem::path socket = folder / "uplink.sock";
    City city;
};

} // namespace

TEST_CASE("the screen learns a report's progress") {
    Bench bench;
    auto const door = uplink::QuestionDoor::open(bench.socket, bench.city);
    REQUIRE(door);
    auto const progress = uplink::ask_progress(bench.socket, received.code, Duration(5000));
    REQUIRE(progress);
    CHECK(*progress == received);
    CHECK(uplink::ask_progress(bench.socket, "unknown", Duration(5000)).error() == ProgressProblem::NotFound);
}

TEST_CASE("the screen has a number of the ward's, also while the city takes its time with an answer") {
    Bench bench;
    base::SeededRandom random(1);
    wire::Draw draw{base::make_uuid_v7(base::WallTime(base::Duration(1)), random), "civil", model::Priority::OldAge};
    CHECK(uplink::ask_number(bench.socket, draw, Duration(200)).error() == model::DrawProblem::Unreachable);
    auto const door = uplink::QuestionDoor::open(bench.socket, bench.city);
    REQUIRE(door);
    bench.city.set_slow(true);
    std::thread asking([&] { (void)uplink::ask_progress(bench.socket, received.code, Duration(5000)); });
    auto const ticket = uplink::ask_number(bench.socket, draw, Duration(5000));
    REQUIRE(ticket);
    CHECK(ticket->number == "A001");
    CHECK(ticket->id == draw.id);
    draw.service = "weather";
    CHECK(uplink::ask_number(bench.socket, draw, Duration(5000)).error() == model::DrawProblem::NoService);
    bench.city.set_slow(false);
    asking.join();
}

TEST_CASE("the screen has a link for a phone, sees the phone come, and ends it, also while the city takes its time") {
    Bench bench;
    base::SeededRandom random(1);
    auto const id = base::make_uuid_v7(base::WallTime(base::Duration(1)), random);
    auto const unreachable = model::HandoffProblem::Unreachable;
    CHECK(uplink::ask_link(bench.socket, id, "Ga", Duration(200)).error() == unreachable);
    CHECK(uplink::ask_phone(bench.socket, id, Duration(200)).error() == unreachable);
    auto const door = uplink::QuestionDoor::open(bench.socket, bench.city);
    REQUIRE(door);
    bench.city.set_slow(true);
    std::thread asking([&] { (void)uplink::ask_progress(bench.socket, received.code, Duration(5000)); });
    auto const link = uplink::ask_link(bench.socket, id, "Ga", Duration(5000));
    REQUIRE(link);
    CHECK(link->url == "https://city.example/h/" + id.text());
    CHECK(uplink::ask_link(bench.socket, id, "", Duration(5000)).error() == unreachable);
    CHECK(uplink::ask_phone(bench.socket, id, Duration(5000)) == wire::HandoffState::Opened);
    uplink::end_link(bench.socket, id);
    CHECK(uplink::ask_phone(bench.socket, id, Duration(5000)).error() == model::HandoffProblem::Over);
    bench.city.set_slow(false);
    asking.join();
}

TEST_CASE("the screen has a link to sign in with, sees the phone choose the number, and ends it") {
    Bench bench;
    base::SeededRandom random(1);
    auto const id = base::make_uuid_v7(base::WallTime(base::Duration(1)), random);
    auto const unreachable = model::SigninProblem::Unreachable;
    wire::SigninRequest const request{"Ga", {7}};
    CHECK(uplink::ask_signin(bench.socket, id, request, Duration(200)).error() == unreachable);
    CHECK(uplink::ask_signin_status(bench.socket, id, Duration(200)).error() == unreachable);
    auto const door = uplink::QuestionDoor::open(bench.socket, bench.city);
    REQUIRE(door);
    auto const link = uplink::ask_signin(bench.socket, id, request, Duration(5000));
    REQUIRE(link);
    CHECK(link->url == "https://city.example/s/" + id.text());
    CHECK(link->number == "47");
    auto const status = uplink::ask_signin_status(bench.socket, id, Duration(5000));
    REQUIRE(status);
    CHECK(status->state == wire::SigninState::Matched);
    uplink::end_signin(bench.socket, id);
    CHECK(uplink::ask_signin_status(bench.socket, id, Duration(5000)).error() == model::SigninProblem::Expired);
}

TEST_CASE("staff is called, and the call ended while it is being made") {
    Bench bench;
    CHECK_FALSE(uplink::call_staff(bench.socket, Duration(200)));
    auto const door = uplink::QuestionDoor::open(bench.socket, bench.city);
    REQUIRE(door);
    CHECK_FALSE(uplink::call_staff(bench.socket, Duration(100)));
    uplink::end_call(bench.socket);
    CHECK(uplink::call_staff(bench.socket, Duration(5000)));
}

TEST_CASE("without an uplink, with a dead socket's file and with a silent uplink it is unreachable, soon") {
    Bench bench;
    CHECK(uplink::ask_progress(bench.socket, received.code, Duration(5000)).error() == ProgressProblem::Unreachable);
    tests::write_file(bench.socket, "");
    CHECK(uplink::ask_progress(bench.socket, received.code, Duration(5000)).error() == ProgressProblem::Unreachable);
    uplink::nudge(bench.socket);

    auto const door = uplink::QuestionDoor::open(bench.socket, bench.city);
    REQUIRE(door);
    bench.city.set_slow(true);
    auto const begun = std::chrono::steady_clock::now();
    CHECK(uplink::ask_progress(bench.socket, received.code, Duration(200)).error() == ProgressProblem::Unreachable);
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(3));
    bench.city.set_slow(false);
}

TEST_CASE("a nudge is heard, also while the city takes its time with an answer") {
    Bench bench;
    auto const door = uplink::QuestionDoor::open(bench.socket, bench.city);
    REQUIRE(door);
    bench.city.set_slow(true);
    std::thread asking([&] { (void)uplink::ask_progress(bench.socket, received.code, Duration(5000)); });
    uplink::nudge(bench.socket);
    uplink::nudge(bench.socket);
    CHECK(bench.city.nudged_within(2, Duration(5000)));
    bench.city.set_slow(false);
    asking.join();
}

TEST_CASE("strangers' bytes on the socket harm nobody") {
    Bench bench;
    auto const door = uplink::QuestionDoor::open(bench.socket, bench.city);
    REQUIRE(door);
    for (std::string const& bytes :
         {std::string("\n"), std::string("{\n"), std::string("[1]\n"), std::string("{\"ask\":7}\n"),
          std::string(100'000, 'x'), std::string("\xFF\xFE\n")}) {
        tests::RawClient client(bench.socket);
        (void)client.say(bytes);
        CHECK(client.closed_within(Duration(5000)));
    }
    CHECK(uplink::ask_progress(bench.socket, received.code, Duration(5000)));
}

TEST_CASE("the socket is for owner and group, replaces a dead one, and is gone at the end") {
    Bench bench;
    tests::write_file(bench.socket, "left over");
    {
        auto const door = uplink::QuestionDoor::open(bench.socket, bench.city);
        REQUIRE(door);
        struct stat status;
        REQUIRE(::stat(bench.socket.c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0660);
        CHECK_FALSE(uplink::QuestionDoor::open(bench.socket, bench.city));
    }
    CHECK_FALSE(std::filesystem::exists(bench.socket));
}

TEST_CASE("a technician learns how the line to the city is, or that there is no courier") {
    using model::LineStage;
    Bench bench;
    auto const alone = uplink::ask_probe(bench.socket, Duration(500));
    REQUIRE(alone.size() == 1);
    CHECK(alone[0].stage == LineStage::Courier);
    CHECK_FALSE(alone[0].good);
    auto const door = uplink::QuestionDoor::open(bench.socket, bench.city);
    REQUIRE(door);
    auto const stages = uplink::ask_probe(bench.socket, Duration(5000));
    REQUIRE(stages.size() == 2);
    CHECK(stages[0].good);
    CHECK(stages[1] == model::StageResult{LineStage::Link, true, 3, {}});
}

TEST_CASE("a probe's answer comes back as it was, and what is none is refused") {
    std::vector<model::StageResult> stages;
    for (auto const stage : model::all_line_stages)
        stages.push_back({stage, stage != model::LineStage::Tls, 12, "why \"so\""});
    CHECK(wire::decode_probe_answer(wire::encode_probe_answer(stages)).value() == stages);
    CHECK(wire::decode_question(wire::encode_question(wire::AskProbe{})).value() == wire::Question(wire::AskProbe{}));
    for (auto const* line : {"", "{}", R"({"stages":[{"stage":"x","good":true,"ms":1}]})",
                             R"({"stages":[{"stage":"link","good":true,"ms":-1}]})",
                             R"({"stages":[{"stage":"link","good":1,"ms":1}]})", R"({"stages":[{"stage":"link"}]})"})
        CHECK_FALSE(wire::decode_probe_answer(line));
}
