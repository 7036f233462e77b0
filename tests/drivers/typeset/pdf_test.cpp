#include "drivers/typeset/receipt.h"
#include "kiosk/base/text.h"
#include "tests/drivers/typeset/slips.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

using model::Language;

namespace {

std::string words_of(std::string_view text) {
    std::string words;
    for (char const c : text) {
        bool const space = c == ' ' || c == '\n' || c == '\f';
        if (!space)
            words += c;
        else if (!words.empty() && words.back() != ' ')
            words += ' ';
    }
    return words;
}

} // namespace

TEST_CASE("the PDF of a slip is one page of the paper's width whose words are text in NFC") {
    tests::TemporaryFolder const folder;
    auto const file = (folder / "slip.pdf").string();
    for (auto const language : {Language::Vietnamese, Language::English})
        for (int const width : {384, 576}) {
            auto const& strings = tests::strings(language);
            auto const pdf = typeset::receipt_pdf(tests::receipt(), tests::catalogue(), strings, width).value();
            tests::write_file(file, base::as_text(pdf));
            auto const text = tests::run_program({"pdftotext", "-raw", "-enc", "UTF-8", file, "-"});
            INFO(text.err);
            REQUIRE(text.exit == 0);
            CHECK(base::to_nfc(text.out) == text.out);
            auto const texts = typeset::texts_of(tests::receipt(), tests::catalogue(), strings, width).value();
            for (auto const& placed : texts) {
                INFO(placed.text << " in " << words_of(text.out));
                CHECK(words_of(text.out).find(placed.text) != std::string::npos);
            }
            auto const info = tests::run_program({"pdfinfo", file});
            REQUIRE(info.exit == 0);
            CHECK(info.out.find("Pages:           1\n") != std::string::npos);
            auto const points = width == 384 ? "Page size:       136.063" : "Page size:       204.094"; // 48 and 72 mm
            INFO(info.out);
            CHECK(info.out.find(points) != std::string::npos);
        }
}
