// World: what stands around the screen in the hands of a monkey: workers that answer late, in any order, with what was
// asked for or with any trouble there is; devices that speak unasked; codes held before the scanner. It lets nobody in:
// no PIN is right, and a StaffLetIn comes only for a question that is over. One thread; time is the caller's.
#pragma once
#include <optional>
#include <vector>

#include "kiosk/flow/step.h"
#include "tests/monkey/chance.h"

namespace monkey {

// What is personal in a code that was held up, to be looked for later.
struct Code {
    std::string text;
    std::vector<std::string> personal = {};
};

class World {
public:
    explicit World(std::uint64_t seed) : chance_(seed) {}

    void ask(flow::Effect const& effect, base::Instant now); // its answer comes some time
    std::vector<flow::Action> due(base::Instant now);        // what has come by now, the earliest first
    std::optional<base::Instant> next() const;               // when the next answer comes
    // What comes unasked: another admission, a warning, an answer to what `screen` does not wait for.
    flow::Action whim(flow::Screen const& screen);
    Code code(); // a card, a receipt, a badge, or nothing of ours
    // Something was asked of it that only staff may ask for.
    bool trespassed() const { return trespassed_; }

private:
    struct Late {
        base::Instant at;
        flow::Action what;
    };
    struct Answers;
    void later(base::Instant now, flow::Action what);
    flow::Action trouble_or_slip(std::string code);
    Code card();

    Chance chance_;
    std::vector<Late> late_;
    bool trespassed_ = false;
    std::vector<base::Instant> over_; // questions of a PIN, or for a link, that were asked once
};

} // namespace monkey
