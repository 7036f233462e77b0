#include "tests/support/catch.h"
#include "tests/ui/kit/workbench.h"

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

void draw_dots(Workbench& bench) {
    bench.draw([](Kit& kit) {
        kit.begin_screen("a", "A");
        kit.busy({100, 100, 300, 60});
    });
}

} // namespace

TEST_CASE("a journey tells each stop in order and marks the one that is reached") {
    Workbench bench;
    for (auto const way : {kit::Way::Across, kit::Way::Down})
        for (int reached = -1; reached < 3; ++reached) {
            draw_journey(bench, reached, way);
            auto const& tree = bench.kit().tree();
            float last = 0;
            for (int stop = 0; stop < 3; ++stop) {
                auto const* node = tree.find("a.stop." + std::to_string(stop + 1));
                REQUIRE(node);
                CHECK(node->label == stops[static_cast<std::size_t>(stop)]);
                CHECK(node->state.selected == (stop == reached));
                float const at = way == kit::Way::Across ? node->box.x : node->box.y;
                CHECK(at > last);
                last = at;
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
