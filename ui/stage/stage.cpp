#include "ui/stage/stage.h"

#include <SDL.h>
#include <array>
#include <cstdlib>
#include <cstring>
#include <imgui.h>
#include <malloc.h>
#include <utility>

#include "kiosk/base/log.h"
#include "ui/stage/capture.h"
#include "ui/stage/fonts.h"
#include "ui/stage/null_renderer.h"
#include "ui/stage/opengl_renderer.h"
#include "ui/stage/software_renderer.h"
#include "ui/stage/touch_queue.h"

namespace stage {
namespace {

// ImGui's memory holds the words it draws: zeroed when it is given back.
void* take_memory(std::size_t size, void*) { return std::malloc(size); }
void give_back_zeroed(void* memory, void*) {
    if (!memory) return;
    explicit_bzero(memory, malloc_usable_size(memory));
    std::free(memory);
}

// What SDL and Xlib would read and start on our way to the first picture, and what a screen of fingers has no use for:
// the table of composed letters, half a megabyte of text, and a session bus, which is launched when there is none.
void leave_out() {
    setenv("XCOMPOSEFILE", "/dev/null", 0);
    setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
}

void set_hints(Options const& options) {
    leave_out();
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0"); // else the window's surface silently goes through OpenGL
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_AUTO_CAPTURE, "0"); // a grab of the pointer costs each press round trips
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    if (options.headless) SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
}

base::Error sdl_error(std::string const& what) { return {base::ErrorKind::Unavailable, what + ": " + SDL_GetError()}; }

// On X11 a borderless window of the display's size: SDL would wait 100 ms for a window manager's leave, which a kiosk
// does not have.
SDL_Window* open_window(Options options, bool opengl) {
    Uint32 flags = 0;
    bool const fullscreen = options.fullscreen && !options.headless;
    SDL_Rect display{};
    char const* driver = SDL_GetCurrentVideoDriver();
    bool const on_x11 = driver && std::string_view(driver) == "x11";
    if (fullscreen && on_x11 && SDL_GetDisplayBounds(0, &display) == 0) {
        flags |= SDL_WINDOW_BORDERLESS;
        options.width = display.w;
        options.height = display.h;
    } else if (fullscreen) {
        flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    }
    if (opengl) {
        flags |= SDL_WINDOW_OPENGL;
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    }
    return SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, options.width,
                            options.height, flags);
}

bool loses_picture(Uint8 window_event) {
    return window_event == SDL_WINDOWEVENT_EXPOSED || window_event == SDL_WINDOWEVENT_SHOWN ||
           window_event == SDL_WINDOWEVENT_RESTORED || window_event == SDL_WINDOWEVENT_SIZE_CHANGED;
}

// The fonts of one text size. ImGui keeps the address of its atlas, and draw lists that of the image.
struct Lettering {
    ImFontAtlas made;
    kit::Image atlas;
    kit::Fonts fonts;
};

} // namespace

struct Stage::Inside {
    Inside(kit::Metrics const& sizes, std::vector<char32_t> in_use, PadNames keypad)
        : metrics(sizes), letters(std::move(in_use)), presses(std::move(keypad)) {}
    ~Inside();
    Inside(Inside const&) = delete;
    Inside& operator=(Inside const&) = delete;

    base::Result<> open(Options const& options);
    base::Result<> open_renderer(Options const& options);
    void take(SDL_Event const& event);

    kit::Metrics metrics;
    base::Result<> set_text_size(kit::TextSize size);

    std::vector<char32_t> letters;
    std::array<std::unique_ptr<Lettering>, kit::text_sizes> lettering; // made when first wanted
    Lettering const* shown = nullptr;
    ImFontAtlas no_letters;
    bool dark = false;
    TouchQueue touches;
    PadQueue presses;
    SDL_Window* window = nullptr;
    std::unique_ptr<RendererBackend> renderer;
    Uint32 wake_event = 0;
    bool closing = false;
    bool fullscreen = false;
};

Stage::Inside::~Inside() {
    renderer.reset();
    presses.close_devices();
    if (ImGui::GetCurrentContext()) ImGui::DestroyContext();
    if (window) SDL_DestroyWindow(window);
    SDL_Quit();
}

base::Result<> Stage::Inside::set_text_size(kit::TextSize size) {
    auto& wanted = lettering[static_cast<std::size_t>(size)];
    if (!wanted) {
        auto making = std::make_unique<Lettering>();
        auto* const before = std::exchange(ImGui::GetIO().Fonts, &making->made);
        auto fonts = load_fonts(metrics, letters, making->atlas, size);
        ImGui::GetIO().Fonts = before;
        making->fonts = TRY(std::move(fonts));
        wanted = std::move(making);
    }
    shown = wanted.get();
    ImGui::GetIO().Fonts = &wanted->made;
    return {};
}

// Asked before OpenGL is: loading Mesa only to learn that the CPU draws costs more than the rest of the start.
bool has_gpu_device() {
    std::error_code error;
    return std::filesystem::exists("/dev/dri", error) || std::filesystem::exists("/dev/nvidia0", error);
}

