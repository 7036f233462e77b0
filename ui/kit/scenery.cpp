// The one picture of the house: the city at dawn behind the greeting, and the lotus of the bar. Drawn from shapes, so
// that it is sharp on every panel and costs no file.
#include "ui/kit/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace kit {

namespace {

// A house of the skyline: x and width in parts of the width of a row, height in parts of the skyline's height.
struct House {
    float x, width, height;
};

// Far row, near row. Invented, but for the two everybody knows, which have their own drawing below.
constexpr std::array<House, 16> far_row{{{0.00f, 0.05f, 0.34f},
                                         {0.06f, 0.03f, 0.48f},
                                         {0.10f, 0.05f, 0.30f},
                                         {0.17f, 0.03f, 0.44f},
                                         {0.22f, 0.04f, 0.36f},
                                         {0.29f, 0.03f, 0.52f},
                                         {0.35f, 0.05f, 0.40f},
                                         {0.42f, 0.03f, 0.58f},
                                         {0.47f, 0.04f, 0.46f},
                                         {0.54f, 0.03f, 0.62f},
                                         {0.59f, 0.05f, 0.50f},
                                         {0.68f, 0.03f, 0.64f},
                                         {0.74f, 0.04f, 0.54f},
                                         {0.82f, 0.03f, 0.60f},
                                         {0.88f, 0.04f, 0.46f},
                                         {0.95f, 0.05f, 0.56f}}};
constexpr std::array<House, 15> near_row{{{0.02f, 0.06f, 0.20f},
                                          {0.09f, 0.03f, 0.28f},
                                          {0.14f, 0.05f, 0.18f},
                                          {0.20f, 0.06f, 0.24f},
                                          {0.28f, 0.04f, 0.32f},
                                          {0.33f, 0.07f, 0.20f},
                                          {0.41f, 0.04f, 0.34f},
                                          {0.46f, 0.06f, 0.24f},
                                          {0.53f, 0.04f, 0.38f},
                                          {0.58f, 0.06f, 0.28f},
                                          {0.66f, 0.05f, 0.36f},
                                          {0.76f, 0.05f, 0.30f},
                                          {0.82f, 0.06f, 0.40f},
                                          {0.90f, 0.04f, 0.28f},
                                          {0.95f, 0.06f, 0.34f}}};

constexpr float row_width = 3.6f; // in heights of the skyline; a wide panel has the row more than once, from the right

template<class Row>
void draw_row(Frame& frame, Rect ground, Row const& row, Colour colour) {
    float const width = row_width * ground.h;
    for (float right = ground.right(); right > ground.x; right -= width)
        for (House const& house : row) {
            float const left = std::max(ground.x, right - width + house.x * width);
            float const end = right - width + (house.x + house.width) * width;
            float const height = house.height * ground.h;
            if (end > left) frame.paint().rect({left, ground.bottom() - height, end - left, height}, colour);
        }
}

// Landmark 81: bundled shafts that end one after the other.
void draw_landmark(Frame& frame, Rect ground, float middle, Colour colour) {
    float const unit = ground.h * 0.052f;
    constexpr std::array<float, 7> heights{0.56f, 0.74f, 0.88f, 1.0f, 0.92f, 0.80f, 0.62f};
    for (std::size_t i = 0; i < heights.size(); ++i) {
        float const x = middle + (static_cast<float>(i) - 3.5f) * unit;
        float const height = heights[i] * ground.h;
        frame.paint().rect({x, ground.bottom() - height, unit + 1, height}, colour);
    }
    float const mast = ground.h * 0.16f;
    frame.paint().rect({middle - unit * 0.2f, ground.y - mast, unit * 0.4f, mast + 1}, colour);
}

// Bitexco: a lotus bud with its landing deck.
void draw_bud(Frame& frame, Rect ground, float middle, Colour colour) {
    float const high = ground.h * 0.86f, half = ground.h * 0.13f;
    std::array<Point, 14> outline;
    for (std::size_t i = 0; i < 7; ++i) {
        float const part = static_cast<float>(i) / 6;
        float const width = half * std::sin(std::numbers::pi_v<float> * (0.18f + 0.62f * part));
        float const y = ground.bottom() - high * (1 - part);
        outline[6 - i] = {middle - width, y};
        outline[7 + i] = {middle + width * 0.9f, y};
    }
    frame.paint().shape(outline, colour);
    frame.paint().rect({middle, ground.bottom() - high * 0.66f, half * 1.7f, high * 0.045f}, colour, half * 0.1f);
}

void draw_sun(Frame& frame, Point middle, float radius) {
    frame.paint().glow(middle, radius * 4.4f, faded(frame.palette.sun, 0.5f));
    frame.paint().circle(middle, radius, frame.palette.sun);
}

} // namespace

void draw_scenery(Frame& frame, Rect box, float covered) {
    Palette const& p = frame.palette;
    frame.paint().fade(box, p.sky, p.sky_low);
    Rect ground = box;
    frame.paint().rect(ground.take_bottom(covered + box.h * 0.04f), p.near_city);
    ground.take_top(ground.h * 0.16f);
    float const sun = ground.h * 0.2f;
    auto const from_right = [&](float heights) { return box.right() - heights * ground.h; };
    draw_sun(frame, {from_right(0.74f), ground.y + ground.h * 0.40f}, sun);
    draw_row(frame, ground, far_row, faded(p.far_city, 0.75f));
    draw_bud(frame, ground, from_right(1.27f), p.far_city);
    draw_landmark(frame, ground, from_right(0.33f), p.far_city);
    draw_row(frame, ground, near_row, p.near_city);
}

// Five petals over a leaf: each is two arcs from the foot to the tip.
void draw_emblem(Frame& frame, Rect box) {
    Palette const& p = frame.palette;
    frame.paint().rect(box, faded(p.text_on_sky, 0.16f), box.w * 0.26f);
    Point const foot{box.x + box.w / 2, box.y + box.h * 0.76f};
    struct Petal {
        float turn, length;
        Colour colour;
    };
    std::array<Petal, 5> const petals{{{-1.05f, 0.42f, mixed(p.accent, p.text_on_sky, 0.25f)},
                                       {1.05f, 0.42f, mixed(p.accent, p.text_on_sky, 0.25f)},
                                       {-0.52f, 0.52f, mixed(p.accent, p.text_on_sky, 0.55f)},
                                       {0.52f, 0.52f, mixed(p.accent, p.text_on_sky, 0.55f)},
                                       {0.0f, 0.58f, p.text_on_sky}}};
    constexpr int steps = 10;
    for (Petal const& petal : petals) {
        std::array<Point, 2 * steps> outline;
        for (int i = 0; i < 2 * steps; ++i) {
            float const along = static_cast<float>(i < steps ? i : 2 * steps - i) / steps;
            float const aside = (i < steps ? -1.0f : 1.0f) * 0.26f * std::sin(std::numbers::pi_v<float> * along);
            float const up = along * petal.length * box.h, out = aside * petal.length * box.h;
            outline[static_cast<std::size_t>(i)] = {foot.x + up * std::sin(petal.turn) + out * std::cos(petal.turn),
                                                    foot.y - up * std::cos(petal.turn) + out * std::sin(petal.turn)};
        }
        frame.paint().shape(outline, petal.colour);
    }
}

} // namespace kit
