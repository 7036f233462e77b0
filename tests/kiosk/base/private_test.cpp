#include "kiosk/base/private.h"

#include <cstring>
#include <fmt/format.h>
#include <new>

#include "tests/support/catch.h"

using namespace base;

static_assert(!fmt::is_formattable<PrivateText>::value, "a citizen's words cannot be logged");

TEST_CASE("a private text leaves zeros behind") {
    alignas(PrivateText) unsigned char place[sizeof(PrivateText)];
    auto* text = new (place) PrivateText(std::string("Bà Hai"));
    CHECK(text->reveal() == "Bà Hai");
    text->~PrivateText();
    CHECK(std::string_view(reinterpret_cast<char*>(place), sizeof place).find("Hai") == std::string_view::npos);
}

TEST_CASE("wiping reaches what a longer text left behind") {
    std::string text = "a long secret that lives on the heap, not in the string itself";
    auto const* start = text.data();
    auto const size = text.size();
    text = "short";
    REQUIRE(text.data() == start);
    wipe(text);
    text.resize(size);
    CHECK(text == std::string(size, '\0'));
}

TEST_CASE("moving takes the words along") {
    PrivateText first(std::string("Bà Hai"));
    PrivateText const second = std::move(first);
    CHECK(second.reveal() == "Bà Hai");
}
