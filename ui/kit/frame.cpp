#include "ui/kit/frame.h"

#include <algorithm>
#include <cmath>

namespace kit {

Frame::Frame(Metrics panel, Palette const& colours, Fonts letters)
    : metrics(panel),
      palette(colours),
      fonts(letters),
      judge({.near_miss = panel.px(Sizes().near_miss),
             .drift = panel.px(2 * Sizes().near_miss),
             .bounce_reach = panel.px(10),
             .rim = panel.px(3),
             .glass = {0, 0, static_cast<float>(panel.width()), static_cast<float>(panel.height())}}) {}

void Frame::begin(std::span<Touch const> touches, base::Instant at) {
    now = at;
    next_frame.reset();
    wipe_tree();
    if (!touches.empty()) touched_at = at;
    judge.judge(touches, at);
    std::erase_if(ripples, [this](Ripple const& ripple) { return progress_of(ripple) >= 1; });
    for (Contact const& contact : judge.contacts())
        ripples.push_back({contact.id, contact.at, at});
    for (Ripple const& ripple : ripples)
        ask_frame(still ? ripple.start + lasting(motion.ripple) : now + base::Duration(16));
    if (judge.has_waiting()) ask_frame(now);
}

void Frame::ask_frame(base::Instant at) { next_frame = next_frame ? std::min(*next_frame, at) : at; }

Press Frame::target(std::string_view id, Rect box, bool enabled, Tempo tempo) {
    judge.add_target(id, box, enabled, tempo);
    return {enabled && judge.held(id), enabled && judge.pressed(id)};
}

void Frame::node(Role role, std::string_view id, std::string_view label, Rect box, NodeState state) {
    tree.nodes.push_back({role, std::string(id), std::string(label), box, state});
}

float Frame::progress_of(Ripple const& ripple) const {
    return static_cast<float>((now - ripple.start).count()) / static_cast<float>(lasting(motion.ripple).count());
}

void Frame::draw_ripple(Ripple const& ripple, Rect box, float radius, Colour colour) {
    // Where nothing may move, the whole target is lit for the same time.
    float const progress = still ? 0.5f : std::clamp(progress_of(ripple), 0.0f, 1.0f);
    float const eased = still ? 1 : 1 - (1 - progress) * (1 - progress) * (1 - progress);
    float const farthest = std::hypot(std::max(ripple.at.x - box.x, box.right() - ripple.at.x),
                                      std::max(ripple.at.y - box.y, box.bottom() - ripple.at.y));
    float const least = px(6); // seen beside the fingertip from the first frame on
    paint().ripple(box, radius, ripple.at, least + (farthest - least) * eased, faded(colour, 0.22f * (1 - progress)));
}

void Frame::draw_ripples(std::string_view id, Rect box, float radius, Colour colour) {
    for (Ripple const& ripple : ripples)
        if (ripple.id == id) draw_ripple(ripple, box, radius, colour);
}

void Frame::draw_stray_ripples() {
    for (Ripple const& ripple : ripples) {
        if (!ripple.id.empty()) continue;
        float const reach = px(9);
        draw_ripple(ripple, {ripple.at.x - reach, ripple.at.y - reach, 2 * reach, 2 * reach}, reach, palette.line);
    }
}

void Frame::wipe_tree() {
    for (Node& node : tree.nodes)
        for (std::string* text : {&node.label, &node.spoken})
            base::wipe(*text);
    tree.nodes.clear();
    tree.cut_lines = 0;
    tree.focused.clear();
}

} // namespace kit
