// Runner: plays a script on the kiosk with touches on the glass, looking at nothing but the screen's tree. The ui
// thread.
#pragma once
#include <filesystem>
#include <optional>
#include <vector>

#include "kiosk/app/kiosk.h"
#include "kiosk/app/visit/script.h"

namespace app::visit {

class Runner {
public:
    // `captures`: folder for `capture`, made when missing.
    Runner(std::vector<ScriptStep> steps, std::filesystem::path captures, Kiosk& kiosk);

    // Called after each turn. Nothing while the visit goes on; then the program's exit code.
    std::optional<int> advance();
    bool is_idle() const { return next_ == steps_.size(); } // every step was played
    void add(ScriptStep step);

private:
    enum class Outcome { Held, NotYet, Failed };
    Outcome perform(ScriptStep const& step);
    Outcome tap(ScriptStep const& step);
    Outcome type(ScriptStep const& step);
    Outcome scan(ScriptStep const& step);
    Outcome device(ScriptStep const& step);
    Outcome capture(ScriptStep const& step);
    Outcome press(kit::Node const& node);
    Outcome press_key(ScriptStep const& step);
    Outcome touch(ScriptStep const& step);
    int fail(ScriptStep const& step, std::string_view why) const;

    std::vector<ScriptStep> steps_;
    std::filesystem::path captures_;
    Kiosk& kiosk_;
    base::SystemClock real_;
    std::size_t next_ = 0;
    base::Instant since_;                          // the step is tried since then
    std::optional<std::vector<std::string>> keys_; // still to press for `type`
    std::size_t key_ = 0;
    bool settled_ = false; // `capture` has let the picture come to rest
};

} // namespace app::visit
