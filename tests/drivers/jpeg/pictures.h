// A picture with soft colours and an edge, as photos have.
#pragma once
#include "drivers/frame.h"
#include "drivers/jpeg/luma.h"

namespace tests {

inline drivers::Frame photo(int width, int height) {
    drivers::Frame frame;
    frame.width = width;
    frame.height = height;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            for (int const value : {x * 255 / width, y * 255 / height, x > width / 2 ? 200 : 60})
                frame.rgb.push_back(static_cast<std::uint8_t>(value));
            frame.luma.push_back(jpeg::luma_of(&frame.rgb[frame.rgb.size() - 3]));
        }
    return frame;
}

} // namespace tests
