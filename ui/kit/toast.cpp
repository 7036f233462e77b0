#include "ui/kit/widgets.h"

#include <algorithm>

namespace kit {

void Toast::say(Frame const& frame, std::string_view id, std::string_view text) {
    if (id != id_ || text != text_) {
        id_ = id;
        text_ = text;
        since_ = frame.now;
    }
    said_ = true;
}

void Toast::draw(Frame& frame, Rect screen) {
    if (!said_) return forget();
    said_ = false;
    base::Instant const ends = since_ + frame.lasting(frame.motion.toast);
    if (text_.empty() || frame.now >= ends) return;
    frame.ask_frame(ends);

    float const width = std::min(screen.w * 0.8f, frame.px(300));
    Layout const words = fit(frame.fonts, text_, FontRole::BodyStrong, width, frame.px(40), 3);
    float widest = 0;
    for (Line const& line : words.lines)
        widest = std::max(widest, line.width);
    float const pad = frame.px(4.5);
    Rect const box{screen.centre().x - widest / 2 - pad, screen.y + frame.px(2), widest + 2 * pad,
                   words.height() + 2 * pad};
    draw_card(frame, box, frame.palette.text, frame.radius());
    frame.paint().text(words, box.inset(pad), Align::Centre, frame.palette.text_on_primary);
    frame.target(id_, box, false); // what is hidden below it is not pressed through it
    frame.node(Role::Toast, id_, text_, box);
}

void Toast::forget() {
    id_.clear();
    text_.clear();
    said_ = false;
}

} // namespace kit
