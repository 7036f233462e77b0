#include "drivers/escpos/encode.h"

#include "drivers/escpos/preview.h"
#include "tests/drivers/escpos/escpos_reader.h"
#include "tests/drivers/escpos/pictures.h"
#include "tests/support/catch.h"

using tests::Command;

namespace {

std::vector<Command> commands_in(base::ByteView bytes) {
    tests::EscposReader reader;
    std::vector<Command> commands;
    for (auto const byte : bytes) {
        reader.feed(byte);
        while (auto command = reader.next())
            commands.push_back(std::move(*command));
    }
    CHECK(reader.is_between_commands());
    return commands;
}

} // namespace

TEST_CASE("a slip is a start, bands that fit a small printer's memory, and one cut") {
    auto const picture = tests::noise(576, 1000);
    auto const commands = commands_in(escpos::encode(picture));
    REQUIRE(commands.size() > 3);
    CHECK(commands.front().kind == Command::Kind::Start);
    CHECK(commands.back().kind == Command::Kind::Cut);
    std::size_t rows = 0;
    for (std::size_t i = 1; i + 1 < commands.size(); ++i) {
        CHECK(commands[i].kind == Command::Kind::Raster);
        CHECK(commands[i].row_bytes == 72);
        CHECK(commands[i].rows.size() * commands[i].row_bytes <= 2'000);
        rows += commands[i].rows.size();
    }
    CHECK(rows == 1000);
}

TEST_CASE("a width that is no multiple of eight ends in white dots") {
    auto picture = tests::plain(20, 3, false);
    picture.bits = {0xFF, 0xFF, 0xF0, 0, 0, 0x10, 0x80, 0, 0};
    auto const commands = commands_in(escpos::encode(picture));
    REQUIRE(commands.size() == 3);
    CHECK(commands[1].rows == std::vector<std::vector<std::uint8_t>>{{0xFF, 0xFF, 0xF0}, {0, 0, 0x10}, {0x80, 0, 0}});
}

TEST_CASE("the preview draws what a printer draws") {
    for (int const height : {1, 26, 27, 28, 500}) {
        auto const picture = tests::noise(576, height, 7);
        CHECK(escpos::preview(escpos::encode(picture)).value() == picture);
    }
}

TEST_CASE("a preview refuses bytes that are not exactly one slip") {
    auto const whole = escpos::encode(tests::noise(384, 100));
    for (std::size_t size = 0; size < whole.size(); size += size < 20 ? 1 : 97) {
        auto const cut = base::ByteView(whole).first(size);
        CHECK(escpos::preview(cut).error().kind == base::ErrorKind::Corrupt);
    }
    auto longer = whole;
    longer.push_back('\n');
    CHECK_FALSE(escpos::preview(longer));
    auto mixed = escpos::beginning();
    for (auto const& part : {escpos::band(tests::noise(384, 8), 0), escpos::band(tests::noise(576, 8), 0)})
        mixed.insert(mixed.end(), part.begin(), part.end());
    CHECK_FALSE(escpos::preview(mixed));
}
