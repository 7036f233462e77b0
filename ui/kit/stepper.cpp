#include "ui/kit/widgets.h"

#include <algorithm>

namespace kit {

// The label over one bar for each step; the bars of the steps done and of the present one are filled. In a low box the
// bars alone.
void draw_stepper(Frame& frame, std::string_view id, Rect box, int current, int count, std::string_view label) {
    frame.node(Role::Progress, id, label, box);
    if (count <= 0) return;
    float const bar = frame.px(2.8);
    float const gap = frame.px(frame.sizes.gap);
    Rect bars = box.take_bottom(bar);
    box.take_bottom(frame.px(1.5));
    Layout const words = fit(frame.fonts, label, FontRole::BodyStrong, box.w, box.h, 1);
    Rect const line{box.x, box.bottom() - words.height(), box.w, words.height()};
    if (words.height() <= box.h * 1.1f) frame.paint().text(words, line, Align::Left, frame.palette.text_quiet);

    float const width = (bars.w - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    for (int step = 0; step < count; ++step) {
        Rect const piece = bars.take_left(width);
        bars.take_left(gap);
        bool const reached = step <= current;
        frame.paint().rect(piece, reached ? frame.palette.primary : frame.palette.surface, bar / 2);
        if (!reached) frame.paint().edge(piece, frame.palette.line, bar / 2, frame.px(frame.sizes.line));
    }
}

} // namespace kit
