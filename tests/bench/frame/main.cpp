// frame_bench [SCREEN | all]: a full frame of the busiest screen, upright at 1080×1920, by our rasteriser, by SDL's
// software renderer and by OpenGL on llvmpipe, in turns: processor time of all threads, the draw data to pixels in
// memory, without any display. The busiest screen is the one that costs us most. Prints `NAME RATIO ours=… peer=…`, the
// ratio being ours / peer.
#include <SDL.h>
#include <SDL_opengl.h>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <imgui.h>

#include "tests/bench/frame/sdl_software.h"
#include "tests/ui/screens/cases.h"
#include "tests/ui/stage/pictures_alike.h"
#include "ui/stage/opengl_renderer.h"
#include "ui/stage/rasteriser.h"

namespace {

constexpr auto size = tests::portrait;
constexpr int rounds = 41;

[[noreturn]] void give_up(std::string const& why) {
    std::fprintf(stderr, "frame_bench: %s\n", why.c_str());
    std::exit(1);
}

double processor_ms() { // of all threads: llvmpipe draws with several
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

class Ours {
public:
    void draw(ImDrawData const& data) {
        rasteriser_.forget();
        rasteriser_.draw(data, {picture_.pixels.data(), size.width});
    }
    stage::Picture picture() const { return picture_; }

private:
    stage::Rasteriser rasteriser_{size.width, size.height};
    stage::Picture picture_{size.width, size.height, std::vector<std::uint32_t>(std::size_t{size.width} * size.height)};
};

// SDL's driver without a display, on which Mesa draws by llvmpipe.
class LlvmPipe {
public:
    explicit LlvmPipe(kit::Image const& atlas) {
        setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
        setenv("SDL_VIDEODRIVER", "offscreen", 1);
        if (SDL_Init(SDL_INIT_VIDEO) != 0) give_up(std::string("SDL: ") + SDL_GetError());
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
        window_ = SDL_CreateWindow("", 0, 0, size.width, size.height, SDL_WINDOW_OPENGL);
        if (!window_) give_up(std::string("no OpenGL, install libegl1 and libgl1-mesa-dri: ") + SDL_GetError());
        auto renderer = stage::make_opengl_renderer(window_, atlas, true);
        if (!renderer) give_up(renderer.error().what);
        renderer_ = std::move(*renderer);
        finish_ = reinterpret_cast<decltype(&glFinish)>(SDL_GL_GetProcAddress("glFinish"));
        auto const name = reinterpret_cast<decltype(&glGetString)>(SDL_GL_GetProcAddress("glGetString"));
        std::string const drawer = reinterpret_cast<char const*>(name(GL_RENDERER));
        if (drawer.find("llvmpipe") == std::string::npos) give_up("OpenGL is drawn by " + drawer + ", not by llvmpipe");
    }
    ~LlvmPipe() {
        renderer_.reset();
        SDL_DestroyWindow(window_);
        SDL_Quit();
    }
    LlvmPipe(LlvmPipe const&) = delete;
    LlvmPipe& operator=(LlvmPipe const&) = delete;

    void draw(ImDrawData const& data) { // puts its own textures into the data
        renderer_->redraw_all();
        renderer_->draw(data);
        finish_();
    }
    stage::Picture picture() const { return renderer_->picture(); }

private:
    SDL_Window* window_ = nullptr;
    std::unique_ptr<stage::RendererBackend> renderer_;
    decltype(&glFinish) finish_ = nullptr;
};

// The contestants, and the screens they draw.
class Bench {
public:
    Bench() { panel_.kit().set_words(tests::kit_words(house_.strings())); }

    template<class Drawer>
    double once(Drawer& drawer, tests::Case const& screen) {
        auto const view = house_.view(screen);
        panel_.draw(view, house_.pictures(screen, view)); // anew for each: OpenGL takes the textures out of it
        double const before = processor_ms();
        drawer.draw(*ImGui::GetDrawData());
        return processor_ms() - before;
    }

    tests::Case busiest(std::vector<tests::Case> const& screens) {
        auto const cost = [&](tests::Case const& screen) {
            return std::min({once(ours_, screen), once(ours_, screen), once(ours_, screen)});
        };
        std::vector<double> costs;
        std::transform(screens.begin(), screens.end(), std::back_inserter(costs), cost);
        return screens[static_cast<std::size_t>(std::max_element(costs.begin(), costs.end()) - costs.begin())];
    }

    void compare(tests::Case const& screen) {
        check_alike(screen);
        std::vector<double> ours, sdl, llvmpipe;
        for (int round = 0; round < rounds; ++round) {
            ours.push_back(once(ours_, screen));
            sdl.push_back(once(sdl_, screen));
            llvmpipe.push_back(once(llvmpipe_, screen));
        }
        std::fprintf(stderr, "the screen is %s\n", screen.name.c_str());
        print("frame.sdl-software", median(ours), median(sdl));
        print("frame.llvmpipe", median(ours), median(llvmpipe));
    }

private:
    static void print(char const* name, double ours, double peer) {
        std::printf("%s %.4f ours=%.3fms peer=%.3fms\n", name, ours / peer, ours, peer);
    }

    // A peer that draws something else would not be one. SDL's software renderer is off by half a pixel here and
    // there, and darker where a line is a strip of the atlas: 20 dB at the worst.
    void check_alike(tests::Case const& screen) {
        once(ours_, screen);
        once(sdl_, screen);
        once(llvmpipe_, screen);
        double const sdl = tests::psnr(ours_.picture(), sdl_.picture());
        double const llvmpipe = tests::psnr(ours_.picture(), llvmpipe_.picture());
        if (sdl < 18 || llvmpipe < 45)
            give_up("the pictures differ: SDL " + std::to_string(sdl) + " dB, llvmpipe " + std::to_string(llvmpipe));
    }

    tests::House house_{model::Language::Vietnamese};
    tests::Panel panel_{size, tests::letters_in_use()};
    Ours ours_;
    bench::SdlSoftware sdl_{size.width, size.height};
    LlvmPipe llvmpipe_{panel_.atlas()};
};

} // namespace

int main(int argc, char** argv) {
    std::string const wanted = argc > 1 ? argv[1] : "";
    Bench bench;
    auto const screens = tests::all_cases();
    if (wanted.empty()) {
        bench.compare(bench.busiest(screens));
        return 0;
    }
    for (auto const& screen : screens)
        if (wanted == "all" || wanted == screen.name) bench.compare(screen);
    return 0;
}
