#include "tests/support/catch.h"
#include "ui/vietnamese/typing.h"

using namespace vietnamese;

namespace {

// Types ASCII keys on Telex or VNI, each through one field's memory.
std::string typed(std::string_view keys, Mode mode, std::string text = {}) {
    Typist typist;
    for (char const key : keys)
        text = typist.type(text, static_cast<char32_t>(key), {mode});
    return text;
}
std::string telex(std::string_view keys) { return typed(keys, Mode::Telex); }
std::string vni(std::string_view keys) { return typed(keys, Mode::Vni); }

std::string direct(std::string text, std::vector<Key> const& keys) {
    for (Key const& key : keys)
        text = type(text, key, {Mode::Direct});
    return text;
}

} // namespace

TEST_CASE("a tone key puts the tone where official names have it") {
    CHECK(direct("Hoa", {Tone::Grave}) == "Hòa");
    CHECK(direct("Thuy", {Tone::Hook}) == "Thủy");
    CHECK(direct("khoe", {Tone::Hook}) == "khỏe");
    CHECK(direct("thuê", {Tone::Tilde}) == "thuễ");
    CHECK(direct("qua", {Tone::Acute}) == "quá");
    CHECK(direct("quy", {Tone::Acute}) == "quý");
    CHECK(direct("gia", {Tone::Grave}) == "già");
    CHECK(direct("gi", {Tone::Grave}) == "gì");
    CHECK(direct("giêng", {Tone::Acute}) == "giếng");
    CHECK(direct("mua", {Tone::Grave}) == "mùa");
    CHECK(direct("ngoai", {Tone::Grave}) == "ngoài");
    CHECK(direct("khuyu", {Tone::Hook}) == "khuỷu");
    CHECK(direct("nguyên", {Tone::Tilde}) == "nguyễn");
    CHECK(direct("NGUYÊN", {Tone::Tilde}) == "NGUYỄN");
    CHECK(direct("đương", {Tone::Grave}) == "đường");
    CHECK(direct("thuơ", {Tone::Hook}) == "thuở");
    CHECK(direct("Phường Tân Hoa", {Tone::Grave}) == "Phường Tân Hòa");
}

TEST_CASE("the tone moves when letters follow") {
    CHECK(direct("Hoa", {Tone::Grave, U'n'}) == "Hoàn");
    CHECK(direct("hoa", {Tone::Grave, U'n', U'g'}) == "hoàng");
    CHECK(direct("tu", {Tone::Acute, U'y'}) == "túy");
    CHECK(direct("tu", {Tone::Acute, U'y', U'ê', U't'}) == "tuyết");
    CHECK(direct("qu", {Tone::Acute, U'a'}) == "quá");
    CHECK(telex("hoafn") == "hoàn");
}

TEST_CASE("the same tone once more takes it away, another takes its place") {
    CHECK(direct("hòa", {Tone::Grave}) == "hoa");
    CHECK(direct("hòa", {Tone::Acute}) == "hóa");
    CHECK(direct("hòa", {Tone::None}) == "hoa");
    CHECK(telex("hoaff") == "hoaf");
    CHECK(telex("hoafs") == "hóa");
    CHECK(telex("hoafz") == "hoa");
    CHECK(vni("hoa20") == "hoa");
    CHECK(vni("hoa22") == "hoa2");
}

TEST_CASE("a tone key alone, or behind what is no word, changes nothing") {
    CHECK(direct("", {Tone::Acute}).empty());
    CHECK(direct("xin chào ", {Tone::Acute}) == "xin chào ");
    CHECK(direct("Mrs", {Tone::Acute}) == "Mrs");
}

TEST_CASE("Direct never changes English words") {
    for (std::string_view const word : {"Facebook", "windows", "user", "address", "class", "aaww", "ddoo", "taxi"}) {
        std::string text;
        for (char const letter : word)
            text = type(text, static_cast<char32_t>(letter), {Mode::Direct});
        CHECK(text == word);
    }
}

TEST_CASE("Telex: marks and tones anywhere behind their letter") {
    for (auto const* keys : {"tieesng", "tieengs", "tiengse", "tienges", "tiesnge"})
        CHECK(telex(keys) == "tiếng");
    for (auto const* keys : {"dduwowngf", "dduwongf", "dduowngf", "duongdwf", "dduwfowng", "dduwowfng"})
        CHECK(telex(keys) == "đường");
    CHECK(telex("vieejt") == "việt");
    CHECK(telex("thuowr") == "thuở");
    CHECK(telex("quoocs") == "quốc");
    CHECK(telex("quowr") == "quở");
    CHECK(telex("huwu") == "hưu");
    CHECK(telex("ruwowuj") == "rượu");
    CHECK(telex("muaw") == "mưa");
    CHECK(telex("hoawcj") == "hoặc");
    CHECK(telex("ngoeo") == "ngoeo");
    CHECK(telex("xooong") == "xoong");
    CHECK(telex("ddawsk lawsk") == "đắk lắk");
    CHECK(typed("dduwowngf nguyeenx hueej", Mode::Telex, "12 ") == "12 đường nguyễn huệ");
}

