#include "ui/speech/keys.h"

#include "tests/support/catch.h"
#include "tests/ui/speech/town_words.h"
#include "ui/kit/kit.h"

using tests::joined;
using tests::phrases;

namespace {

std::string name(std::string id, std::string label) {
    return joined(speech::name_of_key({kit::Role::Key, std::move(id), std::move(label), {}, {}}, phrases()));
}

} // namespace

TEST_CASE("letters, tones and signs have names") {
    CHECK(name("key.đ", "đ") == "đ");
    CHECK(name("key.đ", "Đ") == "đ | hoa");
    CHECK(name("key.tone.hook", "hỏi") == "dấu hỏi");
    CHECK(name("key.?", "?") == "dấu chấm hỏi");
    CHECK(name("key.7", "7") == "7");
    CHECK(name("key.K", "K") == "k"); // of a code: there are only capitals
    CHECK(name("key.space", "Dấu cách") == "Dấu cách");
    CHECK(name("key.symbols", "123?") == "Số và dấu câu");
    CHECK(name("key.symbols", "abc") == "Chữ cái");
    CHECK(name("key.mode", "Kiểu gõ: Telex") == "Kiểu gõ | Telex");
    CHECK(name("key.mode", "Kiểu gõ: Dấu") == "Kiểu gõ | Dấu");
}
