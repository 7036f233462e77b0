#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/sync/outbox/house.h"

using tests::House;

namespace {

// A child that stores without end and says each number after store() has answered.
pid_t store_without_end(House& house, int said) {
    pid_t const child = fork();
    if (child != 0) return child;
    auto outbox = outbox::Outbox::open(house.settings, house.clock);
    if (!outbox) _exit(1);
    for (;;) {
        auto const stored = outbox->store(house.report());
        if (!stored) _exit(2);
        if (write(said, &stored->seq, sizeof stored->seq) < 0) _exit(3);
    }
}

std::uint64_t last_said(int said) {
    std::uint64_t last = 0, seq = 0;
    while (read(said, &seq, sizeof seq) == static_cast<ssize_t>(sizeof seq))
        last = seq;
    return last;
}

} // namespace

TEST_CASE("A process killed while storing: all that it had claimed is there, nothing half, and the chain holds") {
    House house;
    std::mt19937 chance(7);
    std::uint64_t before = 0;
    for (int round = 0; round < 60; ++round) {
        int ends[2];
        REQUIRE(pipe(ends) == 0);
        pid_t const child = store_without_end(house, ends[1]);
        close(ends[1]);
        std::uint64_t first = 0; // at work now: killed at any moment from here
        REQUIRE(read(ends[0], &first, sizeof first) == static_cast<ssize_t>(sizeof first));
        usleep(static_cast<useconds_t>(chance() % 8'000));
        kill(child, SIGKILL);
        REQUIRE(waitpid(child, nullptr, 0) == child);
        auto const claimed = std::max(first, last_said(ends[0]));
        close(ends[0]);
        auto outbox = house.open();
        before = outbox.status().value().queued;
        REQUIRE(before >= claimed);
        REQUIRE(before <= claimed + 1); // one may be on the disk that was not said yet
        REQUIRE(outbox.verify_chain());
    }
    CHECK(before >= 60);
}

TEST_CASE("The files as a power cut leaves them at any moment open again with all that was claimed by then") {
    House house;
    auto outbox = house.open();
    tests::TemporaryFolder copies;
    for (std::uint64_t seq = 1; seq <= 30; ++seq) {
        REQUIRE(outbox.store(house.report()).value().seq == seq);
        auto const copy = copies.path() / std::to_string(seq);
        std::filesystem::create_directory(copy);
        for (auto const* end : {"", "-wal"}) // the shared memory file is not on the disk
            if (auto const file = house.settings.outbox.file.string() + end; std::filesystem::exists(file))
                std::filesystem::copy_file(file, copy / ("outbox.db" + std::string(end)));
        auto settings = house.settings;
        settings.outbox.file = copy / "outbox.db";
        auto reopened = outbox::Outbox::open(settings, house.clock);
        REQUIRE(reopened);
        CHECK(reopened->status().value().queued == seq);
        CHECK(reopened->verify_chain());
    }
}
