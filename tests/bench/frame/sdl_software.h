// SdlSoftware: ImGui's draw data through SDL's software renderer, as ImGui's own SDL_Renderer backend does it (Debian
// 12 ships the header of that backend and no object). One thread.
#pragma once
#include <map>

#include "ui/kit/image.h"
#include "ui/stage/renderer.h"

struct SDL_Renderer;
struct SDL_Surface;
struct SDL_Texture;

namespace bench {

class SdlSoftware {
public:
    SdlSoftware(int width, int height); // stops the program when SDL cannot
    ~SdlSoftware();
    SdlSoftware(SdlSoftware const&) = delete;
    SdlSoftware& operator=(SdlSoftware const&) = delete;

    void draw(ImDrawData const& data);
    stage::Picture picture() const;

private:
    SDL_Texture* bring(kit::Image const& image);

    SDL_Surface* surface_;
    SDL_Renderer* renderer_;
    std::map<std::pair<kit::Image const*, std::uint64_t>, SDL_Texture*> textures_; // by version
};

} // namespace bench
