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

namespace {

struct Pen {
    float side; // of the square the mark is drawn in
    float thickness;
    FontRole name;
};

void draw_stroke(Frame& frame, Rect box, Mark const& mark, Pen const& pen, Colour colour) {
    Rect const square{box.x + (box.w - pen.side) / 2, box.y + (box.h - pen.side) / 2, pen.side, pen.side};
    std::vector<Point> points;
    for (Point const p : mark.stroke)
        points.push_back({square.x + p.x * pen.side, square.y + p.y * pen.side});
    if (points.size() == 1)
        frame.paint().circle(points.front(), pen.thickness, colour);
    else
        frame.paint().stroke(points, pen.thickness, colour);
}

void draw_mark(Frame& frame, Rect box, Mark const& mark, Pen const& pen, Colour colour) {
    Layout const name = fit(frame.fonts, mark.name, pen.name, box.w, box.h, 1);
    bool const named = has_room_below(frame, box, pen.side, widest_name_of_tone()); // all five, or none
    if (!named) return draw_stroke(frame, box, mark, {pen.side * 1.5f, pen.thickness * 1.4f, pen.name}, colour);
    draw_stroke(frame, {box.x, box.y + frame.px(0.8), box.w, box.h * 0.52f}, mark, pen, colour);
    frame.paint().text_middle(name, lower_half(box), Align::Centre, frame.palette.text_quiet);
}

} // namespace

Rect lower_half(Rect box) { return {box.x, box.y + box.h * 0.51f, box.w, box.h * 0.46f}; }

std::string_view widest_name_of_tone() { return marks().front().name; }

bool has_room_below(Frame const& frame, Rect box, float ink, std::string_view words) {
    Layout const second = fit(frame.fonts, words, FontRole::Caption, box.w, box.h, 1);
    bool const cut = second.lines.empty() || second.lines.front().cut;
    return !cut && ink + second.line_height * 0.85f + frame.px(1.3) <= box.h;
}

void draw_tone_key(Frame& frame, Rect box, std::string_view tone, Colour colour) {
    draw_mark(frame, box, mark_of(tone), {frame.px(6.5), frame.px(1.3), FontRole::Caption}, colour);
}

void draw_tone_large(Frame& frame, Rect box, std::string_view tone, Colour colour) {
    draw_mark(frame, box, mark_of(tone), {frame.px(11), frame.px(2.2), FontRole::Title}, colour);
}

} // namespace kit
