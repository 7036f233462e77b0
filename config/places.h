// Where the operators' map has the kiosks: a CSV file that the city writes itself (csv.h), with the columns
// kiosk,name,lat,lon. Reads the file; any thread.
#pragma once
#include "config/load.h"
#include "kiosk/model/console_settings.h"

namespace config {

base::Result<std::vector<model::KioskPlace>, Complaints> load_places(std::filesystem::path const& file);

} // namespace config
