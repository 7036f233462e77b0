// What a phone is shown while somebody signs in, and what it sends back.
#include "sync/gateway/signin_pages.h"

#include <set>

#include "sync/gateway/form_values.h"
#include "tests/support/catch.h"

using namespace gateway;

TEST_CASE("Three different numbers in order, one of them the screen's, the same each time the page is looked at") {
    std::set<std::string> seen;
    for (int number = 10; number < 100; ++number)
        for (std::uint8_t byte = 0; byte < 50; ++byte) {
            base::Bytes const token(16, byte);
            auto const numbers = numbers_to_choose(std::to_string(number), token);
            CHECK(numbers == numbers_to_choose(std::to_string(number), token));
            CHECK(std::set(numbers.begin(), numbers.end()).size() == 3);
            CHECK(std::ranges::is_sorted(numbers));
            CHECK(std::ranges::find(numbers, std::to_string(number)) != numbers.end());
            for (auto const& each : numbers) {
                CHECK((each.size() == 2 && each[0] != '0'));
                seen.insert(each);
            }
        }
    CHECK(seen.size() == 90);
}

TEST_CASE("What a kiosk calls its place, and an address, are words on the page and nothing else") {
    store::Signin signin;
    signin.place = "<script>&\"'";
    signin.number = "47";
    auto const page = choose_page(signin, base::Bytes(16)).body;
    CHECK(page.find("<script>") == std::string::npos);
    CHECK(page.find("&lt;script&gt;&amp;&quot;&#39;") != std::string::npos);
    auto const onward = go_on_page("https://id.example/?a=1&b=\"><b>", "AB<CD");
    CHECK(onward.body.find("href=\"https://id.example/?a=1&amp;b=&quot;&gt;&lt;b&gt;\"") != std::string::npos);
    CHECK(onward.body.find("AB&lt;CD") != std::string::npos);
    for (auto const& [name, value] : onward.headers)
        if (name == "Content-Security-Policy") CHECK(value.find("default-src 'none'") != std::string::npos);
}

TEST_CASE("A form's values are read as browsers write them, and nothing else") {
    CHECK(form_value("a=1&number=47", "number") == "47");
    CHECK(form_value("number=47&number=48", "number") == "47");
    CHECK(form_value("a=x+y%20%C3%A9", "a") == "x y é");
    CHECK(form_value("a", "a") == "");
    CHECK_FALSE(form_value("ab=1", "a"));
    CHECK_FALSE(form_value("", "a"));
    for (auto const* wrong : {"a=%", "a=%4", "a=%4x", "a=%-1"})
        CHECK_FALSE(form_value(wrong, "a"));
    CHECK(query_of("/s/return?code=1&state=2") == "code=1&state=2");
    CHECK(query_of("/s/return").empty());
}
