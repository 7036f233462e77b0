#include "tests/support/catch.h"
#include "tests/ui/kit/workbench.h"

#include <fmt/format.h>
#include <imgui.h>

using kit::Kit;
using kit::Rect;
using tests::Workbench;

namespace {

constexpr std::array words{"Gửi", "Lấy số, tra cứu hồ sơ", "Nghiêng ngả Ễ Ậ Ở Ỵ gjpqy",
                           "Ủy ban nhân dân phường tiếp nhận phản ánh, kiến nghị về hạ tầng kỹ thuật, trật tự đô thị"};

bool lies_in(Rect const& ink, Rect const& box) {
    return ink.x >= box.x - 1 && ink.right() <= box.right() + 1 && ink.y >= box.y - 1 &&
           ink.bottom() <= box.bottom() + 1;
}

// Every vertex drawn between the two calls lies in `box`.
class Ink {
public:
    void begin() { first_ = ImGui::GetBackgroundDrawList()->VtxBuffer.Size; }
    bool stays_in(Rect const& box) const {
        ImVector<ImDrawVert> const& all = ImGui::GetBackgroundDrawList()->VtxBuffer;
        for (int i = first_; i < all.Size; ++i)
            if (!lies_in({all[i].pos.x, all[i].pos.y, 0, 0}, box)) return false;
        return all.Size > first_;
    }

private:
    int first_ = 0;
};

} // namespace

TEST_CASE("a button is pressed once, by the frame that follows the lift") {
    Workbench bench;
    int presses = 0;
    auto const screen = [&presses](Kit& kit) {
        kit.begin_screen("a", "A");
        if (kit.button("a.send", {100, 100, 300, 80}, "Gửi", {.tone = kit::Tone::Primary})) ++presses;
    };
    bench.draw(screen);
    bench.touch(kit::TouchPhase::Down, {200, 140});
    bench.draw(screen);
    CHECK(bench.kit().tree().find("a.send")->state.pressed);
    CHECK(presses == 0);
    bench.touch(kit::TouchPhase::Up, {200, 140});
    bench.draw(screen);
    CHECK(presses == 1);
    for (int i = 0; i < 5; ++i)
        bench.draw(screen);
    CHECK(presses == 1);
    CHECK_FALSE(bench.kit().tree().find("a.send")->state.pressed);
}

TEST_CASE("a near miss of 4 mm presses and one of 5 mm does not, on the panel's own scale") {
    Workbench bench;
    int presses = 0;
    auto const screen = [&presses](Kit& kit) {
        kit.begin_screen("a", "A");
        if (kit.button("a.send", {100, 100, 300, 80}, "Gửi")) ++presses;
    };
    bench.draw(screen);
    for (double const millimetres : {3.9, 5.0}) {
        bench.advance(400);
        kit::Point const at{200, 180 + bench.kit().px(millimetres)};
        bench.touch(kit::TouchPhase::Down, at);
        bench.touch(kit::TouchPhase::Up, at);
        bench.draw(screen);
    }
    CHECK(presses == 1);
}

TEST_CASE("a disabled button is not pressed and says so") {
    Workbench bench;
    int presses = 0;
    auto const screen = [&presses](Kit& kit) {
        kit.begin_screen("a", "A");
        if (kit.button("a.send", {100, 100, 300, 80}, "Gửi", {.enabled = false})) ++presses;
    };
    bench.draw(screen);
    bench.tap("a.send");
    bench.draw(screen);
    CHECK(presses == 0);
    CHECK(bench.kit().tree().find("a.send")->state.disabled);
}

TEST_CASE("a shaky double tap presses one button on one screen, never what lies there on the next") {
    Workbench bench;
    std::vector<std::string> pressed;
    bool second = false;
    auto const screen = [&](Kit& kit) {
        kit.begin_screen(second ? "b" : "a", "");
        if (kit.button(second ? "b.go" : "a.go", {100, 100, 300, 80}, "Đi")) {
            pressed.push_back(second ? "b" : "a");
            second = true;
        }
    };
    bench.draw(screen);
    bench.tap("a.go");
    bench.draw(screen); // pressed: the app changes the screen
    bench.advance(16);
    bench.draw(screen);
    bench.advance(120);
    bench.tap("b.go");
    bench.draw(screen);
    CHECK(pressed == std::vector<std::string>{"a"});
    bench.advance(300);
    bench.tap("b.go");
    bench.draw(screen);
    CHECK(pressed == std::vector<std::string>{"a", "b"});
}

