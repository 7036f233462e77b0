// The JSON Schema (2020-12) of a settings file, written from the same table of keys that reads the file. The schemas in
// config/schema are these texts; a test compares them. Pure; any thread.
#pragma once
#include <string>

namespace config {

std::string kiosk_schema();
std::string gateway_schema();

} // namespace config
