#include "tests/drivers/typeset/slips.h"

#include <algorithm>

#include "config/load.h"
#include "kiosk/app/strings.h"

namespace tests {
namespace {

auto const shorter = [](auto const& a, auto const& b) { return a.name_vi.size() < b.name_vi.size(); };

} // namespace

model::Strings const& strings(model::Language language) {
    static auto const vietnamese = app::load_strings(model::Language::Vietnamese).value();
    static auto const english = app::load_strings(model::Language::English).value();
    return language == model::Language::English ? english : vietnamese;
}

model::Catalogue const& catalogue() {
    static auto const loaded = config::load_catalogue(TRAMSO_SOURCE_DIR "/config/content").value();
    return loaded;
}

model::Receipt receipt() {
    return {"7K3M-9Q2X-4FHT", base::from_rfc3339("2026-11-23T02:15:04.123Z").value(),
            "BTN-01",         "26743",
            "flooding",       "https://example.vn/phieu/7K3M-9Q2X-4FHT"};
}

model::Receipt longest_receipt() {
    auto made = receipt();
    made.place = std::ranges::max_element(catalogue().places, shorter)->code;
    made.category = std::ranges::max_element(catalogue().categories, shorter)->id;
    made.kiosk = std::string(60, 'W');
    made.url = "https://example.vn/" + std::string(120, 'x');
    return made;
}

drivers::Frame frame_of(drivers::Bitmap const& bitmap) {
    drivers::Frame frame;
    frame.width = bitmap.width;
    frame.height = bitmap.height;
    for (int y = 0; y < bitmap.height; ++y)
        for (int x = 0; x < bitmap.width; ++x)
            frame.luma.push_back(bitmap.black(x, y) ? 0 : 255);
    return frame;
}

} // namespace tests
