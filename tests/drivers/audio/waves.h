// WAV files made by hand, apart from the product's decoder.
#pragma once
#include <string>
#include <vector>

#include "drivers/audio/sound.h"

namespace tests {

std::string wav(std::vector<std::int16_t> const& samples, unsigned rate = 22'050, unsigned channels = 1,
                unsigned bits = 16);
// A tone: half waves of `period` samples together, between +level and -level.
std::vector<std::int16_t> tone(std::size_t count, std::size_t period, std::int16_t level);

} // namespace tests
