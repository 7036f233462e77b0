// A complaint of 200 letters as citizens write them, typed in each way key by key, without a correction.
#include "kiosk/base/text.h"
#include "tests/support/catch.h"
#include "ui/vietnamese/typing.h"

using namespace vietnamese;

namespace {

constexpr std::string_view complaint =
    "Đường Nguyễn Hữu Cảnh, phường Thạnh Mỹ Tây, cứ mưa lớn là ngập gần nửa mét, nắp cống trước số 12 bị trôi mất đã "
    "ba "
    "ngày. Xe máy đi qua rất nguy hiểm, hai người đã ngã. Đề nghị lãnh đạo UBND cử người xử lý khẩn, xin cảm ơn!";

std::string typed(std::string_view keys, Mode mode) {
    Typist typist;
    std::string text;
    for (char32_t const key : base::code_points(keys))
        text = typist.type(text, key, {mode});
    return text;
}

// As a person presses the tone keys: the word's letters, and the tone when the word is there. In this notation ` ' ? ~
// . behind a word are the five keys, and | is a full stop or a question mark of the sentence.
std::string typed_on_tone_keys(std::string_view keys) {
    Typist typist;
    std::string text;
    for (char32_t const key : base::code_points(keys)) {
        auto const tone = std::u32string_view(U"_`'?~.").find(key);
        Key const pressed =
            tone == std::u32string_view::npos ? Key(key == U'|' ? U'.' : key) : Key(static_cast<Tone>(tone));
        text = typist.type(text, pressed, {Mode::Direct});
    }
    return text;
}

} // namespace

TEST_CASE("a complaint of 200 letters is typed on the tone keys without a correction") {
    CHECK(base::length(complaint) >= 200);
    CHECK(
        typed_on_tone_keys(
            "Đương` Nguyên~ Hưu~ Canh?, phương` Thanh. My~ Tây, cư' mưa lơn' la` ngâp. gân` nưa? met', năp' công' "
            "trươc' sô' 12 bi. trôi mât' đa~ ba ngay`| Xe may' đi qua rât' nguy hiêm?, hai ngươi` đa~ nga~| Đê` nghi. "
            "lanh~ đao. UBND cư? ngươi` xư? ly' khân?, xin cam? ơn!") == complaint);
}

TEST_CASE("a complaint of 200 letters is typed in Telex without a correction") {
    CHECK(
        typed("DDuwowngf Nguyeenx Huwux Canhr, phuwowngf Thanhj Myx Taay, cuws muwa lowns laf ngaapj gaanf nuwar mets, "
              "nawps coongs truwowcs soos 12 bij trooi maats ddax ba ngayf. Xe mays ddi qua raats nguy hieemr, hai "
              "nguwowif ddax ngax. DDeef nghij lanhx ddaoj UBND cuwr nguwowif xuwr lys khaanr, xin camr own!",
              Mode::Telex) == complaint);
}

TEST_CASE("a complaint of 200 letters is typed in Telex by a hand that hurries") {
    CHECK(
        typed("Dduongwf Nguyeenx Hwux Canhr, phuowngf Thanhj Myx Taay, cws mwa lowns laf ngaapj gaanf nwar mets, nawps "
              "coongs trwowcs soos 12 bij trooi maats ddax ba ngayf. Xe mays ddi qua raats nguy hieemr, hai nguowif "
              "ddax ngax. Ddeef nghij lanhx ddaoj UBND cwr ngwowif xwr lys khaanr, xin camr own!",
              Mode::Telex) == complaint);
}

TEST_CASE("a complaint of 200 letters is typed in VNI without a correction") {
    CHECK(
        typed("D9u7o7ng2 Nguye6n4 Hu7u4 Canh3, phu7o7ng2 Thanh5 My4 Ta6y, cu71 mu7a lo7n1 la2 nga6p5 ga6n2 nu7a3 met1, "
              "na8p1 co6ng1 tru7o7c1 so61 12 bi5 tro6i ma6t1 d9a4 ba ngay2. Xe may1 d9i qua ra6t1 nguy hie6m3, hai "
              "ngu7o7i2 d9a4 nga4. D9e62 nghi5 lanh4 d9ao5 UBND cu73 ngu7o7i2 xu73 ly1 kha6n3, xin cam3 o7n!",
              Mode::Vni) == complaint);
}

TEST_CASE("a complaint in capitals is typed in all ways as well") {
    CHECK(typed("PHUWOWNGF BEENS THANHF BIJ NGAAPJ", Mode::Telex) == "PHƯỜNG BẾN THÀNH BỊ NGẬP");
    CHECK(typed("PHUOWNGF BEENS THANHF BIJ NGAAPJ", Mode::Telex) == "PHƯỜNG BẾN THÀNH BỊ NGẬP");
    CHECK(typed("PHU7O7NG2 BE6N1 THANH2 BI5 NGA6P5", Mode::Vni) == "PHƯỜNG BẾN THÀNH BỊ NGẬP");
    CHECK(typed_on_tone_keys("PHƯƠNG` BÊN' THANH` BI. NGÂP.") == "PHƯỜNG BẾN THÀNH BỊ NGẬP");
}
