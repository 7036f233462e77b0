#include "drivers/audio/sound.h"

#include <algorithm>

namespace audio {

namespace {

std::int16_t clipped(std::int64_t sample) {
    return static_cast<std::int16_t>(std::clamp<std::int64_t>(sample, INT16_MIN, INT16_MAX));
}

// How alike two stretches are; larger is more.
std::int64_t alike(std::int16_t const* a, std::int16_t const* b, std::size_t count) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < count; i += 4)
        sum += std::int64_t{a[i]} * b[i];
    return sum;
}

// The shift of `from`, up to `reach` further on, at which it goes on best from what stands at `like`.
std::size_t best_shift(std::int16_t const* like, std::int16_t const* from, std::size_t overlap, std::size_t reach) {
    std::size_t best = 0;
    std::int64_t most = alike(like, from, overlap);
    for (std::size_t shift = 1; shift <= reach; ++shift)
        if (auto const now = alike(like, from + shift, overlap); now > most) {
            most = now;
            best = shift;
        }
    return best;
}

} // namespace

Sound resampled(Sound const& sound, int rate) {
    if (sound.rate == rate || sound.samples.empty()) return {rate, sound.samples};
    Sound out{rate, {}};
    auto const count = static_cast<std::size_t>(static_cast<std::int64_t>(sound.samples.size()) * rate / sound.rate);
    for (std::size_t i = 0; i < count; ++i) {
        double const at = static_cast<double>(i) * sound.rate / rate;
        auto const left = static_cast<std::size_t>(at);
        auto const right = std::min(left + 1, sound.samples.size() - 1);
        double const part = at - static_cast<double>(left);
        out.samples.push_back(
            clipped(static_cast<std::int64_t>(sound.samples[left] * (1 - part) + sound.samples[right] * part)));
    }
    return out;
}

Sound at_speed(Sound const& sound, int percent) {
    auto const frame = static_cast<std::size_t>(sound.rate * 30 / 1000), overlap = frame / 3, reach = frame / 4;
    if (percent == 100 || sound.samples.size() < 2 * frame + reach) return sound;
    auto const hop = frame - overlap; // written each time; read `hop * percent / 100` further on
    auto const& in = sound.samples;
    Sound out{sound.rate, {in.begin(), in.begin() + static_cast<std::ptrdiff_t>(frame)}};
    for (std::size_t turn = 1;; ++turn) {
        auto at = turn * hop * static_cast<std::size_t>(percent) / 100;
        if (at + frame + reach > in.size()) return out;
        auto* tail = out.samples.data() + out.samples.size() - overlap;
        at += best_shift(tail, in.data() + at, overlap, reach);
        for (std::size_t i = 0; i < overlap; ++i) {
            auto const share = static_cast<std::int64_t>(i), all = static_cast<std::int64_t>(overlap);
            tail[i] = clipped((tail[i] * (all - share) + in[at + i] * share) / all);
        }
        out.samples.insert(out.samples.end(), in.begin() + static_cast<std::ptrdiff_t>(at + overlap),
                           in.begin() + static_cast<std::ptrdiff_t>(at + frame));
    }
}

void make_loud(Sound& sound, int percent) {
    for (auto& sample : sound.samples)
        sample = clipped(std::int64_t{sample} * percent / 100);
}

} // namespace audio
