#include "ui/kit/key_echo.h"

#include <algorithm>

#include "ui/kit/tone_marks.h"
#include "ui/kit/widgets.h"

namespace kit {

namespace {

constexpr base::Duration stays{400};

// Above the key, as high as a fingertip does not hide; below it where there is no room.
Rect place_of(Frame const& frame, Rect key, Rect screen) {
    float const width = std::max(key.w * 1.3f, frame.px(26));
    float const height = frame.px(27);
    float const gap = frame.px(3);
    float const x = std::clamp(key.centre().x - width / 2, screen.x + gap, screen.right() - width - gap);
    float const above = key.y - gap - height;
    return {x, above >= screen.y ? above : key.bottom() + gap, width, height};
}

} // namespace

void KeyEcho::show(Frame& frame, Rect key_box, Key const& key, std::string_view label) {
    if (key.kind != KeyKind::Letter && key.kind != KeyKind::Tone) return;
    forget();
    label_ = label;
    if (key.kind == KeyKind::Tone) tone_ = key.name;
    key_box_ = key_box;
    until_ = frame.now + stays;
}

void KeyEcho::draw(Frame& frame, Rect screen) {
    if (label_.empty()) return;
    if (frame.now >= until_) return forget();
    frame.ask_frame(until_);
    Rect const box = place_of(frame, key_box_, screen);
    Palette const& p = frame.palette;
    draw_card(frame, box, p.surface, frame.radius());
    frame.paint().edge(box, p.primary, frame.radius(), frame.px(0.9));
    if (!tone_.empty()) return draw_tone_large(frame, box.inset(frame.px(1.5)), tone_, p.text);
    frame.paint().text_middle(fit(frame.fonts, label_, FontRole::Display, box.w, box.h, 1), box, Align::Centre, p.text);
}

void KeyEcho::forget() {
    base::wipe(label_);
    base::wipe(tone_);
    label_.clear();
    tone_.clear();
}

} // namespace kit
