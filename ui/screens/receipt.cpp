#include "ui/screens/page.h"

namespace screens {
namespace {

float draw_words(Page& page, kit::Rect& box, std::string_view id, std::string_view words, kit::TextLook look) {
    float const used = page.kit.text(id, box, words, look);
    box.take_top(used);
    return used;
}

void draw_qr(Page& page, kit::Rect box, view::Receipt const& view) {
    auto& kit = page.kit;
    kit.panel(box, kit.palette().surface);
    box = box.inset(page.px(7));
    float const line = kit.text_height(box.w, view.scan, kit::FontRole::Body);
    kit.text("receipt.scan", box.take_bottom(line), view.scan,
             {kit::FontRole::Body, 0, kit::Align::Centre, kit::Role::Text});
    box.take_bottom(page.px(4));
    if (page.pictures.qr) kit.image("receipt.qr", box, *page.pictures.qr, view.code);
}

void draw_slip(Page& page, kit::Rect band, view::Receipt const& view) {
    auto& kit = page.kit;
    kit.panel(band, view.trouble ? kit.palette().warning_soft : kit.palette().success_soft);
    band = band.inset(page.px(6), page.px(3));
    kit::Icon const icon = view.trouble ? kit::Icon::NoPrinter : kit::Icon::Printer;
    kit.icon(band.take_left(page.px(16)), icon, kit.palette().text);
    band.take_left(page.px(4));
    if (view.trouble) {
        kit::ButtonLook look;
        look.icon = kit::Icon::Retry;
        kit::Rect again = band.take_right(page.px(60));
        again.take_top(std::max(0.F, (again.h - page.px(kit.sizes().target)) / 2));
        again = again.take_top(page.px(kit.sizes().target));
        page.when(kit.button("receipt.print_again", again, view.again, look), flow::PrintAgain{});
        band.take_right(page.px(4));
    }
    float const height = kit.text_height(band.w, view.slip, kit::FontRole::Body);
    band.take_top(std::max(0.F, (band.h - height) / 2));
    kit.text("receipt.slip", band, view.slip);
}

void draw_facts(Page& page, kit::Rect box, view::Receipt const& view) {
    auto& kit = page.kit;
    kit::TextLook const label{kit::FontRole::Caption, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text};
    draw_words(page, box, "receipt.code.label", view.code_label, label);
    draw_words(page, box, "receipt.code", view.code,
               {kit::FontRole::Code, kit.palette().primary, kit::Align::Left, kit::Role::Text});
    box.take_top(page.px(2));
    draw_words(page, box, "receipt.keep", view.keep, {});
    box.take_top(page.px(2));
    int index = 0;
    for (auto const& [name, value] : view.rows) {
        auto const id = "receipt.row." + std::to_string(index++);
        draw_words(page, box, id + ".label", name, label);
        draw_words(page, box, id, value, {kit::FontRole::Title, 0, kit::Align::Left, kit::Role::Text});
        box.take_top(page.px(1));
    }
}

} // namespace

void draw_receipt(Page& page, view::Receipt const& view) {
    auto& kit = page.kit;
    page.when(way_on(page, "receipt.done", view.done, true, kit::Icon::Check), flow::Finish{});
    kit::Rect top = page.area.take_top(page.px(34));
    kit.plate(top.take_left(page.px(34)), kit::Icon::Check, kit.palette().success);
    top.take_left(page.px(7));
    draw_words(page, top, "receipt.title", view.title,
               {kit::FontRole::Display, kit.palette().success, kit::Align::Left, kit::Role::Heading});
    draw_words(page, top, "receipt.saved", view.saved,
               {kit::FontRole::BodyStrong, 0, kit::Align::Left, kit::Role::Text});
    page.area.take_top(page.px(6));
    bool const portrait = kit.portrait();
    kit::Rect const qr = portrait ? page.area.take_bottom(page.px(150)) : page.area.take_right(page.px(125));
    if (portrait)
        page.area.take_bottom(page.px(6));
    else
        page.area.take_right(page.px(8));
    draw_qr(page, qr, view);
    kit::Rect const band = page.area.take_bottom(page.px(view.trouble ? 34 : 24));
    page.area.take_bottom(page.px(5));
    draw_slip(page, band, view);
    kit::Rect const facts = page.area;
    kit.panel(facts, kit.palette().surface);
    draw_facts(page, facts.inset(page.px(8), page.px(6)), view);
}

} // namespace screens
