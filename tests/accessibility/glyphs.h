// Letters and icons as they stand in ImGui's draw data, found again by where they are taken from in the font atlas. Of
// the present frame; the ui thread.
#pragma once
#include <map>

#include "tests/accessibility/rules.h"
#include "ui/kit/fonts.h"

struct ImDrawCmd;
struct ImDrawData;
struct ImDrawList;

namespace accessibility {

class GlyphReader {
public:
    explicit GlyphReader(kit::Fonts const& fonts);

    // What of them can be seen: where the drawing ends before they do, they end there. What a scrim over the whole
    // glass darkens is left out.
    std::vector<Glyph> read(ImDrawData const& data) const;
    // Makes all of them invisible in `data`.
    void hide(ImDrawData& data) const;

private:
    struct Source {
        char32_t letter;
        bool icon;
        float cap_height, height; // pixels, of its font's capitals and its own
    };
    template<class Each, class Whole>
    void walk(ImDrawData const& data, Each each, Whole whole) const;
    template<class Each, class Whole>
    void walk(ImDrawData const& data, ImDrawList& list, ImDrawCmd const& command, Each& each, Whole& whole) const;

    std::map<std::pair<float, float>, Source> sources_; // by the corner of the glyph in the atlas
};

} // namespace accessibility
