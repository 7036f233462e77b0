// The fonts of the screen: Inter (or Noto Sans) and Material Design Icons from Debian's packages, rasterised by
// FreeType into one atlas a text size that holds only the letters in use. The ui thread, at start and when a size is
// first chosen.
#pragma once
#include <vector>

#include "kiosk/base/result.h"
#include "ui/kit/fonts.h"
#include "ui/kit/image.h"
#include "ui/kit/theme.h"

namespace stage {

// `letters`: code points shown anywhere; roles that show a citizen's own words hold all of Vietnamese besides. Fills
// `atlas` and points ImGui's atlas at it. A missing font file is NotFound; a letter without a glyph is Invalid and
// named.
base::Result<kit::Fonts> load_fonts(kit::Metrics const& metrics, std::vector<char32_t> const& letters,
                                    kit::Image& atlas, kit::TextSize size = kit::TextSize::Normal);

// Letters a citizen can type on our keyboard.
std::vector<char32_t> typable_letters();

} // namespace stage
