// Monkey: somebody who touches, types, holds up codes and goes away, at random, before the real flow, view, screens and
// kit, on a panel that nobody sees; after each step all is checked that holds whatever anybody does (checks.h). The
// same seed gives the same story to the letter. One at a time: it owns ImGui's context. One thread.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "kiosk/flow/step.h"

namespace monkey {

// The flow, or one that is broken on purpose.
using Step = std::function<flow::Step(flow::Rules const&, flow::State, flow::Event const&)>;

struct Ended {
    std::size_t steps = 0;               // until something was wrong, or all
    std::size_t visits = 0;              // that ended
    std::size_t screens = 0;             // kinds of them that were seen
    std::string wrong = {};              // "": all held
    std::vector<std::string> story = {}; // the last steps before
};

class Monkey {
public:
    explicit Monkey(std::uint64_t seed, Step step = flow::step);
    ~Monkey();
    Monkey(Monkey const&) = delete;
    Monkey& operator=(Monkey const&) = delete;

    Ended play(std::size_t steps);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace monkey
