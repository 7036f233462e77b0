// A whole file of at most 1 MiB, or the complaint a technician reads. Any thread.
#pragma once
#include "config/load.h"

namespace config {

inline constexpr std::size_t largest_file = 1U << 20;

base::Result<std::string, Complaints> whole_file(std::filesystem::path const& file);

} // namespace config
