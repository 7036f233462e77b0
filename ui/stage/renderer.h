// RendererBackend: one way to bring ImGui's draw data to the window. The ui thread.
#pragma once
#include <cstdint>
#include <vector>

struct ImDrawData;

namespace stage {

// Pixels 0x00RRGGBB, rows from the top.
struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint32_t> pixels;
};

class RendererBackend {
public:
    virtual ~RendererBackend() = default;
    virtual bool draw(ImDrawData const& data) = 0; // true when a pixel changed
    virtual void redraw_all() = 0;                 // the window lost its picture
    virtual Picture picture() = 0;                 // the last drawn
    virtual bool is_gpu() const = 0;
};

} // namespace stage
