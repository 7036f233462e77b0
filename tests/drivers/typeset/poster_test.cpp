// The posters of an event: what is printed is read again, by ZXing from the page as a printer draws it.
#include <cstdio>

#include "drivers/qr/decode.h"
#include "drivers/typeset/event_sheets.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

namespace {

typeset::EventPoster sample_poster(std::string label, std::string code) {
    return {{"Ngày hội cài ứng dụng", "Install day"},
            {"Ga Bến Thành", "Bến Thành station"},
            {"Đơn vị A", "Unit A"},
            {"Xin đưa mã này tại bàn ngày hội", "Please show this code at the event desk"},
            "05/12/2026",
            std::move(label),
            std::move(code)};
}

// Of a binary PGM of 8 bits, as pdftoppm -gray writes it.
drivers::Frame frame_of_pgm(std::string const& bytes) {
    drivers::Frame frame;
    int most = 0, read = 0;
    REQUIRE(std::sscanf(bytes.c_str(), "P5 %d %d %d%n", &frame.width, &frame.height, &most, &read) == 3);
    auto const first = bytes.begin() + read + 1;
    frame.luma.assign(first, bytes.end());
    REQUIRE(frame.luma.size() == static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height));
    return frame;
}

} // namespace

TEST_CASE("each poster is one page of A4 whose code ZXing reads, also from a coarse print") {
    tests::TemporaryFolder const folder;
    auto const file = (folder / "posters.pdf").string();
    std::vector<std::string> const codes{"tramso:org:vi-du-2026-12-05:don-vi-a", "tramso:amb:vi-du-2026-12-05:a-01",
                                         "tramso:amb:" + std::string(64, 'e') + ":" + std::string(64, 'a')};
    std::vector<typeset::EventPoster> posters;
    for (auto const& code : codes)
        posters.push_back(sample_poster(code == codes[0] ? "" : "a-01", code));
    auto const pdf = typeset::poster_sheets(posters).value();
    tests::write_file(file, base::as_text(pdf));
    for (auto const* dots : {"72", "150"})
        for (std::size_t page = 0; page < codes.size(); ++page) {
            auto const number = std::to_string(page + 1), name = (folder / ("page-" + number)).string();
            auto const drawn = tests::run_program(
                {"pdftoppm", "-gray", "-r", dots, "-f", number, "-l", number, "-singlefile", file, name});
            INFO(drawn.err);
            REQUIRE(drawn.exit == 0);
            auto const text = qr::decode(frame_of_pgm(tests::read_file(name + ".pgm")));
            REQUIRE(text);
            CHECK(text->reveal() == codes[page]);
        }
    auto const info = tests::run_program({"pdfinfo", file});
    CHECK(info.out.find("Pages:           3\n") != std::string::npos);
    CHECK(info.out.find("(A4)") != std::string::npos);
    auto const words = tests::run_program({"pdftotext", "-raw", "-enc", "UTF-8", file, "-"});
    for (auto const* said : {"Ngày hội cài ứng dụng", "Ga Bến Thành · 05/12/2026", "Đơn vị A", "a-01"})
        CHECK(words.out.find(said) != std::string::npos);
}

TEST_CASE("nobody's poster, and words that are no UTF-8, are refused") {
    CHECK(typeset::poster_sheets({}).error().kind == base::ErrorKind::Invalid);
    CHECK(typeset::poster_sheets({sample_poster("\xff", "x")}).error().kind == base::ErrorKind::Invalid);
    CHECK(typeset::poster_sheets({sample_poster("a", std::string(9000, 'x'))}).error().kind ==
          base::ErrorKind::Invalid);
    CHECK(typeset::summary_sheets({}).error().kind == base::ErrorKind::Invalid);
    CHECK(typeset::summary_sheets({"TỔNG KẾT", "\xff"}).error().kind == base::ErrorKind::Invalid);
}

TEST_CASE("a summary is sheets of A4 with its lines, as many as there is room for on each") {
    tests::TemporaryFolder const folder;
    auto const file = (folder / "summary.pdf").string();
    std::vector<std::string> lines{"TỔNG KẾT", "Ngày hội", "05/12/2026", "", "KHÁCH ĐẾN THEO GIỜ"};
    for (int hour = 0; hour < 40; ++hour)
        lines.push_back("Giờ " + std::to_string(hour) + "  " + std::to_string(1000 + hour));
    auto const pdf = typeset::summary_sheets(lines).value();
    tests::write_file(file, base::as_text(pdf));
    auto const words = tests::run_program({"pdftotext", "-layout", "-enc", "UTF-8", file, "-"});
    for (auto const* said : {"TỔNG KẾT", "KHÁCH ĐẾN THEO GIỜ", "Giờ 0", "1039", "1/2", "2/2"}) {
        INFO(said << " in " << words.out);
        CHECK(words.out.find(said) != std::string::npos);
    }
}
