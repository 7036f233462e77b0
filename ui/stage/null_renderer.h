// A renderer that draws nothing: for a visit that is only heard. The ui thread.
#pragma once
#include <memory>

#include "ui/stage/renderer.h"

namespace stage {

class NullRenderer final : public RendererBackend {
public:
    bool draw(ImDrawData const&) override { return false; }
    void redraw_all() override {}
    Picture picture() override { return {}; }
    bool is_gpu() const override { return false; }
};

} // namespace stage
