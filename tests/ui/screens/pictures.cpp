// screens_pictures FOLDER [WORD]: draws every screen in every state, text size, contrast and language, on each kind of
// panel, into FOLDER/PANEL-SIZE-CONTRAST-LANGUAGE-STATE.png, for a person to look at, and says what breaks a rule. With
// WORD only the pictures whose name holds it; with "rules" in the place of FOLDER nothing is written.
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>

#include "tests/ui/screens/cases.h"
#include "tests/ui/screens/rules.h"
#include "ui/stage/capture.h"

namespace {

struct Contrast {
    char const* name;
    kit::Palette const& palette;
};

class Album {
public:
    Album(std::string folder, std::string_view word) : folder_(std::move(folder)), word_(word) {}

    bool add(tests::PanelSize const& size, kit::TextSize text) {
        tests::Panel panel(size, tests::letters_in_use(), text);
        for (auto const& contrast : {Contrast{"light", kit::light_palette()}, Contrast{"dark", kit::dark_palette()},
                                     Contrast{"high", kit::high_contrast_palette()}})
            for (auto const language : {model::Language::Vietnamese, model::Language::English}) {
                tests::House house(language);
                panel.kit().set_palette(contrast.palette);
                panel.kit().set_words(tests::kit_words(house.strings()));
                auto const prefix = fmt::format("{}-{}-{}-{}-", size.name, static_cast<int>(text), contrast.name,
                                                model::code_of(language));
                for (auto const& each : tests::all_cases())
                    if (!add(panel, house, each, prefix + each.name)) return false;
            }
        return true;
    }

private:
    bool add(tests::Panel& panel, tests::House& house, tests::Case const& each, std::string const& name) {
        if (name.find(word_) == std::string::npos) return true;
        auto const view = house.view(each);
        panel.draw(view, house.pictures(each, view));
        for (auto const& complaint : tests::complaints(panel.kit()))
            std::printf("%s: %s\n", name.c_str(), complaint.c_str());
        if (folder_ == "rules") return true;
        return stage::write_png(panel.picture(), folder_ + "/" + name + ".png").has_value();
    }

    std::string folder_, word_;
};

} // namespace

int main(int argc, char** argv) {
    if (argc < 2 || argc > 3) {
        std::fprintf(stderr, "usage: screens_pictures FOLDER|rules [WORD]\n");
        return 2;
    }
    std::error_code error;
    std::string const folder = argv[1];
    if (folder != "rules") std::filesystem::create_directories(folder, error);
    Album album(folder, argc == 3 ? argv[2] : "");
    for (auto const& size : {tests::landscape, tests::portrait, tests::wide_21, tests::tall_32, tests::small_15})
        for (auto const text :
             {kit::TextSize::Normal, kit::TextSize::Large, kit::TextSize::Larger, kit::TextSize::Largest})
            if (!album.add(size, text)) {
                std::fprintf(stderr, "screens_pictures: cannot write to %s\n", folder.c_str());
                return 1;
            }
    return 0;
}
