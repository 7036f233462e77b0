#include "ui/stage/rasteriser.h"

#include <cmath>
#include <functional>
#include <imgui.h>
#include <random>

#include "tests/support/catch.h"
#include "ui/kit/image.h"

using stage::Box;

namespace {

constexpr int width = 500, height = 300; // neither is a whole number of cells
constexpr std::uint32_t untouched = 0xABABABAB;

using Drawing = std::function<void(ImDrawList&)>;

// ImGui without a window, and a canvas.
class Easel {
public:
    Easel() : pixels(std::size_t{width} * height, untouched), rasteriser_(width, height) {
        ImGui::CreateContext();
        auto& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {width, height};
        unsigned char* alpha = nullptr;
        io.Fonts->GetTexDataAsAlpha8(&alpha, &atlas_.width, &atlas_.height);
        atlas_.format = kit::PixelFormat::Alpha;
        atlas_.pixels.assign(alpha, alpha + std::ptrdiff_t{atlas_.width} * atlas_.height);
        io.Fonts->SetTexID(&atlas_);
    }
    ~Easel() { ImGui::DestroyContext(); }
    Easel(Easel const&) = delete;
    Easel& operator=(Easel const&) = delete;

    std::vector<Box> draw(Drawing const& drawing) { return draw_with(rasteriser_, pixels, drawing); }
    std::vector<std::uint32_t> drawn_at_once(Drawing const& drawing) {
        stage::Rasteriser fresh(width, height);
        std::vector<std::uint32_t> whole(std::size_t{width} * height, untouched);
        draw_with(fresh, whole, drawing);
        return whole;
    }
    std::uint32_t at(int x, int y) const { return pixels[static_cast<std::size_t>(y * width + x)] & 0xFFFFFF; }
    void forget() { rasteriser_.forget(); }

    std::vector<std::uint32_t> pixels;
    std::vector<std::vector<Box>> shown; // of the last drawing, as they became ready

private:
    std::vector<Box> draw_with(stage::Rasteriser& rasteriser, std::vector<std::uint32_t>& canvas,
                               Drawing const& drawing) {
        ImGui::NewFrame();
        drawing(*ImGui::GetBackgroundDrawList());
        ImGui::Render();
        shown.clear();
        return rasteriser.draw(*ImGui::GetDrawData(), {canvas.data(), width},
                               [this](std::vector<Box> const& ready) { shown.push_back(ready); });
    }

    kit::Image atlas_;
    stage::Rasteriser rasteriser_;
};

void ground(ImDrawList& list) { list.AddRectFilled({0, 0}, {width, height}, IM_COL32(240, 240, 240, 255)); }

Drawing square_at(float x, float y) {
    return [x, y](ImDrawList& list) {
        ground(list);
        list.AddRectFilled({x, y}, {x + 20, y + 20}, IM_COL32(200, 0, 0, 255));
    };
}

bool touch(Box const& a, Box const& b) { return !stage::intersection(a, b).empty(); }

// A ramp from black to white, left to right.
void paint_ramp(kit::Image& image, int image_width, int image_height) {
    image.width = image_width;
    image.height = image_height;
    for (int i = 0; i < image_width * image_height; ++i) {
        auto const grey = static_cast<std::uint8_t>(i % image_width * 255 / (image_width - 1));
        image.pixels.insert(image.pixels.end(), {grey, grey, grey, 255});
    }
}

// Shapes of every kind, the same for the same seed.
void scatter(ImDrawList& list, unsigned seed, int count) {
    std::minstd_rand random(seed);
    auto const within = [&](int most) { return static_cast<float>(random() % static_cast<unsigned>(most)); };
    for (int i = 0; i < count; ++i) {
        ImVec2 const at{within(width), within(height)};
        auto const colour = IM_COL32(random() % 256, random() % 256, random() % 256, 60 + random() % 196);
        switch (i % 4) {
        case 0: list.AddCircleFilled(at, 5 + within(60), colour); break;
        case 1: list.AddRectFilled(at, {at.x + within(120), at.y + within(90)}, colour, within(20)); break;
        case 2: list.AddLine(at, {within(width), within(height)}, colour, 1 + within(6)); break;
        case 3: list.AddText(at, colour, "Bình Thạnh"); break;
        }
    }
}

} // namespace

