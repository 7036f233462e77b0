// Which guides a search looks through.
#include "kiosk/search/index.h"

#include "tests/support/catch.h"

namespace {

model::Guide guide(std::string id, std::string name, std::string words = {}) {
    return {std::move(id), {std::move(name), {}}, {}, std::move(words), {}, "s", "2026", std::nullopt};
}

// Two fields that share a procedure, and a hospital that no menu searches for.
model::Library library() {
    model::Library library;
    library.guides = {guide("birth", "Đăng ký khai sinh", "mới đẻ"), guide("death", "Đăng ký khai tử"),
                      guide("hospital", "Bệnh viện khai tâm")};
    library.collections = {{"procedures", {"Thủ tục", {}}, {"family", "civil"}, {}},
                           {"family", {"Gia đình", {}}, {}, {"birth"}},
                           {"civil", {"Hộ tịch", {}}, {}, {"birth", "death"}},
                           {"hospitals", {"Bệnh viện", {}}, {}, {"hospital", "nowhere"}},
                           {"addresses", {"Địa chỉ", {}}, {}, {"hospital"}}};
    library.menu = {{"find", "transport", "map", model::Opens::Find, "addresses", {"Tìm", {}}, {}}};
    return library;
}

std::vector<std::string> found(std::string_view collection, std::string_view typed, std::size_t most = 10) {
    auto const all = library();
    search::Index const index(all);
    std::vector<std::string> ids;
    for (auto const* guide : index.find(collection, typed, most))
        ids.push_back(guide->id);
    return ids;
}

} // namespace

TEST_CASE("A search looks through a collection's parts, and finds what stands in two of them once") {
    CHECK(found("procedures", "dang ky khai") == std::vector<std::string>{"birth", "death"});
    CHECK(found("procedures", "mới đẻ").front() == "birth");
    CHECK(found("procedures", "dang ky khai", 1).size() == 1);
}

TEST_CASE("A search keeps to its collection, and one that no menu searches and that has no parts finds nothing") {
    CHECK(found("procedures", "benh vien").empty());
    CHECK(found("addresses", "benh vien") == std::vector<std::string>{"hospital"});
    CHECK(found("hospitals", "benh vien").empty());
    CHECK(found("nowhere", "benh vien").empty());
}

TEST_CASE("Nothing typed, nothing found") {
    CHECK(found("procedures", "").empty());
    CHECK(found("procedures", "  ").empty());
}
