#include "drivers/typeset/pattern.h"

#include "drivers/typeset/paper.h"
#include "kiosk/base/text.h"

namespace typeset {
namespace {

constexpr std::string_view sample = "Trạm Số Ắ Ệ Ơ Ữ 0123456789";
constexpr int bar_height = 48;

// Eight bars from white to black: of so many dots of eight in a row, and of the lines of a square of four.
void grey_bars(Canvas& canvas, int width, int top) {
    auto* const cairo = canvas.cairo();
    cairo_save(cairo);
    cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    constexpr int bars = 8;
    for (int y = 0; y < bar_height; ++y)
        for (int x = 0; x < width; ++x) {
            int const bar = x * bars / width, order = (x * 5 + y * 3) % bars;
            if (order < bar || bar == bars - 1) cairo_rectangle(cairo, x, top + y, 1, 1);
        }
    cairo_fill(cairo);
    cairo_restore(cairo);
}

// One dot wide, every eighth: where a dot of the head is dead, a line is missing.
void comb(Canvas& canvas, int width, int top) {
    auto* const cairo = canvas.cairo();
    for (int x = 0; x < width; x += 8)
        cairo_rectangle(cairo, x, top, 1, bar_height / 2.0);
    cairo_fill(cairo);
}

} // namespace

base::Result<drivers::Bitmap> pattern(std::string_view code, int width_dots) {
    TRY(check_width(width_dots));
    auto const matrix = TRY(qr::encode(code));
    int const gap = width_dots / 36;
    return on_paper(width_dots, [&](Canvas& canvas) {
        canvas.head({{"PHIẾU THỬ", static_cast<double>(width_dots) / 16}}, gap);
        for (int em : {20, 26, 34, 46})
            canvas.text(std::string(sample), em, em == 34 ? Weight::Bold : Weight::Regular);
        canvas.space(gap);
        grey_bars(canvas, width_dots, canvas.height());
        canvas.space(bar_height + gap);
        comb(canvas, width_dots, canvas.height());
        canvas.space(bar_height / 2 + gap);
        canvas.code(matrix, module_for(matrix, width_dots));
        canvas.space(gap);
    });
}

base::Result<drivers::Bitmap> report(std::vector<std::string> const& lines, std::string_view code, int width_dots) {
    TRY(check_width(width_dots));
    if (lines.empty()) return base::failure(base::ErrorKind::Invalid, "a slip without lines");
    for (auto const& line : lines)
        if (!base::is_utf8(line)) return base::failure(base::ErrorKind::Invalid, "text that is not UTF-8");
    auto const matrix = TRY(qr::encode(code));
    Type const em(width_dots);
    int const gap = width_dots / 36;
    return on_paper(width_dots, [&](Canvas& canvas) {
        canvas.head({{lines.front(), em(30, 42)}}, gap);
        canvas.space(gap);
        for (std::size_t i = 1; i < lines.size(); ++i)
            canvas.text(lines[i], em(24, 28));
        canvas.space(gap);
        canvas.code(matrix, std::max(3, width_dots / (matrix.size + 8)));
        canvas.space(gap);
    });
}

} // namespace typeset
