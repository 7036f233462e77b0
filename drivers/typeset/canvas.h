// Paper to draw on, from top to bottom, the little that a slip needs. pango and cairo are known to this folder alone.
// One unit is one dot. One thread at a time (fontconfig).
#pragma once
#include <cairo.h>
#include <memory>
#include <string>

#include "drivers/printer.h"
#include "drivers/qr/encode.h"

namespace typeset {

enum class Weight { Regular, Bold };
enum class Align { Left, Centre };

struct FreeCairo {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using Cairo = std::unique_ptr<cairo_t, FreeCairo>;

struct FreeSurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, FreeSurface>;

class Canvas {
public:
    // `surface` outlives the canvas.
    Canvas(cairo_surface_t* surface, int width, int margin);

    // `em` is the size of the type in dots. Lines are broken between words, and within a word that fits no line.
    void text(std::string const& text, double em, Weight weight = Weight::Regular, Align align = Align::Left);
    // On one line, as large as the width allows.
    void widest(std::string const& text);
    // Centred, `module` whole dots a module, the four modules of quiet zone (ISO/IEC 18004) counted in.
    void code(qr::Matrix const& matrix, int module);
    void rule();
    void space(int dots) { y_ += dots; }

    int height() const { return y_; }
    cairo_t* cairo() const { return cairo_.get(); }

private:
    int inner() const { return width_ - 2 * margin_; }

    Cairo cairo_;
    int width_;
    int margin_;
    int y_ = 0;
};

// Half covered and more is a dot. `surface` is A8 of that size.
drivers::Bitmap threshold(cairo_surface_t* surface, int width, int height);

} // namespace typeset
