#include <set>

#include "tests/support/catch.h"
#include "tests/ui/screens/cases.h"
#include "tests/ui/screens/rules.h"

using namespace tests;

namespace {

// Draws every case on one panel in one language and hands over the tree.
template<class Look>
void look_at_all(PanelSize const& size, model::Language language, Look look) {
    Panel panel(size, letters_in_use());
    House house(language);
    panel.kit().set_words(kit_words(house.strings()));
    for (auto const& each : all_cases()) {
        INFO(size.name << " " << model::code_of(language) << " " << each.name);
        auto const view = house.view(each);
        panel.draw(view, house.pictures(each, view));
        look(panel, each, view);
    }
}

template<class Look>
void look_at_everything(Look look) {
    auto const portrait_or_not = GENERATE(false, true);
    auto const language = GENERATE(model::Language::Vietnamese, model::Language::English);
    look_at_all(portrait_or_not ? portrait : landscape, language, look);
}

} // namespace

TEST_CASE("numbers and codes are typed on keys of 20 mm, numbers on a pad of three columns") {
    constexpr float slack = 0.5F; // of a pixel, for rounding
    look_at_everything([](Panel& panel, Case const& each, view::View const&) {
        bool const pad = each.name.starts_with("phone"),
                   code = each.name.starts_with("track") && each.name != "track.waiting";
        if (!pad && !code) return;
        auto const& kit = panel.kit();
        for (auto const& node : kit.tree().nodes) {
            INFO(node.id);
            if (node.role != kit::Role::Key) continue;
            CHECK(node.box.h + slack >= kit.px(20));
            if (pad) CHECK(node.box.w + slack >= kit.px(20));
        }
        if (!pad) return;
        CHECK(kit.tree().find("key.2")->box.x == kit.tree().find("key.0")->box.x);
        CHECK(kit.tree().find("key.1")->box.y < kit.tree().find("key.4")->box.y);
    });
}

TEST_CASE("no words are cut short or lie on others, nothing is too small, too close or beyond the screen") {
    look_at_everything([](Panel& panel, Case const&, view::View const&) {
        CHECK(complaints(panel.kit()) == std::vector<std::string>{});
    });
}

TEST_CASE("the way to staff and the way out are on every screen") {
    look_at_everything([](Panel& panel, Case const& each, view::View const& view) {
        if (each.name.starts_with("glass.")) return; // every touch is recorded there, and it ends by itself
        auto const* staff = panel.kit().tree().find("bar.call_staff");
        auto const* finish = panel.kit().tree().find("bar.finish");
        REQUIRE(staff);
        REQUIRE(finish);
        bool const covered = view.chrome.help || view.chrome.question || view.chrome.choices;
        CHECK(staff->state.disabled == covered);
        // At home there is nothing to finish, nor while it is closed, and what is being stored is not left.
        bool const front = each.name.starts_with("home") || each.name.starts_with("closed");
        std::set<std::string_view> const written{
            "storing",          "queue.drawing",       "event.card.giving", "event.refused.giving",
            "event.end.ending", "draw.begin.freezing", "draw.dice.fixing",  "draw.why.writing"};
        bool const stays = front || written.contains(each.name);
        CHECK(finish->state.disabled == (covered || stays));
    });
}

TEST_CASE("a press on each button of a screen gives an action, and a disabled one none") {
    Panel panel(landscape, letters_in_use());
    House house(model::Language::Vietnamese);
    for (auto const& each : all_cases()) {
        INFO(each.name);
        auto const view = house.view(each);
        auto const pictures = house.pictures(each, view);
        panel.draw(view, pictures);
        auto const nodes = panel.kit().tree().nodes; // of this drawing: others follow
        for (auto const& node : nodes) {
            if (node.role != kit::Role::Button || node.covered) continue;
            if (node.id.ends_with(".next") || node.id.ends_with(".previous")) continue;
            INFO(node.id);
            panel.draw(view, pictures);
            auto const actions = panel.tap(node.id, view, pictures);
            CHECK(actions.size() == (node.state.disabled ? 1U : 2U)); // the first is Touched
        }
    }
}

TEST_CASE("a ward that is offered and pressed completes the text, and the keys stay where they were") {
    for (auto const& size : {landscape, portrait}) {
        Panel panel(size, letters_in_use());
        House house(model::Language::Vietnamese);
        auto const cases = all_cases();
        auto const box_of = [&panel](std::string_view id) { return panel.kit().tree().find(id)->box; };
        auto const view_of = [&](std::string_view name) {
            return house.view(*std::ranges::find(cases, name, &Case::name));
        };
        panel.draw(view_of("text.some"), {});
        auto const key = box_of("key.a"), next = box_of("text.next");

        auto const view = view_of("text.one_offer");
        panel.draw(view, {});
        CHECK(box_of("key.a").y == key.y);
        CHECK(box_of("text.next").y == next.y);
        CHECK(box_of("text.field").bottom() <= box_of("text.offer.1").y);
        CHECK(panel.kit().tree().find("text.offer.1")->label == "Thủ Dầu Một");
        CHECK(panel.kit().tree().find("text.offer.2") == nullptr);

        auto const actions = panel.tap("text.offer.1", view, {});
        auto const change = std::ranges::find_if(
            actions, [](auto const& action) { return std::holds_alternative<flow::ChangeText>(action); });
        REQUIRE(change != actions.end());
        CHECK(std::get<flow::ChangeText>(*change).text.reveal() == "Hẻm ngập ở Thủ Dầu Một");
    }
}
