#include "drivers/typeset/guide.h"

#include "drivers/typeset/guide_words.h"
#include "drivers/typeset/paper.h"

namespace typeset {
namespace {

class GuideSlip {
public:
    GuideSlip(model::Guide const& guide, model::Strings const& strings, int width)
        : guide_(guide), strings_(strings), width_(width), em_(width) {}

    base::Result<> prepare() {
        TRY(check_words(guide_, strings_));
        for (auto const& block : guide_.blocks) {
            if (block.kind != model::BlockKind::Link || qr_) continue;
            qr_ = TRY(qr::encode(text_of(block, strings_)));
            if ((qr_->size + 8) * 3 > width_)
                return base::failure(base::ErrorKind::Invalid, "an address too long for a slip");
        }
        return {};
    }

    void draw(Canvas& canvas) const {
        int const gap = width_ / 36;
        canvas.head(
            {{std::string(strings_["slip.heading"]), em_(30, 42)}, {std::string(strings_["slip.guide"]), em_(28, 36)}},
            gap);
        canvas.space(gap);
        canvas.text(std::string(guide_.name.in(strings_.language())), em_(34, 42), Weight::Bold);
        canvas.space(gap);
        draw_blocks(canvas, gap);
        if (qr_) canvas.code(*qr_, module_for(*qr_, width_));
        canvas.rule();
        canvas.space(gap / 2);
        canvas.text(source_of(guide_, strings_), em_(22, 24));
        canvas.space(gap);
    }

private:
    void draw_blocks(Canvas& canvas, int gap) const {
        bool brings = false, does = false;
        int step = 0;
        for (auto const& block : guide_.blocks) {
            switch (block.kind) {
            case model::BlockKind::Bring:
                if (!brings) canvas.text(std::string(strings_["guide.bring"]), em_(24, 28));
                brings = true;
                canvas.text("□ " + text_of(block, strings_), em_(31, 36), Weight::Bold);
                break;
            case model::BlockKind::Step:
                if (!does) canvas.text(std::string(strings_["guide.do"]), em_(24, 28));
                does = true;
                canvas.text(std::to_string(++step) + ". " + text_of(block, strings_), em_(29, 34));
                break;
            case model::BlockKind::Text: canvas.text(text_of(block, strings_), em_(29, 34)); break;
            case model::BlockKind::Fact:
            case model::BlockKind::Link:
                canvas.text(label_of(block, strings_), em_(24, 28));
                canvas.text(text_of(block, strings_), em_(29, 34), Weight::Bold);
                break;
            }
            canvas.space(gap / 2);
        }
    }

    model::Guide const& guide_;
    model::Strings const& strings_;
    int width_;
    Type em_;
    std::optional<qr::Matrix> qr_;
};

} // namespace

base::Result<drivers::Bitmap> guide(model::Guide const& guide, model::Strings const& strings, int width_dots) {
    TRY(check_width(width_dots));
    GuideSlip slip(guide, strings, width_dots);
    TRY(slip.prepare());
    return on_paper(width_dots, [&](Canvas& canvas) { slip.draw(canvas); });
}

} // namespace typeset
