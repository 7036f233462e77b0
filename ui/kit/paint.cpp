#include "ui/kit/paint.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <imgui.h>
#include <numbers>
#include <vector>

#include "ui/kit/icons.h"

namespace kit {

namespace {

ImU32 to_imgui(Colour c) { return IM_COL32((c >> 24) & 0xFF, (c >> 16) & 0xFF, (c >> 8) & 0xFF, c & 0xFF); }
ImVec2 at(Point p) { return {p.x, p.y}; }

// So many that no corner of the outline is seen.
int corner_steps(float radius) { return std::clamp(static_cast<int>(std::sqrt(radius) * 1.6f), 4, 24); }

// Clockwise on the screen from the left end of the top left corner, as ImGui's anti-aliasing wants.
std::vector<ImVec2> rounded(Rect box, float radius, int steps = 0) {
    float const r = std::max(0.0f, std::min({radius, box.w / 2, box.h / 2}));
    std::array<Point, 4> const centres{{{box.x + r, box.y + r},
                                        {box.right() - r, box.y + r},
                                        {box.right() - r, box.bottom() - r},
                                        {box.x + r, box.bottom() - r}}};
    if (steps == 0) steps = corner_steps(r);
    std::vector<ImVec2> points;
    points.reserve(4 * static_cast<std::size_t>(steps + 1));
    for (int corner = 0; corner < 4; ++corner)
        for (int step = 0; step <= steps; ++step) {
            float const turn = static_cast<float>(corner) + static_cast<float>(step) / static_cast<float>(steps);
            float const angle = std::numbers::pi_v<float> * (1 + turn / 2);
            Point const c = centres[static_cast<std::size_t>(corner)];
            points.push_back({c.x + r * std::cos(angle), c.y + r * std::sin(angle)});
        }
    return points;
}

// The part of a convex polygon on the right-hand side of a -> b (Sutherland and Hodgman, 1974).
std::vector<ImVec2> clipped_by(std::vector<ImVec2> const& polygon, ImVec2 a, ImVec2 b) {
    auto const side = [a, b](ImVec2 p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); };
    std::vector<ImVec2> out;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        ImVec2 const from = polygon[i];
        ImVec2 const to = polygon[(i + 1) % polygon.size()];
        float const here = side(from);
        float const there = side(to);
        if (here >= 0) out.push_back(from);
        if ((here >= 0) == (there >= 0)) continue;
        float const t = here / (here - there);
        out.push_back({from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)});
    }
    return out;
}

Rect joined(Rect const& a, Rect const& b) {
    if (a.w <= 0) return b;
    if (b.w <= 0) return a;
    float const x = std::min(a.x, b.x);
    float const y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

Rect ink_of(ImFont const& font, std::string_view text, ImVec2 origin) {
    float x = origin.x;
    Rect ink{origin.x, origin.y, 0, 0};
    for (std::size_t position = 0; position < text.size();) {
        char32_t const c = next_code_point(text, position);
        ImFontGlyph const* const glyph = font.FindGlyph(c > 0xFFFF ? ImWchar(0xFFFD) : ImWchar(c));
        if (glyph == nullptr) continue;
        if (glyph->Visible)
            ink = joined(ink, {x + glyph->X0, origin.y + glyph->Y0, glyph->X1 - glyph->X0, glyph->Y1 - glyph->Y0});
        x += glyph->AdvanceX;
    }
    return ink;
}

} // namespace

Colour faded(Colour colour, float by) {
    float const alpha = static_cast<float>(colour & 0xFF) * std::clamp(by, 0.0f, 1.0f);
    return (colour & 0xFFFFFF00u) | static_cast<Colour>(std::lround(alpha));
}

Colour mixed(Colour from, Colour to, float amount) {
    Colour out = 0;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        auto const a = static_cast<float>((from >> shift) & 0xFF);
        auto const b = static_cast<float>((to >> shift) & 0xFF);
        out |= static_cast<Colour>(std::lround(a + (b - a) * amount)) << shift;
    }
    return out;
}

void Painter::begin_clip(Rect box) { list_.PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, true); }
void Painter::end_clip() { list_.PopClipRect(); }

void Painter::rect(Rect box, Colour colour, float radius) {
    if (box.w <= 0 || box.h <= 0) return;
    if (radius < 0.5f) return list_.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, to_imgui(colour));
    convex(rounded(box, radius), to_imgui(colour));
}

