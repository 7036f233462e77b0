#include "ui/kit/widgets.h"

namespace kit {

float draw_text(Frame& frame, std::string_view id, Rect box, std::string_view text, TextLook const& look) {
    if (text.empty()) {
        frame.node(look.role, id, text, {box.x, box.y, 0, 0});
        return 0;
    }
    Layout const layout = fit(frame.fonts, text, look.font, box.w, box.h);
    Colour const colour = look.colour != 0 ? look.colour : frame.palette.text;
    frame.node(look.role, id, text, frame.paint().text(layout, box, look.align, colour));
    return layout.height();
}

} // namespace kit
