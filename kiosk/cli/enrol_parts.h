// The two halves of `tramso enrol` that make no folder: what the office does, and what the kiosk does. Used by
// enrol.cpp alone.
#pragma once
#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>

#include "kiosk/base/private.h"

namespace cli {

// tramso enrol token, tramso enrol revoke
void add_enrol_office(CLI::App& enrol, int& exit);

// tramso enrol --config KIOSK.toml --token TEXT_OR_PICTURE
struct Joining {
    std::filesystem::path config;
    std::string token; // the text, or the name of a picture with its QR code, or of a file with the text
    bool json = false;
};
int join(Joining const& options); // the exit code

} // namespace cli
