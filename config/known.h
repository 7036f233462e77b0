// The problems the city knows of already (model::KnownProblem), as the desk writes them. Belongs to this room.
#pragma once
#include <vector>

#include "config/table_source.h"
#include "kiosk/model/catalogue.h"

namespace config {

// The table `known`; none: there are none. Categories and places have to be the catalogue's.
base::Result<std::vector<model::KnownProblem>, Complaints> read_known(TableSource const& source,
                                                                      model::Catalogue const& catalogue);

} // namespace config