base::Result<> Stage::Inside::open_renderer(Options const& options) {
    bool const wanted =
        options.renderer == Renderer::OpenGl || (options.renderer == Renderer::Automatic && has_gpu_device());
    bool const may_use_gpu = wanted && !options.headless;
    if (may_use_gpu) {
        window = open_window(options, true);
        if (window) {
            auto gpu = make_opengl_renderer(window, shown->atlas, options.renderer == Renderer::OpenGl);
            if (gpu) {
                renderer = std::move(*gpu);
                return {};
            }
            base::log(base::Severity::Info, "stage.renderer", "software: {}", gpu.error().what);
            SDL_DestroyWindow(window);
        }
        if (options.renderer == Renderer::OpenGl) return tl::unexpected(sdl_error("no OpenGL"));
    }
    window = open_window(options, false);
    if (!window) return tl::unexpected(sdl_error("no window"));
    if (options.renderer == Renderer::None) {
        renderer = std::make_unique<NullRenderer>();
        return {};
    }
    renderer = TRY(make_software_renderer(window));
    return {};
}

base::Result<> Stage::Inside::open(Options const& options) {
    set_hints(options);
    fullscreen = options.fullscreen;
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return tl::unexpected(sdl_error("no display"));
    ImGui::SetAllocatorFunctions(take_memory, give_back_zeroed);
    ImGui::CreateContext(&no_letters); // an atlas of ours: the context must not delete those that follow
    ImGui::GetIO().IniFilename = nullptr;
    TRY(set_text_size(kit::TextSize::Normal));
    TRY(open_renderer(options));
    presses.open_devices();
    wake_event = SDL_RegisterEvents(1);
    if (fullscreen && !options.headless) SDL_ShowCursor(SDL_DISABLE);
    return {};
}

void Stage::Inside::take(SDL_Event const& event) {
    if (event.type == SDL_QUIT) closing = true;
    if (event.type == SDL_KEYDOWN && event.key.keysym.sym == SDLK_ESCAPE && !fullscreen) closing = true;
    if (event.type == SDL_WINDOWEVENT && renderer && loses_picture(event.window.event)) renderer->redraw_all();
    int width = 0, height = 0;
    SDL_GetWindowSize(window, &width, &height);
    touches.take(event, width, height);
    presses.take(event);
}

Stage::Stage(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Stage::~Stage() = default;

base::Result<std::unique_ptr<Stage>> Stage::open(Options const& options, kit::Metrics const& metrics,
                                                 std::vector<char32_t> const& letters) {
    auto inside = std::make_unique<Inside>(metrics, letters, options.keypad);
    TRY(inside->open(options));
    return std::unique_ptr<Stage>(new Stage(std::move(inside)));
}

kit::Metrics const& Stage::metrics() const { return inside_->metrics; }
kit::Fonts const& Stage::fonts() const { return inside_->shown->fonts; }
kit::Image const& Stage::atlas() const { return inside_->shown->atlas; }
base::Result<> Stage::set_text_size(kit::TextSize size) { return inside_->set_text_size(size); }
bool Stage::take_cover_key() { return inside_->presses.take_cover(); }
bool Stage::uses_gpu() const { return inside_->renderer->is_gpu(); }
bool Stage::closing() const { return inside_->closing; }

void Stage::wait(base::Duration patience) {
    SDL_Event event;
    // The first event may have come while nobody waited; the rest is taken without waiting again.
    if (SDL_WaitEventTimeout(&event, static_cast<int>(patience.count())) != 0) inside_->take(event);
    while (SDL_PollEvent(&event) != 0)
        inside_->take(event);
}

void Stage::wake() {
    SDL_Event event{};
    event.type = inside_->wake_event;
    SDL_PushEvent(&event);
}

std::vector<kit::Touch> Stage::take_touches(base::Instant now) { return inside_->touches.release(now); }

void Stage::push(kit::Touch touch) { inside_->touches.push(touch); }

std::vector<kit::PadPress> Stage::take_presses(base::Instant now) { return inside_->presses.release(now); }

void Stage::push(kit::PadPress press) { inside_->presses.push(press); }

void Stage::begin_frame() {
    auto& io = ImGui::GetIO();
    int width = 0, height = 0;
    SDL_GetWindowSize(inside_->window, &width, &height);
    io.DisplaySize = ImVec2(static_cast<float>(width), static_cast<float>(height));
    io.DeltaTime = 1.F / 60; // the kit keeps its own time
    ImGui::NewFrame();
}

void Stage::set_dark(bool dark) { inside_->dark = dark; }

bool Stage::present() {
    if (inside_->dark)
        ImGui::GetForegroundDrawList()->AddRectFilled(ImVec2(0, 0), ImGui::GetIO().DisplaySize, IM_COL32_BLACK);
    ImGui::Render();
    return inside_->renderer->draw(*ImGui::GetDrawData());
}

base::Result<> Stage::capture(std::filesystem::path const& file) {
    return write_png(inside_->renderer->picture(), file);
}

} // namespace stage
