// Settings of a kiosk under measurement: the shipped defaults, with keys and an outbox of its own. One thread.
#pragma once
#include <filesystem>

namespace bench {

// Writes FOLDER/kiosk.toml and all that it names. Stops the program when `tramso keys` fails.
std::filesystem::path make_settings(std::filesystem::path const& folder);

} // namespace bench