TEST_CASE("Telex: a w by itself is ư where one can stand") {
    CHECK(telex("w") == "ư");
    CHECK(telex("W") == "Ư");
    CHECK(telex("nhwngx") == "những");
    CHECK(telex("tw") == "tư");
    CHECK(telex("giwx") == "giữ");
    CHECK(telex("nwowcs") == "nước");
    CHECK(telex("nwocs") == "nước");
    CHECK(telex("ddwowcj") == "được");
    CHECK(telex("wowts") == "ướt");
    CHECK(telex("cwu") == "cưu");
    CHECK(telex("twf ddieenr") == "từ điển");
    CHECK(telex("quw") == "quw"); // "qư" is no Vietnamese
    CHECK(telex("new") == "new");
}

TEST_CASE("Telex: w once more takes the ư back, and three of them are an address") {
    CHECK(telex("ww") == "w");
    CHECK(telex("WW") == "W");
    CHECK(telex("tww") == "tw");
    CHECK(telex("huww") == "huw");
    CHECK(telex("nhwngw") == "nhwng");
    CHECK(telex("www.") == "www.");
    CHECK(telex("wwin") == "win");
}

TEST_CASE("Telex: the w by itself can be switched off") {
    Typist typist;
    std::string text;
    for (char32_t const key : std::u32string_view(U"nhwng w tuw"))
        text = typist.type(text, key, {Mode::Telex, Seat::Old, false});
    CHECK(text == "nhwng w tư");
}

TEST_CASE("uo with the horn's key is ươ, and uơ where that is heard") {
    CHECK(telex("uow") == "ươ");
    CHECK(telex("muow") == "mươ");
    CHECK(telex("muowif") == "mười");
    CHECK(telex("huow") == "huơ");
    CHECK(telex("thuowr") == "thuở");
    CHECK(telex("thuowng") == "thương");
    CHECK(telex("phuowng") == "phương");
    CHECK(telex("uowr") == "uở");
    CHECK(telex("uowrn") == "ưởn");
    CHECK(vni("uo7") == "ươ");
    CHECK(vni("thuo73") == "thuở");
    CHECK(vni("d9uo72ng") == "đường");
}

TEST_CASE("the tone sits in the old place or in the new, as asked") {
    struct Pair {
        std::string_view keys, old_seat, new_seat;
    };
    for (auto const& [keys, old_seat, new_seat] : std::vector<Pair>{{"hoaf", "hòa", "hoà"},
                                                                    {"khoer", "khỏe", "khoẻ"},
                                                                    {"thuyr", "thủy", "thuỷ"},
                                                                    {"hofa", "hòa", "hoà"},
                                                                    {"HOAF", "HÒA", "HOÀ"},
                                                                    {"hoafn", "hoàn", "hoàn"},
                                                                    {"ngoaif", "ngoài", "ngoài"},
                                                                    {"khuyur", "khuỷu", "khuỷu"},
                                                                    {"quys", "quý", "quý"},
                                                                    {"giaf", "già", "già"},
                                                                    {"muaf", "mùa", "mùa"},
                                                                    {"mias", "mía", "mía"},
                                                                    {"thuees", "thuế", "thuế"},
                                                                    {"hoaff", "hoaf", "hoaf"}})
        for (Seat const seat : {Seat::Old, Seat::New}) {
            Typist typist;
            std::string text;
            for (char const key : keys)
                text = typist.type(text, static_cast<char32_t>(key), {Mode::Telex, seat});
            CHECK(text == (seat == Seat::Old ? old_seat : new_seat));
        }
    CHECK(type("hoa", Tone::Grave, {Mode::Direct, Seat::New}) == "hoà");
    CHECK(type("hoà", U'n', {Mode::Direct, Seat::New}) == "hoàn");
    CHECK(keys_for("hoà", {Mode::Direct, Seat::New}) == std::vector<Key>{U'h', U'o', U'a', Tone::Grave});
    CHECK_FALSE(keys_for("hòa", {Mode::Direct, Seat::New}).has_value());
}

TEST_CASE("a word is edited in its middle as well") {
    auto const edited = [](std::string_view keys, Mode mode) { // '<' is backspace
        Typist typist;
        std::string text;
        for (char const key : keys) {
            if (key != '<') {
                text = typist.type(text, static_cast<char32_t>(key), {mode});
                continue;
            }
            while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80)
                text.pop_back();
            if (!text.empty()) text.pop_back();
        }
        return text;
    };
    CHECK(edited("ddwowng<<ngf", Mode::Telex) == "đường");
    CHECK(edited("toans<<angs", Mode::Telex) == "toáng");
    CHECK(edited("toans<s", Mode::Telex) == "toas"); // the tone is still there: its key takes it away
    CHECK(edited("hoafn<ng", Mode::Telex) == "hoàng");
    CHECK(edited("hoafn<", Mode::Telex) == "hoà");
    CHECK(edited("nguyeenx<<n", Mode::Telex) == "nguyn");
    CHECK(edited("thuee<ee s", Mode::Telex) == "thuê s");
    CHECK(edited("tie61ng<<t", Mode::Vni) == "tiết");
    CHECK(edited("d9uo7ng<<<<uo72ng", Mode::Vni) == "đường");
    // Before the caret alone: what stands behind it is not the engine's to see.
    CHECK(type("Phường Bến Ngh", U'e', {Mode::Telex}) == "Phường Bến Nghe");
    CHECK(type("Phường Bến Nghe", U's', {Mode::Telex}) == "Phường Bến Nghé");
}

