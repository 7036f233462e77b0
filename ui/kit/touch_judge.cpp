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
        lift(touch);
        if (is_first(touch)) release();
        return;
    }
}

bool TouchJudge::is_first(Touch const& touch) const { return finger_ && *finger_ == touch.finger; }

// The third contact that comes at once makes a palm of all of them, and those that follow as closely belong to it.
bool TouchJudge::is_of_palm(Touch const& touch) {
    auto const is_recent = [&](Finger const& finger) { return touch.when - finger.down_at < limits_.palm; };
    auto const others = std::ranges::count_if(fingers_, is_recent);
    bool const joins = std::ranges::any_of(fingers_, [&](auto const& it) { return it.of_palm && is_recent(it); });
    if (others < 2 && !joins) return false;
    for (Finger& finger : fingers_) {
        if (!is_recent(finger)) continue;
        finger.of_palm = true;
        if (finger_ && *finger_ == finger.id) release();
    }
    return true;
}

// Another finger holds a target, and has not done so for ever.
bool TouchJudge::is_hidden(Touch const& touch) const {
    return finger_ && !is_first(touch) && touch.when - down_at_ < limits_.lost;
}

bool TouchJudge::is_bounce(Touch const& touch) const {
    Target const* const lifted = lift_ ? find(lift_->target) : nullptr;
    if (lifted == nullptr) return false;
    base::Duration const limit = lifted->tempo == Tempo::Key && types_fast_ ? limits_.key_bounce : limits_.bounce;
    float const away = std::hypot(touch.at.x - lift_->at.x, touch.at.y - lift_->at.y);
    return touch.when - lift_->when < limit && away <= limits_.bounce_reach;
}

// Nobody means two buttons so soon after one another: the second is another finger of the same hand.
bool TouchJudge::comes_too_soon(Touch const& touch, Target const& target) const {
    Target const* const before = press_ ? find(press_->target) : nullptr;
    bool const buttons = target.tempo == Tempo::Button && before != nullptr && before->tempo == Tempo::Button;
    return buttons && touch.when - press_->when < limits_.again;
}

bool TouchJudge::is_blink(Touch const& touch) const {
    Point const at = down_from_;
    bool const at_rim = at.x < limits_.glass.x + limits_.rim || at.x >= limits_.glass.right() - limits_.rim ||
                        at.y < limits_.glass.y + limits_.rim || at.y >= limits_.glass.bottom() - limits_.rim;
    return limits_.rim > 0 && at_rim && touch.when - down_at_ < limits_.blink;
}

void TouchJudge::take_down(Touch const& touch) {
    std::erase_if(fingers_, [&](Finger const& finger) { return finger.id == touch.finger; });
    bool const of_palm = is_of_palm(touch);
    fingers_.push_back({touch.finger, touch.when, of_palm});
    bool const guarded = guarded_until_ && touch.when < *guarded_until_;
    if (of_palm || guarded || is_hidden(touch)) return contacts_.push_back({touch.at, touch.when, {}});
    release();
    bool const bounces = is_bounce(touch);
    Target const* const target = bounces ? find(lift_->target) : under(touch.at);
    contacts_.push_back({touch.at, touch.when, target != nullptr ? target->id : std::string()});
    if (target == nullptr || !target->enabled) return; // a finger that holds nothing does not hide the next one
    hold(touch, *target);
    spent_ = bounces || comes_too_soon(touch, *target);
}

void TouchJudge::hold(Touch const& touch, Target const& target) {
    finger_ = touch.finger;
    target_ = target.id;
    down_from_ = touch.at;
    down_at_ = touch.when;
}

void TouchJudge::take_move(Touch const& touch) {
    if (!is_first(touch)) return;
    Target const* const target = find(target_);
    if (target == nullptr || distance(target->box, touch.at) > limits_.drift) release();
}

// A finger that touched the new screen for a moment bounces, and may do so once more.
void TouchJudge::lift(Touch const& touch) {
    auto const removed = std::erase_if(fingers_, [&](Finger const& finger) { return finger.id == touch.finger; });
    if (removed == 0 || !guarded_until_ || touch.when - guarded_since_ >= limits_.guard) return;
    guarded_until_ = std::max(*guarded_until_, touch.when + limits_.bounce);
}

void TouchJudge::take_up(Touch const& touch) {
    lift(touch);
    if (!is_first(touch)) return;
    Target const* const target = find(target_);
    bool const stayed = target != nullptr && distance(target->box, touch.at) <= limits_.drift;
    if (stayed) lift_ = Lift{target_, touch.at, touch.when};
    if (stayed && target->enabled && !spent_ && !is_blink(touch)) {
        types_fast_ = press_ && down_at_ - press_->when < limits_.fast;
        press_ = lift_;
        pressed_ = target_;
    }
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
    guarded_since_ = now_;
    guarded_until_ = now_ + limits_.guard;
}

void TouchJudge::add_target(std::string_view id, Rect box, bool enabled, Tempo tempo) {
    drawing_.push_back({std::string(id), box, enabled, tempo});
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
    fingers_.clear();
    lift_.reset();
    press_.reset();
}

} // namespace kit
