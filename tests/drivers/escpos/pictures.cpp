#include "tests/drivers/escpos/pictures.h"

#include <random>

namespace tests {

drivers::Bitmap plain(int width, int height, bool black) {
    drivers::Bitmap made{width, height, {}};
    made.bits.assign(made.row_bytes() * static_cast<std::size_t>(height), black ? 0xFF : 0);
    return made;
}

drivers::Bitmap noise(int width, int height, unsigned seed) {
    auto made = plain(width, height, false);
    std::minstd_rand random(seed);
    for (auto& byte : made.bits)
        byte = static_cast<std::uint8_t>(random() >> 8);
    return made;
}

drivers::Bitmap questions(int width, int height) {
    auto made = plain(width, height, false);
    for (std::size_t i = 0; i + 3 < made.bits.size(); i += 7) {
        made.bits[i] = 0x10;
        made.bits[i + 1] = 0x04;
        made.bits[i + 2] = static_cast<std::uint8_t>(1 + i % 4);
    }
    return made;
}

} // namespace tests
