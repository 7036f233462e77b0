// How sure the city has to be of who sends a report (model::Need). Belongs to this room.
#pragma once
#include "config/content_reader.h"
#include "kiosk/model/catalogue.h"

namespace config {

// The table `needs`, where the content has one. After the categories are known.
void read_needs(ContentReader& reader, model::Catalogue& catalogue);

} // namespace config