void Painter::fade(Rect box, Colour top, Colour bottom) {
    // Bands no higher than a step of colour: plain rectangles are the quickest to draw.
    int const bands = top == bottom ? 1 : 80;
    auto const part = [bands](float of) { return of / static_cast<float>(bands); };
    for (int i = 0; i < bands; ++i) {
        float const y = box.y + std::round(box.h * part(static_cast<float>(i)));
        float const end = box.y + std::round(box.h * part(static_cast<float>(i + 1)));
        rect({box.x, y, box.w, end - y}, mixed(top, bottom, part(static_cast<float>(i) + 0.5f)));
    }
}

void Painter::glow(Point centre, float radius, Colour colour) {
    constexpr unsigned around = 48;
    struct Ring {
        float reach, strength;
    };
    constexpr std::array<Ring, 4> rings{{{0.25f, 0.72f}, {0.5f, 0.36f}, {0.75f, 0.12f}, {1.0f, 0.0f}}};
    ImVec2 const white = ImGui::GetFontTexUvWhitePixel();
    auto const first = list_._VtxCurrentIdx;
    auto const index = [&](unsigned vertex) { list_.PrimWriteIdx(static_cast<ImDrawIdx>(first + vertex)); };
    list_.PrimReserve(static_cast<int>(3 * around + 6 * around * (rings.size() - 1)),
                      static_cast<int>(1 + around * rings.size()));
    list_.PrimWriteVtx(at(centre), white, to_imgui(colour));
    for (Ring const& ring : rings)
        for (unsigned i = 0; i < around; ++i) {
            float const angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / around;
            float const reach = radius * ring.reach;
            list_.PrimWriteVtx({centre.x + reach * std::cos(angle), centre.y + reach * std::sin(angle)}, white,
                               to_imgui(faded(colour, ring.strength)));
        }
    for (unsigned i = 0; i < around; ++i) {
        unsigned const next = (i + 1) % around;
        for (unsigned const vertex : {0U, 1 + i, 1 + next})
            index(vertex);
        for (unsigned ring = 0; ring + 1 < rings.size(); ++ring) {
            unsigned const inner = 1 + ring * around, outer = inner + around;
            for (unsigned const vertex : {inner + i, outer + i, outer + next, inner + i, outer + next, inner + next})
                index(vertex);
        }
    }
}

void Painter::shape(std::span<Point const> points, Colour colour) {
    std::vector<ImVec2> corners;
    for (Point const point : points)
        corners.push_back(at(point));
    convex(corners, to_imgui(colour));
}

void Painter::edge(Rect box, Colour colour, float radius, float thickness) {
    // On whole pixels, or a fine line spreads over two of them, each half as dark. ImGui moves it by half a pixel.
    thickness = std::max(1.0f, std::round(thickness));
    Rect const middle = box.whole().inset(thickness / 2 - 0.5f);
    list_.AddRect({middle.x, middle.y}, {middle.right(), middle.bottom()}, to_imgui(colour),
                  std::max(0.0f, radius - thickness / 2), 0, thickness);
}

void Painter::circle(Point centre, float radius, Colour colour) {
    rect({centre.x - radius, centre.y - radius, 2 * radius, 2 * radius}, colour, radius);
}

void Painter::stroke(std::span<Point const> points, float thickness, Colour colour) {
    std::vector<ImVec2> line;
    for (Point const p : points)
        line.push_back(at(p));
    list_.AddPolyline(line.data(), static_cast<int>(line.size()), to_imgui(colour), 0, thickness);
    circle(points.front(), thickness / 2, colour);
    circle(points.back(), thickness / 2, colour);
}

void Painter::shadow(Rect box, float radius, float blur, float drop, Colour colour) {
    constexpr int rings = 6;
    constexpr int steps = 6;
    constexpr int around = 4 * (steps + 1);
    Rect const moved{box.x, box.y + drop, box.w, box.h};
    ImVec2 const white = ImGui::GetFontTexUvWhitePixel();
    list_.PrimReserve(rings * around * 6, (rings + 1) * around);
    unsigned const first = list_._VtxCurrentIdx;
    for (int ring = 0; ring <= rings; ++ring) {
        float const out = static_cast<float>(ring) / rings; // 0 at the inner end, 1 where it has faded away
        float const grow = blur * (2 * out - 1);
        float const soft = 0.5f + 0.5f * std::cos(out * std::numbers::pi_v<float>);
        for (ImVec2 const point : rounded(moved.inset(-grow), std::max(1.0f, radius + grow), steps))
            list_.PrimWriteVtx(point, white, to_imgui(faded(colour, soft)));
    }
    for (unsigned ring = 0; ring < rings; ++ring)
        for (unsigned i = 0; i < around; ++i) {
            unsigned const a = first + ring * around + i;
            unsigned const b = first + ring * around + (i + 1) % around;
            for (unsigned const index : {a, b, b + around, a, b + around, a + around})
                list_.PrimWriteIdx(static_cast<ImDrawIdx>(index));
        }
}

