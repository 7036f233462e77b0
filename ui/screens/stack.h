// Stack: what a screen says, one piece below the other. What does not fit goes to the next page, with buttons to turn:
// nothing is cut short and nothing is scrolled. Private to the room; lives for one drawing.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/screens/page.h"

namespace screens {

class Stack {
public:
    Stack(Page& page, std::string id, float width) : page_(page), id_(std::move(id)), width_(width) {}

    // Words, split between two lines where a page ends. `words` outlive the drawing. Empty ones are left out.
    void text(std::string id, std::string_view words, kit::TextLook look, double gap_mm);
    // A label, which stands on one page with what follows.
    void label(std::string id, std::string_view words, kit::TextLook look);
    // A label and what it names; nothing where there are no words.
    void fact(std::string const& id, std::string_view label, std::string_view words);
    // Words, and at the right end of their line others, a number: on one page. Both outlive the drawing.
    void pair(std::string id, std::string_view left, std::string_view right, kit::FontRole font, double gap_mm);
    // Something of that height that is drawn whole. `width` 0: the stack's.
    void block(float height, double gap_mm, std::function<void(kit::Rect)> draw);

    float height() const; // of everything, one below the other
    // From the top of `area`. The buttons to turn stand in `bar`, or else at the foot of the area.
    void draw(kit::Rect area, std::optional<kit::Rect> bar = {});

private:
    struct Piece {
        float height, gap;
        bool with_next = false;
        std::function<void(kit::Rect)> draw; // or
        std::string id;
        kit::TextLook look;
        std::vector<std::string_view> lines;
    };
    struct Part {
        Piece const* piece;
        std::size_t first, count; // lines
        float height;
    };
    using Sheet = std::vector<Part>;

    std::vector<Sheet> sheets(float room) const;
    float least_height(std::size_t index) const;
    void draw(Part const& part, kit::Rect box);

    Page& page_;
    std::string id_;
    float width_;
    std::vector<Piece> pieces_;
};

} // namespace screens
