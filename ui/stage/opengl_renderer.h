// The window with a GPU: ImGui's packaged OpenGL 3 backend, with kit::Image textures brought over by address and
// version. The ui thread.
#pragma once
#include <memory>

#include "kiosk/base/result.h"
#include "ui/kit/image.h"
#include "ui/stage/renderer.h"

struct SDL_Window;

namespace stage {

// `window` was made with SDL_WINDOW_OPENGL. Unavailable without OpenGL 3, and, unless `any`, when OpenGL is drawn by
// the CPU (llvmpipe, softpipe, swrast): our own rasteriser is several times quicker than that.
base::Result<std::unique_ptr<RendererBackend>> make_opengl_renderer(SDL_Window* window, kit::Image const& atlas,
                                                                    bool any);

} // namespace stage
