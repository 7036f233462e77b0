// A script played on the kiosk from its first step to its last; "-": from standard input, step by step. The ui thread.
#pragma once
#include <filesystem>

#include "kiosk/app/kiosk.h"

namespace app::visit {

// The program's exit code: 0 when every step held, 1 when one did not or the script cannot be read; says which.
int play(Kiosk& kiosk, std::filesystem::path const& script, std::filesystem::path const& captures);

} // namespace app::visit
