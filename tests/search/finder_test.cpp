#include "kiosk/search/finder.h"

#include "tests/support/catch.h"

namespace {

using Places = std::vector<std::size_t>;

Places find(std::vector<search::Entry> const& entries, std::string_view text, std::size_t most = 100) {
    return search::Finder(entries, {}).find(text, most);
}

std::vector<search::Entry> named(std::vector<std::string> const& names) {
    std::vector<search::Entry> entries;
    for (auto const& name : names)
        entries.push_back({name, "", ""});
    return entries;
}

} // namespace

TEST_CASE("A word in the name counts more than in the keywords, and there more than in the body") {
    std::vector<search::Entry> const entries{
        {"một", "hai", "khai tử"}, {"bốn", "khai tử", "năm"}, {"khai tử", "sáu", "bảy"}};
    CHECK(find(entries, "khai tử") == Places{2, 1, 0});
}

TEST_CASE("A word right in its diacritics comes before another") {
    CHECK(find(named({"đăng ký mật", "đăng ký mất"}), "mất ") == Places{1, 0});
    CHECK(find(named({"đăng ký mất", "đăng ký mật"}), "mật ") == Places{1, 0});
    CHECK(find(named({"dang ky", "đăng ký"}), "đăng ký ") == Places{1, 0});
}

TEST_CASE("A wrong hook for a tilde is nearer than another tone") {
    CHECK(find(named({"sửa lốp", "sứa lốp", "sữa lốp"}), "sữa ").front() == 2);
    CHECK(find(named({"sứa lốp", "sửa lốp"}), "sữa ") == Places{1, 0});
}

TEST_CASE("Words that stand together come before words that do not") {
    CHECK(find(named({"căn nhà và cước xe", "thẻ căn cước mới"}), "căn cước ") == Places{1, 0});
    CHECK(find(named({"cước xe căn nhà", "xe nhà căn cước"}), "căn cước ") == Places{1, 0});
}

TEST_CASE("A phrase of the keywords ends at its semicolon") {
    std::vector<search::Entry> const entries{{"a", "sổ đỏ;mất tiền", ""}, {"b", "đỏ;mất đỏ;tiền sổ", ""}};
    CHECK(find(entries, "đỏ mất ").size() == 2);
    CHECK(find(entries, "mất đỏ ").front() == 1);
}

TEST_CASE("More of what was said comes before less, and a rare word before a frequent one") {
    auto const entries = named({"giấy khai", "giấy sinh", "giấy khai sinh", "giấy tờ"});
    CHECK(find(entries, "giấy khai sinh ").front() == 2);
    CHECK(find(entries, "giấy tờ ").front() == 3);
    CHECK(find(entries, "giấy khai sinh ").back() == 3);
}

TEST_CASE("The last word may be begun, the others and one with a space behind it are whole") {
    auto const entries = named({"khai sinh", "khách sạn"});
    CHECK(find(entries, "kha").size() == 2);
    CHECK(find(entries, "khai s") == Places{0, 1});
    CHECK(find(entries, "kha ").empty());
    CHECK(find(entries, "kha sinh") == Places{0});
}

TEST_CASE("Misspelt words and leftovers of Telex are understood") {
    auto const entries =
        named({"Đăng ký khai sinh", "Cấp lại giấy phép", "Chuyển trường", "Trợ cấp lương hưu", "Xử phạt quy hoạch"});
    for (auto const text :
         {"khai sinhh ", "khai xinh ", "khia sin ", "ddawng ky ", "ddăng kí ", "DANG KY ", "đang ki "}) {
        INFO(text);
        CHECK_FALSE(find(entries, text).empty());
        CHECK(find(entries, text).front() == 0);
    }
    CHECK(find(entries, "chuyen chuong ").front() == 2);
    CHECK(find(entries, "truyển trường ").front() == 2);
    CHECK(find(entries, "nuong huu ").front() == 3);
    CHECK(find(entries, "giấi phép ").front() == 1);
    CHECK(find(entries, "sử phạc ").front() == 4);
    CHECK(find(entries, "zzzzz ").empty());
}

TEST_CASE(
    "What is said stands for what is meant, with and without diacritics, and a longer one goes before a shorter") {
    auto const entries = named({"Đăng ký khai sinh", "Đăng ký khai tử", "Bằng khen"});
    std::vector<search::Synonym> const synonyms{{"mất", "hỏng"}, {"ba mất", "khai tử"}, {"sanh", "sinh"}};
    search::Finder const finder(entries, synonyms);
    CHECK(finder.find("ba mất", 1) == Places{1});
    CHECK(finder.find("khi BA MAT thì sao", 1) == Places{1});
    CHECK(finder.find("khai sanh", 1) == Places{0});
    CHECK(find(entries, "ba mat ") == Places{});
}

TEST_CASE("No more than asked for, equals in their order, and nothing for no words") {
    auto const entries = named({"khai sinh", "khai sinh", "khai sinh"});
    CHECK(find(entries, "sinh", 2) == Places{0, 1});
    CHECK(find(entries, "sinh", 0) == Places{});
    CHECK(find(entries, "") == Places{});
    CHECK(find(entries, " ,.;!? ") == Places{});
    CHECK(find(entries, "\xCC\x81 \xCC\x81") == Places{});
    CHECK(find({}, "sinh") == Places{});
}

TEST_CASE("Common words alone find what holds them, and beside others hardly count") {
    auto const entries = named({"tôi muốn", "giấy khai sinh"});
    CHECK(find(entries, "tôi muốn ") == Places{0});
    CHECK(find(entries, "tôi muốn khai sinh ").front() == 1);
}

TEST_CASE("A very long question is cut in its middle and its last word is still begun") {
    auto const entries = named({"khai sinh"});
    std::string text;
    for (int i = 0; i < 1000; ++i)
        text += "giấy ";
    CHECK(find(entries, text + "sin") == Places{0});
    CHECK(find(entries, "khai " + text) == Places{0});
    CHECK(find(entries, std::string(100'000, 'k')).empty());
}
