// Pictures of QR codes as a kiosk's camera sees them, made here: turned, blurred, noisy, pale. Cards carry their UTF-8
// without saying so (no ECI), and so do these.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "drivers/frame.h"

namespace tests {

struct Scene {
    double module = 4;   // dots of the camera a module
    double degrees = 0;  // turned
    double tilt = 0;     // 0: straight on; 0.5: the far side is half as wide
    int blur = 0;        // radius of a box, twice
    double noise = 0;    // standard deviation, of 255
    double contrast = 1; // of what is between black and white
    bool inverted = false;
    bool mirrored = false;
    int width = 1280, height = 720;
    unsigned seed = 1;
};

drivers::Frame picture_of(std::string_view text, Scene const& scene);

// Made-up persons with all the letters of Vietnamese, in cards of 7 and 11 fields.
std::vector<std::string> card_texts(std::size_t count);

drivers::Frame copy_of(drivers::Frame const& frame);

} // namespace tests
