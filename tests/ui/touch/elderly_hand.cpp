#include "tests/ui/touch/elderly_hand.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tests {
namespace {

constexpr double pi = std::numbers::pi;
constexpr int report_every = 10; // milliseconds

kit::Point moved(kit::Point from, double dx, double dy) {
    return {from.x + static_cast<float>(dx), from.y + static_cast<float>(dy)};
}

} // namespace

// SplitMix64 (Steele, Lea and Flood 2014): the same numbers with every library.
double ElderlyHand::uniform(double from, double to) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    z ^= z >> 31;
    return from + (to - from) * static_cast<double>(z >> 11) * 0x1p-53;
}

double ElderlyHand::normal() {
    double const radius = std::sqrt(-2 * std::log(1 - uniform(0, 1)));
    return radius * std::cos(uniform(0, 2 * pi));
}

ElderlyHand::Tremor ElderlyHand::tremor() {
    return {uniform(4, 12), std::min(0.5 * std::exp(0.7 * normal()), 3.0), uniform(0, 2 * pi), uniform(0, 2 * pi)};
}

ElderlyHand::Motion ElderlyHand::motion(kit::Point landing) {
    Motion motion{landing, tremor(), 0, 0, uniform(0, 2 * pi), 0};
    if (happens(0.3)) motion.roll = uniform(1, 3);
    if (happens(0.043)) motion.slip = 6 * std::sqrt(-std::log(1 - uniform(0, 1))) / (std::sqrt(pi) / 2);
    motion.lasts = static_cast<int>(std::clamp(180 * std::exp(0.6 * normal()), 40.0, 4000.0));
    return motion;
}

kit::Point ElderlyHand::Motion::after(int milliseconds) const {
    double const time = milliseconds / 1000.0;
    double const sway =
        tremor.amplitude * (std::sin(2 * pi * tremor.hertz * time + tremor.phase) - std::sin(tremor.phase));
    double const part = std::min(1.0, milliseconds / static_cast<double>(lasts));
    double const rolled = roll * std::min(1.0, milliseconds / 80.0);
    return moved(landing, sway * std::cos(tremor.direction) + slip * part * std::cos(slip_direction),
                 sway * std::sin(tremor.direction) + slip * part * std::sin(slip_direction) + rolled);
}

void ElderlyHand::add(std::vector<HandStep>& steps, std::int64_t finger, int from, Motion const& motion) {
    steps.push_back({from, kit::TouchPhase::Down, finger, motion.after(0)});
    for (int t = report_every; t < motion.lasts; t += report_every)
        steps.push_back({from + t, kit::TouchPhase::Move, finger, motion.after(t)});
    steps.push_back({from + motion.lasts, kit::TouchPhase::Up, finger, motion.after(motion.lasts)});
}

std::vector<HandStep> ElderlyHand::touch(kit::Point middle, float size, int at) {
    double const sigma = mean_offset / std::sqrt(pi / 2); // the mean of a Rayleigh distribution is sigma * sqrt(pi / 2)
    double const third = static_cast<double>(size) / 6;
    kit::Point const aim = moved(middle, uniform(-third, third), uniform(-third, third));
    Motion contact = motion(moved(aim, sigma * normal(), sigma * normal()));
    std::vector<HandStep> steps;
    add(steps, next_finger_++, at, contact);
    if (happens(0.03)) { // a second finger
        Motion second = motion(moved(middle, uniform(-30, 30), uniform(15, 60)));
        add(steps, next_finger_++, at + static_cast<int>(uniform(10, 200)), second);
    }
    int end = at + contact.lasts;
    bool const lost = happens(0.03);
    int const bounces = lost || happens(0.08) ? 1 : happens(0.02) ? 2 : 0;
    for (int i = 0; i < bounces; ++i) {
        kit::Point const last = contact.after(contact.lasts);
        contact = motion(moved(last, 1.5 * normal(), 1.5 * normal()));
        contact.lasts = static_cast<int>(uniform(20, 90));
        end += static_cast<int>(lost ? uniform(5, 25) : 500 / contact.tremor.hertz);
        add(steps, next_finger_++, end, contact);
        end += contact.lasts;
    }
    std::ranges::stable_sort(steps, {}, &HandStep::at);
    return steps;
}

std::vector<HandStep> ElderlyHand::palm(kit::Point middle, int at) {
    std::vector<HandStep> steps;
    int const contacts = static_cast<int>(uniform(3, 7));
    for (int i = 0; i < contacts; ++i) {
        Motion contact = motion(moved(middle, uniform(-40, 40), uniform(-30, 30)));
        contact.lasts = static_cast<int>(uniform(200, 900));
        add(steps, next_finger_++, at + static_cast<int>(uniform(0, 90)), contact);
    }
    std::ranges::stable_sort(steps, {}, &HandStep::at);
    return steps;
}

} // namespace tests
