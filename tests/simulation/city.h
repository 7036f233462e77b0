// City: the gateway's routes, checks and store on a machine of their own, without sockets. It dies with its machine and
// is started again after a while. One thread outside; the gateway's storage thread works while the caller waits.
#pragma once
#include <memory>
#include <optional>

#include "sync/gateway/routes.h"
#include "tests/simulation/history.h"
#include "tests/simulation/machine.h"
#include "tests/simulation/town.h"

namespace simulation {

class City {
public:
    City(World& world, Town const& town, std::uint64_t seed, Flaw flaw);

    bool is_up() const { return routes_ != nullptr; }
    // Nothing: it is down, or died over it.
    std::optional<server::Reply> answer(server::Heard const& heard);
    base::Result<std::vector<store::Stored>> held();

    Machine machine;

private:
    void open();
    void bury();
    base::Result<std::unique_ptr<store::Store>> make_store();

    World& world_;
    Town const& town_;
    Flaw const flaw_;
    std::vector<store::Arrival> hoard_; // Flaw::NoDeduplication: all that ever came
    std::unique_ptr<gateway::Routes> routes_;
};

} // namespace simulation
