#include "drivers/jpeg/load.h"

#include <png.h>

#include "drivers/jpeg/jpeg.h"
#include "tests/drivers/jpeg/pictures.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

std::string png_of(std::vector<std::uint8_t> const& pixels, unsigned width, unsigned height, unsigned format) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = width;
    image.height = height;
    image.format = format;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string bytes(size, '\0');
    REQUIRE(png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr) != 0);
    bytes.resize(size);
    return bytes;
}

std::string refusal(std::string_view bytes) {
    auto const frame = jpeg::decode_picture(base::as_bytes(bytes));
    return frame ? "" : frame.error().what;
}

} // namespace

TEST_CASE("a PNG gives its pixels exactly, and paper behind what is transparent") {
    auto const photo = tests::photo(31, 17);
    auto const colour = jpeg::decode_picture(base::as_bytes(png_of(photo.rgb, 31, 17, PNG_FORMAT_RGB))).value();
    CHECK(colour.rgb == photo.rgb);
    CHECK(colour.luma == photo.luma);
    auto const grey = jpeg::decode_picture(base::as_bytes(png_of({0, 255, 100, 7}, 2, 2, PNG_FORMAT_GRAY))).value();
    CHECK(grey.luma == std::vector<std::uint8_t>{0, 255, 100, 7});
    auto const clear =
        jpeg::decode_picture(base::as_bytes(png_of({9, 9, 9, 0, 9, 9, 9, 255}, 2, 1, PNG_FORMAT_RGBA))).value();
    CHECK(clear.luma == std::vector<std::uint8_t>{255, 9});
}

TEST_CASE("a PNG that is cut short or changed is refused or shown, never more") {
    auto const whole = png_of(tests::photo(40, 30).rgb, 40, 30, PNG_FORMAT_RGB);
    for (std::size_t size = 0; size < whole.size() - 12; size += 11) // the last twelve bytes only say that it ends
        CHECK(refusal(whole.substr(0, size)) != "");
    for (std::size_t at = 0; at < whole.size(); at += 5) {
        auto changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x5A);
        static_cast<void>(refusal(changed));
    }
}

TEST_CASE("a PNG that claims enormous sizes is refused before it takes memory") {
    auto bytes = png_of({0}, 1, 1, PNG_FORMAT_GRAY);
    bytes.replace(16, 8, std::string("\x00\x01\x00\x00\x00\x01\x00\x00", 8)); // 65536 × 65536, the checksum left wrong
    CHECK(refusal(bytes) == "not a PNG picture, or too large");
    std::vector<std::uint8_t> const long_row(8'001, 255);
    CHECK(refusal(png_of(long_row, 8'001, 1, PNG_FORMAT_GRAY)) == "not a PNG picture, or too large");
    CHECK(refusal(png_of(std::vector<std::uint8_t>(8'000, 255), 8'000, 1, PNG_FORMAT_GRAY)).empty());
}

TEST_CASE("files are told apart by what is in them, not by their names") {
    tests::TemporaryFolder const folder;
    auto const photo = jpeg::encode(tests::photo(20, 20)).value();
    tests::write_file(folder / "photo.png", std::string(photo.reveal().begin(), photo.reveal().end()));
    CHECK(jpeg::load(folder / "photo.png").value().width == 20);
    tests::write_file(folder / "paper.jpg", png_of({0, 255}, 2, 1, PNG_FORMAT_GRAY));
    CHECK(jpeg::load(folder / "paper.jpg").value().width == 2);
}

TEST_CASE("a file that is missing, empty, a folder or no picture is refused") {
    tests::TemporaryFolder const folder;
    CHECK(jpeg::load(folder / "nothing").error().kind == base::ErrorKind::NotFound);
    CHECK_FALSE(jpeg::load(folder.path()));
    tests::write_file(folder / "empty", "");
    CHECK(jpeg::load(folder / "empty").error().kind == base::ErrorKind::Corrupt);
    tests::write_file(folder / "text", "Phường Bến Thành");
    CHECK(jpeg::load(folder / "text").error().kind == base::ErrorKind::Corrupt);
}
