#include "tests/bench/frame/sdl_software.h"

#include <SDL.h>
#include <cstdio>
#include <cstdlib>
#include <imgui.h>
#include <vector>

namespace bench {
namespace {

template<class Thing>
Thing* made(Thing* thing) {
    if (thing) return thing;
    std::fprintf(stderr, "frame_bench: SDL's software renderer: %s\n", SDL_GetError());
    std::exit(1);
}

std::vector<std::uint8_t> as_rgba(kit::Image const& image) {
    if (image.format == kit::PixelFormat::Rgba) return image.pixels;
    std::vector<std::uint8_t> rgba(image.pixels.size() * 4, 255);
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        rgba[4 * i + 3] = image.pixels[i];
    return rgba;
}

} // namespace

SdlSoftware::SdlSoftware(int width, int height)
    : surface_(made(SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888))),
      renderer_(made(SDL_CreateSoftwareRenderer(surface_))) {}

SdlSoftware::~SdlSoftware() {
    SDL_DestroyRenderer(renderer_); // with its textures
    SDL_FreeSurface(surface_);
}

SDL_Texture* SdlSoftware::bring(kit::Image const& image) {
    auto& texture = textures_[{&image, image.version}];
    if (texture) return texture;
    texture = made(
        SDL_CreateTexture(renderer_, SDL_PIXELFORMAT_ABGR8888, SDL_TEXTUREACCESS_STATIC, image.width, image.height));
    SDL_UpdateTexture(texture, nullptr, as_rgba(image).data(), 4 * image.width);
    SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
    SDL_SetTextureScaleMode(texture, image.smooth ? SDL_ScaleModeLinear : SDL_ScaleModeNearest);
    return texture;
}

void SdlSoftware::draw(ImDrawData const& data) {
    SDL_SetRenderDrawColor(renderer_, 0, 0, 0, 255);
    SDL_RenderClear(renderer_);
    for (int i = 0; i < data.CmdListsCount; ++i)
        for (auto const& command : data.CmdLists[i]->CmdBuffer) {
            auto const& list = *data.CmdLists[i];
            auto const& clip = command.ClipRect;
            SDL_Rect const rect{static_cast<int>(clip.x), static_cast<int>(clip.y), static_cast<int>(clip.z - clip.x),
                                static_cast<int>(clip.w - clip.y)};
            SDL_RenderSetClipRect(renderer_, &rect);
            auto const* vertex = list.VtxBuffer.Data + command.VtxOffset;
            constexpr int stride = sizeof(ImDrawVert);
            SDL_RenderGeometryRaw(renderer_, bring(*static_cast<kit::Image const*>(command.GetTexID())), &vertex->pos.x,
                                  stride, reinterpret_cast<SDL_Color const*>(&vertex->col), stride, &vertex->uv.x,
                                  stride, list.VtxBuffer.Size - static_cast<int>(command.VtxOffset),
                                  list.IdxBuffer.Data + command.IdxOffset, static_cast<int>(command.ElemCount),
                                  sizeof(ImDrawIdx));
        }
    SDL_RenderSetClipRect(renderer_, nullptr);
    SDL_RenderFlush(renderer_);
}

stage::Picture SdlSoftware::picture() const {
    stage::Picture picture{surface_->w, surface_->h, {}};
    for (int y = 0; y < surface_->h; ++y) {
        auto const* row = static_cast<std::uint32_t const*>(surface_->pixels) + std::ptrdiff_t{y} * surface_->pitch / 4;
        picture.pixels.insert(picture.pixels.end(), row, row + surface_->w);
    }
    for (auto& pixel : picture.pixels)
        pixel &= 0xFFFFFF;
    return picture;
}

} // namespace bench
