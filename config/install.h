// What helps to install the apps (model::Install). Belongs to this room.
#pragma once
#include "config/content_reader.h"
#include "kiosk/model/catalogue.h"

namespace config {

// The tables `apps`, `triage`, `triage_answers`, `walks` and `tour`, those of them that the content has. After the
// guides are known, before the menu.
void read_install(ContentReader& reader, model::Library& library);

} // namespace config
