// screens_pictures FOLDER [WORD]: draws every screen in every state, upright and wide, in both languages, into
// FOLDER/PANEL-LANGUAGE-STATE.png, for a person to look at. With WORD only the states whose name holds it.
#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "tests/ui/screens/cases.h"
#include "ui/stage/capture.h"

namespace {

// The keyboard in each way of typing, a letter just pressed.
bool write_keyboards(tests::Panel& panel, tests::House& house, std::filesystem::path const& folder, std::string start) {
    auto const cases = tests::all_cases();
    auto const some = std::ranges::find(cases, "text.some", &tests::Case::name);
    auto const view = house.view(*some);
    panel.draw(view, {});
    for (char const* const way : {"tones", "telex", "vni"}) {
        panel.tap(std::string_view(way) == "vni" ? "key.1" : "key.u", view, {});
        if (!stage::write_png(panel.picture(), folder / (start + "text.typing." + way + ".png"))) return false;
        for (char const* const id : {"key.mode", "text.field"}) // the second changes nothing, and draws the new keys
            panel.tap(id, view, {});
    }
    return true;
}

bool write_all(std::filesystem::path const& folder, std::string_view word) {
    for (auto const& size : {tests::landscape, tests::portrait}) {
        tests::Panel panel(size, tests::letters_in_use());
        for (auto const language : {model::Language::Vietnamese, model::Language::English}) {
            tests::House house(language);
            panel.kit().set_words(tests::kit_words(house.strings()));
            auto const start = std::string(size.name) + "-" + std::string(model::code_of(language)) + "-";
            if (!write_keyboards(panel, house, folder, start)) return false;
            for (auto const& each : tests::all_cases()) {
                auto const name = start + each.name;
                if (name.find(word) == std::string::npos) continue;
                auto const view = house.view(each);
                panel.draw(view, house.pictures(each, view));
                if (!stage::write_png(panel.picture(), folder / (name + ".png"))) return false;
            }
        }
    }
    return true;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2 || argc > 3) {
        std::fprintf(stderr, "usage: screens_pictures FOLDER [WORD]\n");
        return 2;
    }
    std::error_code error;
    std::filesystem::create_directories(argv[1], error);
    if (write_all(argv[1], argc == 3 ? argv[2] : "")) return 0;
    std::fprintf(stderr, "screens_pictures: cannot write to %s\n", argv[1]);
    return 1;
}
