#include "drivers/typeset/sheet.h"

#include <cairo-pdf.h>
#include <functional>

#include "drivers/typeset/guide_words.h"
#include "drivers/typeset/paper.h"

namespace typeset {
namespace {

// In eighths of a millimetre, as on slips.
constexpr int dots_a_mm = 8, width = 210 * dots_a_mm, height = 297 * dots_a_mm, margin = 18 * dots_a_mm;
constexpr int foot = 12 * dots_a_mm; // with the number of the page
constexpr double points_a_dot = 72 / 25.4 / dots_a_mm;
constexpr double small = 32, body = 38, large = 64; // about 11, 13 and 23 points: larger than print usually is
constexpr int module = 5;                           // of the QR code: 0.6 mm

using Piece = std::function<void(Canvas&)>; // what stands on one page

// What a guide says, from top to bottom.
class Sheets {
public:
    Sheets(model::Guide const& guide, model::Strings const& strings) : guide_(guide), strings_(strings) {}

    base::Result<> prepare() {
        TRY(check_words(guide_, strings_));
        add_title();
        for (auto const& block : guide_.blocks)
            TRY(add(block));
        pieces_.push_back([this](Canvas& canvas) {
            canvas.space(3 * dots_a_mm);
            canvas.rule();
            canvas.space(2 * dots_a_mm);
            canvas.text(source_of(guide_, strings_), small);
        });
        return {};
    }

    std::vector<Piece> const& pieces() const { return pieces_; }
    std::string title() const { return std::string(guide_.name.in(strings_.language())); }

private:
    void add_title() {
        pieces_.push_back([this](Canvas& canvas) {
            canvas.text(std::string(strings_["slip.heading"]), small, Weight::Bold);
            canvas.space(2 * dots_a_mm);
            canvas.rule();
            canvas.space(5 * dots_a_mm);
            canvas.text(title(), large, Weight::Bold);
            canvas.space(5 * dots_a_mm);
        });
    }

    // A label stands with the first of what it names.
    void add_words(std::string label, std::string words, Weight weight) {
        pieces_.push_back([label = std::move(label), words = std::move(words), weight](Canvas& canvas) {
            if (!label.empty()) canvas.text(label, small);
            canvas.text(words, body, weight);
            canvas.space(3 * dots_a_mm);
        });
    }

    base::Result<> add(model::Block const& block) {
        auto const words = text_of(block, strings_);
        switch (block.kind) {
        case model::BlockKind::Bring:
            add_words(brings_++ == 0 ? std::string(strings_["guide.bring"]) : "", "□ " + words, Weight::Bold);
            return {};
        case model::BlockKind::Step: {
            auto label = steps_ == 0 ? std::string(strings_["guide.do"]) : std::string();
            add_words(std::move(label), std::to_string(++steps_) + ". " + words, Weight::Regular);
            return {};
        }
        case model::BlockKind::Text: add_words("", words, Weight::Regular); return {};
        case model::BlockKind::Fact: add_words(label_of(block, strings_), words, Weight::Bold); return {};
        case model::BlockKind::Link: break;
        }
        auto const code = TRY(qr::encode(words)); // on the same page as the address that it holds
        pieces_.push_back([code, words, label = label_of(block, strings_)](Canvas& canvas) {
            canvas.text(label, small);
            canvas.text(words, body, Weight::Bold);
            canvas.code(code, module);
        });
        return {};
    }

    model::Guide const& guide_;
    model::Strings const& strings_;
    std::vector<Piece> pieces_;
    int brings_ = 0, steps_ = 0;
};

cairo_status_t append(void* bytes, unsigned char const* data, unsigned size) {
    static_cast<base::Bytes*>(bytes)->insert(static_cast<base::Bytes*>(bytes)->end(), data, data + size);
    return CAIRO_STATUS_SUCCESS;
}

Surface a4(base::Bytes* bytes) {
    return Surface(cairo_pdf_surface_create_for_stream(bytes != nullptr ? append : nullptr, bytes, width * points_a_dot,
                                                       height * points_a_dot));
}

int height_of(Piece const& piece, Surface const& trial) {
    Canvas canvas(trial.get(), width, margin);
    cairo_scale(canvas.cairo(), points_a_dot, points_a_dot);
    piece(canvas);
    return canvas.height();
}

// Each page's pieces. One that is higher than a page is alone on one.
std::vector<std::vector<Piece>> pages_of(std::vector<Piece> const& pieces) {
    auto const trial = a4(nullptr);
    constexpr int room = height - 2 * margin - foot;
    std::vector<std::vector<Piece>> pages(1);
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

void draw_page(Surface const& surface, std::vector<Piece> const& pieces, std::string const& number) {
    Canvas canvas(surface.get(), width, margin);
    cairo_scale(canvas.cairo(), points_a_dot, points_a_dot);
    canvas.space(margin);
    for (auto const& piece : pieces)
        piece(canvas);
    canvas.space(height - margin - canvas.height());
    canvas.text(number, small, Weight::Regular, Align::Centre);
    cairo_show_page(canvas.cairo());
}

} // namespace

base::Result<base::Bytes> guide_sheets(model::Guide const& guide, model::Strings const& strings) {
    Sheets sheets(guide, strings);
    TRY(sheets.prepare());
    auto const pages = pages_of(sheets.pieces());
    base::Bytes bytes;
    auto const surface = a4(&bytes);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, sheets.title().c_str());
    for (std::size_t page = 0; page < pages.size(); ++page)
        draw_page(surface, pages[page], std::to_string(page + 1) + " / " + std::to_string(pages.size()));
    cairo_surface_finish(surface.get());
    if (auto const status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS)
        return base::failure(base::ErrorKind::Io, cairo_status_to_string(status));
    return bytes;
}

} // namespace typeset
