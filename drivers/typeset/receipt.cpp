#include "drivers/typeset/receipt.h"

#include <algorithm>
#include <cairo-pdf.h>
#include <cmath>
#include <fmt/format.h>

#include "drivers/typeset/paper.h"
#include "kiosk/base/text.h"

namespace typeset {
namespace {

constexpr std::size_t longest_value = 200; // letters; pango's widths overflow far beyond
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

base::Result<> check(std::string const& text) {
    if (!base::is_utf8(text)) return base::failure(base::ErrorKind::Invalid, "a receipt that is not UTF-8");
    if (base::length(text) > longest_value)
        return base::failure(base::ErrorKind::Invalid, "a receipt with a text of more than 200 letters");
    return {};
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
    if (auto const* prompt = catalogue.match_prompt(receipt.category); prompt && !receipt.match.empty())
        slip.lines.insert(slip.lines.begin(), {prompt->words(language), receipt.match});
    for (auto const& line : slip.lines)
        TRY(check(line.value));
    TRY(check(slip.code));
    TRY(check(slip.kiosk));
    if (receipt.code.empty()) return base::failure(base::ErrorKind::Invalid, "a receipt without a code");
    slip.qr = TRY(qr::encode(receipt.url.empty() ? receipt.code : receipt.url));
    return slip;
}

void draw(Canvas& canvas, Slip const& slip, int width) {
    Type const em(width);
    int const gap = width / 36;
    canvas.head({{slip.heading, em(30, 42)}, {slip.title, em(28, 36)}}, gap); // tells at arm's length what this is
    canvas.space(gap);
    canvas.text(slip.code_label, em(26, 30), Weight::Regular, Align::Centre);
    canvas.widest(slip.code);
    canvas.code(slip.qr, module_for(slip.qr, width));
    for (auto const& line : slip.lines) {
        canvas.text(line.label, em(24, 28));
        canvas.text(line.value, em(31, 38), Weight::Bold);
        canvas.space(gap / 2);
    }
    canvas.space(gap / 2);
    canvas.rule();
    canvas.space(gap / 2);
    canvas.text(slip.keep, em(28, 34));
    canvas.space(gap / 2);
    canvas.text(slip.kiosk, em(22, 24));
    canvas.space(gap);
}

// Lays the slip out on a surface too small to show it. `surface` is of the kind that will show it: letters on dots have
// other widths than letters in a PDF.
base::Result<int> height_of(Slip const& slip, int width, Surface const& surface, double scale,
                            std::vector<Placed>* texts = nullptr) {
    Canvas canvas(surface.get(), width, width / 36);
    cairo_scale(canvas.cairo(), scale, scale);
    draw(canvas, slip, width);
    if (canvas.height() > tallest) return base::failure(base::ErrorKind::Invalid, "a slip of more than two metres");
    if (texts != nullptr) *texts = canvas.texts();
    return canvas.height();
}

Surface dots(int width, int height) { return Surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)); }

base::Result<Slip> checked(model::Receipt const& receipt, model::Catalogue const& catalogue,
                           model::Strings const& strings, int width) {
    TRY(check_width(width));
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
    return on_paper(width_dots, [&](Canvas& canvas) { draw(canvas, slip, width_dots); });
}

base::Result<std::vector<Placed>> texts_of(model::Receipt const& receipt, model::Catalogue const& catalogue,
                                           model::Strings const& strings, int width_dots) {
    std::vector<Placed> texts;
    TRY(height_of(TRY(checked(receipt, catalogue, strings, width_dots)), width_dots, dots(1, 1), 1, &texts));
    return texts;
}

base::Result<base::Bytes> receipt_pdf(model::Receipt const& receipt, model::Catalogue const& catalogue,
                                      model::Strings const& strings, int width_dots) {
    auto const slip = TRY(checked(receipt, catalogue, strings, width_dots));
    Surface const trial(cairo_pdf_surface_create_for_stream(nullptr, nullptr, 1, 1));
    int const height = TRY(height_of(slip, width_dots, trial, points_a_dot));
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
