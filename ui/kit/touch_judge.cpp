#include "ui/kit/touch_judge.h"

#include <algorithm>
#include <cmath>

namespace kit {

namespace {

float distance(Rect const& box, Point at) {
    float const dx = std::max({box.x - at.x, at.x - box.right(), 0.0f});
    float const dy = std::max({box.y - at.y, at.y - box.bottom(), 0.0f});
    return std::hypot(dx, dy);
}

} // namespace

void TouchJudge::judge(std::span<Touch const> touches, base::Instant now) {
    now_ = now;
    pressed_.clear();
    contacts_.clear();
    waiting_.insert(waiting_.end(), touches.begin(), touches.end());
    while (!waiting_.empty() && pressed_.empty()) {
        Touch const touch = waiting_.front();
        waiting_.pop_front();
        take(touch);
    }
    take_chosen();
}

void TouchJudge::take_chosen() {
    if (chosen_.empty() || !pressed_.empty()) return; // after a finger's press it waits for the next call
    Target const* const target = find(chosen_);
    bool const guarded = guarded_until_ && now_ < *guarded_until_;
    if (target != nullptr && target->enabled && !guarded) pressed_ = chosen_;
    chosen_.clear();
}

void TouchJudge::take(Touch const& touch) {
    switch (touch.phase) {
    case TouchPhase::Down: return take_down(touch);
    case TouchPhase::Move: return take_move(touch);
    case TouchPhase::Up: return take_up(touch);
    case TouchPhase::Cancelled:
        if (is_first(touch)) release();
        return;
    }
}

bool TouchJudge::is_first(Touch const& touch) const { return finger_ && *finger_ == touch.finger; }

void TouchJudge::take_down(Touch const& touch) {
    if (finger_ && !is_first(touch) && touch.when - heard_at_ < limits_.lost) return;
    release();
    bool const guarded = guarded_until_ && touch.when < *guarded_until_;
    Target const* const target = guarded ? nullptr : under(touch.at);
    contacts_.push_back({touch.at, touch.when, target != nullptr ? target->id : std::string()});
    if (target == nullptr || !target->enabled) return; // a finger that holds nothing does not hide the next one
    finger_ = touch.finger;
    target_ = target->id;
    down_at_ = heard_at_ = touch.when;
}

void TouchJudge::take_move(Touch const& touch) {
    if (!is_first(touch)) return;
    heard_at_ = touch.when;
    Target const* const target = find(target_);
    if (target == nullptr || distance(target->box, touch.at) > limits_.drift) release();
}

void TouchJudge::take_up(Touch const& touch) {
    if (!is_first(touch)) return;
    Target const* const target = find(target_);
    bool const acts =
        target != nullptr && target->enabled && !spent_ && distance(target->box, touch.at) <= limits_.drift;
    if (acts) pressed_ = target_;
    release();
}

void TouchJudge::release() {
    finger_.reset();
    target_.clear();
    spent_ = false;
}

// The topmost target that holds the point; else the nearest that is near enough.
TouchJudge::Target const* TouchJudge::under(Point at) const {
    Target const* nearest = nullptr;
    float least = limits_.near_miss;
    for (auto target = targets_.rbegin(); target != targets_.rend(); ++target) {
        if (target->box.contains(at)) return &*target;
        float const away = distance(target->box, at);
        if (away > least || (nearest != nullptr && away == least)) continue;
        nearest = &*target;
        least = away;
    }
    return nearest;
}

TouchJudge::Target const* TouchJudge::find(std::string_view id) const {
    auto const found = std::ranges::find(targets_, id, &Target::id);
    return found == targets_.end() ? nullptr : &*found;
}

void TouchJudge::begin_screen(std::string_view id) {
    if (id == screen_) return;
    bool const first = screen_.empty();
    screen_ = id;
    if (!first) change_screen();
}

void TouchJudge::change_screen() {
    release();
    pressed_.clear();
    chosen_.clear();
    guarded_until_ = now_ + limits_.guard;
}

void TouchJudge::add_target(std::string_view id, Rect box, bool enabled) {
    drawing_.push_back({std::string(id), box, enabled});
}

void TouchJudge::cover() {
    drawing_.clear();
    ++covers_;
}

// A question that comes up or goes away is a change of the screen, too: the second tap of a shaky hand must not answer
// it.
void TouchJudge::end_drawing() {
    if (covers_ != covers_before_) change_screen();
    covers_before_ = covers_;
    covers_ = 0;
    targets_.swap(drawing_);
    drawing_.clear();
    if (finger_ && find(target_) == nullptr) release();
}

std::optional<base::Instant> TouchJudge::held_since(std::string_view id) const {
    if (!held(id)) return std::nullopt;
    return down_at_;
}

void TouchJudge::forget() {
    release();
    pressed_.clear();
    waiting_.clear();
    contacts_.clear();
    chosen_.clear();
}

} // namespace kit
