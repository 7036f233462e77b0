#include "drivers/typeset/canvas.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <pango/pangocairo.h>
#include <utility>

namespace typeset {
namespace {

constexpr int quiet_zone = 4;
constexpr int rule_height = 3;
constexpr std::uint32_t half_covered = 128;
constexpr double trial_size = 100;
constexpr int rounding = 4; // dots that half-covered rows at top and bottom may lose

struct FreeObject {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, FreeObject>;

struct FreeFont {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

void set_font(PangoLayout* layout, double em, Weight weight) {
    std::unique_ptr<PangoFontDescription, FreeFont> const font(pango_font_description_from_string("Inter, Noto Sans"));
    pango_font_description_set_weight(font.get(), weight == Weight::Bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_MEDIUM);
    pango_font_description_set_absolute_size(font.get(), em * PANGO_SCALE);
    pango_layout_set_font_description(layout, font.get());
}

struct FreeContext {
    void operator()(PangoContext* context) const { g_object_unref(context); }
};

Layout layout_of(cairo_t* cairo, PangoFontMap* fonts, std::string const& text, double em, Weight weight) {
    std::unique_ptr<PangoContext, FreeContext> const context(pango_font_map_create_context(fonts));
    pango_cairo_update_context(cairo, context.get());
    Layout layout(pango_layout_new(context.get()));
    set_font(layout.get(), em, weight);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    return layout;
}

PangoAlignment pango_of(Align align) {
    switch (align) {
    case Align::Left: return PANGO_ALIGN_LEFT;
    case Align::Centre: return PANGO_ALIGN_CENTER;
    case Align::Right: return PANGO_ALIGN_RIGHT;
    }
    return PANGO_ALIGN_LEFT;
}

Layout wrapped(Layout layout, int width, Align align) {
    pango_layout_set_width(layout.get(), width * PANGO_SCALE);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), pango_of(align));
    return layout;
}

int width_of(PangoLayout* layout) {
    int width = 0;
    pango_layout_get_pixel_size(layout, &width, nullptr);
    return width;
}

int height_of(PangoLayout* layout) {
    int height = 0;
    pango_layout_get_pixel_size(layout, nullptr, &height);
    return height;
}

// On one line, as large as the width allows.
Layout widest_layout(cairo_t* cairo, PangoFontMap* fonts, std::string const& text, int width) {
    auto const trial = layout_of(cairo, fonts, text, trial_size, Weight::Bold);
    double em = std::floor(trial_size * width / std::max(1, width_of(trial.get())));
    auto layout = layout_of(cairo, fonts, text, em, Weight::Bold);
    while (em > 8 && width_of(layout.get()) > width)
        layout = layout_of(cairo, fonts, text, --em, Weight::Bold);
    return layout;
}

// Letters on whole dots with full hinting: what is printed is one bit deep.
void set_options(cairo_t* cairo) {
    auto* options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_FULL);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_ON);
    cairo_set_font_options(cairo, options);
    cairo_font_options_destroy(options);
}

} // namespace

void FreeFonts::operator()(PangoFontMap* fonts) const { g_object_unref(fonts); }

Canvas::Canvas(cairo_surface_t* surface, int width, int margin)
    : cairo_(cairo_create(surface)), fonts_(pango_cairo_font_map_new()), width_(width), margin_(margin) {
    set_options(cairo_.get());
}

void Canvas::head(std::vector<Heading> const& lines, int padding) {
    int height = 2 * padding;
    for (auto const& line : lines)
        height += height_of(
            wrapped(layout_of(cairo_.get(), fonts_.get(), line.text, line.em, Weight::Bold), inner(), Align::Centre)
                .get());
    cairo_rectangle(cairo_.get(), 0, y_, width_, height);
    cairo_fill(cairo_.get());
    y_ += padding;
    for (auto const& line : lines)
        text(line.text, line.em, Weight::Bold, Align::Centre, Ink::White);
    y_ += padding;
}

