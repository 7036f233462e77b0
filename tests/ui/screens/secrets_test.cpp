// No screen takes a password or a one-time code of a citizen: an inventory of everything that can be typed into.
#include <algorithm>
#include <map>
#include <set>

#include "tests/support/catch.h"
#include "tests/ui/screens/cases.h"

using namespace tests;

namespace {

// Every field there is, and what is typed into it. A new one has to be thought about here.
std::map<std::string, std::string> const fields{
    {"find.field", "words to find a guide by"}, {"place.search.field", "words to find a ward by"},
    {"text.field", "the report itself"},        {"phone.field", "the citizen's phone number"},
    {"track.field", "the code of a receipt"},   {"pin.field", "the PIN of the city's own staff"},
};

std::set<std::string> const secret_words{"mật khẩu", "OTP", "mã xác thực", "password", "one-time"};

} // namespace

TEST_CASE("Only what is known to be no secret of a citizen's can be typed anywhere") {
    auto const language = GENERATE(model::Language::Vietnamese, model::Language::English);
    Panel panel(landscape, letters_in_use());
    House house(language);
    panel.kit().set_words(kit_words(house.strings()));
    std::set<std::string> seen;
    for (auto const& each : all_cases()) {
        INFO(each.name);
        auto const view = house.view(each);
        panel.draw(view, house.pictures(each, view));
        bool typed = false, keys = false;
        for (auto const& node : panel.kit().tree().nodes) {
            if (node.role == kit::Role::TextField) {
                CHECK(fields.contains(node.id));
                seen.insert(node.id);
                typed = true;
            }
            keys = keys || node.role == kit::Role::Key;
        }
        CHECK((!keys || typed)); // nothing is typed that is not a field of the inventory
        if (!typed) continue;
        for (auto const& node : panel.kit().tree().nodes) // nor does such a screen speak of one
            for (auto const& word : secret_words)
                CHECK(node.label.find(word) == std::string::npos);
    }
    for (auto const& [id, what] : fields) {
        INFO(id << ": " << what);
        CHECK(seen.contains(id)); // the inventory is of what there is
    }
}

TEST_CASE("Where somebody is helped to install, it is said that nobody may ask for a password") {
    for (auto const language : {model::Language::Vietnamese, model::Language::English}) {
        Panel panel(portrait, letters_in_use());
        House house(language);
        std::size_t screens = 0;
        for (auto const& each : all_cases()) {
            if (!each.name.starts_with("triage.") && !each.name.starts_with("walk.")) continue;
            INFO(each.name);
            auto const view = house.view(each);
            panel.draw(view, house.pictures(each, view));
            auto const& nodes = panel.kit().tree().nodes;
            bool const said = std::ranges::any_of(nodes, [](kit::Node const& node) {
                return node.id.starts_with("triage.warning") || node.id.starts_with("walk.warning");
            });
            CHECK(said);
            ++screens;
        }
        CHECK(screens > 10);
    }
}
