#include "drivers/typeset/paper.h"

#include <algorithm>

namespace typeset {
namespace {

Surface dots(int width, int height) { return Surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)); }

} // namespace

int module_for(qr::Matrix const& matrix, int width) { return std::max(3, width * 11 / 20 / (matrix.size + 8)); }

std::string replaced(std::string_view sentence, std::string_view name, std::string const& value) {
    std::string text(sentence);
    auto const at = text.find(name);
    return at == std::string::npos ? text : text.replace(at, name.size(), value);
}

base::Result<> check_width(int width) {
    if (width < narrowest || width > widest)
        return base::failure(base::ErrorKind::Invalid, "paper of 384 to 832 dots is wanted");
    return {};
}

base::Result<drivers::Bitmap> on_paper(int width, std::function<void(Canvas&)> const& draw) {
    TRY(check_width(width));
    auto const trial = dots(1, 1);
    Canvas measured(trial.get(), width, width / 36);
    draw(measured);
    if (measured.height() > tallest) return base::failure(base::ErrorKind::Invalid, "a slip of more than two metres");
    auto const surface = dots(width, measured.height());
    Canvas canvas(surface.get(), width, width / 36);
    canvas.whiten();
    draw(canvas);
    if (auto const status = cairo_status(canvas.cairo()); status != CAIRO_STATUS_SUCCESS)
        return base::failure(base::ErrorKind::Io, cairo_status_to_string(status));
    return threshold(surface.get(), width, measured.height());
}

} // namespace typeset
