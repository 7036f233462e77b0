// tramso scan, as a program.
#include "drivers/jpeg/jpeg.h"
#include "tests/drivers/qr/scene.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

namespace {

tests::Finished scan(std::vector<std::string> words) {
    words.insert(words.begin(), {TRAMSO_BIN_DIR "/tramso", "scan"});
    return tests::run_program(words);
}

class Pictures {
public:
    std::string with_code(std::string const& name, std::string_view text) const {
        return save(name, tests::picture_of(text, {.width = 500, .height = 500}));
    }
    std::string without_code(std::string const& name) const {
        drivers::Frame frame;
        frame.width = frame.height = 200;
        frame.luma.assign(std::size_t{200} * 200, 180);
        return save(name, frame);
    }
    std::string file(std::string const& name, std::string_view bytes) const {
        tests::write_file(folder_ / name, bytes);
        return path(name);
    }
    std::string path(std::string const& name) const { return (folder_ / name).string(); }

private:
    std::string save(std::string const& name, drivers::Frame const& frame) const {
        auto const photo = jpeg::encode(frame).value();
        return file(name, std::string(photo.reveal().begin(), photo.reveal().end()));
    }
    tests::TemporaryFolder folder_;
};

} // namespace

TEST_CASE("tramso scan prints file, tab and text, a line a picture, and ends with 0") {
    Pictures const pictures;
    auto const texts = tests::card_texts(2);
    auto const first = pictures.with_code("a.jpg", texts[0]), second = pictures.with_code("b b.jpg", texts[1]);
    auto const finished = scan({first, second});
    CHECK(finished.out == first + "\t" + texts[0] + "\n" + second + "\t" + texts[1] + "\n");
    CHECK(finished.err == "");
    CHECK(finished.exit == 0);
}

TEST_CASE("tramso scan ends with 1 when any picture has no code, and still prints the others") {
    Pictures const pictures;
    auto const code = pictures.with_code("code.jpg", "https://example.vn/");
    auto const empty = pictures.without_code("empty.jpg");
    auto const finished = scan({empty, code});
    CHECK(finished.out == code + "\thttps://example.vn/\n");
    CHECK(finished.err.find("no QR code in " + empty) != std::string::npos);
    CHECK(finished.exit == 1);
}

TEST_CASE("tramso scan ends with 1 for what is missing or no picture, and says so") {
    Pictures const pictures;
    for (auto const& wrong : {pictures.path("missing.jpg"), pictures.file("text.png", "no picture"),
                              pictures.file("empty.jpg", ""), pictures.path(".")}) {
        auto const finished = scan({wrong});
        CHECK(finished.exit == 1);
        CHECK(finished.out == "");
        CHECK(finished.err.find("tramso scan: ") == 0);
    }
}

TEST_CASE("tramso scan keeps a text with line breaks and tabs on its line") {
    Pictures const pictures;
    auto const file = pictures.with_code("lines.jpg", "a\tb\r\nc\\d");
    CHECK(scan({file}).out == file + "\ta\\tb\\r\\nc\\\\d\n");
}

TEST_CASE("tramso scan prints JSON when asked, null where there is no code") {
    Pictures const pictures;
    auto const file = pictures.with_code("a.jpg", "say \"Nữ\"\n"), empty = pictures.without_code("b.jpg");
    auto const finished = scan({"--json", file, empty});
    CHECK(finished.out == R"({"file":")" + file + R"(","text":"say \"Nữ\"\n"})" + "\n" + R"({"file":")" + empty +
                              R"(","text":null})" + "\n");
    CHECK(finished.exit == 1);
}

TEST_CASE("tramso scan without pictures, or with an option it does not have, ends with 2") {
    CHECK(scan({}).exit == 2);
    CHECK(scan({"--nonsense", "a.jpg"}).exit == 2);
    auto const help = scan({"--help"});
    CHECK(help.exit == 0);
    CHECK(help.out.find("--json") != std::string::npos);
}
