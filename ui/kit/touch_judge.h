// TouchJudge: the forgiving touch as pure logic (the rules are in kit.h). It keeps the boxes of the last drawing and
// decides from touches which target was pressed. At most one press is decided by a call of judge(); touches behind it
// wait for the next, because the screen may be another by then. No drawing, no clock. Owned by one Kit; ui thread.
//
// What is no press of its own: a finger that bounces (down again where it lifted, within half a period of a tremor of
// 4 Hz and two pictures), a second press of buttons before a person could have moved on, three contacts
// that come at once (a palm), and a blink at the glass's rim (a panel's ghost). A contact that never ends hides no
// others for long.
#pragma once
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "ui/kit/geometry.h"
#include "ui/kit/touch.h"
#include "ui/kit/touch_limits.h"

namespace kit {

// Where and when a finger went down, for the ripple; `id` is empty when it hit nothing.
struct Contact {
    Point at;
    base::Instant when;
    std::string id;
};

class TouchJudge {
public:
    explicit TouchJudge(TouchLimits limits) : limits_(limits) {}

    // --- before a drawing ---
    void judge(std::span<Touch const> touches, base::Instant now);
    bool has_waiting() const { return !waiting_.empty() || !chosen_.empty(); }
    std::vector<Contact> const& contacts() const { return contacts_; } // of the last judge()

    // --- during a drawing ---
    void begin_screen(std::string_view id);
    void add_target(std::string_view id, Rect box, bool enabled, Tempo tempo = Tempo::Button);
    void cover(); // what was added so far cannot be touched
    void end_drawing();

    bool pressed(std::string_view id) const { return !pressed_.empty() && pressed_ == id; }
    // Where the finger that pressed last was lifted; keys press nowhere.
    Point pressed_at() const { return press_ ? press_->at : Point{}; }
    // The first finger is on it now.
    bool held(std::string_view id) const { return finger_ && !target_.empty() && target_ == id; }
    // Since when the finger on `id` has been down.
    std::optional<base::Instant> held_since(std::string_view id) const;
    void spend() { spent_ = true; } // lifting the present finger will not press: its target has acted already

    // A key presses the target, at the next judge(), as a finger would: not when disabled, not while guarded.
    void choose(std::string_view id) { chosen_ = id; }

    void forget(); // everything but the targets

private:
    struct Target {
        std::string id;
        Rect box;
        bool enabled;
        Tempo tempo;
    };
    struct Finger {
        std::int64_t id;
        base::Instant down_at;
        bool of_palm;
    };
    // Where the finger that held a target last lifted.
    struct Lift {
        std::string target;
        Point at;
        base::Instant when;
    };

    Target const* under(Point at) const;
    Target const* find(std::string_view id) const;
    bool is_first(Touch const& touch) const;
    bool is_of_palm(Touch const& touch);
    bool is_hidden(Touch const& touch) const;
    bool is_bounce(Touch const& touch) const;
    bool comes_too_soon(Touch const& touch, Target const& target) const;
    bool is_blink(Touch const& touch) const;
    void take(Touch const& touch);
    void take_down(Touch const& touch);
    void take_move(Touch const& touch);
    void take_up(Touch const& touch);
    void take_chosen();
    void lift(Touch const& touch);
    void hold(Touch const& touch, Target const& target);
    void release();
    void change_screen();

    TouchLimits limits_;
    std::vector<Target> targets_, drawing_;
    std::deque<Touch> waiting_;
    std::vector<Contact> contacts_;
    std::string screen_, pressed_, chosen_;
    base::Instant now_{};
    base::Instant guarded_since_{};
    std::optional<base::Instant> guarded_until_;
    int covers_ = 0, covers_before_ = 0;

    std::vector<Finger> fingers_;        // that are on the glass, in the order in which they came
    std::optional<std::int64_t> finger_; // the first finger, while it holds a target
    std::string target_;
    Point down_from_{};
    base::Instant down_at_{};
    bool spent_ = false;
    bool types_fast_ = false; // the last press came soon after the one before
    std::optional<Lift> lift_;
    std::optional<Lift> press_; // the last that acted
};

} // namespace kit
