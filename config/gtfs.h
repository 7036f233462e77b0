// A GTFS Schedule folder (https://gtfs.org/documentation/schedule/reference/) as tables "gtfs_stops" and so on, taken
// as they are: the files and columns that the reference requires must be there, and ids that others name. Whether the
// times make sense is for a validator. Reads files; any thread.
#pragma once
#include <vector>

#include "config/load.h"
#include "kiosk/model/table.h"

namespace config {

inline constexpr std::size_t largest_timetable = 16U << 20; // bytes of one of its files

base::Result<std::vector<model::Table>, Complaints> read_gtfs(std::filesystem::path const& folder);

} // namespace config
