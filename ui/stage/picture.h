// Picture: the pixels of an upright RGBA kit::Image, one row after the other, its colours mixed where it is smooth.
// What belongs to a column is worked out once for all rows. Borrows the image; pure.
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "ui/kit/image.h"
#include "ui/stage/fill.h"

namespace stage {

// Where pixels lie on a texture, along one axis: texels.
struct Axis {
    double start = 0, step = 0; // of the centre of pixel 0, and from one pixel to the next
    int size = 0;               // texels

    double at(int pixel) const { return std::clamp(start + pixel * step, 0.0, static_cast<double>(size)); }
};

class PictureRows {
public:
    // For pixels `left` to `right`, no more than a cell.
    PictureRows(kit::Image const& image, Axis const& across, Axis const& down, int left, int right);

    // False for one that the general way is for: Alpha, empty, of one texel, or shrunk to less than a quarter.
    bool possible() const { return possible_; }
    // Pixels `from` to `to` of `row`, which is the canvas's row `y`; faded by 255 not at all.
    void paint(std::uint32_t* row, int y, int from, int to, unsigned fade);

private:
    static constexpr int longest_line = 4 * cell_size; // texels

    // The first of the two texels a pixel lies between, and how near the second is: 0 to 256.
    struct Between {
        int first;
        std::uint16_t nearness;
    };
    static Between between(Axis const& axis, int pixel, bool smooth);

    kit::Image const& image_;
    Axis down_;
    int left_, start_ = 0, texels_ = 0; // the line's first texel and how many it has
    bool possible_;
    std::array<Between, cell_size> columns_;
    std::array<std::uint8_t, std::size_t{4} * longest_line> line_; // 0xAARRGGBB
};

} // namespace stage
