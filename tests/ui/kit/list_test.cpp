#include "tests/support/catch.h"
#include "tests/ui/kit/workbench.h"

#include <fmt/format.h>

using tests::Workbench;

namespace {

std::vector<kit::ListItem> items_of(std::size_t count) {
    std::vector<kit::ListItem> items;
    for (std::size_t i = 0; i < count; ++i)
        items.push_back({fmt::format("n{}", i), fmt::format("Mục số {}", i), "", kit::Icon::None, i == 1});
    return items;
}

// A list on a page of its own, `columns` wide.
struct ListPage {
    explicit ListPage(std::size_t count, int columns_ = 1) : items(items_of(count)), columns(columns_) {
        draw();
        draw();
    }
    void draw() {
        bench.draw([this](kit::Kit& kit) {
            kit.begin_screen("page", "Trang");
            if (auto const pressed = kit.list("list", {40, 40, 1200, 800}, items, columns)) chosen = pressed;
        });
    }
    void tap(std::string_view id) {
        bench.advance(400); // a hand that means it, not a bounce
        bench.tap(id);
        draw();
        draw();
    }
    kit::Tree const& tree() { return bench.kit().tree(); }

    Workbench bench;
    std::vector<kit::ListItem> items;
    int columns;
    std::optional<std::size_t> chosen;
};

} // namespace

TEST_CASE("a short list is one page without buttons to turn it") {
    ListPage page(4);
    CHECK(page.tree().find("list.n3") != nullptr);
    CHECK(page.tree().find("list.next") == nullptr);
    page.tap("list.n2");
    CHECK(page.chosen == 2u);
}

TEST_CASE("rows are at least a target high, apart by a gap, and inside the box") {
    for (int const columns : {1, 2, 3}) {
        ListPage page(30, columns);
        std::vector<kit::Rect> rows;
        for (kit::Node const& node : page.tree().nodes)
            if (node.role == kit::Role::ListItem) rows.push_back(node.box);
        REQUIRE(rows.size() >= 4);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            CHECK(rows[i].h >= page.bench.kit().px(20));
            CHECK(rows[i].x >= 40);
            CHECK(rows[i].right() <= 1240.5f);
            CHECK(rows[i].bottom() <= 840);
            for (std::size_t k = 0; k < i; ++k) {
                bool const beside = rows[k].right() + page.bench.kit().px(2.59) <= rows[i].x;
                bool const under = rows[k].bottom() + page.bench.kit().px(2.59) <= rows[i].y;
                bool const before = rows[i].right() + page.bench.kit().px(2.59) <= rows[k].x;
                CHECK((beside || under || before));
            }
        }
    }
}

TEST_CASE("turning the pages shows every item once and stops at both ends") {
    ListPage page(23);
    CHECK(page.tree().find("list.previous")->state.disabled);
    std::vector<std::string> seen;
    std::size_t turns = 0;
    for (;; ++turns) {
        for (kit::Node const& node : page.tree().nodes)
            if (node.role == kit::Role::ListItem) seen.push_back(node.label);
        if (page.tree().find("list.next")->state.disabled) break;
        page.tap("list.next");
        REQUIRE(turns < 20);
    }
    REQUIRE(turns > 0);
    CHECK(page.tree().find("list.page")->label == fmt::format("{} / {}", turns + 1, turns + 1));
    REQUIRE(seen.size() == 23);
    for (std::size_t i = 0; i < seen.size(); ++i)
        CHECK(seen[i] == page.items[i].label);

    page.tap("list.next");
    CHECK_FALSE(page.tree().find("list.previous")->state.disabled);
    page.tap("list.previous");
    CHECK(page.tree().find("list.page")->label == fmt::format("{} / {}", turns, turns + 1));
}

TEST_CASE("an item on a later page is given by its place in the whole list") {
    ListPage page(23);
    page.tap("list.next");
    kit::Node const* first = nullptr;
    for (kit::Node const& node : page.tree().nodes)
        if (node.role == kit::Role::ListItem && first == nullptr) first = &node;
    REQUIRE(first != nullptr);
    std::string const label = first->label;
    page.tap(first->id);
    REQUIRE(page.chosen);
    CHECK(page.items[*page.chosen].label == label);
    CHECK(*page.chosen > 0);
}

TEST_CASE("a list turns to the page of an item that is asked for, and forgets its page at the end of a visit") {
    ListPage page(23);
    page.bench.kit().show_page_of("list", 22);
    page.draw();
    CHECK(page.tree().find("list.n22") != nullptr);
    page.draw();
    CHECK(page.tree().find("list.n22") != nullptr);
    page.bench.kit().forget();
    page.draw();
    CHECK(page.tree().find("list.n0") != nullptr);
}

TEST_CASE("a list that became shorter stands on its last page") {
    ListPage page(23);
    page.bench.kit().show_page_of("list", 22);
    page.draw();
    page.items.resize(3);
    page.draw();
    CHECK(page.tree().find("list.n0") != nullptr);
    page.items.clear();
    page.draw();
    CHECK(page.tree().find("list.n0") == nullptr);
}

TEST_CASE("a chosen item says so in the tree") {
    ListPage page(4);
    CHECK(page.tree().find("list.n1")->state.selected);
    CHECK_FALSE(page.tree().find("list.n0")->state.selected);
}
