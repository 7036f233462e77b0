// The sentences that one touch writes into the text of a report.
#include "tests/support/catch.h"
#include "tests/ui/screens/cases.h"

using namespace tests;

namespace {

Case text_about(std::string category) {
    Case made{"text", {}};
    made.state.screen = flow::Text{};
    made.state.draft.category = std::move(category);
    return made;
}

std::optional<flow::ChangeText> written(std::vector<flow::Action> const& actions) {
    for (auto const& action : actions)
        if (auto const* found = std::get_if<flow::ChangeText>(&action)) return *found;
    return std::nullopt;
}

} // namespace

TEST_CASE("Of the sentences that are offered one means danger wherever the category has such, and only that one") {
    for (auto const& size : {wide_21, tall_32}) {
        Panel panel(size, letters_in_use());
        House house(model::Language::Vietnamese);
        INFO(size.name);
        for (std::string const category : {"flooding", "trees", "traffic"}) { // three sentences before it, or two
            auto const view = house.view(text_about(category));
            panel.draw(view, {});
            std::vector<std::string> shown;
            for (auto const& node : panel.kit().tree().nodes)
                if (node.id.starts_with("text.phrase.") && node.role == kit::Role::Button) shown.push_back(node.id);
            INFO(category);
            CHECK(shown.size() == 3);
            for (auto const& id : shown) {
                panel.draw(view, {});
                auto const change = written(panel.tap(id, view, {}));
                REQUIRE(change);
                CHECK(change->danger == (id == shown.back()));
                CHECK(change->text.reveal().ends_with('.'));
            }
        }
    }
}

TEST_CASE("On a low panel the field has all the room, and asks with its title") {
    Panel panel(small_15, letters_in_use());
    House house(model::Language::Vietnamese);
    panel.draw(house.view(text_about("flooding")), {});
    CHECK(panel.kit().tree().find("text.phrase.1") == nullptr);
    CHECK(panel.kit().tree().find("text.field") != nullptr);
}
