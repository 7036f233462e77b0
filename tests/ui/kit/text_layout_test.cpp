#include "tests/support/catch.h"
#include "tests/ui/kit/workbench.h"

#include <imgui.h>

#include "ui/kit/text_layout.h"

using kit::FontRole;
using kit::Layout;
using tests::Workbench;

namespace {

std::string joined(Layout const& layout) {
    std::string out;
    for (kit::Line const& line : layout.lines)
        out += std::string(line.text) + (line.cut ? "…|" : "|");
    return out;
}

constexpr std::string_view sentence = "Ủy ban nhân dân phường tiếp nhận phản ánh về hạ tầng kỹ thuật.";

} // namespace

TEST_CASE("lines break at spaces and never run over") {
    Workbench bench;
    for (float width = 150; width < 900; width += 37) {
        Layout const layout = kit::wrap(bench.fonts(), sentence, FontRole::Body, width);
        std::string again;
        for (kit::Line const& line : layout.lines) {
            CHECK(line.width <= width);
            CHECK_FALSE(line.text.starts_with(' '));
            CHECK_FALSE(line.text.ends_with(' '));
            again += (again.empty() ? "" : " ") + std::string(line.text);
        }
        CHECK(again == sentence);
    }
}

TEST_CASE("a word that is wider than the line is broken between letters, never inside one") {
    Workbench bench;
    std::string const word = "ngườiđượcphảnánhkhẩntrương";
    bool broke_word = false;
    Layout const layout = kit::wrap(bench.fonts(), word, FontRole::Body, 90, &broke_word);
    CHECK(broke_word);
    CHECK(layout.lines.size() > 2);
    std::string again;
    for (kit::Line const& line : layout.lines) {
        CHECK(line.width <= 90);
        CHECK((static_cast<unsigned char>(line.text.front()) & 0xC0) != 0x80);
        again += line.text;
    }
    CHECK(again == word);
}

TEST_CASE("a line end in the text ends the line, and an empty line stays") {
    Workbench bench;
    CHECK(joined(kit::wrap(bench.fonts(), "một\n\nhai", FontRole::Body, 500)) == "một||hai|");
    CHECK(joined(kit::wrap(bench.fonts(), "", FontRole::Body, 500)) == "|");
}

TEST_CASE("spaces at the end of a line are kept for the caret") {
    Workbench bench;
    ImFont const& font = *bench.fonts()[FontRole::Input];
    Layout const layout = kit::wrap(bench.fonts(), "gần  ", FontRole::Input, 500);
    CHECK(layout.lines.back().width == Approx(kit::width_of(font, "gần") + 2 * kit::width_of(font, " ")));
}

TEST_CASE("text that does not fit is set smaller, role by role, and cut with … only at the last") {
    Workbench bench;
    CHECK(kit::fit(bench.fonts(), "Gửi phản ánh", FontRole::Display, 800, 100).role == FontRole::Display);
    CHECK(kit::fit(bench.fonts(), "Gửi phản ánh", FontRole::Display, 300, 60).role == FontRole::Title);
    Layout const smallest = kit::fit(bench.fonts(), sentence, FontRole::Display, 300, 40);
    CHECK(smallest.role == FontRole::Caption);
    REQUIRE(smallest.lines.size() == 1);
    CHECK(smallest.lines[0].cut);
    float const with_dots = smallest.lines[0].width + kit::width_of(*bench.fonts()[smallest.role], "…");
    CHECK(with_dots <= 300);
    CHECK(with_dots > 200);
    CHECK(sentence.starts_with(smallest.lines[0].text));
}

TEST_CASE("what a citizen typed keeps the font that holds every letter") {
    Workbench bench;
    Layout const layout = kit::fit(bench.fonts(), sentence, FontRole::Input, 300, 30);
    CHECK(layout.role == FontRole::Input);
    CHECK(layout.lines.back().cut);
}

TEST_CASE("a broken word is rather set smaller") {
    Workbench bench;
    float const width = kit::width_of(*bench.fonts()[FontRole::Title], "nghiêng");
    CHECK(kit::fit(bench.fonts(), "nghiêng", FontRole::Display, width + 1, 400).role == FontRole::Title);
}

TEST_CASE("a label on two lines is balanced and keeps its words, lines and role") {
    Workbench bench;
    std::string_view const label = "Ủy ban nhân dân phường";
    ImFont const& font = *bench.fonts()[FontRole::BodyStrong];
    Layout const filled = kit::wrap(bench.fonts(), label, FontRole::BodyStrong, kit::width_of(font, label) - 2);
    REQUIRE(joined(filled) == "Ủy ban nhân dân|phường|");
    Layout const even = kit::balanced(bench.fonts(), label, filled);
    CHECK(joined(even) == "Ủy ban nhân|dân phường|");
    CHECK(even.role == FontRole::BodyStrong);
    Layout const one = kit::wrap(bench.fonts(), label, FontRole::BodyStrong, 900);
    CHECK(joined(kit::balanced(bench.fonts(), label, one)) == "Ủy ban nhân dân phường|");
}

TEST_CASE("bytes that are not UTF-8 are read one by one and never beyond the end") {
    std::size_t at = 0;
    CHECK(kit::next_code_point("\xC3", at) == 0xFFFD);
    CHECK(at == 1);
    at = 0;
    CHECK(kit::next_code_point("\xE1\xBB", at) == 0xFFFD);
    at = 0;
    CHECK(kit::next_code_point("\xE1z!", at) == 0xFFFD);
    CHECK(at == 1);
    at = 0;
    CHECK(kit::next_code_point("ệ", at) == 0x1EC7);
    CHECK(at == 3);
    at = 0;
    CHECK(kit::next_code_point("🙂", at) == 0x1F642);
    Workbench bench;
    CHECK(kit::wrap(bench.fonts(), "\xFF\xFE abc \xC3", FontRole::Body, 60).lines.size() >= 1);
}
