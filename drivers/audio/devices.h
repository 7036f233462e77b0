// The sound devices that SDL sees, by name, for the technician who chooses where the headphones are.
#pragma once
#include <string>
#include <vector>

namespace audio {

std::vector<std::string> output_devices(); // empty: there is none, or no sound system answers

} // namespace audio
