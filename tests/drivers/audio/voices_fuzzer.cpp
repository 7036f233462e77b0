// Whatever a list of recordings holds: no file outside of its folder, no text twice, or a refusal.
#include <cstdint>
#include <cstdlib>
#include <set>

#include "drivers/audio/recordings.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const parsed = audio::parse_voices({reinterpret_cast<char const*>(data), size});
    if (!parsed) return 0;
    std::set<std::string> texts;
    for (auto const& recording : *parsed)
        if (recording.file.find('/') != std::string::npos || !texts.insert(recording.text).second) std::abort();
    return 0;
}
