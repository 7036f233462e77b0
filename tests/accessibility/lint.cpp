// accessibility_lint PANEL TEXT-SIZE: draws every screen in every state, in every language there is and in two with
// longer words, and holds each to all rules; the languages there are in every set of colours, pixel by pixel. Prints
// SCREEN ID RULE and what is wrong, a line for each violation; exit 1 when there is one. There is no list of
// exceptions.
#include <cstdio>
#include <fmt/format.h>
#include <imgui.h>
#include <set>

#include "kiosk/base/text.h"
#include "tests/accessibility/glyphs.h"
#include "tests/accessibility/pseudo.h"
#include "tests/ui/screens/cases.h"
#include "ui/stage/rasteriser.h"

namespace accessibility {
namespace {

// Panels that stations are built with; the upright one hangs with its foot at 800 mm, and a hand in a wheelchair
// reaches 1220 mm (EN 301 549, 8.3).
struct Station {
    tests::PanelSize panel;
    double reach;
};
constexpr Station stations[]{
    {{"landscape-21", 1920, 1080, 476, 268}, 0},
    {{"portrait-32", 1080, 1920, 398, 708}, 0},
    {{"portrait-32-reach", 1080, 1920, 398, 708}, 420},
    {{"landscape-15", 1920, 1080, 345, 194}, 0},
};

std::vector<char32_t> letters_of_pseudo() {
    auto letters = tests::letters_in_use();
    for (auto const letter : base::code_points("ậểỗữẪỄỘỮ"))
        letters.push_back(letter);
    return letters;
}

// Both pictures of a screen, drawn again only where something changed.
class Camera {
public:
    explicit Camera(tests::PanelSize const& size)
        : drawn_{size.width, size.height, pixels(size)},
          letterless_(drawn_),
          for_drawn_(size.width, size.height),
          for_letterless_(size.width, size.height) {}

    void take(GlyphReader const& reader) {
        for_drawn_.draw(*ImGui::GetDrawData(), {drawn_.pixels.data(), drawn_.width});
        reader.hide(*ImGui::GetDrawData());
        for_letterless_.draw(*ImGui::GetDrawData(), {letterless_.pixels.data(), letterless_.width});
    }
    stage::Picture const& drawn() const { return drawn_; }
    stage::Picture const& letterless() const { return letterless_; }

private:
    static std::vector<std::uint32_t> pixels(tests::PanelSize const& size) {
        return std::vector<std::uint32_t>(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height));
    }
    stage::Picture drawn_, letterless_;
    stage::Rasteriser for_drawn_, for_letterless_;
};

struct Size {
    std::string_view name;
    kit::TextSize letters;
    flow::TextSize chosen;
};
constexpr Size sizes[]{{"normal", kit::TextSize::Normal, flow::TextSize::Normal},
                       {"large", kit::TextSize::Large, flow::TextSize::Large},
                       {"larger", kit::TextSize::Larger, flow::TextSize::Larger},
                       {"largest", kit::TextSize::Largest, flow::TextSize::Largest}};

struct Colours {
    std::string_view name;
    flow::Contrast contrast;
    kit::Palette const& palette;
    double text_contrast;
};

class Lint {
public:
    Lint(Station const& station, Size const& size)
        : station_(station),
          size_(size),
          panel_(station.panel, letters_of_pseudo(), size.letters),
          reader_(panel_.fonts()),
          camera_(station.panel) {
        panel_.kit().set_reach(station.reach);
    }

    // With the colours, pixels are looked at.
    void look_at(tests::House& house, std::string_view tongue, Colours const* colours) {
        panel_.kit().set_words(tests::kit_words(house.strings()));
        panel_.kit().set_palette(colours ? colours->palette : kit::light_palette());
        for (auto each : tests::all_cases()) {
            each.state.comfort.text = size_.chosen;
            if (colours) each.state.comfort.contrast = colours->contrast;
            auto const view = house.view(each);
            panel_.draw(view, house.pictures(each, view));
            auto const how = fmt::format("{}/{}/{}/{}/{}", each.name, station_.panel.name, size_.name, tongue,
                                         colours ? colours->name : "-");
            judge(how, colours);
        }
    }
    int violations() const { return violations_; }
    int drawn() const { return drawn_; }

private:
    void judge(std::string_view how, Colours const* colours) {
        auto& kit = panel_.kit();
        auto const glyphs = reader_.read(*ImGui::GetDrawData());
        if (colours) camera_.take(reader_);
        Shot const shot{kit.tree(),
                        kit.metrics(),
                        kit.screen(),
                        glyphs,
                        colours ? &camera_.drawn() : nullptr,
                        colours ? &camera_.letterless() : nullptr};
        Demands demands;
        demands.reach = station_.reach;
        if (size_.letters != kit::TextSize::Normal) demands.cap_height = 7.3;
        if (colours) demands.text_contrast = colours->text_contrast;
        for (auto const& it : all_rules(shot, demands)) {
            ++violations_;
            std::printf("%s\n", fmt::format("{} {} {}: {}", how, it.id, it.rule, it.detail).c_str());
        }
        ++drawn_;
    }

    Station const& station_;
    Size const& size_;
    tests::Panel panel_;
    GlyphReader reader_;
    Camera camera_;
    int violations_ = 0, drawn_ = 0;
};

void look_at_all(Lint& lint) {
    Colours const colours[]{{"light", flow::Contrast::Light, kit::light_palette(), 4.5},
                            {"dark", flow::Contrast::Dark, kit::dark_palette(), 4.5},
                            {"high", flow::Contrast::High, kit::high_contrast_palette(), 7}};
    for (auto const language : {model::Language::Vietnamese, model::Language::English}) {
        tests::House house(language);
        for (auto const& each : colours)
            lint.look_at(house, model::code_of(language), &each);
        tests::House longer(lengthened(house.strings()));
        lint.look_at(longer, std::string(model::code_of(language)) + "-long", nullptr);
    }
}

int run(std::string_view panel, std::string_view text) {
    for (Station const& station : stations)
        for (Size const& size : sizes) {
            if (station.panel.name != panel || size.name != text) continue;
            Lint lint(station, size);
            look_at_all(lint);
            std::printf("%d screens drawn on %s with %s letters, %d violations\n", lint.drawn(),
                        std::string(panel).c_str(), std::string(text).c_str(), lint.violations());
            return lint.drawn() > 0 && lint.violations() == 0 ? 0 : 1;
        }
    return 2;
}

} // namespace
} // namespace accessibility

int main(int argc, char** argv) {
    int const code = argc == 3 ? accessibility::run(argv[1], argv[2]) : 2;
    if (code == 2) std::fprintf(stderr, "usage: accessibility_lint PANEL TEXT-SIZE\n");
    return code;
}
