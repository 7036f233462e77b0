// Stores with a mistake each, for the controls of the simulation: the gateway is given them in the place of its own.
#pragma once
#include <memory>
#include <vector>

#include "sync/store/store.h"

namespace simulation {

// Takes everything as new, however often it comes. `hoard` outlives it.
std::unique_ptr<store::Store> without_deduplication(std::vector<store::Arrival>& hoard);
std::vector<store::Stored> rows_of(std::vector<store::Arrival> const& hoard);

// Says "stored" first and stores when the next one comes.
std::unique_ptr<store::Store> hasty(std::unique_ptr<store::Store> store);

} // namespace simulation
