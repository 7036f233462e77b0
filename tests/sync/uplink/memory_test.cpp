#include "sync/uplink/memory.h"

#include "kiosk/model/receipt.h"
#include "sync/seal/answer.h"
#include "sync/wire/progress.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using wire::Outcome;

namespace {

base::WallTime const now = base::from_rfc3339("2026-11-23T02:15:04.123Z").value();

std::string code_of(std::uint8_t number) {
    base::Uuid id;
    id.bytes.fill(number);
    return model::receipt_code(id);
}

wire::SealedAnswer answer(std::uint64_t number, std::string const& code, std::string const& text) {
    auto const keys = seal::answer_keys(code).value();
    model::Progress const progress{code, model::ProgressState::Answered, now, now, text};
    return {number, keys.name, seal::seal_answer(wire::encode_progress(progress), keys)};
}

} // namespace

TEST_CASE("a number is begun once, and none below it, also by another handle and after a restart") {
    tests::TemporaryFolder const folder;
    {
        auto memory = uplink::Memory::open(folder / "uplink").value(),
             other = uplink::Memory::open(folder / "uplink").value();
        REQUIRE(memory.begin(3));
        CHECK(other.begin(3).error().kind == base::ErrorKind::Invalid);
        CHECK(memory.begin(2).error().kind == base::ErrorKind::Invalid);
        REQUIRE(other.begin(7));
    }
    auto memory = uplink::Memory::open(folder / "uplink").value();
    CHECK(memory.highest_command() == 7U);
    CHECK_FALSE(memory.begin(7));
}

TEST_CASE("a result is told until the city has it, and again when the command comes again") {
    tests::TemporaryFolder const folder;
    auto memory = uplink::Memory::open(folder / "uplink").value();
    REQUIRE(memory.begin(1));
    CHECK(memory.untold().value().empty());
    wire::CommandResult const done{1, Outcome::Done, now, "", ""},
        refused{1, Outcome::Refused, now, "begun before", ""};
    REQUIRE(memory.keep_result(done));
    REQUIRE(memory.keep_result({1, Outcome::Failed, now, "later", ""}));
    CHECK(memory.untold().value() == std::vector{done});
    REQUIRE(memory.told(1));
    CHECK(memory.untold().value().empty());
    REQUIRE(memory.keep_result(refused));
    CHECK(memory.untold().value() == std::vector{done});
    wire::CommandResult const forged{9, Outcome::Refused, now, "forged", ""};
    REQUIRE(memory.keep_result(forged));
    CHECK(memory.untold().value() == std::vector{done, forged});
    CHECK(memory.highest_command() == 1U); // what is not believed uses no number up
    REQUIRE(memory.told(9));
    CHECK(memory.untold().value() == std::vector{done});
}

TEST_CASE("what was begun and has no result is interrupted for good") {
    tests::TemporaryFolder const folder;
    auto memory = uplink::Memory::open(folder / "uplink").value();
    REQUIRE(memory.begin(1));
    REQUIRE(memory.close_interrupted(now));
    REQUIRE(memory.keep_result({1, Outcome::Done, now, "", ""}));
    CHECK(memory.untold().value().at(0).outcome == Outcome::Interrupted);
}

TEST_CASE("a kept answer is found by its code alone, with the time of the last sync") {
    tests::TemporaryFolder const folder;
    auto memory = uplink::Memory::open(folder / "uplink").value();
    REQUIRE(memory.keep_answers({answer(1, code_of(1), "Đã dọn"), answer(2, code_of(2), "Đã sửa")}));
    REQUIRE(memory.keep_answers({answer(5, code_of(1), "Đã dọn lại")}));
    REQUIRE(memory.synced(now));
    CHECK(memory.last_answer() == 5U);
    auto const found = memory.find(code_of(1)).value().value();
    CHECK(found.answer == "Đã dọn lại");
    CHECK(found.as_of == now);
    CHECK(memory.find(code_of(2)).value()->answer == "Đã sửa");
    CHECK_FALSE(memory.find(code_of(3)).value());
}

TEST_CASE("an answer put under another code's name is not believed") {
    tests::TemporaryFolder const folder;
    auto memory = uplink::Memory::open(folder / "uplink").value();
    auto const keys = seal::answer_keys(code_of(1)).value();
    model::Progress const of_another{code_of(2), model::ProgressState::Answered, now, now, "x"};
    REQUIRE(memory.keep_answers({{1, keys.name, seal::seal_answer(wire::encode_progress(of_another), keys)}}));
    CHECK(memory.find(code_of(1)).error().kind == base::ErrorKind::Corrupt);
    auto wrong = answer(2, code_of(2), "y");
    wrong.name = keys.name;
    REQUIRE(memory.keep_answers({wrong}));
    CHECK(memory.find(code_of(1)).error().kind == base::ErrorKind::Corrupt);
}

TEST_CASE("a damaged memory is set aside and begun anew") {
    tests::TemporaryFolder const folder;
    std::filesystem::create_directories(folder / "uplink");
    tests::write_file(folder / "uplink/uplink.db", std::string(8192, 'x'));
    auto memory = uplink::Memory::open(folder / "uplink").value();
    CHECK(memory.begin(1));
    CHECK(tests::read_file(folder / "uplink/uplink.db.damaged") == std::string(8192, 'x'));
}