TEST_CASE("the first row that changed is shown before the rest is drawn, and all of it is shown once") {
    Easel easel;
    easel.draw(square_at(10, 10));
    auto const changed = easel.draw([](ImDrawList& list) {
        ground(list);
        list.AddRectFilled({10, 70}, {90, 250}, IM_COL32(0, 0, 200, 255));
    });
    REQUIRE(easel.shown.size() == 2);
    CHECK(std::ranges::all_of(easel.shown[0], [&](Box const& box) { return box.top == easel.shown[0][0].top; }));
    CHECK(std::ranges::none_of(easel.shown[1], [&](Box const& box) { return box.top <= easel.shown[0][0].top; }));
    CHECK(easel.shown[0].size() + easel.shown[1].size() == changed.size());
    easel.draw([](ImDrawList& list) {
        ground(list);
        list.AddRectFilled({10, 70}, {90, 250}, IM_COL32(0, 0, 200, 255));
    });
    CHECK(easel.shown.empty());
}

TEST_CASE("the first drawing covers the whole canvas") {
    Easel easel;
    easel.draw(square_at(10, 10));
    CHECK(std::count(easel.pixels.begin(), easel.pixels.end(), untouched) == 0);
    CHECK(easel.at(15, 15) == 0xC80000);
    CHECK(easel.at(100, 100) == 0xF0F0F0);
    CHECK(easel.at(width - 1, height - 1) == 0xF0F0F0);
}

TEST_CASE("the same picture once more redraws nothing") {
    Easel easel;
    easel.draw(square_at(10, 10));
    CHECK(easel.draw(square_at(10, 10)).empty());
}

TEST_CASE("only the cells that changed are redrawn") {
    Easel easel;
    easel.draw(square_at(10, 10));
    std::fill(easel.pixels.begin(), easel.pixels.end(), untouched);
    auto const changed = easel.draw(square_at(12, 10));
    REQUIRE(changed.size() == 1);
    CHECK(changed[0].right - changed[0].left == 64);
    auto const drawn = std::count_if(easel.pixels.begin(), easel.pixels.end(), [](auto p) { return p != untouched; });
    CHECK(drawn == 64 * 64);
}

TEST_CASE("what leaves a cell and enters another changes both") {
    Easel easel;
    easel.draw(square_at(10, 10));
    CHECK(easel.draw(square_at(200, 200)).size() == 2);
    CHECK(easel.at(15, 15) == 0xF0F0F0);
    CHECK(easel.at(210, 210) == 0xC80000);
}

TEST_CASE("a picture that came about in steps is the one drawn at once, byte for byte") {
    Easel easel;
    for (unsigned step = 1; step <= 40; ++step) {
        auto const drawing = [step](ImDrawList& list) {
            ground(list);
            scatter(list, 7, 30);                     // stays
            scatter(list, 100 + step, 4);             // comes and goes
            scatter(list, 5, static_cast<int>(step)); // grows
        };
        easel.draw(drawing);
        REQUIRE(easel.pixels == easel.drawn_at_once(drawing));
    }
}

TEST_CASE("forgotten, everything is drawn again") {
    Easel easel;
    auto const all = easel.draw(square_at(10, 10)).size();
    easel.forget();
    CHECK(easel.draw(square_at(10, 10)).size() == all);
}

