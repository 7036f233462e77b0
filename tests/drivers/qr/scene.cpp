#include "tests/drivers/qr/scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <qrencode.h>
#include <random>

#include "kiosk/base/check.h"

namespace tests {
namespace {

constexpr int quiet_zone = 4;

class Modules {
public:
    // By libqrencode: bytes as they are and no ECI, which ZXing-cpp 2 does not write.
    explicit Modules(std::string const& text)
        : code_(QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<unsigned char const*>(text.data()), 0,
                                  QR_ECLEVEL_M)) {
        base::check(code_ != nullptr, "a text that fits into a QR code");
    }
    ~Modules() { QRcode_free(code_); }
    Modules(Modules const&) = delete;
    Modules& operator=(Modules const&) = delete;

    int size() const { return code_->width; }
    bool dark(int column, int row) const { return (code_->data[row * code_->width + column] & 1) != 0; }

private:
    QRcode* code_;
};

// 1 is white paper, 0 black; what lies around the paper is grey.
double paper_at(Modules const& modules, double x, double y, bool mirrored) {
    int const size = modules.size();
    if (mirrored) x = size - x;
    int const column = static_cast<int>(std::floor(x)), row = static_cast<int>(std::floor(y));
    if (std::min(column, row) < -quiet_zone || std::max(column, row) >= size + quiet_zone) return 0.6;
    if (std::min(column, row) < 0 || std::max(column, row) >= size) return 1;
    return modules.dark(column, row) ? 0 : 1;
}

// The picture's point in modules.
std::pair<double, double> in_modules(double x, double y, int size, Scene const& scene) {
    double const angle = scene.degrees * std::numbers::pi / 180;
    double const dx = x - scene.width / 2.0, dy = y - scene.height / 2.0;
    double u = (dx * std::cos(angle) + dy * std::sin(angle)) / scene.module;
    double v = (-dx * std::sin(angle) + dy * std::cos(angle)) / scene.module;
    double const nearness = 1 + scene.tilt * v / size;
    u /= nearness;
    v /= nearness;
    return {u + size / 2.0, v + size / 2.0};
}

void blur_rows(std::vector<double>& values, int width, int height, int radius, std::ptrdiff_t step,
               std::ptrdiff_t line) {
    std::vector<double> row(static_cast<std::size_t>(width));
    for (int y = 0; y < height; ++y) {
        auto* const first = values.data() + y * line;
        for (int x = 0; x < width; ++x) {
            double sum = 0;
            for (int d = -radius; d <= radius; ++d)
                sum += first[std::clamp(x + d, 0, width - 1) * step];
            row[static_cast<std::size_t>(x)] = sum / (2 * radius + 1);
        }
        for (int x = 0; x < width; ++x)
            first[x * step] = row[static_cast<std::size_t>(x)];
    }
}

std::vector<double> drawn(Modules const& modules, Scene const& scene) {
    constexpr std::array<double, 2> parts{0.25, 0.75}; // four looks a pixel
    std::vector<double> values;
    for (int y = 0; y < scene.height; ++y)
        for (int x = 0; x < scene.width; ++x) {
            double sum = 0;
            for (double const dy : parts)
                for (double const dx : parts) {
                    auto const [u, v] = in_modules(x + dx, y + dy, modules.size(), scene);
                    sum += paper_at(modules, u, v, scene.mirrored);
                }
            values.push_back(sum / 4);
        }
    return values;
}

} // namespace

drivers::Frame picture_of(std::string_view text, Scene const& scene) {
    auto values = drawn(Modules(std::string(text)), scene);
    for (int times = 0; times < 2 && scene.blur > 0; ++times) {
        blur_rows(values, scene.width, scene.height, scene.blur, 1, scene.width);
        blur_rows(values, scene.height, scene.width, scene.blur, scene.width, 1);
    }
    std::minstd_rand random(scene.seed);
    std::normal_distribution<double> noise(0, std::max(scene.noise, 1e-9));
    drivers::Frame frame;
    frame.width = scene.width;
    frame.height = scene.height;
    for (double value : values) {
        if (scene.inverted) value = 1 - value;
        double const light = 128 + 190 * scene.contrast * (value - 0.5) + noise(random);
        frame.luma.push_back(static_cast<std::uint8_t>(std::clamp(light, 0.0, 255.0)));
    }
    return frame;
}

std::vector<std::string> card_texts(std::size_t count) {
    constexpr std::array names{"Nguyễn Thị Bưởi", "TRẦN QUỐC ĐẠT",  "Lê Hoàng Ngọc Quỳnh",
                               "Phạm Đỗ Khẩn",    "Hồ Thị Mỹ Hậu",  "Đặng Văn Sỹ",
                               "Vũ Ơn",           "Y Blăk Niê Kđăm"};
    constexpr std::array homes{"12 Lê Lợi, Phường Bến Thành, Quận 1, TP. Hồ Chí Minh",
                               "Ấp Bình Thượng, Xã Thới Hòa, Huyện Củ Chi", "Tổ 5, Thị trấn Đầm Dơi, Cà Mau",
                               "Số 9/7 hẻm 42 Nguyễn Hữu Cảnh, Phường 22, Bình Thạnh, TP. HCM",
                               "Buôn Ky, Phường Thành Nhất, Buôn Ma Thuột, Đắk Lắk"};
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < count; ++i) {
        auto text = fmt::format("0791{:02}{:06}|{}|{}|{:02}{:02}19{:02}|Nữ|{}|{:02}072021", 50 + i % 40, 123 + 7919 * i,
                                i % 3 == 0 ? "" : "024123456", names[i % names.size()], 1 + i % 28, 1 + i % 12,
                                50 + i % 40, homes[i % homes.size()], 1 + i % 28);
        if (i % 2 == 1) text += "||Nguyễn Văn Ba|Trần Thị Tư|";
        texts.push_back(std::move(text));
    }
    return texts;
}

drivers::Frame copy_of(drivers::Frame const& frame) {
    drivers::Frame copy;
    copy.width = frame.width;
    copy.height = frame.height;
    copy.luma = frame.luma;
    copy.rgb = frame.rgb;
    return copy;
}

} // namespace tests
