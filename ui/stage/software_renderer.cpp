#include "ui/stage/software_renderer.h"

#include <SDL.h>
#include <imgui.h>
#include <optional>
#include <utility>

#include "ui/stage/rasteriser.h"

namespace stage {
namespace {

class SoftwareRenderer final : public RendererBackend {
public:
    explicit SoftwareRenderer(SDL_Window* window) : window_(window) {}

    bool draw(ImDrawData const& data) override {
        auto* surface = SDL_GetWindowSurface(window_);
        if (!surface) return false;
        if (!rasteriser_ || surface != surface_) {
            rasteriser_.emplace(surface->w, surface->h);
            surface_ = surface;
        }
        Canvas const canvas{static_cast<std::uint32_t*>(surface->pixels), surface->pitch / 4};
        auto const changed = rasteriser_->draw(data, canvas, [this](std::vector<Box> const& ready) { show(ready); });
        if (std::exchange(lost_, false)) return SDL_UpdateWindowSurface(window_) == 0;
        return !changed.empty();
    }

    void redraw_all() override { lost_ = true; } // the surface still has it

    Picture picture() override {
        Picture picture;
        auto const* surface = SDL_GetWindowSurface(window_);
        if (!surface) return picture;
        picture.width = surface->w;
        picture.height = surface->h;
        for (int y = 0; y < surface->h; ++y) {
            auto const* row = reinterpret_cast<std::uint32_t const*>(static_cast<char const*>(surface->pixels) +
                                                                     static_cast<std::ptrdiff_t>(y) * surface->pitch);
            picture.pixels.insert(picture.pixels.end(), row, row + surface->w);
        }
        return picture;
    }

    bool is_gpu() const override { return false; }

private:
    void show(std::vector<Box> const& ready) {
        std::vector<SDL_Rect> rects;
        for (auto const& box : ready)
            rects.push_back({box.left, box.top, box.right - box.left, box.bottom - box.top});
        SDL_UpdateWindowSurfaceRects(window_, rects.data(), static_cast<int>(rects.size()));
    }

    SDL_Window* window_;
    SDL_Surface* surface_ = nullptr; // SDL makes a new one when the window's size changes
    std::optional<Rasteriser> rasteriser_;
    bool lost_ = false;
};

} // namespace

base::Result<std::unique_ptr<RendererBackend>> make_software_renderer(SDL_Window* window) {
    auto const* surface = SDL_GetWindowSurface(window);
    if (!surface)
        return base::failure(base::ErrorKind::Unavailable, std::string("no window surface: ") + SDL_GetError());
    auto const format = surface->format->format;
    if (format != SDL_PIXELFORMAT_RGB888 && format != SDL_PIXELFORMAT_ARGB8888)
        return base::failure(base::ErrorKind::Unavailable,
                             std::string("the display wants pixels we do not draw: ") + SDL_GetPixelFormatName(format));
    return std::make_unique<SoftwareRenderer>(window);
}

} // namespace stage
