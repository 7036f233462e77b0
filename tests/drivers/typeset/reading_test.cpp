// What is on the paper, read back by another program's eyes.
#include <algorithm>

#include "drivers/typeset/receipt.h"
#include "kiosk/base/text.h"
#include "tests/drivers/typeset/slips.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

using model::Language;

namespace {

constexpr int border = 30;

// How dark the paper is around a point of the enlarged text: the mean of the four dots nearest to it.
int ink_at(drivers::Bitmap const& slip, typeset::Placed const& text, int enlarged, int x, int y) {
    bool const reversed = slip.black(0, text.top + text.height / 2);
    int ink = 0;
    for (int dy = 0; dy < enlarged; ++dy)
        for (int dx = 0; dx < enlarged; ++dx) {
            int const column = std::min((x + dx) / enlarged, text.width - 1);
            int const row = std::min((y + dy) / enlarged, text.height - 1);
            ink += slip.black(text.left + column, text.top + row) != reversed;
        }
    return ink;
}

// The dots of one text, dark on white, enlarged (tesseract wants letters of 30 dots, with soft edges), with a border,
// as a portable grey map.
std::string cut_out(drivers::Bitmap const& slip, typeset::Placed const& text, int enlarged) {
    int const width = text.width * enlarged + 2 * border, height = text.height * enlarged + 2 * border;
    auto grey = "P5 " + std::to_string(width) + " " + std::to_string(height) + " 255\n";
    for (int y = -border; y < height - border; ++y)
        for (int x = -border; x < width - border; ++x) {
            bool const outside = x < 0 || y < 0 || x >= text.width * enlarged || y >= text.height * enlarged;
            int const ink = outside ? 0 : ink_at(slip, text, enlarged, x, y);
            grey += static_cast<char>(255 - 255 * ink / (enlarged * enlarged));
        }
    return grey;
}

std::string one_line(std::string_view text) {
    std::string line;
    for (char const c : text)
        line += c == '\n' || c == '\f' ? ' ' : c;
    return base::to_nfc(base::trimmed(line)).value_or("");
}

// What tesseract reads in each of the pictures. A code is no word: it is read with its own alphabet.
std::vector<std::string> read_back(std::vector<std::string> const& pictures, std::string const& language, bool codes) {
    tests::TemporaryFolder const folder;
    std::string list;
    for (auto const& picture : pictures) {
        auto const file = folder / (std::to_string(list.size()) + ".pgm");
        tests::write_file(file, picture);
        list += file.string() + "\n";
    }
    tests::write_file(folder / "list", list);
    std::vector<std::string> words{
        "env", "OMP_THREAD_LIMIT=1", "tesseract", (folder / "list").string(), "-", "-l", language, "--psm", "6"};
    if (codes) words.insert(words.end(), {"-c", "tessedit_char_whitelist=0123456789ABCDEFGHJKMNPQRSTVWXYZ-"});
    auto const read = tests::run_program(words);
    INFO(read.err);
    REQUIRE(read.exit == 0);
    std::vector<std::string> texts;
    for (auto const page : base::split(read.out, '\f'))
        texts.push_back(one_line(page));
    REQUIRE(texts.size() == pictures.size()); // form feeds part the pages
    return texts;
}

// Edits from one text to the other (Levenshtein), in letters.
std::size_t edits(std::vector<char32_t> const& a, std::vector<char32_t> const& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto const exchanged = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = std::min({exchanged, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

// Texts and their pictures, to be read in one go.
struct Reading {
    std::vector<std::string> texts, pictures;
    std::size_t letters = 0, wrong = 0;
    std::string differences;

    void add(std::string const& text, std::string picture) {
        texts.push_back(text);
        pictures.push_back(std::move(picture));
    }
    void compare(std::vector<std::string> const& read) {
        for (std::size_t i = 0; i < texts.size(); ++i) {
            auto const difference = edits(base::code_points(texts[i]), base::code_points(read[i]));
            letters += base::length(texts[i]);
            wrong += difference;
            if (difference > 0) differences += "\n" + texts[i] + " was read " + read[i];
        }
    }
};

} // namespace

TEST_CASE("ninety-nine letters of a hundred on a slip are read as they were written", "[reading]") {
    auto other = tests::receipt();
    other.place = "BTN";
    other.category = "traffic_lights";
    other.code = "8PZT-W5RC-N6YA";
    for (auto const language : {Language::Vietnamese, Language::English}) {
        auto const& strings = tests::strings(language);
        Reading words, codes;
        for (auto const& receipt : {tests::receipt(), other})
            for (int const width : {384, 576}) {
                auto const slip = typeset::receipt(receipt, tests::catalogue(), strings, width).value();
                auto const texts = typeset::texts_of(receipt, tests::catalogue(), strings, width).value();
                for (auto const& text : texts) {
                    bool const is_code = text.text == receipt.code;
                    (is_code ? codes : words).add(text.text, cut_out(slip, text, is_code ? 1 : 2));
                }
            }
        words.compare(read_back(words.pictures, "vie", false));
        codes.compare(read_back(codes.pictures, "eng", true));
        auto const letters = words.letters + codes.letters, wrong = words.wrong + codes.wrong;
        INFO(wrong << " of " << letters << " letters are wrong:" << words.differences << codes.differences);
        CHECK(letters > 400);
        CHECK(wrong * 100 <= letters);
    }
}
