// The face of a die, to be pressed or as it lies there.
#include "ui/kit/widgets.h"

#include <algorithm>
#include <array>

namespace kit {
namespace {

// Where pips can be, from the middle, in parts of the side; which of them a face has.
constexpr std::array<Point, 7> pip_places{
    {{-0.26F, -0.26F}, {0.26F, 0.26F}, {0.26F, -0.26F}, {-0.26F, 0.26F}, {-0.26F, 0}, {0.26F, 0}, {0, 0}}};

bool has_pip(int pips, std::size_t place) {
    if (place == 6) return pips % 2 == 1;
    return place < static_cast<std::size_t>(pips - pips % 2);
}

void draw_pips(Frame& frame, Rect box, int pips, Colour colour) {
    float const side = std::min(box.w, box.h);
    Point const middle = box.centre();
    for (std::size_t i = 0; i < pip_places.size(); ++i)
        if (has_pip(pips, i))
            frame.paint().circle({middle.x + pip_places[i].x * side, middle.y + pip_places[i].y * side}, side * 0.095F,
                                 colour);
}

} // namespace

bool draw_die(Frame& frame, std::string_view id, Rect box, DieFace const& face, DieLook const& look) {
    auto const& p = frame.palette;
    float const radius = std::min(box.w, box.h) * 0.16F;
    if (!look.key) {
        frame.node(Role::Text, id, face.label, box);
        draw_surface(frame, box, {p.surface, p.text, p.text, p.line, false}, radius, frame.sizes.line);
        draw_pips(frame, box, face.pips, p.text);
        return false;
    }
    Press const press = frame.target(id, box, look.enabled, Tempo::Key);
    Colour const fill = !look.enabled ? p.background : press.held ? p.surface_pressed : p.surface;
    Colour const ink = look.enabled ? p.primary : p.text_disabled;
    draw_surface(frame, box, {fill, ink, ink, look.enabled ? p.primary : p.line, look.enabled && !press.held}, radius,
                 frame.sizes.line);
    frame.draw_ripples(id, box, radius, p.primary);
    frame.node(Role::Button, id, face.label, box, {.disabled = !look.enabled, .pressed = press.held});
    draw_pips(frame, box, face.pips, ink);
    return press.pressed;
}

} // namespace kit
