// The window without a GPU: our rasteriser straight into SDL's window surface. The ui thread.
#pragma once
#include <memory>

#include "kiosk/base/result.h"
#include "ui/stage/renderer.h"

struct SDL_Window;

namespace stage {

// `window` outlives the renderer.
base::Result<std::unique_ptr<RendererBackend>> make_software_renderer(SDL_Window* window);

} // namespace stage
