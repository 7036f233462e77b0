// Painter: shapes, soft shadows, lines of text and icons on one ImGui draw list. Colours are 0xRRGGBBAA, measures
// pixels. Borrowed: the draw list of the present frame, the fonts. ui thread.
#pragma once
#include <span>

#include "ui/kit/fonts.h"
#include "ui/kit/geometry.h"
#include "ui/kit/image.h"
#include "ui/kit/kit.h"
#include "ui/kit/text_layout.h"

struct ImDrawList;
struct ImVec2;

namespace kit {

Colour faded(Colour colour, float by);              // alpha times `by`
Colour mixed(Colour from, Colour to, float amount); // 0: from, 1: to

class Painter {
public:
    Painter(ImDrawList& list, Fonts const& fonts) : list_(list), fonts_(fonts) {}

    void rect(Rect box, Colour colour, float radius = 0);
    void fade(Rect box, Colour top, Colour bottom);                    // from one colour to the other, downwards
    void glow(Point centre, float radius, Colour colour);              // fades to nothing at its rim
    void shape(std::span<Point const> points, Colour colour);          // convex, clockwise
    void edge(Rect box, Colour colour, float radius, float thickness); // inside the box
    void circle(Point centre, float radius, Colour colour);
    void stroke(std::span<Point const> points, float thickness, Colour colour); // with round ends
    // Soft: fades out over `blur` on both sides of the edge, moved down by `drop` (at most `blur`). The box itself is
    // left open: something opaque covers it.
    void shadow(Rect box, float radius, float blur, float drop, Colour colour);
    // A circle cut by the rounded box.
    void ripple(Rect box, float radius, Point centre, float reach, Colour colour);

    void begin_clip(Rect box); // until end_clip() nothing is drawn outside
    void end_clip();

    // From the top of `box`; returns the box of the ink.
    Rect text(Layout const& layout, Rect box, Align align, Colour colour);
    Rect text_middle(Layout const& layout, Rect box, Align align, Colour colour); // in the middle of the height
    void letters(Rect box, std::string_view text, float cap_height, Colour colour,
                 FontRole font = FontRole::Display);              // in the middle, of any height
    void icon(Rect box, Icon icon, Colour colour, FontRole font); // in the middle of the box
    void image(Rect box, Image const& image, float radius);

    int cut_lines() const { return cut_lines_; } // drawn with a … so far

private:
    // Clockwise; the colour as ImGui packs it. With `pictured`, the present texture is spread over that box.
    void convex(std::span<ImVec2 const> outline, unsigned packed, Rect const* pictured = nullptr);
    Rect line(Line const& line, FontRole role, Point at, Colour colour);

    ImDrawList& list_;
    Fonts const& fonts_;
    int cut_lines_ = 0;
};

} // namespace kit
