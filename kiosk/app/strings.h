// The sentences of the kiosk from the gettext catalogues (ui/po), taken out of gettext once at start: afterwards they
// are plain values that any thread may read. Changes LANGUAGE and LC_MESSAGES of the process: call before threads
// start.
#pragma once
#include <filesystem>

#include "kiosk/base/file.h"
#include "kiosk/base/result.h"
#include "kiosk/model/strings.h"

namespace app {

// `data`: the folder that holds `locale`. A key without a sentence is Corrupt, a missing catalogue NotFound.
base::Result<model::Strings> load_strings(model::Language language,
                                          std::filesystem::path const& data = base::data_folder());

} // namespace app
