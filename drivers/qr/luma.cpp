#include "drivers/qr/luma.h"

#include <algorithm>

namespace qr {
namespace {

// The mean of 2 × radius + 1 neighbours along a line of `count` values that lie `step` apart; the ends are repeated.
void box(std::uint8_t const* from, std::uint8_t* to, int count, int step, int radius) {
    auto const at = [&](int i) { return unsigned{from[std::clamp(i, 0, count - 1) * step]}; };
    auto const size = static_cast<unsigned>(2 * radius + 1);
    unsigned sum = 0;
    for (int i = -radius; i <= radius; ++i)
        sum += at(i);
    for (int i = 0; i < count; ++i) {
        to[i * step] = static_cast<std::uint8_t>(sum / size);
        sum += at(i + radius + 1) - at(i - radius);
    }
}

Luma box(Luma const& from, int radius) {
    Luma rows(from.width, from.height);
    for (int y = 0; y < from.height; ++y)
        box(from.row(y), rows.row(y), from.width, 1, radius);
    Luma both(from.width, from.height);
    for (int x = 0; x < from.width; ++x)
        box(rows.pixels.data() + x, both.pixels.data() + x, from.height, from.width, radius);
    return both;
}

std::uint8_t quarters(unsigned a, unsigned b) { return static_cast<std::uint8_t>((3 * a + b + 2) / 4); }

} // namespace

Luma shrunk(Luma const& from, int step) {
    Luma to(from.width / step, from.height / step);
    for (int y = 0; y < to.height; ++y)
        for (int x = 0; x < to.width; ++x) {
            unsigned sum = 0;
            for (int dy = 0; dy < step; ++dy)
                for (int dx = 0; dx < step; ++dx)
                    sum += from.row(y * step + dy)[x * step + dx];
            to.row(y)[x] = static_cast<std::uint8_t>(sum / static_cast<unsigned>(step * step));
        }
    return to;
}

Luma blurred(Luma const& from, int radius) { return box(box(from, radius), radius); }

Luma sharpened(Luma const& from, int radius, int strength) {
    auto to = blurred(from, radius);
    for (std::size_t i = 0; i < to.pixels.size(); ++i) {
        int const value = from.pixels[i];
        to.pixels[i] = static_cast<std::uint8_t>(std::clamp(value + strength * (value - to.pixels[i]), 0, 255));
    }
    return to;
}

Luma enlarged(Luma const& from) {
    Luma wide(from.width * 2, from.height);
    for (int y = 0; y < from.height; ++y)
        for (int x = 0; x < from.width; ++x) {
            auto const* row = from.row(y);
            wide.row(y)[2 * x] = quarters(row[x], row[std::max(x - 1, 0)]);
            wide.row(y)[2 * x + 1] = quarters(row[x], row[std::min(x + 1, from.width - 1)]);
        }
    Luma to(wide.width, from.height * 2);
    for (int y = 0; y < to.height; ++y) {
        auto const *near = wide.row(y / 2),
                   *far = wide.row(std::clamp(y / 2 + (y % 2 == 0 ? -1 : 1), 0, from.height - 1));
        for (int x = 0; x < to.width; ++x)
            to.row(y)[x] = quarters(near[x], far[x]);
    }
    return to;
}

Luma inverted(Luma const& from) {
    Luma to(from.width, from.height);
    std::ranges::transform(from.pixels, to.pixels.begin(),
                           [](std::uint8_t value) { return static_cast<std::uint8_t>(255 - value); });
    return to;
}

} // namespace qr
