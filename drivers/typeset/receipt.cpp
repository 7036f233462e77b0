#include "drivers/typeset/receipt.h"

#include <algorithm>
#include <cairo-pdf.h>
#include <cmath>
#include <fmt/format.h>

#include "drivers/typeset/canvas.h"
#include "kiosk/base/text.h"

namespace typeset {
namespace {

constexpr int narrowest = 384;
constexpr int widest = 832;
constexpr int tallest = 16'000; // dots: two metres of paper; longer is a mistake in the content
constexpr double points_a_dot = 72 / (25.4 * 8);

struct Line {
    std::string label;
    std::string value;
};

// All that is on the slip, in the reader's language.
struct Slip {
    std::string heading, title, code_label, code, keep, kiosk;
    std::vector<Line> lines;
    qr::Matrix qr;
};

std::string time_of(base::WallTime time) {
    auto const local = base::in_vietnam(time);
    return fmt::format("{:02}/{:02}/{:04} {:02}:{:02}", local.day, local.month, local.year, local.hour, local.minute);
}

std::string category_of(std::string const& id, model::Catalogue const& catalogue, model::Language language) {
    auto const* category = catalogue.category(id);
    return category == nullptr ? id : std::string(name_of(*category, language));
}

std::string place_of(std::string const& code, model::Catalogue const& catalogue, model::Language language) {
    auto const* place = catalogue.place(code);
    return place == nullptr ? code : std::string(name_of(*place, language));
}

base::Result<Slip> slip_of(model::Receipt const& receipt, model::Catalogue const& catalogue,
                           model::Strings const& strings) {
    auto const text = [&](std::string_view key) { return std::string(strings[key]); };
    auto const language = strings.language();
    Slip slip;
    slip.heading = text("slip.heading");
    slip.title = text("slip.title");
    slip.code_label = text("slip.code");
    slip.code = receipt.code;
    slip.keep = text("slip.keep");
    slip.kiosk = text("slip.kiosk") + ": " + receipt.kiosk;
    slip.lines = {{text("slip.time"), time_of(receipt.made_at)},
                  {text("slip.category"), category_of(receipt.category, catalogue, language)},
                  {text("slip.place"), place_of(receipt.place, catalogue, language)}};
    for (auto const& line : slip.lines)
        if (!base::is_utf8(line.value)) return base::failure(base::ErrorKind::Invalid, "a receipt that is not UTF-8");
    if (receipt.code.empty() || !base::is_utf8(receipt.code) || !base::is_utf8(receipt.kiosk))
        return base::failure(base::ErrorKind::Invalid, "a receipt without a code");
    slip.qr = TRY(qr::encode(receipt.url.empty() ? receipt.code : receipt.url));
    return slip;
}

// Type for 80 mm paper; on narrower paper it shrinks, but stays readable in the hand.
double em_for(int width, double at_576) { return std::max(at_576 * width / 576, std::min(at_576, 22.0)); }

// About half of the width, and a module of at least three dots, which phones read.
int module_for(qr::Matrix const& matrix, int width) { return std::max(3, width * 11 / 20 / (matrix.size + 8)); }

void draw(Canvas& canvas, Slip const& slip, int width) {
    auto const em = [width](double at_576) { return em_for(width, at_576); };
    int const gap = width / 36;
    canvas.space(gap);
    canvas.text(slip.heading, em(44), Weight::Bold, Align::Centre);
    canvas.text(slip.title, em(32), Weight::Bold, Align::Centre);
    canvas.space(gap / 2);
    canvas.rule();
    canvas.space(gap);
    canvas.text(slip.code_label, em(26), Weight::Regular, Align::Centre);
    canvas.widest(slip.code);
    canvas.code(slip.qr, module_for(slip.qr, width));
    for (auto const& line : slip.lines) {
        canvas.text(line.label, em(22));
        canvas.text(line.value, em(28), Weight::Bold);
        canvas.space(gap / 2);
    }
    canvas.rule();
    canvas.space(gap / 2);
    canvas.text(slip.keep, em(26));
    canvas.space(gap / 2);
    canvas.text(slip.kiosk, em(20));
    canvas.space(gap);
}

base::Result<int> height_of(Slip const& slip, int width) {
    Surface const nothing(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1));
    Canvas canvas(nothing.get(), width, width / 36);
    draw(canvas, slip, width);
    if (canvas.height() > tallest) return base::failure(base::ErrorKind::Invalid, "a slip of more than two metres");
    return canvas.height();
}

base::Result<Slip> checked(model::Receipt const& receipt, model::Catalogue const& catalogue,
                           model::Strings const& strings, int width) {
    if (width < narrowest || width > widest)
        return base::failure(base::ErrorKind::Invalid, "paper of 384 to 832 dots is wanted");
    auto slip = TRY(slip_of(receipt, catalogue, strings));
    if ((slip.qr.size + 8) * 3 > width)
        return base::failure(base::ErrorKind::Invalid, "an address too long for a slip");
    return slip;
}

cairo_status_t append(void* bytes, unsigned char const* data, unsigned size) {
    static_cast<base::Bytes*>(bytes)->insert(static_cast<base::Bytes*>(bytes)->end(), data, data + size);
    return CAIRO_STATUS_SUCCESS;
}

} // namespace

base::Result<drivers::Bitmap> receipt(model::Receipt const& receipt, model::Catalogue const& catalogue,
                                      model::Strings const& strings, int width_dots) {
    auto const slip = TRY(checked(receipt, catalogue, strings, width_dots));
    int const height = TRY(height_of(slip, width_dots));
    Surface const surface(cairo_image_surface_create(CAIRO_FORMAT_A8, width_dots, height));
    Canvas canvas(surface.get(), width_dots, width_dots / 36);
    draw(canvas, slip, width_dots);
    if (cairo_status(canvas.cairo()) != CAIRO_STATUS_SUCCESS)
        return base::failure(base::ErrorKind::Io, cairo_status_to_string(cairo_status(canvas.cairo())));
    return threshold(surface.get(), width_dots, height);
}

base::Result<base::Bytes> receipt_pdf(model::Receipt const& receipt, model::Catalogue const& catalogue,
                                      model::Strings const& strings, int width_dots) {
    auto const slip = TRY(checked(receipt, catalogue, strings, width_dots));
    int const height = TRY(height_of(slip, width_dots));
    base::Bytes bytes;
    Surface const surface(
        cairo_pdf_surface_create_for_stream(append, &bytes, width_dots * points_a_dot, height * points_a_dot));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, slip.title.c_str());
    {
        Canvas canvas(surface.get(), width_dots, width_dots / 36);
        cairo_scale(canvas.cairo(), points_a_dot, points_a_dot);
        draw(canvas, slip, width_dots);
    }
    cairo_surface_finish(surface.get());
    if (auto const status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS)
        return base::failure(base::ErrorKind::Io, cairo_status_to_string(status));
    return bytes;
}

} // namespace typeset
