#include "tests/simulation/day.h"

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

#include "tests/simulation/kiosk.h"

namespace simulation {
namespace {

using namespace std::chrono_literals;

constexpr base::Duration day = 24h;
constexpr base::Duration to_settle = 51h; // the longest wait that is believed, a clock a day off, and some rounds
constexpr std::size_t most_memory = 8U << 20, most_on_disk = 16U << 20; // bytes; a day has some hundred kilobytes

class Day {
public:
    Day(Town const& town, std::uint64_t seed, Flaw flaw) : world_(seed), city_(world_, town, seed * 4 + 1, flaw) {
        auto const kiosks = 1 + world_.roll(most_kiosks);
        for (unsigned number = 1; number <= kiosks; ++number)
            kiosks_.push_back(
                std::make_unique<Kiosk>(world_, town, city_, history_, seed * 4 + 1 + number, number, flaw));
    }
    // The disks go in the opposite order of their coming.
    ~Day() {
        while (!kiosks_.empty())
            kiosks_.pop_back();
    }
    Day(Day const&) = delete;
    Day& operator=(Day const&) = delete;

    Ended live(bool with_story);

private:
    void plan(Kiosk& kiosk);
    void plan(Machine& machine);
    void plan_technician();
    void some_times(std::uint64_t most, std::function<void()> const& what);
    void settle(Ended& ended);
    void compare(Ended& ended);

    World world_;
    History history_;
    City city_;
    std::vector<std::unique_ptr<Kiosk>> kiosks_;
    std::size_t deaths_ = 0;
};

// Up to `most` times in the day; often never.
void Day::some_times(std::uint64_t most, std::function<void()> const& what) {
    for (auto left = world_.roll(most + 1); left > 0; --left)
        world_.after(world_.between(0s, day), what);
}

void Day::plan(Machine& machine) {
    some_times(2, [&] {
        ++deaths_;
        machine.die_after(world_.roll(60), Death::Power);
    });
    some_times(2, [&] {
        ++deaths_;
        machine.die_after(world_.roll(60), Death::Process);
    });
    some_times(2, [&] { machine.disk.fail_after(world_.roll(40)); });
    some_times(1, [&] {
        machine.disk.limit(machine.disk.bytes() + world_.roll(40'000));
        world_.after(world_.between(10min, 4h), [&] { machine.disk.no_limit(); });
    });
    some_times(2, [&] { machine.clock.skew = world_.chance(40) ? base::Duration(0) : world_.between(-26h, 26h); });
}

void Day::plan(Kiosk& kiosk) {
    plan(kiosk.machine);
    some_times(8, [&] { kiosk.link.weather = static_cast<Weather>(world_.roll(weathers)); });
    some_times(3, [&] { kiosk.link.weather = Weather::Bad; });
    auto const visits = 1 + world_.roll(5);
    for (std::uint64_t i = 0; i < visits; ++i)
        world_.after(world_.between(0s, day), [&] {
            for (auto together = 1 + world_.roll(2); together > 0; --together)
                kiosk.visit();
        });
}

// On some days one comes: with an image of the disk, or to carry a queue away. Never with both: a row that is rescued
// from a disk whose numbers are used anew is put aside, to be looked at.
void Day::plan_technician() {
    auto const day_of = world_.roll(100);
    for (auto const& kiosk : kiosks_) {
        if (day_of >= 20) break;
        some_times(2, [&] { kiosk->make_image(); });
        some_times(2, [&] { kiosk->put_back(); });
    }
    if (day_of >= 80 && kiosks_.size() == 2) some_times(2, [&] { kiosks_[0]->rescue_to(*kiosks_[1]); });
}

Ended Day::live(bool with_story) {
    Ended ended;
    if (with_story) world_.tell_on(&ended.story);
    plan(city_.machine);
    for (auto const& kiosk : kiosks_)
        plan(*kiosk);
    plan_technician();
    world_.wait(day);
    world_.trace("all is well again");
    city_.machine.heal();
    for (auto const& kiosk : kiosks_) {
        kiosk->machine.heal();
        kiosk->link.weather = Weather::Fine;
    }
    settle(ended);
    compare(ended);
    ended.receipts = history_.receipts();
    ended.deaths = deaths_;
    ended.hash = world_.hash();
    return ended;
}

void Day::settle(Ended& ended) {
    auto const end = world_.now() + to_settle;
    auto const all_settled = [&] {
        return std::ranges::all_of(kiosks_, [](auto const& kiosk) { return !kiosk->unsettled(); });
    };
    for (int steps = 0; !(steps % 8 == 0 && all_settled()) && world_.step(end); ++steps) {
    }
    for (auto const& kiosk : kiosks_)
        for (auto const& why : {kiosk->unsettled(), kiosk->broken_chain()})
            if (why) ended.wrong.push_back(*why);
}

void Day::compare(Ended& ended) {
    if (city_.machine.died()) city_.machine.start();
    auto const held = city_.held();
    if (!held) return ended.wrong.push_back("the city's store: " + held.error().what);
    for (auto& each : history_.compare(*held))
        ended.wrong.push_back(std::move(each));
    world_.trace("{} held", held->size());
    if (auto const peak = faults::LossyDisk::memory_peak(); peak > most_memory)
        ended.wrong.push_back(fmt::format("SQLite took {} bytes of memory", peak));
    for (auto const& kiosk : kiosks_)
        if (auto const bytes = kiosk->machine.disk.bytes(); bytes > most_on_disk)
            ended.wrong.push_back(fmt::format("{} took {} bytes of disk", kiosk->id(), bytes));
}

} // namespace

Ended live_a_day(Town const& town, std::uint64_t seed, Flaw flaw, bool with_story) {
    Town::start_day(seed);
    Day today(town, seed, flaw);
    return today.live(with_story);
}

Silence::Silence() : kept_(::dup(STDERR_FILENO)) {
    int const nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    ::dup2(nowhere, STDERR_FILENO);
    ::close(nowhere);
}

Silence::~Silence() {
    ::dup2(kept_, STDERR_FILENO);
    ::close(kept_);
}

} // namespace simulation
