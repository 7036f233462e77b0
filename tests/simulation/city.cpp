#include "tests/simulation/city.h"

#include <future>

#include "sync/store/store_sqlite.h"
#include "tests/simulation/flawed_store.h"

namespace simulation {
namespace {

using namespace std::chrono_literals;
constexpr std::size_t requests_per_second = 50;

faults::LossyDisk::Sync sync_of(Flaw flaw) {
    if (flaw == Flaw::NormalSync) return faults::LossyDisk::Sync::ForgetsLog;
    return flaw == Flaw::LyingDisk ? faults::LossyDisk::Sync::ForgetsAll : faults::LossyDisk::Sync::Honest;
}

} // namespace

City::City(World& world, Town const& town, std::uint64_t seed, Flaw flaw)
    : machine(world, seed, sync_of(flaw)), world_(world), town_(town), flaw_(flaw) {
    open();
}

base::Result<std::unique_ptr<store::Store>> City::make_store() {
    machine.disk.plug_in();
    if (flaw_ == Flaw::NoDeduplication) return without_deduplication(hoard_);
    auto store = TRY(store::StoreSqlite::open("/city.db"));
    if (flaw_ == Flaw::HastyAcknowledger) return hasty(std::move(store));
    return store;
}

void City::open() {
    auto acceptance = gateway::Acceptance::open(town_.ack_key(), town_.kiosks());
    auto store = make_store();
    if (acceptance && store)
        routes_ = std::make_unique<gateway::Routes>(std::move(*acceptance), std::move(*store), machine.clock,
                                                    requests_per_second);
    world_.trace("city {}", is_up() ? "starts" : "does not start");
    if (!is_up()) bury();
}

void City::bury() {
    routes_.reset();
    world_.after(world_.between(1s, 20min), [this] {
        if (machine.died()) machine.start();
        open();
    });
}

std::optional<server::Reply> City::answer(server::Heard const& heard) {
    if (!is_up()) return std::nullopt;
    std::promise<server::Reply> said;
    routes_->answer(heard, [&said](server::Reply reply) { said.set_value(std::move(reply)); });
    auto reply = said.get_future().get();
    if (!machine.died()) {
        world_.trace("city {} {}", reply.status, heard.target);
        return reply;
    }
    world_.trace("city dies");
    bury();
    return std::nullopt;
}

base::Result<std::vector<store::Stored>> City::held() {
    if (flaw_ == Flaw::NoDeduplication) return rows_of(hoard_);
    routes_.reset();
    machine.disk.plug_in();
    auto store = TRY(store::StoreSqlite::open("/city.db"));
    std::vector<store::Stored> all;
    while (true) {
        auto page = TRY(store->after(all.empty() ? 0 : all.back().row, 256));
        if (page.empty()) return all;
        std::move(page.begin(), page.end(), std::back_inserter(all));
    }
}

} // namespace simulation
