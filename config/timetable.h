// The timetable of the metro, of the tables gtfs_… where the content has a feed (gtfs.h). A stop is the station whose
// code it bears as its id or code, or whose name; or the one of its parent_station. Left out are routes that do not run
// on rails, and trips that call at fewer than two stations of the line. Times that no clock has are complained about.
#pragma once
#include "config/content_reader.h"
#include "kiosk/model/catalogue.h"

namespace config {

void read_timetable(ContentReader& reader, model::Catalogue& catalogue);

} // namespace config