TEST_CASE("text stays in its box in every size of box and role") {
    Workbench bench;
    int checked = 0;
    bench.draw([&](Kit& kit) {
        kit.begin_screen("a", "A");
        for (char const* const text : words)
            for (float const width : {160.0f, 310.0f, 700.0f})
                for (float const height : {36.0f, 75.0f, 160.0f})
                    for (auto const role : {kit::FontRole::Body, kit::FontRole::Title, kit::FontRole::Display})
                        for (auto const align : {kit::Align::Left, kit::Align::Centre, kit::Align::Right}) {
                            Rect const box{300, 300, width, height};
                            std::string const id = fmt::format("t{}", checked++);
                            float const used = kit.text(id, box, text, {.font = role, .align = align});
                            INFO(text << " " << width << " x " << height);
                            CHECK(lies_in(kit.tree().find(id)->box, box));
                            CHECK(used <= height * 1.15f);
                        }
    });
    CHECK(checked == 4 * 81);
}

TEST_CASE("what a button, tile or row draws stays in its box and its shadow") {
    Workbench bench;
    bench.draw([&](Kit& kit) {
        kit.begin_screen("a", "A");
        Rect const box{300, 300, 330, 260};
        Rect const row{300, 300, 330, 90};
        float const shadow = kit.px(7.5);
        Ink ink;
        for (char const* const text : words) {
            ink.begin();
            kit.tile("t", box, kit::Icon::Report, text, words[1]);
            CHECK(ink.stays_in(box.inset(-shadow)));
            ink.begin();
            kit.button("b", row, text, {.icon = kit::Icon::Send, .second = words[3]});
            CHECK(ink.stays_in(row.inset(-shadow)));
            ink.begin();
            kit::ListItem const item{"i", text, words[3], kit::Icon::Place, true};
            kit.list("l", box, {&item, 1});
            CHECK(ink.stays_in(box.inset(-shadow)));
            base::PrivateText const typed{std::string(text)};
            ink.begin();
            kit.text_field("f", row, typed, "", true);
            CHECK(ink.stays_in(row.inset(-1))); // ImGui's lines have a fringe of nothing
        }
    });
}

TEST_CASE("the height told of a text is what drawing it uses") {
    Workbench bench;
    bench.draw([](Kit& kit) {
        kit.begin_screen("a", "A");
        for (char const* const text : words)
            CHECK(kit.text("t", {0, 0, 300, 2000}, text) == kit.text_height(300, text, kit::FontRole::Body));
        CHECK(kit.text_height(300, "", kit::FontRole::Body) == 0);
    });
}

TEST_CASE("below a scrim all is disabled and cannot be pressed, and what follows can") {
    Workbench bench;
    std::vector<std::string> pressed;
    auto const screen = [&](Kit& kit) {
        kit.begin_screen("a", "A");
        if (kit.button("a.below", {100, 100, 300, 80}, "Dưới")) pressed.push_back("below");
        kit.scrim();
        if (kit.button("a.yes", {500, 500, 300, 80}, "Có")) pressed.push_back("yes");
    };
    bench.draw(screen);
    bench.advance(300);
    bench.tap("a.below");
    bench.draw(screen);
    CHECK(pressed.empty());
    CHECK(bench.kit().tree().find("a.below")->state.disabled);
    CHECK_FALSE(bench.kit().tree().find("a.yes")->state.disabled);
    bench.tap("a.yes");
    bench.draw(screen);
    CHECK(pressed == std::vector<std::string>{"yes"});
}

