// Paper to draw on, from top to bottom, the little that a slip needs. pango and cairo are known to this folder alone.
// One unit is one dot. One thread at a time (fontconfig).
#pragma once
#include <cairo.h>
#include <memory>
#include <pango/pango.h>
#include <string>
#include <vector>

#include "drivers/printer.h"
#include "drivers/qr/encode.h"
#include "drivers/typeset/placed.h"

namespace typeset {

enum class Weight { Regular, Bold };
enum class Align { Left, Centre, Right };
enum class Ink { Black, White };

struct Heading {
    std::string text;
    double em;
};

struct FreeCairo {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using Cairo = std::unique_ptr<cairo_t, FreeCairo>;

struct FreeSurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, FreeSurface>;

struct FreeFonts {
    void operator()(PangoFontMap* fonts) const;
};
using Fonts = std::unique_ptr<PangoFontMap, FreeFonts>;

class Canvas {
public:
    // `surface` outlives the canvas.
    Canvas(cairo_surface_t* surface, int width, int margin);

    void whiten();

    // `em` is the size of the type in dots. Lines are broken between words, and within a word that fits no line.
    void text(std::string const& text, double em, Weight weight = Weight::Regular, Align align = Align::Left,
              Ink ink = Ink::Black);
    // Side by side, at the two ends of a line.
    void pair(std::string const& left, std::string const& right, double em);
    // White on black from edge to edge.
    void head(std::vector<Heading> const& lines, int padding);
    // On one line, as large as the width allows.
    void widest(std::string const& text);
    // The same, drawn out in height where its figures would be less than `least` dots high.
    void tall(std::string const& text, int least);
    // Centred, `module` whole dots a module, the four modules of quiet zone (ISO/IEC 18004) counted in.
    void code(qr::Matrix const& matrix, int module);
    void rule();
    void space(int dots) { y_ += dots; }

    int height() const { return y_; }
    std::vector<Placed> const& texts() const { return texts_; }
    cairo_t* cairo() const { return cairo_.get(); }

private:
    int inner() const { return width_ - 2 * margin_; }
    void place(std::string const& text, int left, int width, int height);

    Cairo cairo_;
    Fonts fonts_; // of its own: pango's shared ones are never given back
    int width_;
    int margin_;
    int y_ = 0;
    std::vector<Placed> texts_;
};

// Half covered and more is a dot. `surface` is RGB24 of that size.
drivers::Bitmap threshold(cairo_surface_t* surface, int width, int height);

} // namespace typeset
