// tramso-kiosk: the screen. Reads settings, content and sentences, opens the stage, and runs. Exit 0 after SIGTERM; 1
// when it could not start; 2 when used wrongly; 3 when newer content is there and nobody before the screen: it is to be
// started again at once (in a unit: RestartForceExitStatus=3).
#include <CLI/CLI.hpp>

#include "config/load.h"
#include "drivers/open_chip_reader.h"
#include "kiosk/app/content.h"
#include "kiosk/app/event_pack.h"
#include "kiosk/app/hardening.h"
#include "kiosk/app/loop.h"
#include "kiosk/app/pad_names.h"
#include "kiosk/base/text.h"
#ifdef TRAMSO_AUTOMATION
#include "kiosk/app/gallery.h"
#include "kiosk/app/visit/play.h"
#include "ui/screens/gallery.h"
#endif

namespace {

struct Options {
    std::filesystem::path config, visit, captures = "captures", gallery;
    bool headless = false, window = false, unseen = false;
};

int refuse(std::string const& why) {
    std::fprintf(stderr, "tramso-kiosk: %s\n", why.c_str());
    return 1;
}

stage::Options stage_options(Options const& options, model::ScreenSettings const& screen) {
    stage::Options stage;
    stage.width = screen.width;
    stage.height = screen.height;
    stage.fullscreen = screen.fullscreen && !options.window;
    stage.headless = options.headless;
    switch (screen.renderer) {
    case model::Renderer::Automatic: stage.renderer = stage::Renderer::Automatic; break;
    case model::Renderer::Software: stage.renderer = stage::Renderer::Software; break;
    case model::Renderer::OpenGl: stage.renderer = stage::Renderer::OpenGl; break;
    }
    if (options.unseen) stage.renderer = stage::Renderer::None;
    return stage;
}

// Every letter that a sentence, a place or a number can bring to the screen.
std::vector<char32_t> letters_in_use(app::Languages const& languages, model::Catalogue const& catalogue,
                                     std::vector<model::WardService> const& services,
                                     std::optional<model::EventDay> const& event) {
    std::string all = event ? model::texts_of(*event) : std::string();
    for (auto const& service : services)
        all += service.name_vi + service.name_en;
    for (auto const language : {model::Language::Vietnamese, model::Language::English}) {
        for (auto const& [key, sentence] : languages[language].all())
            all += sentence;
        for (auto const& category : catalogue.categories)
            all += name_of(category, language);
        for (auto const& place : catalogue.places)
            all += name_of(place, language);
        for (auto const& line : catalogue.hotlines)
            all += line.number + std::string(name_of(line, language));
        for (auto const& portal : catalogue.portals)
            all += portal.url + std::string(name_of(portal, language));
        model::append_texts(catalogue.library, language, all);
        model::append_place_texts(catalogue, language, all);
        for (auto const& notice : catalogue.notices)
            all += notice.title + notice.text + notice.source + notice.link;
    }
    auto letters = base::code_points(all + " 0123456789ABCDEFGHJKMNPQRSTVWXYZ-•…·:/");
    std::sort(letters.begin(), letters.end());
    letters.erase(std::unique(letters.begin(), letters.end()), letters.end());
    return letters;
}

int run_screen(Options const& options, model::Settings const& settings, app::Content& content,
               app::Languages const& languages, std::optional<model::EventDay> const& event) {
    auto const& catalogue = content.catalogue();
    auto const& screen = settings.screen;
    kit::Metrics const metrics(screen.width, screen.height, screen.panel_width_mm, screen.panel_height_mm);
    auto keypad = app::pad_names(settings.keypad);
    if (!keypad) return refuse(keypad.error().what);
    auto how = stage_options(options, screen);
    how.keypad = std::move(*keypad);
    auto stage = stage::Stage::open(how, metrics, letters_in_use(languages, catalogue, settings.ward.services, event));
    if (!stage) return refuse(stage.error().what);
    app::AdjustableClock clock;
    app::Kiosk kiosk(settings, catalogue, languages, clock, **stage, event ? &*event : nullptr);
#ifdef TRAMSO_AUTOMATION
    if (!options.visit.empty()) content.settle();
    if (!options.visit.empty()) return app::visit::play(kiosk, options.visit, options.captures);
#endif
    return app::run(kiosk, {}, [&] {
        content.settle();
        return kiosk.is_resting() && content.has_newer();
    });
}

#ifdef TRAMSO_AUTOMATION
// Four pixels a millimetre, whatever the panel: to be looked at on any screen.
int run_gallery(Options const& options, model::Catalogue const& catalogue, app::Languages const& languages) {
    constexpr int width = 1680, height = 2896;
    kit::Metrics const metrics(width, height, screens::gallery_width_mm, screens::gallery_height_mm);
    stage::Options wanted;
    wanted.width = width;
    wanted.height = height;
    wanted.fullscreen = false;
    wanted.headless = options.headless;
    wanted.renderer = stage::Renderer::Software;
    auto stage = stage::Stage::open(wanted, metrics, letters_in_use(languages, catalogue, {}, {}));
    if (!stage) return refuse(stage.error().what);
    auto const shown = app::show_gallery(**stage, languages, options.gallery);
    return shown ? 0 : refuse(shown.error().what);
}
#endif

int start(Options const& options) {
    auto const settings = config::load_kiosk(options.config);
    if (!settings) return refuse(config::text_of(settings.error()));
    if (auto const chip = drivers::check_chip_reader(settings->chip); !chip) return refuse(chip.error().what);
    auto content = app::Content::load(*settings, base::SystemClock());
    if (!content) return refuse(content.error().what);
    auto const languages = app::Languages::load();
    if (!languages) return refuse(languages.error().what);
#ifdef TRAMSO_AUTOMATION
    if (!options.gallery.empty()) return run_gallery(options, content->catalogue(), *languages);
#endif
    return run_screen(options, *settings, *content, *languages, app::load_event(*settings));
}

} // namespace

int main(int argc, char** argv) {
    app::harden_process();
    CLI::App program("Trạm Số: the screen of a self-service kiosk");
    Options options;
    program.add_option("--config", options.config, "settings, kiosk.toml")->required()->check(CLI::ExistingFile);
    program.add_flag("--window", options.window, "in a window, for development");
#ifdef TRAMSO_AUTOMATION
    program.add_flag("--headless", options.headless, "draw without a display");
    program.add_flag("--unseen", options.unseen, "draw nothing at all, for a visit that is only heard")
        ->needs(program.get_option("--headless"));
    program
        .add_option("--visit", options.visit, "play this script instead of waiting for a finger; -: steps as they come")
        ->check(CLI::ExistingFile | CLI::IsMember({"-"}));
    program.add_option("--gallery", options.gallery, "draw every widget in every state into this folder, and leave");
    program.add_option("--capture", options.captures, "where the script's captures go");
#endif
    try {
        program.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        int const code = program.exit(error);
        return code == 0 ? 0 : 2;
    }
    return start(options);
}
