// accessibility_lint PANEL: draws every screen in every state on that panel, in every language there is and in two with
// longer words, and holds each to all rules. Prints SCREEN ID RULE and what is wrong, a line for each violation; exit 1
// when there is one. There is no list of exceptions.
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

class Lint {
public:
    explicit Lint(Station const& station)
        : station_(station),
          panel_(station.panel, letters_of_pseudo()),
          reader_(panel_.fonts()),
          camera_(station.panel) {
        panel_.kit().set_reach(station.reach);
    }

    void look_at(tests::House& house, std::string_view tongue) {
        panel_.kit().set_words(tests::kit_words(house.strings()));
        for (auto const& each : tests::all_cases()) {
            auto const view = house.view(each);
            panel_.draw(view, house.pictures(each, view));
            judge(tongue, each.name);
        }
    }
    int violations() const { return violations_; }
    int drawn() const { return drawn_; }

private:
    void judge(std::string_view tongue, std::string_view screen) {
        auto& kit = panel_.kit();
        auto const glyphs = reader_.read(*ImGui::GetDrawData());
        bool const with_pixels = !tongue.ends_with("-long"); // longer words have the colours of the short ones
        if (with_pixels) camera_.take(reader_);
        Shot const shot{kit.tree(),
                        kit.metrics(),
                        kit.screen(),
                        glyphs,
                        with_pixels ? &camera_.drawn() : nullptr,
                        with_pixels ? &camera_.letterless() : nullptr};
        Demands demands;
        demands.reach = station_.reach;
        for (auto const& it : all_rules(shot, demands)) {
            ++violations_;
            std::printf("%s\n", fmt::format("{}/{}/{} {} {}: {}", screen, station_.panel.name, tongue, it.id, it.rule,
                                            it.detail)
                                    .c_str());
        }
        ++drawn_;
    }

    Station const& station_;
    tests::Panel panel_;
    GlyphReader reader_;
    Camera camera_;
    int violations_ = 0, drawn_ = 0;
};

int run(std::string_view name) {
    for (Station const& station : stations) {
        if (station.panel.name != name) continue;
        Lint lint(station);
        for (auto const language : {model::Language::Vietnamese, model::Language::English}) {
            tests::House house(language);
            lint.look_at(house, model::code_of(language));
            tests::House longer(lengthened(house.strings()));
            lint.look_at(longer, std::string(model::code_of(language)) + "-long");
        }
        std::printf("%d screens drawn on %s, %d violations\n", lint.drawn(), std::string(name).c_str(),
                    lint.violations());
        return lint.drawn() > 0 && lint.violations() == 0 ? 0 : 1;
    }
    return 2;
}

} // namespace
} // namespace accessibility

int main(int argc, char** argv) {
    int const code = argc == 2 ? accessibility::run(argv[1]) : 2;
    if (code == 2) std::fprintf(stderr, "usage: accessibility_lint PANEL\n");
    return code;
}