void Painter::ripple(Rect box, float radius, Point centre, float reach, Colour colour) {
    constexpr int sides = 72;
    std::vector<ImVec2> shape;
    for (int i = 0; i < sides; ++i) {
        float const angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / sides;
        shape.push_back({centre.x + reach * std::cos(angle), centre.y + reach * std::sin(angle)});
    }
    std::vector<ImVec2> const border = rounded(box, radius);
    for (std::size_t i = 0; i < border.size() && shape.size() >= 3; ++i) {
        ImVec2 const from = border[i], to = border[(i + 1) % border.size()];
        // Where two corners of a disc meet, their points lie on one another and have no direction.
        if (std::abs(from.x - to.x) + std::abs(from.y - to.y) > 0.02f) shape = clipped_by(shape, from, to);
    }
    convex(shape, to_imgui(colour));
}

Rect Painter::line(Line const& line, FontRole role, Point from, Colour colour) {
    ImFont* const font = fonts_[role];
    auto const draw = [&](std::string_view text, float x) {
        ImVec2 const origin{std::round(x), std::round(from.y)};
        list_.AddText(font, font->FontSize, origin, to_imgui(colour), text.data(), text.data() + text.size());
        return ink_of(*font, text, origin);
    };
    Rect const ink = line.text.empty() ? Rect{from.x, from.y, 0, 0} : draw(line.text, from.x);
    if (!line.cut) return ink;
    ++cut_lines_;
    return joined(ink, draw("…", from.x + line.width));
}

Rect Painter::text(Layout const& layout, Rect box, Align align, Colour colour) {
    ImFont const& font = *fonts_[layout.role];
    float const lead = (layout.line_height - font.FontSize) / 2;
    Rect ink{box.x, box.y, 0, 0};
    float y = box.y;
    for (Line const& each : layout.lines) {
        float const width = each.width + (each.cut ? width_of(font, "…") : 0);
        float const slack = align == Align::Left ? 0 : align == Align::Centre ? (box.w - width) / 2 : box.w - width;
        ink = joined(ink, line(each, layout.role, {box.x + slack, y + lead}, colour));
        y += layout.line_height;
    }
    return ink;
}

Rect Painter::text_middle(Layout const& layout, Rect box, Align align, Colour colour) {
    float const spare = (box.h - layout.height()) / 2;
    return text(layout, {box.x, box.y + spare, box.w, layout.height()}, align, colour);
}

void Painter::letters(Rect box, std::string_view text, float cap_height, Colour colour, FontRole role) {
    ImFont* const font = fonts_[role];
    ImFontGlyph const* const capital = font->FindGlyph('A');
    if (capital == nullptr || capital->Y1 <= capital->Y0) return;
    float const scale = cap_height / (capital->Y1 - capital->Y0);
    Point const middle = box.centre();
    ImVec2 const origin{std::round(middle.x - width_of(*font, text) * scale / 2),
                        std::round(middle.y - (capital->Y0 + capital->Y1) / 2 * scale)};
    list_.AddText(font, font->FontSize * scale, origin, to_imgui(colour), text.data(), text.data() + text.size());
}

void Painter::icon(Rect box, Icon icon, Colour colour, FontRole role) {
    char16_t const c = code_point_of(icon);
    if (c == 0) return;
    ImFont* const font = fonts_[role];
    ImFontGlyph const* const glyph = font->FindGlyph(static_cast<ImWchar>(c));
    if (glyph == nullptr) return;
    Point const middle = box.centre();
    ImVec2 const origin{std::round(middle.x - (glyph->X0 + glyph->X1) / 2),
                        std::round(middle.y - (glyph->Y0 + glyph->Y1) / 2)};
    font->RenderChar(&list_, font->FontSize, origin, to_imgui(colour), static_cast<ImWchar>(c));
}

void Painter::image(Rect box, Image const& image, float radius) {
    // ImGui names a texture by a pointer that is not const; renderers only read.
    auto* const texture = const_cast<Image*>(&image);
    if (radius < 0.5f) return list_.AddImage(texture, {box.x, box.y}, {box.right(), box.bottom()});
    list_.PushTextureID(texture);
    convex(rounded(box, radius), IM_COL32_WHITE, &box);
    list_.PopTextureID();
}

} // namespace kit
