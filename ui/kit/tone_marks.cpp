#include "ui/kit/tone_marks.h"

#include <array>
#include <vector>

namespace kit {

namespace {

struct Mark {
    std::string_view tone, name;
    std::vector<Point> stroke; // in a square of 1 by 1
};

std::array<Mark, 5> const& marks() {
    static std::array<Mark, 5> const all{{
        {"tone.grave", "huyền", {{0.22f, 0.24f}, {0.78f, 0.76f}}},
        {"tone.acute", "sắc", {{0.22f, 0.76f}, {0.78f, 0.24f}}},
        {"tone.hook",
         "hỏi",
         {{0.30f, 0.22f},
          {0.42f, 0.12f},
          {0.58f, 0.12f},
          {0.70f, 0.24f},
          {0.68f, 0.38f},
          {0.56f, 0.50f},
          {0.48f, 0.62f},
          {0.47f, 0.86f}}},
        {"tone.tilde",
         "ngã",
         {{0.06f, 0.62f},
          {0.16f, 0.46f},
          {0.28f, 0.40f},
          {0.40f, 0.44f},
          {0.60f, 0.58f},
          {0.72f, 0.62f},
          {0.84f, 0.56f},
          {0.94f, 0.40f}}},
        {"tone.dot", "nặng", {{0.5f, 0.6f}}},
    }};
    return all;
}

Mark const& mark_of(std::string_view tone) {
    for (Mark const& mark : marks())
        if (mark.tone == tone) return mark;
    return marks().front();
}

} // namespace

std::string_view name_of_tone(std::string_view tone) { return mark_of(tone).name; }

void draw_tone_key(Frame& frame, Rect box, std::string_view tone, Colour colour) {
    Mark const& mark = mark_of(tone);
    Layout const word = fit(frame.fonts, mark.name, FontRole::Caption, box.w, box.h * 0.46f, 1);
    bool const named = !word.lines.front().cut; // else the sign alone: its name is in the tree
    Rect const name = box.take_bottom(named ? box.h * 0.46f : 0);
    float const side = frame.px(named ? 6.5 : 9);
    Rect const square{box.x + (box.w - side) / 2, box.y + (box.h - side) / 2 + frame.px(named ? 0.8 : 0), side, side};
    std::vector<Point> points;
    for (Point const p : mark.stroke)
        points.push_back({square.x + p.x * side, square.y + p.y * side});
    if (points.size() == 1)
        frame.paint().circle(points.front(), frame.px(1.3), colour);
    else
        frame.paint().stroke(points, frame.px(1.3), colour);
    if (named) frame.paint().text_middle(word, name, Align::Centre, frame.palette.text_quiet);
}

} // namespace kit