TEST_CASE("VNI: marks and tones anywhere behind their letter") {
    for (auto const* keys : {"tie61ng", "tie6ng1", "tieng61", "tieng16"})
        CHECK(vni(keys) == "tiếng");
    for (auto const* keys : {"d9u7o7ng2", "d9uo7ng2", "duong972"})
        CHECK(vni(keys) == "đường");
    CHECK(vni("Nguye6n4") == "Nguyễn");
    CHECK(vni("ha8ng2") == "hằng");
}

TEST_CASE("initials hold đ anywhere") {
    CHECK(telex("HDDND") == "HĐND");
    CHECK(telex("DD. ") == "Đ. ");
    CHECK(vni("HD9ND") == "HĐND");
    CHECK(telex("HDDD") == "HDD");
}

TEST_CASE("house numbers stay numbers in VNI") {
    CHECK(vni("12 Le6") == "12 Lê");
    CHECK(vni("P12") == "P12");
    CHECK(vni("12a1") == "12a1");
}

TEST_CASE("the same mark once more takes it away and types the key") {
    CHECK(telex("aaa") == "aa");
    CHECK(telex("ddd") == "dd");
    CHECK(telex("uwow") == "ươ");
    CHECK(telex("uoww") == "uow");
    CHECK(telex("aww") == "aw");
    CHECK(telex("gooo") == "goo");
    CHECK(telex("goood") == "good");
    CHECK(telex("good") == "good");
    CHECK(telex("aaw") == "ă");
    CHECK(telex("awa") == "â");
    CHECK(vni("a66") == "a6");
    CHECK(vni("d99") == "d9");
}

TEST_CASE("capitals stay capitals") {
    CHECK(telex("DDaf") == "Đà");
    CHECK(telex("Ddaf") == "Đà");
    CHECK(telex("TIEENGS") == "TIẾNG");
    CHECK(telex("TIEENGs") == "TIẾNG");
    CHECK(vni("D9A2") == "ĐÀ");
    CHECK(telex("NguyeenX") == "Nguyễn");
    CHECK(telex("nGUYEENX") == "nGUYỄN");
    CHECK(telex("uOWNG") == "ưƠNG");
    CHECK(telex("NHWNGX") == "NHỮNG");
    CHECK(telex("NhWngx") == "NhỮng"); // the letter is as large as its key was
    CHECK(telex("tP.hcm") == "tP.hcm");
    CHECK(vni("THU7O7NG") == "THƯƠNG");
    CHECK(direct("hOa", {Tone::Grave}) == "hÒa");
}

TEST_CASE("in Telex a word that cannot be Vietnamese is left as typed") {
    for (auto const* word : {"person",   "user",  "users",  "Facebook", "windows", "class", "soft",   "software",
                             "desk",     "visit", "resume", "google",   "gift",    "left",  "mixed",  "order",
                             "internet", "email", "world",  "street",   "transit", "parse", "router", "water"})
        CHECK(telex(word + std::string(" ")) == word + std::string(" "));
    for (auto const* word : {"b5c", "A1b2", "M4u"})
        CHECK(vni(word) == word);
}

TEST_CASE("without a memory the keys of such a word are guessed from its letters") {
    std::string text;
    for (char const key : std::string_view("visit"))
        text = type(text, static_cast<char32_t>(key), {Mode::Telex});
    CHECK(text == "visit");
}

TEST_CASE("the memory is of no harm when the text was changed elsewhere") {
    Typist typist;
    CHECK(typist.type("pe", U'r', {Mode::Telex}) == "pẻ");
    CHECK(typist.type("Ga bé", U'n', {Mode::Telex}) == "Ga bén");
    CHECK(typist.type("", U'o', {Mode::Telex}) == "o");
    typist.forget();
    CHECK(typist.type("o", U'o', {Mode::Telex}) == "ô");
}

TEST_CASE("keys_for tells tones from letters, and what cannot be typed") {
    CHECK(keys_for("Hòa", {Mode::Direct}) == std::vector<Key>{U'H', U'o', U'a', Tone::Grave});
    CHECK(keys_for("Hòa", {Mode::Telex}) == std::vector<Key>{U'H', U'o', U'a', U'f'});
    CHECK(keys_for("Hòa 5", {Mode::Vni}) == std::vector<Key>{U'H', U'o', U'a', U'2', U' ', U'5'});
    CHECK(keys_for("test", {Mode::Telex}) == std::vector<Key>{U't', U'e', U's', U's', U't'});
    CHECK(keys_for("", {Mode::Telex}) == std::vector<Key>{});
    CHECK_FALSE(keys_for("hoà", {Mode::Direct}).has_value());
    CHECK_FALSE(keys_for("ho\xC3", {Mode::Direct}).has_value());
}
