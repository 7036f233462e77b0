#include "drivers/typeset/event_sheets.h"

#include <algorithm>

#include "drivers/typeset/a4.h"
#include "kiosk/base/text.h"

namespace typeset {
namespace {

constexpr int mm = a4_dots_a_mm;
constexpr double fine_em = 32, line_em = 38, part_em = 46, title_em = 76, label_em = 130;
constexpr int code_mm = 160; // the quiet zone counted in

base::Result<> check_text(std::string const& text) {
    if (!base::is_utf8(text)) return base::failure(base::ErrorKind::Invalid, "text that is not UTF-8");
    return {};
}

// What two or more blanks part stands at the two ends; a line in capitals begins a part.
Piece line_piece(std::string const& line) {
    auto const parting = line.find("  ");
    if (parting != std::string::npos)
        return [left = line.substr(0, parting),
                right = line.substr(line.find_first_not_of(' ', parting))](Canvas& canvas) {
            canvas.pair(left, right, line_em);
            canvas.space(mm);
        };
    bool const begins = std::ranges::none_of(line, [](char c) { return c >= 'a' && c <= 'z'; }) &&
                        std::ranges::any_of(line, [](char c) { return c >= 'A' && c <= 'Z'; });
    return [line, begins](Canvas& canvas) {
        if (line.empty()) return canvas.space(4 * mm);
        canvas.text(line, begins ? part_em : fine_em, begins ? Weight::Bold : Weight::Regular);
        canvas.space(begins ? 2 * mm : mm);
    };
}

void draw_both(Canvas& canvas, model::Bilingual const& text, double em, Weight weight) {
    canvas.text(text.vi, em, weight, Align::Centre);
    if (!text.en.empty() && text.en != text.vi)
        canvas.text(text.en, std::max(em * 0.62, fine_em), Weight::Regular, Align::Centre);
}

void draw_poster(Canvas& canvas, EventPoster const& poster, qr::Matrix const& code) {
    draw_both(canvas, poster.event, title_em, Weight::Bold);
    canvas.space(3 * mm);
    canvas.text(poster.place.vi + " · " + poster.days, line_em, Weight::Regular, Align::Centre);
    canvas.space(5 * mm);
    canvas.rule();
    canvas.space(6 * mm);
    draw_both(canvas, poster.whose, part_em * 1.2, Weight::Bold);
    if (!poster.label.empty()) canvas.text(poster.label, label_em, Weight::Bold, Align::Centre);
    canvas.code(code, std::max(1, code_mm * mm / (code.size + 8)));
    draw_both(canvas, poster.how, part_em, Weight::Bold);
}

base::Result<> check_poster(EventPoster const& poster) {
    for (auto const* text : {&poster.event, &poster.place, &poster.whose, &poster.how}) {
        TRY(check_text(text->vi));
        TRY(check_text(text->en));
    }
    TRY(check_text(poster.days));
    return check_text(poster.label);
}

} // namespace

base::Result<base::Bytes> summary_sheets(std::vector<std::string> const& lines) {
    if (lines.empty()) return base::failure(base::ErrorKind::Invalid, "a summary without lines");
    for (auto const& line : lines)
        TRY(check_text(line));
    std::vector<Piece> pieces{[heading = lines.front()](Canvas& canvas) {
        canvas.text(heading, title_em, Weight::Bold);
        canvas.space(2 * mm);
        canvas.rule();
        canvas.space(4 * mm);
    }};
    for (std::size_t i = 1; i < lines.size(); ++i)
        pieces.push_back(line_piece(lines[i]));
    return a4_document(lines.front(), pages_of(pieces), PageNumbers::AtTheFoot);
}

base::Result<base::Bytes> poster_sheets(std::vector<EventPoster> const& posters) {
    if (posters.empty()) return base::failure(base::ErrorKind::Invalid, "there is nobody to print a poster for");
    std::vector<Page> pages;
    for (auto const& poster : posters) {
        TRY(check_poster(poster));
        auto const code = TRY(qr::encode(poster.code));
        pages.push_back({[poster, code](Canvas& canvas) { draw_poster(canvas, poster, code); }});
    }
    return a4_document(posters.front().event.vi, pages, PageNumbers::None);
}

} // namespace typeset
