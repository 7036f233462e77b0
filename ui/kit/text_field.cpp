#include "ui/kit/widgets.h"

#include <algorithm>

namespace kit {

namespace {

constexpr base::Duration blink{530};
constexpr base::Duration blinks_for{10'000}; // then the caret stays, and nothing needs to be drawn

bool caret_is_on(Frame& frame) {
    auto const since = frame.now - frame.touched_at;
    if (frame.still || since >= blinks_for) return true;
    auto const beats = since / blink;
    frame.ask_frame(frame.touched_at + (beats + 1) * blink);
    return beats % 2 == 0;
}

void draw_caret(Frame& frame, Rect inner, Layout const& layout) {
    if (!caret_is_on(frame)) return;
    float const width = frame.px(0.8);
    float x = inner.x;
    float y = inner.y;
    if (!layout.lines.empty()) {
        x += layout.lines.back().width + frame.px(0.4);
        y += layout.height() - layout.line_height;
    }
    float const pad = layout.line_height * 0.1f;
    x = std::min(x, inner.right() - width);
    frame.paint().rect({x, y + pad, width, layout.line_height - 2 * pad}, frame.palette.primary);
}

// The lines from the last back that fit: what is being typed stays in sight.
void keep_last(Layout& layout, float height) {
    auto const room = static_cast<std::size_t>(std::max(1.0f, height / layout.line_height));
    if (layout.lines.size() > room)
        layout.lines.erase(layout.lines.begin(), layout.lines.end() - static_cast<std::ptrdiff_t>(room));
}

} // namespace

void draw_text_field(Frame& frame, std::string_view id, Rect box, base::PrivateText const& text, std::string_view hint,
                     bool focused) {
    Palette const& p = frame.palette;
    frame.paint().rect(box, p.surface, frame.radius());
    frame.paint().edge(box, focused ? p.primary : p.line, frame.radius(), frame.px(focused ? 0.8 : frame.sizes.line));
    frame.node(Role::TextField, id, text.reveal(), box, {.focused = focused});

    Rect const inner = box.inset(frame.px(5), frame.px(3));
    float const room = inner.w - frame.px(1.5); // for the caret behind a full line
    Layout layout = wrap(frame.fonts, text.reveal(), FontRole::Input, room);
    keep_last(layout, inner.h);
    bool const one_line = inner.h < 2 * layout.line_height;
    Rect place = inner;
    if (one_line) place = {inner.x, inner.y + (inner.h - layout.line_height) / 2, inner.w, layout.line_height};
    Rect room_of_hint = inner;
    room_of_hint.take_left(frame.px(focused ? 2 : 0));
    Layout const hinted = fit(frame.fonts, hint, FontRole::Body, room_of_hint.w, room_of_hint.h);
    if (text.reveal().empty() && one_line)
        frame.paint().text_middle(hinted, room_of_hint, Align::Left, p.text_quiet);
    else if (text.reveal().empty())
        frame.paint().text(hinted, room_of_hint, Align::Left, p.text_quiet);
    else
        frame.paint().text(layout, place, Align::Left, p.text);
    if (focused) draw_caret(frame, place, layout);
}

} // namespace kit