TEST_CASE("a photo is drawn in its colours, and again when its pixels change") {
    Easel easel;
    kit::Image photo;
    photo.width = photo.height = 2;
    photo.smooth = false;
    photo.pixels = {255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 9, 8, 7, 255};
    auto const drawing = [&](ImDrawList& list) {
        ground(list);
        list.AddImage(&photo, {100, 100}, {140, 140});
    };
    easel.draw(drawing);
    CHECK(easel.at(105, 105) == 0xFF0000);
    CHECK(easel.at(135, 105) == 0x00FF00);
    CHECK(easel.at(105, 135) == 0x0000FF);
    CHECK(easel.at(135, 135) == 0x090807);
    CHECK(easel.draw(drawing).empty());
    photo.pixels[0] = 0;
    CHECK(easel.draw(drawing).empty()); // nobody said that it changed
    ++photo.version;
    CHECK_FALSE(easel.draw(drawing).empty());
    CHECK(easel.at(105, 105) == 0x000000);
}

TEST_CASE("what a clip leaves out is not drawn") {
    Easel easel;
    easel.draw([](ImDrawList& list) {
        ground(list);
        list.PushClipRect({50, 50}, {100, 100});
        list.AddRectFilled({0, 0}, {300, 300}, IM_COL32(0, 0, 200, 255));
        list.AddCircleFilled({50, 50}, 40, IM_COL32(0, 200, 0, 255));
        list.PopClipRect();
    });
    CHECK(easel.at(49, 60) == 0xF0F0F0);
    CHECK(easel.at(60, 49) == 0xF0F0F0);
    CHECK(easel.at(60, 60) == 0x00C800);
    CHECK(easel.at(99, 99) == 0x0000C8);
    CHECK(easel.at(100, 99) == 0xF0F0F0);
}

TEST_CASE("half see-through colours mix with what lies below") {
    Easel easel;
    easel.draw([](ImDrawList& list) {
        list.AddRectFilled({0, 0}, {width, height}, IM_COL32(0, 0, 0, 255));
        list.AddRectFilled({0, 0}, {100, 100}, IM_COL32(255, 255, 255, 128));
    });
    auto const grey = static_cast<int>(easel.at(50, 50) & 0xFF);
    CHECK(std::abs(grey - 128) <= 1);
}

TEST_CASE("shapes beyond the canvas do no harm") {
    Easel easel;
    easel.draw([](ImDrawList& list) {
        ground(list);
        list.AddCircleFilled({-1000, -1000}, 3000, IM_COL32(0, 0, 0, 255), 64);
        list.AddLine({-1e6F, 10}, {1e6F, 20}, IM_COL32(255, 0, 0, 255), 3);
        list.AddRectFilled({400, 200}, {1e9F, 1e9F}, IM_COL32(0, 255, 0, 255));
    });
    CHECK(easel.at(width - 1, height - 1) == 0x00FF00);
}

TEST_CASE("of a circle that grows only the cells it reaches are drawn, and none when it rests") {
    Easel easel;
    auto const circle = [](float radius) {
        return [radius](ImDrawList& list) {
            ground(list);
            list.AddText({20, 20}, IM_COL32_BLACK, "Bình Thạnh");
            list.AddCircleFilled({250, 150}, radius, IM_COL32(0, 60, 140, 90));
        };
    };
    easel.draw(circle(4));
    for (float radius = 6; radius < 120; radius += 7) {
        auto const reach = static_cast<int>(radius) + 2; // with its soft edge
        Box const around{250 - reach, 150 - reach, 250 + reach, 150 + reach};
        auto const changed = easel.draw(circle(radius));
        CHECK_FALSE(changed.empty());
        for (auto const& box : changed)
            CHECK(touch(box, around));
        CHECK(easel.draw(circle(radius)).empty());
        CHECK(easel.shown.empty());
    }
}

