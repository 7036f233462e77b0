// Scanning: the thread that owns the scanner. It is taken for this program from the start, so that nothing it reads
// becomes keys elsewhere; what it reads is used only while a screen asks for it, and dropped unseen otherwise.
// want() from the ui thread.
#pragma once
#include <atomic>
#include <memory>
#include <thread>

#include "drivers/scanner.h"
#include "kiosk/app/inbox.h"
#include "kiosk/flow/state.h"
#include "kiosk/model/settings.h"

namespace app {

enum class Scans { Nothing, Card, Code };
Scans scans_on(flow::Screen const& screen); // what that screen asks for

class Scanning {
public:
    // The inbox outlives it. Without a scanner in the settings there is no thread.
    Scanning(model::ScannerSettings const& settings, base::Clock const& clock, Inbox& inbox);

    void want(Scans what) { wanted_ = what; }
    void test();                                             // answers PartTested
    void restart();                                          // it is taken anew; answers PartRestarted
    bool has_scanner() const { return scanner_ != nullptr; } // and so a thread
    std::uint64_t beats() const { return beats_.load(); }

private:
    void run(std::stop_token const& stop);
    bool is_ready(std::stop_token const& stop); // taken, or waited a while for it
    void take(base::PrivateText code);
    void take_card(base::PrivateText const& code);

    void tell() const; // how it is
    void begin_anew(); // tells how it is then

    base::SystemClock const device_clock_; // a device knows no other
    base::Clock const& clock_;
    Inbox& inbox_;
    std::unique_ptr<drivers::Scanner> scanner_;
    bool ready_ = false, told_gone_ = false;
    std::atomic<Scans> wanted_{Scans::Nothing};
    std::atomic<bool> to_test_{false}, to_restart_{false};
    model::PartState state_ = model::PartState::NotFitted; // as it was found last
    std::atomic<std::uint64_t> beats_{0};
    std::jthread thread_; // last: it uses all the rest
};

} // namespace app
