// ChipReading: the thread that owns the reader of cards' chips: waits for a card when one is asked for, has it read,
// and says what came of it. Nothing of a card is kept here. What is dropped is stopped in the middle and not answered.
// ask(), drop() and test() from the ui thread, and none of them waits.
#pragma once
#include <atomic>
#include <memory>
#include <optional>
#include <stop_token>
#include <thread>
#include <variant>

#include "drivers/chip_reader.h"
#include "kiosk/app/inbox.h"
#include "kiosk/base/id.h"
#include "kiosk/model/settings.h"

namespace app {

class ChipReading {
public:
    // All references outlive it. Without a reader in the settings there is no thread.
    ChipReading(model::ChipSettings const& settings, base::Clock const& clock, Inbox& inbox);
    ~ChipReading(); // stops what is being read

    bool has_reader() const { return settings_.reader != "none"; }
    // In the place of the one before. False: not taken.
    [[nodiscard]] bool ask(flow::ReadChip wanted);
    void drop();
    [[nodiscard]] bool test(); // answers PartTested
    std::uint64_t beats() const { return beats_.load(); }

private:
    struct Wanted {
        flow::ReadChip chip;
        std::stop_token until;
    };
    struct Forget {};
    struct TestReader {};
    using Command = std::variant<Wanted, Forget, TestReader>;

    void run(std::stop_token const& stop);
    void handle(Command command);
    void look(); // whether a card has come
    void read();
    void fail(drivers::ChipProblem why);
    bool open();
    void tell_part(); // how the reader is

    model::ChipSettings const& settings_;
    base::SystemClock const device_clock_; // certificates and devices know no other
    base::Clock const& clock_;
    Inbox& inbox_;
    std::stop_source asked_;                      // of the one that was asked for last
    std::unique_ptr<drivers::ChipReader> reader_; // opened at the first card
    std::optional<Wanted> wanted_;
    base::Queue<Command> commands_{8};
    std::atomic<std::uint64_t> beats_{0};
    std::jthread thread_; // last: it uses all the rest
};

} // namespace app
