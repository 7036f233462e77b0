// Stage: the window, the finger, the fonts and the picture: the SDL half of the screen. Draws ImGui's draw data with
// our own rasteriser of changed cells where there is no GPU, with ImGui's OpenGL 3 backend where there is one. The ui
// thread owns it; wake() is for any thread. One Stage a process (SDL and ImGui's context are global).
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "ui/kit/fonts.h"
#include "ui/kit/image.h"
#include "ui/kit/theme.h"
#include "ui/kit/touch.h"
#include "ui/stage/pad_queue.h"

namespace stage {

enum class Renderer {
    Automatic, // OpenGL when the GPU is a real one, else software
    Software,
    OpenGl, // also on a software OpenGL: for tests
    None,   // nothing is drawn: for a visit that is only heard
};

struct Options {
    int width = 1920; // pixels; the window's size when not fullscreen
    int height = 1080;
    bool fullscreen = true;
    bool headless = false; // no display at all: SDL's dummy driver and the software renderer
    Renderer renderer = Renderer::Automatic;
    std::string title = "Trạm Số";
    PadNames keypad; // keys that mean something; none: no key does
};

class Stage {
public:
    // `letters`: every code point that may be shown; one without a glyph is an error that names it.
    static base::Result<std::unique_ptr<Stage>> open(Options const& options, kit::Metrics const& metrics,
                                                     std::vector<char32_t> const& letters);
    ~Stage();
    Stage(Stage const&) = delete;
    Stage& operator=(Stage const&) = delete;

    kit::Metrics const& metrics() const;
    kit::Fonts const& fonts() const;
    kit::Image const& atlas() const;
    // Makes the letters of that size unless they were made before; then fonts() and atlas() are theirs. Between frames.
    base::Result<> set_text_size(kit::TextSize size);
    bool uses_gpu() const;

    // Sleeps until a touch, a wake() or the end of `patience`.
    void wait(base::Duration patience);
    void wake();
    bool closing() const; // the window was closed, Escape pressed in a window, or SIGTERM came

    std::vector<kit::Touch> take_touches(base::Instant now);
    void push(kit::Touch touch); // as if a finger had done it
    bool take_cover_key();       // the key that covers the screen was pressed since
    std::vector<kit::PadPress> take_presses(base::Instant now);
    void push(kit::PadPress press); // as if the keypad had sent it

    void begin_frame();       // ImGui::NewFrame
    void set_dark(bool dark); // from the next present() on: nothing can be seen, for a visit that is heard
    bool present();           // ImGui::Render and to the glass; true when a pixel changed

    // PNG of the last presented picture.
    base::Result<> capture(std::filesystem::path const& file);

private:
    struct Inside;
    explicit Stage(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

} // namespace stage
