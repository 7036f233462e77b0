// Where the wards and stations lie, for the schematic a place is pointed at on (model::CityMap). Belongs to this room.
#pragma once
#include "config/content_reader.h"
#include "kiosk/model/catalogue.h"

namespace config {

// The table `map`, where the content has one: a row for every ward, and for stations. After the places are known.
void read_city_map(ContentReader& reader, model::Catalogue& catalogue);

} // namespace config
