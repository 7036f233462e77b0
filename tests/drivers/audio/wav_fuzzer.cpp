// Whatever bytes a recording holds: a sound whose samples come from them, or a refusal.
#include <cstdlib>

#include "drivers/audio/wav.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const sound = audio::decode_wav({data, size});
    if (!sound) return 0;
    if (sound->samples.size() * 2 > size || sound->rate < 8'000 || sound->rate > 48'000) std::abort();
    if (audio::at_speed(audio::resampled(*sound, 22'050), 150).rate != 22'050) std::abort();
    return 0;
}
