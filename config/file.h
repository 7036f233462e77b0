// A whole file of at most `largest` bytes, or the complaint a technician reads. Any thread.
#pragma once
#include "config/load.h"

namespace config {

inline constexpr std::size_t largest_file = 1U << 20;

base::Result<std::string, Complaints> whole_file(std::filesystem::path const& file, std::size_t largest = largest_file);

} // namespace config
