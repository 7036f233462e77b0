// ElderlyHand: touches of old hands, made up from measurements, in millimetres and with a seed. What it assumes:
//  - the finger lands 3.4 mm beside its aim in the mean (Sultana and Moffatt 2019, phones; young hands 1.9 mm), normal
//    and alike in all directions; the aim itself is spread evenly over the middle third of the target, for nobody aims
//    at a point;
//  - on the glass it trembles at 4 to 12 Hz by 0.5 mm in the median, 3 mm at most, for 180 ms in the median
//  (log-normal,
//    40 ms to 4 s); 4.3 % of touches slip by 6 mm in the mean before they lift (the same study); 30 % roll from the tip
//    to the pad, by 1 to 3 mm downwards within 80 ms;
//  - it bounces once in 8 % and twice in 2 %, after half a period of its tremor (42 to 125 ms), up to some millimetres
//    away, for 20 to 90 ms; in 3 % the panel loses it for 5 to 25 ms; in 3 % a second finger follows 15 to 60 mm lower.
// The spreads that no study gives are ours. The panel reports every 10 ms. Pure; one thread.
#pragma once
#include <cstdint>
#include <vector>

#include "ui/kit/touch.h"

namespace tests {

struct HandStep {
    int at; // milliseconds
    kit::TouchPhase phase;
    std::int64_t finger;
    kit::Point place; // millimetres
};

class ElderlyHand {
public:
    static constexpr double mean_offset = 3.4;

    explicit ElderlyHand(std::uint64_t seed) : state_(seed) {}

    // One touch that means the target of `size` around `middle`, from `at` on, ordered by time.
    std::vector<HandStep> touch(kit::Point middle, float size, int at);
    std::vector<HandStep> palm(kit::Point middle, int at); // laid down instead: three to six contacts
    double uniform(double from, double to);
    bool happens(double share) { return uniform(0, 1) < share; }

private:
    struct Tremor {
        double hertz, amplitude, direction, phase;
    };
    // What one contact does on the glass, as it goes on.
    struct Motion {
        kit::Point landing;
        Tremor tremor;
        double roll, slip, slip_direction;
        int lasts;
        kit::Point after(int milliseconds) const;
    };
    double normal();
    Tremor tremor();
    Motion motion(kit::Point landing);
    static void add(std::vector<HandStep>& steps, std::int64_t finger, int from, Motion const& motion);

    std::uint64_t state_;
    std::int64_t next_finger_ = 1;
};

} // namespace tests
