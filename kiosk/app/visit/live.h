// Live: a visit that is played while it is written: steps come by standard input, a line each, and "ready" is printed
// when the screen has answered one. For tests that look or listen before they decide. The ui thread.
#pragma once
#include <deque>
#include <string>

#include "kiosk/app/visit/runner.h"

namespace app::visit {

class Live {
public:
    // Standard input does not block from here on.
    Live(std::filesystem::path captures, Kiosk& kiosk);

    // As Runner::advance(). The end of the input ends the visit with 0.
    std::optional<int> advance();

private:
    void read();

    Runner runner_;
    std::string unfinished_; // a line that has not come whole
    std::deque<std::string> lines_;
    bool ended_ = false, told_ = false;
};

} // namespace app::visit
