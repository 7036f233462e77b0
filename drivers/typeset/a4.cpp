#include "drivers/typeset/a4.h"

#include <cairo-pdf.h>

namespace typeset {
namespace {

constexpr int foot = 12 * a4_dots_a_mm; // with the number of the page
constexpr double points_a_dot = 72 / 25.4 / a4_dots_a_mm, number_em = 32;

cairo_status_t append_bytes(void* bytes, unsigned char const* data, unsigned size) {
    static_cast<base::Bytes*>(bytes)->insert(static_cast<base::Bytes*>(bytes)->end(), data, data + size);
    return CAIRO_STATUS_SUCCESS;
}

Surface a4(base::Bytes* bytes) {
    return Surface(cairo_pdf_surface_create_for_stream(bytes != nullptr ? append_bytes : nullptr, bytes,
                                                       a4_width * points_a_dot, a4_height * points_a_dot));
}

int height_of(Piece const& piece, Surface const& trial) {
    Canvas canvas(trial.get(), a4_width, a4_margin);
    cairo_scale(canvas.cairo(), points_a_dot, points_a_dot);
    piece(canvas);
    return canvas.height();
}

void draw_page(Surface const& surface, Page const& pieces, std::string const& number) {
    Canvas canvas(surface.get(), a4_width, a4_margin);
    cairo_scale(canvas.cairo(), points_a_dot, points_a_dot);
    canvas.space(a4_margin);
    for (auto const& piece : pieces)
        piece(canvas);
    canvas.space(a4_height - a4_margin - canvas.height());
    if (!number.empty()) canvas.text(number, number_em, Weight::Regular, Align::Centre);
    cairo_show_page(canvas.cairo());
}

} // namespace

std::vector<Page> pages_of(std::vector<Piece> const& pieces) {
    auto const trial = a4(nullptr);
    constexpr int room = a4_height - 2 * a4_margin - foot;
    std::vector<Page> pages(1);
    int used = 0;
    for (auto const& piece : pieces) {
        int const needed = height_of(piece, trial);
        if (used > 0 && used + needed > room) {
            pages.emplace_back();
            used = 0;
        }
        pages.back().push_back(piece);
        used += needed;
    }
    return pages;
}

base::Result<base::Bytes> a4_document(std::string const& title, std::vector<Page> const& pages, PageNumbers numbers) {
    base::Bytes bytes;
    auto const surface = a4(&bytes);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    bool const numbered = numbers == PageNumbers::AtTheFoot;
    for (std::size_t page = 0; page < pages.size(); ++page)
        draw_page(surface, pages[page],
                  numbered ? std::to_string(page + 1) + " / " + std::to_string(pages.size()) : std::string());
    cairo_surface_finish(surface.get());
    if (auto const status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS)
        return base::failure(base::ErrorKind::Io, cairo_status_to_string(status));
    return bytes;
}

} // namespace typeset
