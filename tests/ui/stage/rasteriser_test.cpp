#include "ui/stage/rasteriser.h"

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
