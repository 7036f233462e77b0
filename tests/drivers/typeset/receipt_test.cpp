#include "drivers/typeset/receipt.h"

#include "drivers/qr/decode.h"
#include "tests/drivers/typeset/slips.h"
#include "tests/support/catch.h"

using model::Language;

namespace {

constexpr int widths[] = {384, 576, 832};

drivers::Bitmap slip_of(model::Receipt const& receipt, int width, Language language = Language::Vietnamese) {
    return typeset::receipt(receipt, tests::catalogue(), tests::strings(language), width).value();
}

std::string refusal(model::Receipt const& receipt, int width) {
    auto const slip = typeset::receipt(receipt, tests::catalogue(), tests::strings(Language::Vietnamese), width);
    return slip ? "" : slip.error().what;
}

bool holds(std::vector<typeset::Placed> const& texts, std::string_view wanted) {
    return std::any_of(texts.begin(), texts.end(), [&](auto const& each) { return each.text == wanted; });
}

} // namespace

TEST_CASE("the QR code on a slip says where progress is shown") {
    for (auto const& receipt : {tests::receipt(), tests::longest_receipt()})
        for (int const width : widths) {
            INFO(width);
            auto const text = qr::decode(tests::frame_of(slip_of(receipt, width)));
            REQUIRE(text);
            CHECK(text->reveal() == receipt.url);
        }
}

TEST_CASE("without a page for progress the QR code is the receipt code") {
    auto receipt = tests::receipt();
    receipt.url = "";
    auto const text = qr::decode(tests::frame_of(slip_of(receipt, 576)));
    REQUIRE(text);
    CHECK(text->reveal() == receipt.code);
}

TEST_CASE("nothing but the head's bar comes nearer to the edge than the margin") {
    for (auto const& receipt : {tests::receipt(), tests::longest_receipt()})
        for (int const width : widths)
            for (auto const language : {Language::Vietnamese, Language::English}) {
                auto const slip = slip_of(receipt, width, language);
                CHECK(slip.width == width);
                int const margin = width / 36 - 1; // a letter may hang out by a dot
                int bar = 0;
                while (bar < slip.height && slip.black(0, bar))
                    ++bar;
                CHECK((bar > 60 && bar < 250));
                int outside = 0;
                for (int y = bar; y < slip.height; ++y)
                    for (int x = 0; x < margin; ++x)
                        outside += slip.black(x, y) + slip.black(width - 1 - x, y);
                CHECK(outside == 0);
            }
}

TEST_CASE("no two texts of a slip lie over each other, and all lie on it") {
    for (int const width : widths) {
        auto const receipt = tests::longest_receipt();
        auto const texts =
            typeset::texts_of(receipt, tests::catalogue(), tests::strings(Language::Vietnamese), width).value();
        int bottom = 0;
        for (auto const& text : texts) {
            CHECK(text.top >= bottom);
            CHECK((text.left >= 0 && text.left + text.width <= width));
            bottom = text.top + text.height;
        }
        CHECK(bottom <= slip_of(receipt, width).height);
    }
}

TEST_CASE("a slip holds code, time in Việt Nam, category and place in the reader's language") {
    auto const receipt = tests::receipt();
    auto const vietnamese =
        typeset::texts_of(receipt, tests::catalogue(), tests::strings(Language::Vietnamese), 576).value();
    for (auto const* text : {"7K3M-9Q2X-4FHT", "23/11/2026 09:15", "Phường Bến Thành", "Mã phiếu"})
        CHECK(holds(vietnamese, text));
    auto const english = typeset::texts_of(receipt, tests::catalogue(), tests::strings(Language::English), 576).value();
    for (auto const* text : {"7K3M-9Q2X-4FHT", "23/11/2026 09:15", "Ben Thanh Ward", "Receipt code"})
        CHECK(holds(english, text));
}

TEST_CASE("the slip of a lost thing has the code that is said when it is collected, and no other slip has") {
    auto receipt = tests::receipt();
    receipt.match = "47-193";
    auto const words = [&receipt](Language language) {
        return typeset::texts_of(receipt, tests::catalogue(), tests::strings(language), 384).value();
    };
    CHECK_FALSE(holds(words(Language::Vietnamese), "47-193")); // flooding: nobody collects it
    receipt.category = "lost_property";
    CHECK(holds(words(Language::Vietnamese), "47-193"));
    CHECK(holds(words(Language::Vietnamese), "Mã nhận lại đồ: đọc khi đến nhận"));
    CHECK(holds(words(Language::English), "Code to say when you collect it"));
    receipt.match.clear(); // one of before there were such codes
    CHECK_FALSE(holds(words(Language::Vietnamese), "Mã nhận lại đồ: đọc khi đến nhận"));
}

TEST_CASE("a place and a category that the content no longer has are shown by their codes") {
    auto receipt = tests::receipt();
    receipt.place = "99999";
    receipt.category = "gone_category";
    auto const texts =
        typeset::texts_of(receipt, tests::catalogue(), tests::strings(Language::Vietnamese), 576).value();
    CHECK(holds(texts, "99999"));
    CHECK(holds(texts, "gone_category"));
}

TEST_CASE("type is at least 2.7 mm high, the code the largest of all") {
    for (int const width : widths) {
        auto const texts =
            typeset::texts_of(tests::receipt(), tests::catalogue(), tests::strings(Language::Vietnamese), width)
                .value();
        int code = 0, other = 0;
        for (auto const& text : texts) {
            bool const is_code = text.text == "7K3M-9Q2X-4FHT";
            if (is_code)
                code = text.height;
            else if (text.text.size() < 25) // one line
                other = std::max(other, text.height);
            CHECK(text.height >= 22); // at 8 dots a mm
        }
        CHECK(code >= other);
        CHECK(code >= 45);
    }
}

TEST_CASE("what cannot become a slip is refused in words") {
    auto receipt = tests::receipt();
    CHECK(refusal(receipt, 383) != "");
    CHECK(refusal(receipt, 833) != "");
    CHECK(refusal(receipt, -1) != "");
    receipt.url = std::string(2'000, 'x');
    CHECK(refusal(receipt, 384) == "an address too long for a slip");
    receipt = tests::receipt();
    receipt.code = "";
    CHECK(refusal(receipt, 576) == "a receipt without a code");
    receipt = tests::receipt();
    receipt.place = "Nguy\xE1\xBB";
    CHECK(refusal(receipt, 576) == "a receipt that is not UTF-8");
    receipt = tests::receipt();
    receipt.kiosk = std::string(201, 'W');
    CHECK(refusal(receipt, 384) == "a receipt with a text of more than 200 letters");
}
