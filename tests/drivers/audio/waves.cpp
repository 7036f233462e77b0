#include "tests/drivers/audio/waves.h"

namespace tests {

namespace {

void put(std::string& out, unsigned value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i) & 0xFF);
}

} // namespace

std::string wav(std::vector<std::int16_t> const& samples, unsigned rate, unsigned channels, unsigned bits) {
    auto const size = static_cast<unsigned>(samples.size() * 2);
    std::string out = "RIFF";
    put(out, 36 + size, 4);
    out += "WAVEfmt ";
    put(out, 16, 4);
    put(out, 1, 2);
    put(out, channels, 2);
    put(out, rate, 4);
    put(out, rate * channels * bits / 8, 4);
    put(out, channels * bits / 8, 2);
    put(out, bits, 2);
    out += "data";
    put(out, size, 4);
    for (auto const sample : samples)
        put(out, static_cast<std::uint16_t>(sample), 2);
    return out;
}

std::vector<std::int16_t> tone(std::size_t count, std::size_t period, std::int16_t level) {
    std::vector<std::int16_t> samples;
    for (std::size_t i = 0; i < count; ++i)
        samples.push_back(i % period < period / 2 ? level : static_cast<std::int16_t>(-level));
    return samples;
}

} // namespace tests
