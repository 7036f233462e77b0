#include <algorithm>
#include <set>

#include "tests/support/catch.h"
#include "tests/ui/screens/cases.h"

using namespace tests;

namespace {

constexpr float slack = 0.51F; // boxes lie on whole pixels

bool is_target(kit::Node const& node) {
    switch (node.role) {
    case kit::Role::Button:
    case kit::Role::Tile:
    case kit::Role::ListItem:
    case kit::Role::Key: return true;
    case kit::Role::Screen:
    case kit::Role::Heading:
    case kit::Role::Text:
    case kit::Role::TextField:
    case kit::Role::Image:
    case kit::Role::Progress:
    case kit::Role::Toast: break;
    }
    return false;
}

// What a finger can mean: below a question over the screen nothing can be touched.
std::vector<kit::Node> reachable(kit::Tree const& tree) {
    bool const covered = tree.find("help.title") || tree.find("idle.title") || tree.find("comfort.title");
    std::vector<kit::Node> nodes;
    for (auto const& node : tree.nodes) {
        bool const on_top =
            node.id.starts_with("help.") || node.id.starts_with("idle.") || node.id.starts_with("comfort.");
        if (node.role != kit::Role::Screen && (!covered || on_top)) nodes.push_back(node);
    }
    return nodes;
}

float gap_between(kit::Rect const& a, kit::Rect const& b) {
    float const across = std::max(a.x - b.right(), b.x - a.right());
    float const down = std::max(a.y - b.bottom(), b.y - a.bottom());
    return std::max(across, down); // below 0: they overlap
}

// The second line of a button is inside of it.
bool belongs(kit::Node const& a, kit::Node const& b) { return a.id.starts_with(b.id) || b.id.starts_with(a.id); }

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

void check_size(kit::Kit const& kit, kit::Node const& node) {
    INFO(node.id << " " << node.box.w / kit.px(1) << " x " << node.box.h / kit.px(1) << " mm");
    auto const least = static_cast<double>(node.role == kit::Role::Key ? kit.sizes().key : kit.sizes().target);
    CHECK(node.box.w + slack >= kit.px(least));
    CHECK(node.box.h + slack >= kit.px(least));
}

// What a citizen wrote, or the city answered, may be longer than a screen; what we say may not.
bool may_be_cut(Case const& each) { return each.name == "review.longest" || each.name == "progress.answered.long"; }

} // namespace

TEST_CASE("every target is 20 mm wide and high, every key 16 mm") {
    look_at_everything([](Panel& panel, Case const&, view::View const&) {
        for (auto const& node : reachable(panel.kit().tree()))
            if (is_target(node)) check_size(panel.kit(), node);
    });
}

TEST_CASE("numbers and codes are typed on keys of 20 mm, numbers on a pad of three columns") {
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

TEST_CASE("between two targets there are 2.6 mm at the least") {
    look_at_everything([](Panel& panel, Case const&, view::View const&) {
        auto const nodes = reachable(panel.kit().tree());
        float const least = panel.kit().px(panel.kit().sizes().gap) - slack;
        for (std::size_t i = 0; i < nodes.size(); ++i)
            for (std::size_t k = 0; k < i; ++k) {
                if (!is_target(nodes[i]) || !is_target(nodes[k])) continue;
                INFO(nodes[i].id << " and " << nodes[k].id);
                CHECK(gap_between(nodes[i].box, nodes[k].box) >= least);
            }
    });
}

TEST_CASE("nothing that is read lies on anything else") {
    look_at_everything([](Panel& panel, Case const&, view::View const&) {
        auto const nodes = reachable(panel.kit().tree());
        for (std::size_t i = 0; i < nodes.size(); ++i)
            for (std::size_t k = 0; k < i; ++k) {
                if (nodes[i].label.empty() || nodes[k].label.empty() || belongs(nodes[i], nodes[k])) continue;
                INFO(nodes[i].id << " and " << nodes[k].id);
                CHECK(gap_between(nodes[i].box, nodes[k].box) >= -1.0F);
            }
    });
}

TEST_CASE("everything is inside of the screen") {
    look_at_everything([](Panel& panel, Case const&, view::View const&) {
        kit::Rect const screen = panel.kit().screen();
        for (auto const& node : panel.kit().tree().nodes) {
            INFO(node.id);
            CHECK(node.box.x >= screen.x);
            CHECK(node.box.y >= screen.y);
            CHECK(node.box.right() <= screen.right() + slack);
            CHECK(node.box.bottom() <= screen.bottom() + slack);
        }
    });
}

TEST_CASE("no words of ours are cut short") {
    look_at_everything([](Panel& panel, Case const& each, view::View const&) {
        if (!may_be_cut(each)) CHECK(panel.kit().tree().cut_lines == 0);
    });
}

TEST_CASE("a text longer than the screen is cut with a sign that more follows") {
    Panel panel(landscape, letters_in_use());
    House house(model::Language::Vietnamese);
    for (auto const& each : all_cases()) {
        if (each.name != "review.longest") continue;
        auto const view = house.view(each);
        panel.draw(view, house.pictures(each, view));
        CHECK(panel.kit().tree().cut_lines == 1);
    }
}

TEST_CASE("no id is used twice on a screen, and every target has words") {
    look_at_everything([](Panel& panel, Case const&, view::View const&) {
        std::set<std::string> seen;
        for (auto const& node : panel.kit().tree().nodes) {
            INFO(node.id);
            CHECK(seen.insert(node.id).second);
            if (is_target(node)) CHECK_FALSE(node.label.empty());
        }
    });
}

TEST_CASE("the way to staff and the way out are on every screen") {
    look_at_everything([](Panel& panel, Case const& each, view::View const& view) {
        auto const* staff = panel.kit().tree().find("bar.call_staff");
        auto const* finish = panel.kit().tree().find("bar.finish");
        REQUIRE(staff);
        REQUIRE(finish);
        bool const covered = view.chrome.help || view.chrome.question || view.chrome.choices;
        CHECK(staff->state.disabled == covered);
        // At home there is nothing to finish, and what is being stored is not left.
        bool const stays = each.name.starts_with("home") || each.name == "storing";
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
        for (auto const& node : reachable(panel.kit().tree())) {
            if (node.role != kit::Role::Button || node.id.ends_with(".next") || node.id.ends_with(".previous"))
                continue;
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
