#include "kiosk/search/question.h"

#include "tests/support/catch.h"

namespace {

std::vector<std::string> texts(std::vector<search::Word> const& words) {
    std::vector<std::string> texts;
    for (auto const& word : words)
        texts.push_back(word.text + "=" + word.plain);
    return texts;
}

} // namespace

TEST_CASE("Words are in lower case, composed, and beside them without diacritics") {
    CHECK(texts(search::words_of("Đăng KÝ, “khai-sinh”…2 lần")) ==
          std::vector<std::string>{"đăng=dang", "ký=ky", "khai=khai", "sinh=sinh", "2=2", "lần=lan"});
    CHECK(texts(search::words_of("a\xCC\x81")) == std::vector<std::string>{"á=a"});
}

TEST_CASE("Of a text that is not UTF-8 counts what stands before the first wrong byte") {
    CHECK(texts(search::words_of("khai sinh \xFF sai")) == std::vector<std::string>{"khai=khai", "sinh=sinh"});
    CHECK(search::words_of("\xFF").empty());
}

TEST_CASE("The last word is begun unless something stands behind it") {
    CHECK(search::question_of("khai si").words.back().is_begun);
    CHECK_FALSE(search::question_of("khai si").words.front().is_begun);
    CHECK_FALSE(search::question_of("khai si ").words.back().is_begun);
    CHECK_FALSE(search::question_of("khai si.").words.back().is_begun);
}

TEST_CASE("What is meant takes the place of what is said, once, and a question without it has no other meaning") {
    std::vector<search::Synonym> const pairs{
        {"cưới", "kết hôn"}, {"cưới vợ", "kết hôn"}, {"a", "a a"}, {"", "b"}, {"c", ""}};
    search::Synonyms const synonyms(pairs);
    auto const meant = synonyms.meant(search::question_of("tôi cuoi vo nha"));
    REQUIRE(meant);
    CHECK(texts(meant->words) == std::vector<std::string>{"tôi=toi", "kết=ket", "hôn=hon", "nha=nha"});
    CHECK(synonyms.meant(search::question_of("a"))->words.size() == 2);
    CHECK_FALSE(synonyms.meant(search::question_of("c vợ")));
    CHECK_FALSE(synonyms.meant(search::question_of("")));
}
