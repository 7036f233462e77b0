#include "tests/support/catch.h"
#include "tests/ui/kit/workbench.h"

#include <imgui.h>

using kit::Kit;
using tests::Workbench;

namespace {

constexpr std::array<std::string_view, 3> stops{"Lưu tại máy", "Thành phố nhận", "Thành phố trả lời"};

void draw_journey(Workbench& bench, int reached, kit::Way way) {
    bench.draw([reached, way](Kit& kit) {
        kit.begin_screen("a", "A");
        kit.route("a.stop", {100, 100, 900, 300}, stops, reached, way);
    });
}

// How much is drawn in the colour of what is behind us.
int behind_us(Workbench& bench) {
    kit::Colour const colour = bench.kit().palette().success;
    auto const packed =
        IM_COL32((colour >> 24U) & 0xFFU, (colour >> 16U) & 0xFFU, (colour >> 8U) & 0xFFU, colour & 0xFFU);
    int count = 0;
    for (ImDrawVert const& vertex : ImGui::GetBackgroundDrawList()->VtxBuffer)
        if (vertex.col == packed) ++count;
    return count;
}

void draw_dots(Workbench& bench) {
    bench.draw([](Kit& kit) {
        kit.begin_screen("a", "A");
        kit.busy({100, 100, 300, 60});
    });
}

} // namespace

TEST_CASE("a journey tells each stop in order and colours the way that is behind us") {
    Workbench bench;
    for (auto const way : {kit::Way::Across, kit::Way::Down}) {
        int coloured = 0, stop_alone = 0;
        for (int reached = -1; reached < 3; ++reached) {
            draw_journey(bench, reached, way);
            auto const& tree = bench.kit().tree();
            float last = 0;
            for (int stop = 0; stop < 3; ++stop) {
                auto const* node = tree.find("a.stop." + std::to_string(stop + 1));
                REQUIRE(node);
                CHECK(node->label == stops[static_cast<std::size_t>(stop)]);
                CHECK_FALSE(node->state.selected); // a voice would say it was chosen
                float const at = way == kit::Way::Across ? node->box.x : node->box.y;
                CHECK(at > last);
                last = at;
            }
            int const more = behind_us(bench) - coloured;
            if (reached == 0) stop_alone = more;
            CHECK((more > 0) == (reached >= 0));
            if (reached > 0) CHECK(more > stop_alone); // and the way to it
            coloured = behind_us(bench);
        }
    }
}

TEST_CASE("the dots of waiting ask for the next picture at their own slow pace, and for none where nothing may move") {
    Workbench bench;
    draw_dots(bench);
    auto const first = bench.kit().wants_frame_at();
    REQUIRE(first);
    CHECK(*first > bench.now());
    CHECK(*first - bench.now() <= base::Duration(450));
    bench.kit().set_still(true);
    draw_dots(bench);
    CHECK_FALSE(bench.kit().wants_frame_at());
}
