// A text and the keyboard below it, on the workbench.
#pragma once
#include "tests/support/catch.h"
#include "tests/ui/kit/workbench.h"
#include "ui/kit/keys_for.h"

namespace tests {

struct Desk {
    explicit Desk(kit::KeyboardLayout layout_, Workbench::Panel panel = Workbench::Panel::Landscape)
        : bench(panel), layout(layout_) {
        draw();
    }
    void draw() {
        bench.draw([this](kit::Kit& kit) {
            kit.begin_screen("desk", "");
            kit::Rect area = kit.screen().inset(kit.px(10));
            kit::Rect const keys = area.take_bottom(kit.px(18.6) * static_cast<float>(kit::Kit::rows_of(layout)));
            if (auto edit = kit.keyboard(keys, layout, text, longest)) {
                text = std::move(edit->text);
                entered = entered || edit->entered;
                ++edits;
            }
        });
    }
    void press(std::string_view id) {
        bench.advance(200); // a hand that means it, not a bounce
        bench.tap(id);
        draw();
        draw();
    }
    void press_all(std::vector<std::string> const& ids) {
        for (std::string const& id : ids) {
            INFO(id);
            REQUIRE(bench.kit().tree().find(id) != nullptr);
            press(id);
        }
    }
    void type(std::string_view wanted) {
        auto const ids = kit::keys_for(wanted, layout);
        REQUIRE(ids);
        press_all(*ids);
    }

    Workbench bench;
    kit::KeyboardLayout layout;
    base::PrivateText text;
    std::size_t longest = 200;
    bool entered = false;
    int edits = 0;
};

} // namespace tests
