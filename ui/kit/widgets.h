// The widgets of the kit, one file each, drawn with a Frame. Kit's member functions of the same names say what they do.
// Inside of ui/kit only. ui thread.
#pragma once
#include <map>
#include <optional>
#include <string>

#include "ui/kit/frame.h"

namespace kit {

// Colours of a control as it stands; `edge` 0: none.
struct Surface {
    Colour fill, text, second, edge;
    bool raised; // throws a shadow
};

void draw_surface(Frame& frame, Rect box, Surface const& surface, float radius, double edge_mm);
void draw_focus_ring(Frame& frame, Rect box);                      // around it: seen on any ground
void draw_card(Frame& frame, Rect box, Colour fill, float radius); // surface with a soft shadow

bool draw_button(Frame& frame, std::string_view id, Rect box, std::string_view label, ButtonLook const& look);
struct TileWords {
    Icon icon;
    std::string_view label, second;
};
bool draw_tile(Frame& frame, std::string_view id, Rect box, TileWords const& words, TileLook const& look);
void draw_scenery(Frame& frame, Rect box, float covered);
void draw_emblem(Frame& frame, Rect box);
float draw_text(Frame& frame, std::string_view id, Rect box, std::string_view text, TextLook const& look);
void draw_image(Frame& frame, std::string_view id, Rect box, Image const& image, std::string_view label);
void draw_stepper(Frame& frame, std::string_view id, Rect box, int current, int count, std::string_view label);
struct Route {
    std::span<std::string_view const> stops;
    int reached;
    Way way;
};
void draw_route(Frame& frame, std::string_view id, Rect box, Route const& route);
void draw_busy(Frame& frame, Rect box);
void draw_reel(Frame& frame, std::string_view id, Rect box, std::string_view digits, ReelLook const& look);
struct DieFace {
    int pips;
    std::string_view label;
};
bool draw_die(Frame& frame, std::string_view id, Rect box, DieFace const& face, DieLook const& look);
MapPress draw_map(Frame& frame, std::string_view id, Rect box, MapLook const& look);
void draw_map_key(Frame& frame, Rect box, MapKey key);
void draw_text_field(Frame& frame, std::string_view id, Rect box, base::PrivateText const& text, std::string_view hint,
                     bool focused);

// The page each list is on. Turned by show(), or by the list's own buttons.
class Pages {
public:
    std::optional<std::size_t> draw_list(Frame& frame, std::string_view id, Rect box, std::span<ListItem const> items,
                                         int columns);
    std::size_t draw_page(Frame& frame, std::string_view id, Rect bar, std::size_t pages);
    void show(std::string_view id, std::size_t item) { wanted_.insert_or_assign(std::string(id), item); }
    void forget();

private:
    std::map<std::string, std::size_t, std::less<>> pages_;
    std::map<std::string, std::size_t, std::less<>> wanted_; // items to be shown at the next drawing
};

// One toast at a time, drawn over everything at the end of the frame, by when it began.
class Toast {
public:
    void say(Frame const& frame, std::string_view id, std::string_view text);
    void draw(Frame& frame, Rect screen); // at the top of `screen`
    void forget();

private:
    std::string id_, text_;
    base::Instant since_{};
    bool said_ = false; // in this frame
};

} // namespace kit
