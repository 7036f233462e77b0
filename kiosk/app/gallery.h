// show_gallery(): every widget in every state as pictures and trees, one pair a text size, contrast and language. For a
// person to look at. The ui thread.
#pragma once
#include <filesystem>

#include "kiosk/app/languages.h"
#include "ui/stage/stage.h"

namespace app {

// FOLDER/CONTRAST-SIZE-LANGUAGE.png and .tree. The stage has the gallery's size.
base::Result<> show_gallery(stage::Stage& stage, Languages const& languages, std::filesystem::path const& folder);

} // namespace app
