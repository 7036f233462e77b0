#include "ui/screens/stack.h"

#include <algorithm>

#include "ui/kit/text_layout.h"

namespace screens {
namespace {

float line_height(std::vector<std::string_view> const& lines, float height) {
    return height / static_cast<float>(lines.size());
}

} // namespace

void Stack::text(std::string id, std::string_view words, kit::TextLook look, double gap_mm) {
    if (words.empty()) return;
    auto const layout = kit::fit(page_.kit.fonts(), words, look.font, width_, 1e6F);
    look.font = layout.role;
    Piece piece{layout.height(), page_.px(gap_mm), false, {}, std::move(id), look, {}};
    for (auto const& line : layout.lines)
        piece.lines.push_back(line.text);
    pieces_.push_back(std::move(piece));
}

void Stack::label(std::string id, std::string_view words, kit::TextLook look) {
    std::size_t const before = pieces_.size();
    text(std::move(id), words, look, 0);
    if (pieces_.size() > before) pieces_.back().with_next = true;
}

void Stack::fact(std::string const& id, std::string_view label, std::string_view words) {
    if (words.empty()) return;
    this->label(id + ".label", label,
                {kit::FontRole::Caption, page_.kit.palette().text_quiet, kit::Align::Left, kit::Role::Text});
    text(id, words, {kit::FontRole::Title, 0, kit::Align::Left, kit::Role::Text}, 3);
}

void Stack::pair(std::string id, std::string_view left, std::string_view right, kit::FontRole font, double gap_mm) {
    auto const number = kit::fit(page_.kit.fonts(), right, font, width_ / 2, 1e6F);
    float wide = page_.px(5);
    for (auto const& line : number.lines)
        wide = std::max(wide, line.width + page_.px(5)); // with the gap between the two
    auto const words = kit::fit(page_.kit.fonts(), left, font, width_ - wide, 1e6F);
    auto draw = [this, id = std::move(id), left, right, wide, font](kit::Rect box) {
        kit::Rect const end = box.take_right(wide);
        page_.kit.text(id, box, left, {font});
        page_.kit.text(id + ".number", end, right, {font, 0, kit::Align::Right});
    };
    block(std::max(words.height(), number.height()), gap_mm, std::move(draw));
}

void Stack::block(float height, double gap_mm, std::function<void(kit::Rect)> draw) {
    pieces_.push_back({height, page_.px(gap_mm), false, std::move(draw), {}, {}, {}});
}

float Stack::height() const {
    float all = 0;
    for (auto const& piece : pieces_)
        all += piece.height + piece.gap;
    return pieces_.empty() ? 0 : all - pieces_.back().gap;
}

// Of the smallest part that may stand at a page's end: a block, two lines, a label with what follows.
float Stack::least_height(std::size_t index) const {
    auto const& piece = pieces_[index];
    if (piece.with_next && index + 1 < pieces_.size()) return piece.height + piece.gap + least_height(index + 1);
    if (piece.lines.size() <= 2) return piece.height;
    return 2 * line_height(piece.lines, piece.height);
}

std::vector<Stack::Sheet> Stack::sheets(float room) const {
    std::vector<Sheet> all(1);
    float used = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        auto const& piece = pieces_[i];
        std::size_t const count = std::max<std::size_t>(piece.lines.size(), 1);
        float const line = piece.height / static_cast<float>(count);
        for (std::size_t first = 0; first < count;) {
            if (used > 0 && used + (first == 0 ? least_height(i) : line) > room + 1) {
                all.emplace_back();
                used = 0;
            }
            auto const fitting = static_cast<std::size_t>(std::max(1.F, (room + 1 - used) / line));
            std::size_t const taken = piece.draw ? 1 : std::min(fitting, count - first);
            float const height = line * static_cast<float>(taken);
            all.back().push_back({&piece, first, taken, height});
            first += taken;
            used += height + piece.gap;
        }
    }
    return all;
}

void Stack::draw(Part const& part, kit::Rect box) {
    if (part.piece->draw) return part.piece->draw(box);
    auto const& first = part.piece->lines[part.first];
    auto const& last = part.piece->lines[part.first + part.count - 1];
    std::string_view const words(first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data()));
    page_.kit.text(part.piece->id, box, words, part.piece->look);
}

void Stack::draw(kit::Rect area, std::optional<kit::Rect> bar) {
    auto all = sheets(area.h);
    std::size_t shown = 0;
    if (all.size() > 1) {
        if (!bar) {
            bar = area.take_bottom(page_.px(page_.kit.sizes().target));
            area.take_bottom(page_.px(3));
            all = sheets(area.h);
        }
        shown = page_.kit.page(id_, *bar, all.size());
    }
    for (auto const& part : all[shown]) {
        draw(part, area.take_top(part.height));
        area.take_top(part.piece->gap);
    }
}

} // namespace screens
