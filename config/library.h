// What can be read at the kiosk, from the content files to model::Library (catalogue.cpp reads what can be reported).
// Belongs to this room.
#pragma once
#include "config/content_reader.h"
#include "kiosk/model/catalogue.h"

namespace config {

// After the places and categories of `catalogue`, which rows refer to. Complaints are left with the reader.
void read_library(ContentReader& reader, model::Catalogue& catalogue);

// --- its parts, each one table made to guides
void read_guides(ContentReader& reader, model::Library& library);
void read_procedures(ContentReader& reader, model::Library& library);
void read_hospitals(ContentReader& reader, model::Library& library);
void read_ward_changes(ContentReader& reader, model::Catalogue& catalogue);

// Puts the guide at the end of that collection; false: there is none.
bool add_to(model::Library& library, std::string_view collection, std::string const& guide);

} // namespace config
