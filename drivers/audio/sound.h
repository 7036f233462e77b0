// Sound: samples of one channel, and what is done with them: another sample rate, another speed at the same pitch,
// another loudness. Pure; any thread.
#pragma once
#include <cstdint>
#include <vector>

namespace audio {

struct Sound {
    int rate = 22'050; // samples a second
    std::vector<std::int16_t> samples;
};

Sound resampled(Sound const& sound, int rate);
// 200 percent: twice as fast, the voice no higher. Overlaps stretches of 30 ms where they fit best.
Sound at_speed(Sound const& sound, int percent);
void make_loud(Sound& sound, int percent); // too loud is cut off at the largest sample

} // namespace audio
