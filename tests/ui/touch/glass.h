// A glass of 476 x 268 mm that traces are replayed on, from SDL's events to pixels: touch queue, kit, rasteriser. One
// at a time; one thread. On its screen, in millimetres, 2.6 between neighbours:
//   left (100 100 20 20)  right (122.6 100 20 20)  below (100 122.6 20 20)
//   go (300 100 60 40), which leads to another screen with "beyond" at the same place
//   foot (208 245 60 20), 3 mm above the lower rim
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "tests/ui/touch/trace.h"
#include "ui/stage/renderer.h"

namespace tests {

struct Replayed {
    std::vector<std::string> pressed; // ids, in order
    std::vector<int> unanswered;      // times of contacts after which the picture stayed as it was
};

class Glass {
public:
    Glass();
    ~Glass();
    Glass(Glass const&) = delete;
    Glass& operator=(Glass const&) = delete;

    // Drawn every `frame` milliseconds from `first` on, and for a second after the last step.
    Replayed replay(Trace const& trace, int frame, int first);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace tests
