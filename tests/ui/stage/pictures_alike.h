// How alike two pictures are, and pictures back from their PNG files.
#pragma once
#include <filesystem>

#include "ui/stage/renderer.h"

namespace tests {

stage::Picture read_png(std::filesystem::path const& file);

// Peak signal to noise in decibels over all channels; 100 for equal pictures, 0 for pictures of different sizes.
double psnr(stage::Picture const& a, stage::Picture const& b);

} // namespace tests
