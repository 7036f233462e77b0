#include "sync/wire/batch.h"

#include "tests/support/catch.h"
#include "tests/sync/wire/sample.h"

namespace {

wire::Envelope envelope(std::uint8_t number) {
    auto envelope = tests::sample_envelope();
    envelope.id.bytes[15] = number;
    envelope.body.assign(number, number);
    return envelope;
}

std::string batch_of(int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += wire::packed_row(envelope(static_cast<std::uint8_t>(i)));
    return text;
}

wire::BatchResult acknowledged() {
    wire::Ack ack{envelope(1).id, {}, base::WallTime(base::Duration(1'795'000'000'123)), "1f2e3d4c5b6a7988", {}};
    ack.sha256.fill(7);
    ack.signature.fill(9);
    return {201, ack, std::nullopt};
}

} // namespace

TEST_CASE("Rows come out of a batch as they went in, the empty body and the largest number of rows as well") {
    auto const text = batch_of(64);
    auto const rows = wire::read_batch(text);
    REQUIRE(rows);
    REQUIRE(rows->size() == 64);
    for (std::size_t i = 0; i < rows->size(); ++i)
        CHECK((wire::envelope_in((*rows)[i]).value() == envelope(static_cast<std::uint8_t>(i))));
}

TEST_CASE("A row whose fields are wrong leaves its neighbours as they are") {
    auto text = batch_of(3);
    auto const kiosk = text.find("kiosk-id: kiosk-0001", text.find("kiosk-id:") + 1);
    text.replace(kiosk, 20, "kiosk-id: Kiosk-0001");
    auto const rows = wire::read_batch(text).value();
    REQUIRE(rows.size() == 3);
    CHECK(wire::envelope_in(rows[0]));
    CHECK(wire::envelope_in(rows[1]).error().type == wire::ProblemType::BadRequest);
    CHECK(wire::envelope_in(rows[2]));
}

TEST_CASE("A batch whose lengths do not add up, with no row or with too many is none") {
    auto const whole = batch_of(2);
    CHECK_FALSE(wire::read_batch(""));
    CHECK_FALSE(wire::read_batch(batch_of(65)));
    CHECK_FALSE(wire::read_batch(whole + "x"));
    CHECK_FALSE(wire::read_batch("1 18446744073709551615\nx"));
    CHECK_FALSE(wire::read_batch("-1 0\n"));
    for (std::size_t cut = 1; cut < whole.size(); ++cut)
        if (auto const rows = wire::read_batch(std::string_view(whole).substr(0, cut))) CHECK(rows->size() == 1);
}

TEST_CASE("The answer to a batch comes back as it went, and only if it is as long as the batch") {
    std::vector<wire::BatchResult> const results{
        acknowledged(),
        {409, std::nullopt, wire::Problem{wire::ProblemType::IdConflict, ""}},
        {403, std::nullopt, wire::Problem{wire::ProblemType::UnknownKiosk, "no key"}}};
    auto const text = wire::encode(results);
    CHECK(wire::decode_batch_results(text, 3) == results);
    CHECK_FALSE(wire::decode_batch_results(text, 2));
    CHECK_FALSE(wire::decode_batch_results("{\"results\":[{\"status\":\"200\"}]}", 1));
    CHECK_FALSE(wire::decode_batch_results("[]", 0));
    auto const unknown = wire::decode_batch_results("{\"results\":[{\"status\":200,\"ack\":{\"id\":1}}]}", 1);
    REQUIRE(unknown);
    CHECK_FALSE(unknown->front().ack);
}
