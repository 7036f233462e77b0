#include "kiosk/app/gallery.h"

#include <array>
#include <fmt/format.h>

#include "kiosk/base/file.h"
#include "ui/screens/gallery.h"

namespace app {
namespace {

struct Contrast {
    char const* name;
    kit::Palette const& palette;
};
struct Size {
    char const* name;
    kit::TextSize size;
};

constexpr std::array sizes{Size{"normal", kit::TextSize::Normal}, Size{"large", kit::TextSize::Large},
                           Size{"larger", kit::TextSize::Larger}, Size{"largest", kit::TextSize::Largest}};

screens::GalleryWords words_of(model::Strings const& strings) {
    auto const word = [&](std::string_view key) { return std::string(strings[key]); };
    return {word("form.next"),          word("bar.call_staff"),  word("bar.finish"), word("home.report"),
            word("home.report.second"), word("home.procedures"), word("home.text")};
}

void draw(stage::Stage& stage, kit::Kit& kit, screens::GalleryWords const& words, base::Instant now) {
    auto const touches = stage.take_touches(now);
    stage.begin_frame();
    kit.begin(touches, now);
    screens::draw_gallery(kit, words);
    kit.end();
    stage.present();
}

// Until a finger rests on the held button and its ripple has faded.
void settle(stage::Stage& stage, kit::Kit& kit, screens::GalleryWords const& words, base::Instant& now) {
    kit.forget();
    draw(stage, kit, words, now);
    now += base::Duration(1000);
    draw(stage, kit, words, now);
    if (auto const* held = kit.tree().find("gallery.held"))
        stage.push({kit::TouchPhase::Down, 1, held->box.centre(), now, false});
    for (int step = 0; step < 2; ++step) { // the toast comes first
        draw(stage, kit, words, now);
        kit.step_focus(kit::FocusStep::Next);
    }
    now += base::Duration(2000);
    draw(stage, kit, words, now);
    stage.push({kit::TouchPhase::Up, 1, {}, now, false});
}

} // namespace

base::Result<> show_gallery(stage::Stage& stage, Languages const& languages, std::filesystem::path const& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    kit::Kit kit(stage.metrics(), kit::light_palette(), stage.fonts(), stage.atlas());
    base::Instant now{base::Duration(1'000'000)};
    for (auto const& size : sizes) {
        TRY(stage.set_text_size(size.size));
        kit.set_letters(size.size, stage.fonts(), stage.atlas());
        for (auto const& contrast : {Contrast{"light", kit::light_palette()}, Contrast{"dark", kit::dark_palette()},
                                     Contrast{"high", kit::high_contrast_palette()}})
            for (auto const language : {model::Language::Vietnamese, model::Language::English}) {
                kit.set_palette(contrast.palette);
                settle(stage, kit, words_of(languages[language]), now);
                auto const name = fmt::format("{}-{}-{}", contrast.name, size.name, model::code_of(language));
                TRY(stage.capture(folder / (name + ".png")));
                TRY(base::write_file_durably(folder / (name + ".tree"), base::as_bytes(kit.tree().dump())));
            }
    }
    return {};
}

} // namespace app
