#include "ui/screens/gallery.h"

#include <array>

#include "ui/screens/page.h"

namespace screens {
namespace {

constexpr std::array tones{kit::Tone::Primary, kit::Tone::Secondary, kit::Tone::Quiet, kit::Tone::Accent,
                           kit::Tone::Danger};

struct Sheet {
    kit::Kit& kit;
    GalleryWords const& words;
    kit::Rect rest;
    float gap;

    kit::Rect row(double millimetres) {
        kit::Rect const taken = rest.take_top(kit.px(millimetres));
        rest.take_top(gap);
        return taken;
    }

    void tones_row(bool enabled) {
        auto const boxes = columns(row(38), static_cast<int>(tones.size()), gap);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            kit::ButtonLook look{.tone = tones[i], .icon = kit::Icon::CallStaff, .enabled = enabled};
            kit.button("gallery." + std::string(enabled ? "tone." : "disabled.") + std::to_string(i), boxes[i],
                       words.staff, look);
        }
    }

    void states_row() {
        auto const boxes = columns(row(38), 5, gap);
        kit.button("gallery.held", boxes[0], words.next, {.tone = kit::Tone::Primary});
        kit.button("gallery.selected", boxes[1], words.next, {.selected = true});
        kit.button("gallery.second", boxes[2], words.next, {.second = words.finish});
        kit.button("gallery.icon", kit::Rect{boxes[3]}.take_left(kit.px(30)), words.staff,
                   {.icon = kit::Icon::Comfort, .may_be_icon = true});
        kit.button("gallery.face", boxes[4], words.next, {.face = "A", .face_mm = 11});
    }

    void tiles_row() {
        auto const boxes = columns(row(62), 3, gap);
        auto const& palette = kit.palette();
        kit.tile("gallery.tile.featured", boxes[0], kit::Icon::Report, words.report, words.report_second,
                 {.featured = true, .arrow = true});
        kit.tile("gallery.tile", boxes[1], kit::Icon::Procedures, words.procedures, "",
                 {.hue = palette.green, .arrow = true});
        kit.tile("gallery.tile.selected", boxes[2], kit::Icon::Ticket, words.procedures, "",
                 {.hue = palette.rose, .selected = true});
    }

    void list_and_fields() {
        auto const boxes = columns(row(102), 2, gap);
        std::vector<kit::ListItem> items{{"plain", words.report, "", kit::Icon::Station, false, false},
                                         {"selected", words.procedures, "", kit::Icon::None, true, false},
                                         {"danger", words.staff, "", kit::Icon::Emergency, false, true},
                                         {"more", words.next, "", kit::Icon::None, false, false},
                                         {"last", words.finish, "", kit::Icon::None, false, false}};
        kit.list("gallery.list", boxes[0], items);
        auto const parts = rows(boxes[1], 3, gap);
        kit.text_field("gallery.empty", parts[0], base::PrivateText{}, words.next, false);
        kit.text_field("gallery.typed", parts[1], base::PrivateText(words.report), words.next, true);
        kit.stepper("gallery.steps", parts[2], 2, 6, words.next);
    }

    void journey() {
        auto const boxes = columns(row(52), 2, gap);
        std::array<std::string_view, 3> const stops{words.report, words.next, words.finish};
        kit.route("gallery.route", boxes[0], stops, 1, kit::Way::Across);
        kit.busy(boxes[1]);
    }

    void pictures() {
        auto const boxes = columns(row(44), 3, gap);
        kit.scenery(boxes[0], kit.px(6));
        kit.fill(boxes[1], kit.palette().sky);
        kit.emblem(kit::Rect{boxes[1]}.inset(kit.px(6)).take_left(kit.px(32)));
        kit.plate(boxes[2], kit::Icon::Offline, kit.palette().brown);
    }

    void keys() {
        kit.keyboard(row(96), kit::KeyboardLayout::Vietnamese, base::PrivateText(words.report), 200);
        auto const boxes = columns(row(76), 2, gap);
        kit.keyboard(boxes[0], kit::KeyboardLayout::Digits, base::PrivateText{}, 10);
        kit.keyboard(boxes[1], kit::KeyboardLayout::Code, base::PrivateText{}, 12);
    }

    void letters() {
        int index = 0;
        for (auto const font : {kit::FontRole::Caption, kit::FontRole::Body, kit::FontRole::BodyStrong,
                                kit::FontRole::Title, kit::FontRole::Display}) {
            kit::TextLook const look{font, index % 2 == 0 ? kit.palette().text : kit.palette().text_quiet};
            float const used = kit.text("gallery.text." + std::to_string(index++), rest, words.sentence, look);
            rest.take_top(used);
        }
    }
};

} // namespace

void draw_gallery(kit::Kit& kit, GalleryWords const& words) {
    kit.begin_screen("gallery", words.sentence);
    Sheet sheet{kit, words, kit.screen().inset(kit.px(8)), kit.px(4)};
    kit.panel(sheet.row(20), kit.palette().surface);
    kit.toast("gallery.toast", words.sentence);
    sheet.tones_row(true);
    sheet.tones_row(false);
    sheet.states_row();
    sheet.tiles_row();
    sheet.list_and_fields();
    sheet.journey();
    sheet.pictures();
    sheet.keys();
    sheet.letters();
}

} // namespace screens
