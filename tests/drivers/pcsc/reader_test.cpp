// What comes before and around a card: nothing is asked of it that need not be, and nobody waits for ever.
#include "drivers/pcsc/reader.h"

#include <thread>

#include "drivers/pcsc/hand.h"
#include "tests/drivers/pcsc/scripted_card.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

using namespace std::chrono_literals;
using drivers::ChipProblem;
using tests::hex;

namespace {

class OneCard final : public pcsc::Station {
public:
    explicit OneCard(std::deque<base::Bytes> answers) : answers_(std::move(answers)) {}

    drivers::ChipReaderStatus status() override { return drivers::ChipReaderStatus::CardHere; }
    pcsc::Outcome<std::unique_ptr<pcsc::Link>> open(pcsc::Limits const& limits) override {
        ++opened;
        given = limits;
        if (problem) return tl::unexpected(*problem);
        return std::make_unique<tests::ScriptedCard>(answers_);
    }

    int opened = 0;
    std::optional<ChipProblem> problem;
    pcsc::Limits given;

private:
    std::deque<base::Bytes> answers_;
};

class Counter {
public:
    explicit Counter(std::deque<base::Bytes> answers = {}) {
        std::filesystem::create_directory(folder_ / "states");
        auto const made = tests::run_program({"sh", "-ec",
                                              "cd '" + folder_.path().string() +
                                                  "'; openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-384 "
                                                  "-nodes -keyout ca.key -subj /C=VN -days 9 "
                                                  "-out states/ca.pem -addext keyUsage=critical,keyCertSign 2>&1"});
        REQUIRE(made.exit == 0);
        auto station = std::make_unique<OneCard>(std::move(answers));
        card = station.get();
        reader_ = std::make_unique<pcsc::Reader>(
            std::move(station), pcsc::ReaderSettings{.name = "", .authorities = folder_ / "states", .patience = 5s},
            clock_, base::system_random());
    }
    ChipProblem read(drivers::ChipKeys const& keys, std::stop_token const& stop = {}) {
        auto const holder = reader_->read(keys, stop);
        REQUIRE_FALSE(holder);
        return holder.error();
    }
    void forget_states() { std::filesystem::remove_all(folder_ / "states"); }

    OneCard* card = nullptr;

private:
    tests::TemporaryFolder folder_;
    base::SystemClock clock_;
    std::unique_ptr<pcsc::Reader> reader_;
};

drivers::ChipKeys right_keys() { return {.can = base::PrivateText("123456")}; }
drivers::MrzKey lines() {
    return {base::PrivateText("190123456"), base::PrivateText("900315"), base::PrivateText("400315")};
}

} // namespace

TEST_CASE("without a state to believe, no card is opened") {
    Counter counter;
    counter.forget_states();
    CHECK(counter.read(right_keys()) == ChipProblem::NoAuthority);
    CHECK(counter.card->opened == 0);
}

TEST_CASE("what opens no card is not tried on one") {
    Counter counter;
    CHECK(counter.read({.can = base::PrivateText("12345")}) == ChipProblem::WrongCan);
    CHECK(counter.read({.can = base::PrivateText("")}) == ChipProblem::WrongCan);
    auto keys = right_keys();
    keys.mrz = lines();
    keys.mrz->born = base::PrivateText("9003151");
    CHECK(counter.read(keys) == ChipProblem::WrongCan);
    CHECK(counter.card->opened == 0);
}

TEST_CASE("why there is no card is told as it is, and a read ends in its time") {
    Counter counter;
    for (auto const problem : {ChipProblem::NoReader, ChipProblem::NoCard, ChipProblem::Broken, ChipProblem::Late}) {
        counter.card->problem = problem;
        CHECK(counter.read(right_keys()) == problem);
    }
    auto const left = counter.card->given.deadline - base::SystemClock().now();
    CHECK(left > 1s);
    CHECK(left <= 5s);
}

TEST_CASE("whoever tells a read to stop tells the card's line") {
    Counter counter;
    std::stop_source source;
    static_cast<void>(counter.read(right_keys(), source.get_token()));
    CHECK_FALSE(counter.card->given.stop.stop_requested());
    source.request_stop();
    CHECK(counter.card->given.stop.stop_requested());
}

TEST_CASE("a card that leaves, or answers with nonsense, is told apart") {
    CHECK(Counter().read(right_keys()) == ChipProblem::CardLeft);
    CHECK(Counter({hex("6A82")}).read(right_keys()) == ChipProblem::NotSuchCard);
    CHECK(Counter({hex("90")}).read(right_keys()) == ChipProblem::NotSuchCard);
    auto keys = right_keys();
    keys.mrz = lines();
    CHECK(Counter({hex("6A82"), hex("6A82")}).read(keys) == ChipProblem::NotSuchCard);
    CHECK(Counter({hex("6A82"), hex("9000")}).read(keys) == ChipProblem::CardLeft);
    CHECK(Counter({hex("6A82"), hex("9000"), hex("0102030405060708 9000"), hex("6300")}).read(keys) ==
          ChipProblem::WrongCan);
}

TEST_CASE("each problem and each state has a word of its own") {
    std::vector<std::string_view> words;
    for (int i = 0; i <= static_cast<int>(ChipProblem::Stopped); ++i)
        words.push_back(word_of(static_cast<ChipProblem>(i)));
    for (int i = 0; i <= static_cast<int>(drivers::ChipReaderStatus::Gone); ++i)
        words.push_back(word_of(static_cast<drivers::ChipReaderStatus>(i)));
    std::sort(words.begin(), words.end());
    CHECK(std::unique(words.begin(), words.end()) == words.end());
    CHECK_FALSE(words.front().empty());
}

TEST_CASE("a hand does one thing after the other, and brings back what came of it") {
    pcsc::Hand hand;
    pcsc::Limits const limits{base::SystemClock().now() + 5s, {}};
    for (int i = 0; i < 100; ++i)
        CHECK(*hand.call<int>([i] { return pcsc::Outcome<int>(i); }, limits) == i);
    auto const refused =
        hand.call<int>([]() -> pcsc::Outcome<int> { return tl::unexpected(ChipProblem::NoCard); }, limits);
    CHECK(refused.error() == ChipProblem::NoCard);
}

TEST_CASE("a hand that hangs is left behind, and one can tell that it still does") {
    auto const release = std::make_shared<std::stop_source>();
    auto const hang = [release]() -> pcsc::Outcome<int> {
        while (!release->stop_requested())
            std::this_thread::sleep_for(1ms);
        return 1;
    };
    auto hand = std::make_unique<pcsc::Hand>();
    auto const trace = hand->trace();
    SECTION("when the time is over") {
        CHECK(hand->call<int>(hang, {base::SystemClock().now() + 20ms, {}}).error() == ChipProblem::Late);
    }
    SECTION("when it is told to stop") {
        std::stop_source stop;
        std::jthread const teller([&] { stop.request_stop(); });
        CHECK(hand->call<int>(hang, {base::SystemClock().now() + 60s, stop.get_token()}).error() ==
              ChipProblem::Stopped);
    }
    hand.reset();
    CHECK(trace.is_at_work());
    release->request_stop();
    for (int i = 0; i < 5000 && trace.is_at_work(); ++i)
        std::this_thread::sleep_for(1ms);
    CHECK_FALSE(trace.is_at_work());
}
