#include "ui/kit/text_layout.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>

namespace kit {

namespace {

constexpr std::string_view ellipsis = "…";

// How many bytes a character takes by its first byte (RFC 3629); 0: none begins so.
std::size_t bytes_from(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    if (lead >= 0xF0 && lead < 0xF5) return 4;
    return 0;
}

float advance_of(ImFont const& font, char32_t c) {
    return font.GetCharAdvance(c > 0xFFFF ? ImWchar(0xFFFD) : ImWchar(c));
}

class Breaker {
public:
    Breaker(ImFont const& font, std::string_view text, float width) : font_(font), text_(text), width_(width) {}

    std::vector<Line> lines() {
        for (std::size_t at = 0; at < text_.size();) {
            std::size_t const here = at;
            char32_t const c = next_code_point(text_, at);
            if (c == '\n')
                close(here, at);
            else
                place(here, at, c);
        }
        close(text_.size(), text_.size());
        return std::move(lines_);
    }
    bool broke_word() const { return broke_word_; }

private:
    void place(std::size_t here, std::size_t after, char32_t c) {
        float const advance = advance_of(font_, c);
        if (c != ' ' && x_ + advance > width_ && here > begin_) {
            if (space_ > begin_) {
                float const carried = x_ - x_after_space_;
                close(space_, after_space_);
                x_ = carried;
            } else {
                broke_word_ = true;
                close(here, here);
            }
        }
        x_ += advance;
        if (c != ' ') return;
        if (after_space_ != here) space_ = here; // the first of a run of spaces ends the line
        after_space_ = after;
        x_after_space_ = x_;
    }

    void close(std::size_t end, std::size_t next) {
        std::string_view const line = text_.substr(begin_, end - begin_);
        lines_.push_back({line, width_of(font_, line), false});
        begin_ = next;
        x_ = x_after_space_ = 0;
        space_ = after_space_ = 0;
    }

    ImFont const& font_;
    std::string_view text_;
    float width_;
    std::vector<Line> lines_;
    std::size_t begin_ = 0, space_ = 0, after_space_ = 0;
    float x_ = 0, x_after_space_ = 0;
    bool broke_word_ = false;
};

void cut(ImFont const& font, Line& line, float width) {
    line.cut = true;
    float const room = width - width_of(font, ellipsis);
    while (!line.text.empty() && width_of(font, line.text) > room) {
        std::size_t end = line.text.size() - 1;
        while (end > 0 && (static_cast<unsigned char>(line.text[end]) & 0xC0) == 0x80)
            --end;
        line.text = line.text.substr(0, end);
    }
    while (line.text.ends_with(' '))
        line.text.remove_suffix(1);
    line.width = width_of(font, line.text);
}

std::size_t lines_in(float height, float line_height, std::size_t most_lines) {
    // A box made for one line of letters may be a little lower than the line with its marks.
    auto const fitting = static_cast<std::size_t>(std::max(0.0f, std::floor(height / line_height + 0.12f)));
    return most_lines == 0 ? fitting : std::min(fitting, most_lines);
}

} // namespace

char32_t next_code_point(std::string_view text, std::size_t& position) {
    auto const lead = static_cast<unsigned char>(text[position]);
    std::size_t const count = bytes_from(lead);
    if (count == 0 || position + count > text.size()) {
        ++position;
        return 0xFFFD;
    }
    char32_t c = count == 1 ? lead : lead & (0x7Fu >> count);
    for (std::size_t i = 1; i < count; ++i) {
        auto const byte = static_cast<unsigned char>(text[position + i]);
        if ((byte & 0xC0) != 0x80) {
            ++position;
            return 0xFFFD;
        }
        c = (c << 6) | (byte & 0x3Fu);
    }
    position += count;
    return c;
}

float width_of(ImFont const& font, std::string_view text) {
    float width = 0;
    for (std::size_t at = 0; at < text.size();)
        width += advance_of(font, next_code_point(text, at));
    return width;
}

float line_height_of(ImFont const& font) { return std::ceil(font.FontSize * 1.08f); }

std::optional<FontRole> next_smaller(FontRole role) {
    switch (role) {
    case FontRole::Code: return FontRole::Display;
    case FontRole::Display: return FontRole::Title;
    case FontRole::Title: return FontRole::BodyStrong;
    case FontRole::BodyStrong: return FontRole::Body;
    case FontRole::Body: return FontRole::Caption;
    // The fonts of these hold letters the others need not have.
    case FontRole::Caption:
    case FontRole::Key:
    case FontRole::Input:
    case FontRole::Icon:
    case FontRole::IconLarge: return std::nullopt;
    }
    return std::nullopt;
}

Layout wrap(Fonts const& fonts, std::string_view text, FontRole role, float width, bool* broke_word) {
    Breaker breaker(*fonts[role], text, width);
    Layout layout{role, breaker.lines(), line_height_of(*fonts[role])};
    if (broke_word != nullptr) *broke_word = breaker.broke_word();
    return layout;
}

Layout fit(Fonts const& fonts, std::string_view text, FontRole role, float width, float height,
           std::size_t most_lines) {
    for (;;) {
        bool broke_word = false;
        Layout layout = wrap(fonts, text, role, width, &broke_word);
        std::size_t const fitting = lines_in(height, layout.line_height, most_lines);
        if (layout.lines.size() <= fitting && !broke_word) return layout;
        if (auto const smaller = next_smaller(role)) {
            role = *smaller;
            continue;
        }
        std::size_t const room = std::max<std::size_t>(fitting, 1);
        if (layout.lines.size() <= room) return layout;
        layout.lines.resize(room);
        cut(*fonts[role], layout.lines.back(), width);
        return layout;
    }
}

Layout balanced(Fonts const& fonts, std::string_view text, Layout layout) {
    if (layout.lines.size() < 2 || layout.lines.back().cut) return layout;
    float width = 0;
    for (Line const& line : layout.lines)
        width = std::max(width, line.width);
    float const step = width / 16;
    for (;;) {
        bool broke_word = false;
        width -= step;
        Layout narrower = wrap(fonts, text, layout.role, width, &broke_word);
        if (width <= 0 || broke_word || narrower.lines.size() > layout.lines.size()) return layout;
        layout = std::move(narrower);
    }
}

} // namespace kit
