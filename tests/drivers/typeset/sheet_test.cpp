#include "drivers/typeset/sheet.h"

#include "kiosk/base/text.h"
#include "tests/drivers/typeset/slips.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

using model::Language;

namespace {

// Without blanks and line ends: where lines are broken is the layout's.
std::string letters_of(std::string_view text) {
    std::string letters;
    for (char const c : text)
        if (c != ' ' && c != '\n' && c != '\f') letters += c;
    return letters;
}

std::string read_pdf(base::ByteView pdf, char const* program, std::vector<std::string> const& options = {}) {
    tests::TemporaryFolder const folder;
    auto const file = (folder / "sheet.pdf").string();
    tests::write_file(file, base::as_text(pdf));
    std::vector<std::string> command{program};
    command.insert(command.end(), options.begin(), options.end());
    command.push_back(file);
    if (std::string_view(program) == "pdftotext") command.emplace_back("-");
    auto const done = tests::run_program(command);
    INFO(done.err);
    REQUIRE(done.exit == 0);
    return done.out;
}

model::Guide const& longest_guide() {
    auto const& guides = tests::catalogue().library.guides;
    return *std::max_element(guides.begin(), guides.end(),
                             [](auto const& a, auto const& b) { return a.blocks.size() < b.blocks.size(); });
}

} // namespace

TEST_CASE("every guide fits its sheets of A4, with all its words as text in NFC and its fonts within") {
    for (auto const language : {Language::Vietnamese, Language::English})
        for (auto const& guide : tests::catalogue().library.guides) {
            auto const pdf = typeset::guide_sheets(guide, tests::strings(language));
            INFO(guide.id);
            REQUIRE(pdf);
            CHECK(base::as_text(*pdf).starts_with("%PDF-1."));
        }
    for (auto const language : {Language::Vietnamese, Language::English}) {
        auto const pdf = typeset::guide_sheets(longest_guide(), tests::strings(language)).value();
        auto const text = read_pdf(pdf, "pdftotext", {"-raw", "-enc", "UTF-8"});
        CHECK(base::to_nfc(text) == text);
        auto const letters = letters_of(text);
        for (auto const& block : longest_guide().blocks)
            CHECK(letters.find(letters_of(block.text.in(language))) != std::string::npos);
        CHECK(letters.find(letters_of(longest_guide().source)) != std::string::npos);
        auto const info = read_pdf(pdf, "pdfinfo");
        CHECK(info.find("(A4)") != std::string::npos);
        auto const fonts = read_pdf(pdf, "pdffonts"); // a line each, embedded "yes" or "no"
        CHECK(fonts.find("Inter") != std::string::npos);
        CHECK(fonts.find(" no ") == std::string::npos);
    }
}

TEST_CASE("what does not fit one sheet goes on on the next, each with its number") {
    auto guide = longest_guide();
    auto const blocks = guide.blocks;
    for (int i = 0; i < 12; ++i)
        guide.blocks.insert(guide.blocks.end(), blocks.begin(), blocks.end());
    auto const pdf = typeset::guide_sheets(guide, tests::strings(Language::Vietnamese)).value();
    auto const info = read_pdf(pdf, "pdfinfo");
    auto const pages = std::stoi(info.substr(info.find("Pages:") + 6));
    CHECK(pages > 2);
    auto const text = read_pdf(pdf, "pdftotext", {"-raw"});
    for (int page = 1; page <= pages; ++page)
        CHECK(text.find(std::to_string(page) + " / " + std::to_string(pages)) != std::string::npos);
}

TEST_CASE("a guide that is not UTF-8 becomes no sheet") {
    auto guide = longest_guide();
    guide.blocks.push_back({model::BlockKind::Text, {}, {}, {}, {"\xff", "\xff"}});
    CHECK(typeset::guide_sheets(guide, tests::strings(Language::Vietnamese)).error().kind == base::ErrorKind::Invalid);
}
