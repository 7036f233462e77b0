// Large letters re-flow: on every panel that is bought, in each text size and language, every page of every screen.
#include "tests/support/catch.h"
#include "tests/ui/screens/cases.h"
#include "tests/ui/screens/rules.h"

using namespace tests;

namespace {

constexpr int most_pages = 60;

// The button that turns what is paged on this screen; none: it is on its last page.
std::string turner(kit::Kit const& kit) {
    for (auto const& node : kit.tree().nodes)
        if (!node.covered && node.id.ends_with(".page.next") && !node.state.disabled) return node.id;
    return {};
}

void check_pages(Panel& panel, view::View const& view, screens::Pictures const& pictures) {
    panel.draw(view, pictures);
    for (int page = 0; page < most_pages; ++page) {
        INFO("page " << page + 1);
        CHECK(complaints(panel.kit()) == std::vector<std::string>{});
        auto const next = turner(panel.kit());
        if (next.empty()) return;
        panel.tap(next, view, pictures);
        panel.settle(view, pictures);
    }
    FAIL("there is no last page");
}

void check_panel(PanelSize const& size) {
    auto const text =
        GENERATE(kit::TextSize::Normal, kit::TextSize::Large, kit::TextSize::Larger, kit::TextSize::Largest);
    auto const reach = GENERATE(false, true);
    if (reach && size.height < size.width) return; // a low panel is within reach
    Panel panel(size, letters_in_use(), text);
    panel.kit().set_reach(reach ? size.height_mm / 2 : 0);
    for (auto const language : {model::Language::Vietnamese, model::Language::English}) {
        House house(language);
        panel.kit().set_words(kit_words(house.strings()));
        for (auto const& each : all_cases()) {
            INFO(static_cast<int>(text) << (reach ? " lowered " : " ") << model::code_of(language) << " " << each.name);
            auto const view = house.view(each);
            check_pages(panel, view, house.pictures(each, view));
        }
    }
}

} // namespace

TEST_CASE("every text size re-flows on a wide panel of 21.5 inches") { check_panel(wide_21); }
TEST_CASE("every text size re-flows on an upright panel of 32 inches, also lowered") { check_panel(tall_32); }
TEST_CASE("every text size re-flows on a small panel of 15.6 inches") { check_panel(small_15); }
