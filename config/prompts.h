// What helps to describe a problem (model::Prompt). Belongs to this room.
#pragma once
#include "config/content_reader.h"
#include "kiosk/model/catalogue.h"

namespace config {

// The table `prompts`, where the content has one. After the categories are known.
void read_prompts(ContentReader& reader, model::Catalogue& catalogue);

} // namespace config