TEST_CASE("triangles that share their edges draw every pixel between them once") {
    constexpr int columns = 9, rows = 6;
    std::minstd_rand random(11);
    std::vector<ImVec2> points;
    for (int i = 0; i < (columns + 1) * (rows + 1); ++i) {
        int const column = i % (columns + 1), row = i / (columns + 1);
        bool const rim = column == 0 || column == columns || row == 0 || row == rows;
        auto const moved = [&] { return rim ? 0.F : static_cast<float>(random() % 1000) / 50 - 10; };
        points.push_back(
            {20.F + 50.F * static_cast<float>(column) + moved(), 10.F + 45.F * static_cast<float>(row) + moved()});
    }
    Easel easel;
    easel.draw([&](ImDrawList& list) {
        list.AddRectFilled({0, 0}, {width, height}, IM_COL32_BLACK);
        list.Flags &= ~ImDrawListFlags_AntiAliasedFill;
        auto const at = [&](int column, int row) {
            return points[static_cast<std::size_t>(row * (columns + 1) + column)];
        };
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column) {
                list.AddTriangleFilled(at(column, row), at(column + 1, row), at(column + 1, row + 1),
                                       IM_COL32(255, 255, 255, 100));
                list.AddTriangleFilled(at(column, row), at(column, row + 1), at(column + 1, row + 1),
                                       IM_COL32(255, 255, 255, 100));
            }
    });
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            bool const inside = x >= 20 && x < 470 && y >= 10 && y < 280;
            INFO(x << "," << y);
            REQUIRE(easel.at(x, y) == (inside ? 0x646464U : 0U));
        }
}

TEST_CASE("a picture is stretched evenly, also when it is mirrored, and its rounded corners do not change its middle") {
    Easel easel;
    kit::Image ramp;
    paint_ramp(ramp, 30, 7);
    auto const grey = [&](int x) { return static_cast<int>(easel.at(x, 150) & 0xFF); };
    auto const expected = [](int x) { // at the centre of a pixel of a picture from 50 to 450
        double const texel = std::clamp((x + 0.5 - 50) * 30 / 400 - 0.5, 0.0, 29.0);
        return texel * 255 / 29;
    };
    for (float const radius : {0.F, 40.F}) {
        easel.draw([&](ImDrawList& list) {
            ground(list);
            list.AddImageRounded(&ramp, {50, 50}, {450, 250}, {0, 0}, {1, 1}, IM_COL32_WHITE, radius);
        });
        for (int x = 52; x < 448; ++x)
            CHECK(std::abs(grey(x) - expected(x)) <= 1.5);
    }
    easel.draw([&](ImDrawList& list) { list.AddImage(&ramp, {50, 50}, {450, 250}, {1, 0}, {0, 1}); });
    for (int x = 52; x < 448; ++x)
        CHECK(std::abs(grey(x) - expected(499 - x)) <= 1.5);
}

TEST_CASE("a picture shrunk to a few pixels, or of a single texel, is drawn within its bounds") {
    Easel easel;
    kit::Image large, speck;
    paint_ramp(large, 2000, 3);
    speck.width = speck.height = 1;
    speck.pixels = {10, 20, 30, 255};
    easel.draw([&](ImDrawList& list) {
        ground(list);
        list.AddImage(&large, {100, 100}, {110, 110});
        list.AddImage(&speck, {200, 100}, {290, 190});
    });
    CHECK((easel.at(100, 105) & 0xFF) < 0x20);
    CHECK((easel.at(109, 105) & 0xFF) > 0xE0);
    CHECK(easel.at(245, 145) == 0x0A141E);
    CHECK(easel.at(110, 105) == 0xF0F0F0);
    CHECK(easel.at(199, 145) == 0xF0F0F0);
}

TEST_CASE("a line of whole width, which is a strip of the atlas, is as dark as a filled box") {
    Easel easel;
    easel.draw([&](ImDrawList& list) {
        ground(list);
        list.AddRect({40, 40}, {400, 200}, IM_COL32_BLACK, 0, 0, 3);
        list.AddLine({60, 280}, {440, 230}, IM_COL32_BLACK, 4);
    });
    for (int const y : {41, 150, 199})
        CHECK(easel.at(41, y) == 0);
    CHECK(easel.at(250, 41) == 0);
    CHECK(easel.at(250, 199) == 0);
    CHECK(easel.at(250, 150) == 0xF0F0F0);
    CHECK(easel.at(36, 150) == 0xF0F0F0);
    CHECK(easel.at(250, 255) == 0);
}
