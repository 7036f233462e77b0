#include "ui/kit/kit.h"

#include <imgui.h>
#include <utility>

#include "kiosk/base/check.h"
#include "ui/kit/frame.h"
#include "ui/kit/keyboard.h"
#include "ui/kit/widgets.h"

namespace kit {

struct Kit::Inside {
    explicit Inside(Frame made) : frame(std::move(made)) {}

    Frame frame;
    Pages pages;
    Keyboard keyboard;
    Toast toast;
    std::string screen;
    double reach_mm = 0;
    Focus focus;
    bool touched = false, key_used = false;

    Rect whole() const {
        return {0, 0, static_cast<float>(frame.metrics.width()), static_cast<float>(frame.metrics.height())};
    }
};

Kit::Kit(Metrics metrics, Palette const& palette, Fonts fonts, Image const& atlas)
    : inside_(std::make_unique<Inside>(Frame(metrics, palette, fonts))) {
    set_letters(TextSize::Normal, fonts, atlas);
}

Kit::~Kit() { inside_->frame.wipe_tree(); }

void Kit::begin(std::span<Touch const> touches, base::Instant now) {
    bool const by_key = std::exchange(inside_->key_used, false);
    inside_->touched = by_key || !touches.empty();
    inside_->keyboard.begin_frame();
    inside_->frame.begin(touches, now);
    inside_->frame.painter.emplace(*ImGui::GetBackgroundDrawList(), inside_->frame.fonts);
}

void Kit::end() {
    Frame& frame = inside_->frame;
    inside_->toast.draw(frame, screen());
    inside_->focus.settle(frame.tree);
    if (Node const* const focused = frame.tree.find(frame.tree.focused)) draw_focus_ring(frame, focused->box);
    inside_->keyboard.draw_echo(frame, screen());
    frame.draw_stray_ripples();
    frame.judge.end_drawing();
    frame.tree.cut_lines = frame.paint().cut_lines();
    frame.painter.reset();
}

std::optional<base::Instant> Kit::wants_frame_at() const { return inside_->frame.next_frame; }
Tree const& Kit::tree() const { return inside_->frame.tree; }
void Kit::step_focus(FocusStep step) {
    Frame& frame = inside_->frame;
    bool const presses = step == FocusStep::Select && inside_->focus.on();
    if (presses) frame.judge.choose(inside_->focus.id());
    inside_->focus.step(step, frame.tree);
    inside_->key_used = true;
}

bool Kit::touched() const { return inside_->touched; }

void Kit::begin_screen(std::string_view id, std::string_view label) {
    Frame& frame = inside_->frame;
    if (inside_->screen != id) {
        inside_->screen = id;
        inside_->keyboard.leave();
        frame.ripples.clear();
    }
    frame.judge.begin_screen(id);
    frame.paint().rect(inside_->whole(), frame.palette.background);
    frame.node(Role::Screen, id, label, inside_->whole());
}

Metrics const& Kit::metrics() const { return inside_->frame.metrics; }
float Kit::px(double millimetres) const { return inside_->frame.px(millimetres); }
Sizes const& Kit::sizes() const { return inside_->frame.sizes; }
Palette const& Kit::palette() const { return inside_->frame.palette; }
void Kit::set_letters(TextSize size, Fonts const& fonts, Image const& atlas) {
    for (ImFont const* font : fonts.by_role)
        base::check(font != nullptr, "a font for every role");
    inside_->frame.text_size = size;
    inside_->frame.fonts = fonts;
    // ImGui names a texture by a pointer that is not const; renderers only read.
    fonts[FontRole::Body]->ContainerAtlas->SetTexID(const_cast<Image*>(&atlas));
}

bool Kit::portrait() const { return screen().h > screen().w; }
TextSize Kit::text_size() const { return inside_->frame.text_size; }
void Kit::set_palette(Palette const& palette) { inside_->frame.palette = palette; }
void Kit::set_still(bool still) { inside_->frame.still = still; }
void Kit::set_pace(int times) { inside_->frame.pace = times; }
void Kit::set_reach(double millimetres) { inside_->reach_mm = millimetres; }
void Kit::set_words(Words words) { inside_->frame.words = std::move(words); }

Rect Kit::screen() const {
    Rect all = inside_->whole();
    float const lower = px(inside_->reach_mm);
    return lower <= 0 || lower >= all.h ? all : all.take_bottom(lower);
}

float Kit::text(std::string_view id, Rect box, std::string_view text, TextLook look) {
    return draw_text(inside_->frame, id, box, text, look);
}

float Kit::text_height(float width, std::string_view text, FontRole font) const {
    return text.empty() ? 0 : wrap(inside_->frame.fonts, text, font, width).height();
}

Fonts const& Kit::fonts() const { return inside_->frame.fonts; }

void Kit::panel(Rect box, Colour fill) { draw_card(inside_->frame, box, fill, px(sizes().radius_large)); }

void Kit::rule(Rect box) {
    inside_->frame.paint().rect({box.x, box.y + (box.h - px(sizes().line)) / 2, box.w, px(sizes().line)},
                                faded(palette().line, 0.5f));
}

void Kit::fill(Rect box, Colour colour) { inside_->frame.paint().rect(box, colour); }

void Kit::plate(Rect box, Icon icon, Colour hue) {
    float const side = box.w < box.h ? box.w : box.h;
    inside_->frame.paint().circle(box.centre(), side / 2, hue);
    inside_->frame.paint().icon(box, icon, palette().text_on_primary, FontRole::IconLarge);
}

void Kit::scenery(Rect box, float covered) { draw_scenery(inside_->frame, box, covered); }
void Kit::emblem(Rect box) { draw_emblem(inside_->frame, box); }

void Kit::icon(Rect box, Icon icon, Colour colour, FontRole font) {
    inside_->frame.paint().icon(box, icon, colour, font);
}

void Kit::image(std::string_view id, Rect box, Image const& image, std::string_view label) {
    draw_image(inside_->frame, id, box, image, label);
}

void Kit::stepper(std::string_view id, Rect box, int current, int count, std::string_view label) {
    draw_stepper(inside_->frame, id, box, current, count, label);
}

void Kit::route(std::string_view id, Rect box, std::span<std::string_view const> stops, int reached, Way way) {
    draw_route(inside_->frame, id, box, {stops, reached, way});
}
void Kit::busy(Rect box) { draw_busy(inside_->frame, box); }
void Kit::reel(std::string_view id, Rect box, std::string_view digits, ReelLook look) {
    draw_reel(inside_->frame, id, box, digits, look);
}

bool Kit::die(std::string_view id, Rect box, int pips, std::string_view label, DieLook look) {
    return draw_die(inside_->frame, id, box, {pips, label}, look);
}

void Kit::toast(std::string_view id, std::string_view text) { inside_->toast.say(inside_->frame, id, text); }

void Kit::scrim() {
    Frame& frame = inside_->frame;
    frame.paint().rect(inside_->whole(), frame.palette.scrim);
    for (Node& node : frame.tree.nodes)
        if (node.role != Role::Screen) {
            node.state = {.disabled = true};
            node.covered = true;
        }
    frame.judge.cover();
    inside_->keyboard.drop_echo();
}

bool Kit::button(std::string_view id, Rect box, std::string_view label, ButtonLook look) {
    return draw_button(inside_->frame, id, box, label, look);
}

bool Kit::tile(std::string_view id, Rect box, Icon icon, std::string_view label, std::string_view second,
               TileLook look) {
    return draw_tile(inside_->frame, id, box, {icon, label, second}, look);
}

std::optional<std::size_t> Kit::list(std::string_view id, Rect box, std::span<ListItem const> items, int columns) {
    return inside_->pages.draw_list(inside_->frame, id, box, items, columns);
}

std::size_t Kit::page(std::string_view id, Rect bar, std::size_t pages) {
    return inside_->pages.draw_page(inside_->frame, id, bar, pages);
}

MapPress Kit::map(std::string_view id, Rect box, MapLook const& look) {
    return draw_map(inside_->frame, id, box, look);
}

void Kit::map_key(Rect box, MapKey key) { draw_map_key(inside_->frame, box, key); }

void Kit::show_page_of(std::string_view list_id, std::size_t item) { inside_->pages.show(list_id, item); }

void Kit::text_field(std::string_view id, Rect box, base::PrivateText const& text, std::string_view hint,
                     bool focused) {
    draw_text_field(inside_->frame, id, box, text, hint, focused);
}

std::optional<KeyboardEdit> Kit::keyboard(Rect box, KeyboardLayout layout, base::PrivateText const& text,
                                          std::size_t longest) {
    return inside_->keyboard.draw(inside_->frame, box, layout, text, longest);
}

std::optional<KeyPress> const& Kit::pressed_key() const { return inside_->keyboard.pressed(); }

void Kit::forget() {
    Frame& frame = inside_->frame;
    frame.judge.forget();
    frame.ripples.clear();
    frame.wipe_tree();
    inside_->pages.forget();
    inside_->keyboard.forget();
    inside_->toast.forget();
    inside_->focus.forget();
    inside_->key_used = false;
}

} // namespace kit
