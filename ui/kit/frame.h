// Frame: what every widget of the kit draws with: measures, the tree, the judge of touches, ripples, the painter of
// this frame. Inside of ui/kit only. Owned by Kit; ui thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/kit/kit.h"
#include "ui/kit/paint.h"
#include "ui/kit/touch_judge.h"

namespace kit {

// What the finger does with a target in this frame.
struct Press {
    bool held = false;    // it is down on it
    bool pressed = false; // it acted
};

struct Ripple {
    std::string id; // of the target; empty: nothing was hit
    Point at;
    base::Instant start;
};

class Frame {
public:
    Frame(Metrics panel, Palette const& colours, Fonts letters);

    Metrics metrics;
    Palette palette;
    Fonts fonts;
    TextSize text_size = TextSize::Normal;
    bool still = false; // nothing moves
    int pace = 1;       // every time takes so many times as long
    Sizes sizes;
    Motion motion;
    Words words;
    Tree tree;
    TouchJudge judge;
    std::vector<Ripple> ripples;
    std::optional<Painter> painter; // from begin() to end()
    base::Instant now{};
    base::Instant touched_at{};
    std::optional<base::Instant> next_frame;

    float px(double millimetres) const { return metrics.px(millimetres); }
    float radius() const { return px(sizes.radius); }
    Painter& paint() { return *painter; }

    void begin(std::span<Touch const> touches, base::Instant at);
    void ask_frame(base::Instant at); // the earliest wins
    base::Duration lasting(int milliseconds) const { return base::Duration(pace * milliseconds); }
    Press target(std::string_view id, Rect box, bool enabled = true, Tempo tempo = Tempo::Button);
    void node(Role role, std::string_view id, std::string_view label, Rect box, NodeState state = {});
    void draw_ripples(std::string_view id, Rect box, float radius, Colour colour);
    void draw_stray_ripples();
    void wipe_tree(); // labels may be a citizen's words

private:
    float progress_of(Ripple const& ripple) const; // 0 to 1
    void draw_ripple(Ripple const& ripple, Rect box, float radius, Colour colour);
};

} // namespace kit
