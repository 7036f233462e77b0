// A journey as the riders of a metro know it: a line with its stops. And the dots of one that has not ended.
#include "ui/kit/widgets.h"

#include <algorithm>
#include <array>

namespace kit {

namespace {

constexpr double stop_mm = 11, track_mm = 2.6;

void draw_stop(Frame& frame, Point middle, bool behind_us) {
    auto const& p = frame.palette;
    float const radius = frame.px(stop_mm / 2);
    frame.paint().circle(middle, radius, behind_us ? p.success : p.line);
    if (!behind_us) return frame.paint().circle(middle, radius - frame.px(1), p.surface);
    frame.paint().icon({middle.x - radius, middle.y - radius, 2 * radius, 2 * radius}, Icon::Check, p.text_on_primary,
                       FontRole::Icon);
}

void draw_track(Frame& frame, Point from, Point to, bool behind_us) {
    std::array<Point, 2> const track{from, to};
    frame.paint().stroke(track, frame.px(track_mm), behind_us ? frame.palette.success : frame.palette.line);
}

// Where each stop is, and the box of its words.
struct Places {
    Rect box;
    float step, radius, gap;
    bool down;

    Point of(std::size_t stop) const {
        float const along = step * (static_cast<float>(stop) + 0.5F);
        return down ? Point{box.x + radius, box.y + along} : Point{box.x + along, box.y + radius};
    }
    Rect words(Point at) const {
        float const aside = radius + gap;
        if (down) return {at.x + aside, at.y - step / 2, box.right() - at.x - aside, step};
        return {at.x - step / 2 + gap / 2, at.y + aside, step - gap, box.bottom() - at.y - aside};
    }
};

} // namespace

void draw_route(Frame& frame, std::string_view id, Rect box, Route const& route) {
    if (route.stops.empty()) return;
    bool const down = route.way == Way::Down;
    float const step = (down ? box.h : box.w) / static_cast<float>(route.stops.size());
    Places const places{box, step, frame.px(stop_mm / 2), frame.px(3), down};
    for (std::size_t i = 1; i < route.stops.size(); ++i)
        draw_track(frame, places.of(i - 1), places.of(i), static_cast<int>(i) <= route.reached);
    for (std::size_t i = 0; i < route.stops.size(); ++i) {
        Point const at = places.of(i);
        bool const behind_us = static_cast<int>(i) <= route.reached, here = static_cast<int>(i) == route.reached;
        draw_stop(frame, at, behind_us);
        Rect words = places.words(at);
        auto const layout =
            fit(frame.fonts, route.stops[i], here ? FontRole::BodyStrong : FontRole::Body, words.w, words.h);
        if (down) words.take_top((words.h - layout.height()) / 2);
        Rect const ink = frame.paint().text(layout, words, down ? Align::Left : Align::Centre,
                                            behind_us ? frame.palette.text : frame.palette.text_quiet);
        frame.node(Role::Text, std::string(id) + "." + std::to_string(i + 1), route.stops[i], ink);
    }
}

void draw_busy(Frame& frame, Rect box) {
    constexpr int dots = 3;
    auto const beat = frame.lasting(450);
    auto const turn = frame.now.time_since_epoch() / beat;
    float const radius = frame.px(2.4), step = frame.px(9);
    for (int dot = 0; dot < dots; ++dot) {
        bool const lit = frame.still || turn % dots == dot;
        Point const at{box.x + box.w / 2 + static_cast<float>(dot - 1) * step, box.y + box.h / 2};
        frame.paint().circle(at, radius, lit ? frame.palette.primary : frame.palette.line);
    }
    if (!frame.still) frame.ask_frame(base::Instant((turn + 1) * beat));
}

} // namespace kit
