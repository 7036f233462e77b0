// screens_pictures FOLDER [WORD]: draws every screen in every state, upright and wide, in both languages, into
// FOLDER/PANEL-LANGUAGE-STATE.png, for a person to look at. With WORD only the states whose name holds it.
#include <cstdio>
#include <filesystem>

#include "tests/ui/screens/cases.h"
#include "ui/stage/capture.h"

namespace {

bool write_all(std::filesystem::path const& folder, std::string_view word) {
    for (auto const& size : {tests::landscape, tests::portrait}) {
        tests::Panel panel(size, tests::letters_in_use());
        for (auto const language : {model::Language::Vietnamese, model::Language::English}) {
            tests::House house(language);
            panel.kit().set_words(tests::kit_words(house.strings()));
            for (auto const& each : tests::all_cases()) {
                auto const name =
                    std::string(size.name) + "-" + std::string(model::code_of(language)) + "-" + each.name;
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
