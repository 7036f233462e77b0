#include "ui/kit/widgets.h"

namespace kit {

void draw_surface(Frame& frame, Rect box, Surface const& surface, float radius, double edge_mm) {
    Painter& paint = frame.paint();
    if (surface.edge != 0) box = box.whole(); // else a rim of the fill shows outside of its edge
    if (surface.raised) paint.shadow(box, radius, frame.px(1.6), frame.px(0.7), frame.palette.shadow);
    paint.rect(box, surface.fill, radius);
    if (surface.edge != 0) paint.edge(box, surface.edge, radius, frame.px(edge_mm));
}

// Dark around light, 1 mm and more each: one of the two stands out from whatever lies below.
void draw_focus_ring(Frame& frame, Rect box) {
    float const outer = frame.px(1.3), inner = frame.px(1);
    frame.paint().edge(box.inset(-outer), frame.palette.text, frame.radius() + outer, outer);
    frame.paint().edge(box, frame.palette.surface, frame.radius(), inner);
}

void draw_card(Frame& frame, Rect box, Colour fill, float radius) {
    Painter& paint = frame.paint();
    Colour const shadow = frame.palette.shadow;
    paint.shadow(box, radius, frame.px(5), frame.px(2), faded(shadow, 0.55f)); // the air below it
    paint.shadow(box, radius, frame.px(0.8), frame.px(0.3), shadow);           // where it touches
    paint.rect(box, fill, radius);
    if (frame.palette.card_edge != 0) paint.edge(box, frame.palette.card_edge, radius, frame.px(frame.sizes.line));
}

} // namespace kit
