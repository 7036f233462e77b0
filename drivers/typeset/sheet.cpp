#include "drivers/typeset/sheet.h"

#include "drivers/typeset/a4.h"
#include "drivers/typeset/guide_words.h"
#include "drivers/typeset/paper.h"

namespace typeset {
namespace {

constexpr int dots_a_mm = a4_dots_a_mm;
constexpr double small = 32, body = 38, large = 64; // about 11, 13 and 23 points: larger than print usually is
constexpr int module = 5;                           // of the QR code: 0.6 mm

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

} // namespace

base::Result<base::Bytes> guide_sheets(model::Guide const& guide, model::Strings const& strings) {
    Sheets sheets(guide, strings);
    TRY(sheets.prepare());
    return a4_document(sheets.title(), pages_of(sheets.pieces()), PageNumbers::AtTheFoot);
}

} // namespace typeset