TEST_CASE("a toast stays four seconds, again when its words change, and hides no button to press through it") {
    Workbench bench;
    std::string words_now = "Đã lưu";
    int presses = 0;
    auto const screen = [&](Kit& kit) {
        kit.begin_screen("a", "A");
        if (kit.button("a.bar", {800, 5, 300, 70}, "Ngôn ngữ")) ++presses;
        if (!words_now.empty()) kit.toast("toast", words_now);
    };
    bench.draw(screen);
    REQUIRE(bench.kit().tree().find("toast") != nullptr);
    bench.tap("a.bar");
    bench.draw(screen);
    CHECK(presses == 0);
    bench.advance(3'999);
    bench.draw(screen);
    CHECK(bench.kit().tree().find("toast") != nullptr);
    bench.advance(1);
    bench.draw(screen);
    CHECK(bench.kit().tree().find("toast") == nullptr);
    bench.draw(screen);
    bench.tap("a.bar");
    bench.draw(screen);
    CHECK(presses == 1);
    words_now = "Đã gửi";
    bench.draw(screen);
    CHECK(bench.kit().tree().find("toast")->label == "Đã gửi");
    words_now = "";
    bench.draw(screen);
    words_now = "Đã gửi";
    bench.advance(5'000);
    bench.draw(screen);
    CHECK(bench.kit().tree().find("toast") != nullptr);
}

TEST_CASE("an idle screen asks for no frame, and a touch does until its ripple is out") {
    Workbench bench;
    auto const screen = [](Kit& kit) {
        kit.begin_screen("a", "A");
        kit.button("a.send", {100, 100, 300, 80}, "Gửi");
    };
    bench.draw(screen);
    CHECK_FALSE(bench.kit().wants_frame_at());
    CHECK_FALSE(bench.kit().touched());
    bench.tap("a.send");
    bench.draw(screen);
    CHECK(bench.kit().touched());
    REQUIRE(bench.kit().wants_frame_at());
    CHECK(*bench.kit().wants_frame_at() <= bench.now() + base::Duration(20));
    bench.advance(400);
    bench.draw(screen);
    CHECK_FALSE(bench.kit().wants_frame_at());
}

TEST_CASE("a caret blinks while the citizen is there and stands still after ten seconds") {
    Workbench bench;
    base::PrivateText const text{std::string("Đường")};
    bool focused = true;
    auto const screen = [&](Kit& kit) {
        kit.begin_screen("a", "A");
        kit.text_field("a.text", {100, 100, 600, 90}, text, "", focused);
    };
    bench.touch(kit::TouchPhase::Down, {1000, 1000});
    bench.draw(screen);
    bench.advance(1'000);
    bench.draw(screen);
    REQUIRE(bench.kit().wants_frame_at());
    CHECK(*bench.kit().wants_frame_at() == bench.now() + base::Duration(60)); // 2 x 530 after the touch
    bench.advance(9'000);
    bench.draw(screen);
    CHECK_FALSE(bench.kit().wants_frame_at());
    CHECK(bench.kit().tree().find("a.text")->state.focused);
    CHECK(bench.kit().tree().find("a.text")->label == "Đường");
}

TEST_CASE("reach mode gives the lower part of the panel") {
    Workbench bench(Workbench::Panel::Portrait);
    CHECK(bench.kit().screen().h == 1920);
    bench.kit().set_reach(300);
    CHECK(bench.kit().screen().h == Approx(bench.kit().px(300)));
    CHECK(bench.kit().screen().bottom() == Approx(1920));
    bench.kit().set_reach(9'000);
    CHECK(bench.kit().screen().h == 1920);
    bench.kit().set_reach(0);
    CHECK(bench.kit().screen().h == 1920);
}

TEST_CASE("an image keeps its proportion, and a module of a QR code is whole pixels") {
    Workbench bench;
    kit::Image photo, code;
    photo.width = 640;
    photo.height = 480;
    photo.pixels.resize(640 * 480 * 4);
    code.width = code.height = 33;
    code.pixels.resize(33 * 33 * 4);
    code.smooth = false;
    bench.draw([&](Kit& kit) {
        kit.begin_screen("a", "A");
        kit.image("photo", {0, 0, 400, 400}, photo, "Ảnh");
        kit.image("code", {500, 0, 400, 400}, code, "Mã QR");
    });
    CHECK(bench.kit().tree().find("photo")->box.w == Approx(400));
    CHECK(bench.kit().tree().find("photo")->box.h == Approx(300));
    CHECK(bench.kit().tree().find("code")->box.w == 33 * 12);
    ImDrawList const& list = *ImGui::GetBackgroundDrawList();
    int textures = 0;
    for (ImDrawCmd const& command : list.CmdBuffer)
        textures += command.TextureId == static_cast<void*>(&photo) || command.TextureId == static_cast<void*>(&code);
    CHECK(textures == 2);
}

TEST_CASE("nothing a citizen typed is left in the tree after forgetting") {
    Workbench bench;
    base::PrivateText const text{std::string("Trần Thị Bí Mật, đường Bưu Điện")};
    bench.draw([&](Kit& kit) {
        kit.begin_screen("a", "A");
        kit.text_field("a.text", {100, 100, 600, 90}, text, "", true);
    });
    REQUIRE(bench.kit().tree().find("a.text") != nullptr);
    bench.kit().forget();
    CHECK(bench.kit().tree().nodes.empty());
}

TEST_CASE("the stepper tells its step in words") {
    Workbench bench;
    bench.draw([](Kit& kit) {
        kit.begin_screen("a", "A");
        kit.stepper("a.steps", {100, 100, 800, 50}, 1, 6, "Bước 2 / 6");
    });
    CHECK(bench.kit().tree().find("a.steps")->label == "Bước 2 / 6");
    CHECK(bench.kit().tree().find("a.steps")->role == kit::Role::Progress);
}