void Canvas::text(std::string const& text, double em, Weight weight, Align align, Ink ink) {
    auto const layout = wrapped(layout_of(cairo_.get(), fonts_.get(), text, em, weight), inner(), align);
    double const tone = ink == Ink::White ? 1 : 0;
    cairo_set_source_rgb(cairo_.get(), tone, tone, tone);
    cairo_move_to(cairo_.get(), margin_, y_);
    pango_cairo_show_layout(cairo_.get(), layout.get());
    cairo_set_source_rgb(cairo_.get(), 0, 0, 0);
    place(text, margin_, inner(), height_of(layout.get()));
}

void Canvas::pair(std::string const& left, std::string const& right, double em) {
    int const top = y_;
    text(left, em);
    int const below = std::exchange(y_, top);
    text(right, em, Weight::Regular, Align::Right);
    y_ = std::max(y_, below);
}

void Canvas::whiten() {
    cairo_set_source_rgb(cairo_.get(), 1, 1, 1);
    cairo_paint(cairo_.get());
    cairo_set_source_rgb(cairo_.get(), 0, 0, 0);
}

void Canvas::place(std::string const& text, int left, int width, int height) {
    texts_.push_back({text, left, y_, width, height});
    y_ += height;
}

void Canvas::widest(std::string const& text) {
    auto const layout = widest_layout(cairo_.get(), fonts_.get(), text, inner());
    int const left = margin_ + (inner() - width_of(layout.get())) / 2;
    cairo_move_to(cairo_.get(), left, y_);
    pango_cairo_show_layout(cairo_.get(), layout.get());
    place(text, left, width_of(layout.get()), height_of(layout.get()));
}

void Canvas::tall(std::string const& text, int least) {
    auto const layout = widest_layout(cairo_.get(), fonts_.get(), text, inner());
    PangoRectangle ink{};
    pango_layout_get_pixel_extents(layout.get(), &ink, nullptr);
    double const stretch = std::max(1.0, static_cast<double>(least + rounding) / std::max(1, ink.height));
    int const left = margin_ + (inner() - width_of(layout.get())) / 2;
    cairo_save(cairo_.get());
    cairo_translate(cairo_.get(), left, y_ - ink.y * stretch); // its leading is not needed
    cairo_scale(cairo_.get(), 1, stretch);
    cairo_move_to(cairo_.get(), 0, 0);
    pango_cairo_show_layout(cairo_.get(), layout.get());
    cairo_restore(cairo_.get());
    place(text, left, width_of(layout.get()), static_cast<int>(std::ceil(ink.height * stretch)));
}

void Canvas::code(qr::Matrix const& matrix, int module) {
    int const left = (width_ - matrix.size * module) / 2;
    int const top = y_ + quiet_zone * module;
    cairo_save(cairo_.get());
    cairo_set_antialias(cairo_.get(), CAIRO_ANTIALIAS_NONE);
    for (int y = 0; y < matrix.size; ++y)
        for (int x = 0; x < matrix.size; ++x)
            if (matrix.at(x, y)) cairo_rectangle(cairo_.get(), left + x * module, top + y * module, module, module);
    cairo_fill(cairo_.get());
    cairo_restore(cairo_.get());
    y_ += (matrix.size + 2 * quiet_zone) * module;
}

void Canvas::rule() {
    cairo_rectangle(cairo_.get(), margin_, y_, inner(), rule_height);
    cairo_fill(cairo_.get());
    y_ += rule_height;
}

drivers::Bitmap threshold(cairo_surface_t* surface, int width, int height) {
    drivers::Bitmap bitmap{width, height, {}};
    bitmap.bits.resize(bitmap.row_bytes() * static_cast<std::size_t>(height));
    cairo_surface_flush(surface);
    auto const* bytes = cairo_image_surface_get_data(surface);
    auto const stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y)
        for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, bytes + y * stride + 4 * x, sizeof pixel);
            if ((pixel & 0xFF) < half_covered)
                bitmap.bits[y * bitmap.row_bytes() + x / 8] |= static_cast<std::uint8_t>(0x80U >> (x % 8));
        }
    return bitmap;
}

} // namespace typeset
