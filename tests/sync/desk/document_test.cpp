#include "sync/desk/document.h"

#include "sync/desk/discretion.h"
#include "tests/support/catch.h"

using desk::Document;
using desk::Format;
using desk::List;
using desk::Member;
using desk::Value;

namespace {

std::string xml(std::string const& text) {
    auto const whole = Document{"a", Value(text)}.written(Format::Xml);
    return whole.substr(whole.find('\n') + 1);
}
std::string json(std::string const& text) { return Document{"a", Value(text)}.written(Format::Json); }

model::Draft draft(char const* name, char const* phone = "0908765432") {
    model::Draft made;
    made.name = base::PrivateText(name);
    made.number = base::PrivateText("079123456789");
    made.phone = base::PrivateText(phone);
    return made;
}

} // namespace

TEST_CASE("A document says the same as XML and, by the Spark convention, as JSON") {
    Document const document{"root", std::vector<Member>{{"flag", true},
                                                        {"number", std::int64_t{404}},
                                                        {"empty", Value()},
                                                        {"items", List{"item", {Value(std::string("x"))}}}}};
    CHECK(document.written(Format::Xml) ==
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<root><flag>true</flag><number>404</number><empty></empty>"
          "<items><item>x</item></items></root>\n");
    CHECK(document.written(Format::Json) == "{\"flag\":true,\"number\":404,\"empty\":null,\"items\":[\"x\"]}\n");
}

TEST_CASE("Text becomes neither markup nor a letter that XML cannot hold") {
    CHECK(xml("<b>&]]>") == "<a>&lt;b&gt;&amp;]]&gt;</a>\n");
    CHECK(xml("a\r\nb") == "<a>a&#13;\nb</a>\n");
    CHECK(json("\"\\\n\x1b") == "\"\\\"\\\\\\u000a\uFFFD\"\n");
    CHECK(json(std::string("\0", 1)) == "\"\uFFFD\"\n");
    CHECK(xml("\xF0\x9F\x98\x80") == "<a>\xF0\x9F\x98\x80</a>\n");
    CHECK(xml("\xEF\xBF\xBE\xEF\xBF\xBF") == "<a>\uFFFD\uFFFD</a>\n");
}

TEST_CASE("What is not UTF-8 is replaced and what stands behind it stays") {
    CHECK(xml("a\xFF\xC3"
              "b\xED\xA0\x80") == "<a>a\uFFFD\uFFFD"
                                  "b\uFFFD\uFFFD\uFFFD</a>\n");
    CHECK(json("\xFF") == "\"\uFFFD\"\n");
}

TEST_CASE("A citizen's name and numbers are taken out of the text, and house numbers and prices stay") {
    auto const without = [](char const* text, model::Draft const& of) { return desk::without_personal(text, of); };
    auto const yen = draft("Trần Thị Yến");
    CHECK(without("Tôi là TRẦN thị yến, hẻm 12/34", yen) == "Tôi là •, hẻm 12/34");
    CHECK(without("tran thị yen va Tran Thị Yen", yen) == "• va •");
    CHECK(without("Trần Thị Yếng, Trần Thị", yen) == "Trần Thị Yếng, Trần Thị");
    CHECK(without("gọi 0908 765 432.", yen) == "gọi •••• ••• •••.");
    CHECK(without("giá 250.000 đồng, ngày 23/11/2026", yen) == "giá 250.000 đồng, ngày 23/11/2026");
    CHECK(without("số 38234567", draft("A", "38234567")) == "số ••••••••");
    CHECK(without("Nước ngập", model::Draft()) == "Nước ngập");
}
