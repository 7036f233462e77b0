// tramso ticket, as a program.
#include "drivers/jpeg/load.h"
#include "drivers/qr/decode.h"
#include "tests/drivers/escpos/escpos_reader.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

namespace {

char const* const receipt = R"({"code":"7K3M-9Q2X-4FHT","made_at":"2026-11-23T02:15:04.123Z","kiosk":"BTN-01",)"
                            R"("place":"26743","category":"flooding","url":"https://example.vn/7K3M-9Q2X-4FHT"})";

class Desk {
public:
    Desk() { tests::write_file(folder_ / "r.json", receipt); }
    tests::Finished ticket(std::vector<std::string> const& more) const {
        std::vector<std::string> words{TRAMSO_BIN_DIR "/tramso", "ticket", "--receipt", path("r.json")};
        words.insert(words.end(), more.begin(), more.end());
        return tests::run_program(words);
    }
    void receipt_is(std::string_view json) const { tests::write_file(folder_ / "r.json", json); }
    std::string path(std::string const& name) const { return (folder_ / name).string(); }
    std::string read(std::string const& name) const { return tests::read_file(folder_ / name); }
    bool has(std::string const& name) const { return std::filesystem::exists(folder_ / name); }

private:
    tests::TemporaryFolder folder_;
};

// What a printer draws of the bytes, as luma.
std::vector<std::uint8_t> drawn(std::string_view bytes) {
    tests::EscposReader reader;
    std::vector<std::uint8_t> luma;
    int cuts = 0;
    for (auto const byte : base::as_bytes(bytes)) {
        reader.feed(byte);
        auto const command = reader.next();
        if (!command) continue;
        CHECK(command->kind != tests::Command::Kind::Unknown);
        cuts += command->kind == tests::Command::Kind::Cut;
        for (auto const& row : command->rows)
            for (std::size_t x = 0; x < row.size() * 8; ++x)
                luma.push_back((row[x / 8] >> (7 - x % 8) & 1) != 0 ? 0 : 255);
    }
    CHECK(cuts == 1);
    return luma;
}

} // namespace

TEST_CASE("tramso ticket writes a picture, the printer's bytes that draw it, and a PDF") {
    Desk const desk;
    for (auto const* width : {"384", "576"}) {
        auto const finished = desk.ticket({"--width", width, "--png", desk.path("p.png"), "--escpos",
                                           desk.path("e.bin"), "--pdf", desk.path("f.pdf"), "--json"});
        INFO(finished.err);
        REQUIRE(finished.exit == 0);
        auto const picture = jpeg::load(desk.path("p.png")).value();
        CHECK(std::to_string(picture.width) == width);
        CHECK(finished.out ==
              std::string("{\"width\":") + width + ",\"height\":" + std::to_string(picture.height) + "}\n");
        CHECK(drawn(desk.read("e.bin")) == picture.luma);
        CHECK(qr::decode(picture)->reveal() == "https://example.vn/7K3M-9Q2X-4FHT");
        CHECK(desk.read("f.pdf").starts_with("%PDF-"));
    }
}

TEST_CASE("tramso ticket without --width draws for 80 mm paper, and only the files that are asked for") {
    Desk const desk;
    auto const finished = desk.ticket({"--png", desk.path("p.png")});
    CHECK(finished.exit == 0);
    CHECK(finished.out == "");
    CHECK(jpeg::load(desk.path("p.png")).value().width == 576);
    CHECK_FALSE(desk.has("e.bin"));
}

TEST_CASE("tramso ticket draws another slip in English") {
    Desk const desk;
    REQUIRE(desk.ticket({"--png", desk.path("vi.png")}).exit == 0);
    REQUIRE(desk.ticket({"--png", desk.path("en.png"), "--language", "en"}).exit == 0);
    CHECK(desk.read("vi.png") != desk.read("en.png"));
}

TEST_CASE("tramso ticket draws the same slip every time") {
    Desk const desk;
    REQUIRE(desk.ticket({"--escpos", desk.path("a.bin")}).exit == 0);
    REQUIRE(desk.ticket({"--escpos", desk.path("b.bin")}).exit == 0);
    CHECK(desk.read("a.bin") == desk.read("b.bin"));
}

TEST_CASE("tramso ticket refuses a receipt that is none with 2 and a sentence") {
    Desk const desk;
    for (auto const* wrong :
         {"", "{", "[]", "{}", R"({"code":"7K3M"})",
          R"({"code":"A","made_at":"yesterday","kiosk":"k","place":"p","category":"c","url":""})",
          R"({"code":7,"made_at":"2026-11-23T02:15:04.123Z","kiosk":"","place":"","category":""})"}) {
        desk.receipt_is(wrong);
        auto const finished = desk.ticket({"--png", desk.path("p.png")});
        INFO(wrong);
        CHECK(finished.exit == 2);
        CHECK(finished.err.find("tramso ticket: ") == 0);
        CHECK_FALSE(desk.has("p.png"));
    }
}

TEST_CASE("tramso ticket used wrongly ends with 2, --help with 0") {
    Desk const desk;
    for (auto const& wrong : {std::vector<std::string>{"--width", "383"},
                              {"--width", "833"},
                              {"--width", "wide"},
                              {"--language", "fr"},
                              {"--nonsense"}})
        CHECK(desk.ticket(wrong).exit == 2);
    CHECK(tests::run_program({TRAMSO_BIN_DIR "/tramso", "ticket"}).exit == 2);
    CHECK(tests::run_program({TRAMSO_BIN_DIR "/tramso", "ticket", "--receipt", desk.path("missing")}).exit == 2);
    auto const help = desk.ticket({"--help"});
    CHECK(help.exit == 0);
    for (auto const* option : {"--receipt", "--width", "--png", "--escpos", "--pdf", "--json"})
        CHECK(help.out.find(option) != std::string::npos);
}

TEST_CASE("tramso ticket that cannot write ends with 1 and names the file") {
    Desk const desk;
    auto const finished = desk.ticket({"--png", desk.path("no/such/folder/p.png")});
    CHECK(finished.exit == 1);
    CHECK(finished.err.find("no/such/folder") != std::string::npos);
}
