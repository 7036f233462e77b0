#include <map>

#include "tests/support/catch.h"
#include "tests/sync/wire/sample.h"

using namespace wire;

namespace {

std::string lower(std::string text) {
    for (auto& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

std::map<std::string, std::string> fields_of(Envelope const& envelope) {
    std::map<std::string, std::string> fields;
    for (auto const& [name, value] : header_fields(envelope))
        fields[lower(name)] = value;
    return fields;
}

base::Result<Envelope, Problem> read(std::map<std::string, std::string> const& fields, std::string const& id) {
    return read_envelope(id,
                         [&](std::string_view name) -> std::optional<std::string> {
                             auto const found = fields.find(std::string(name));
                             return found == fields.end() ? std::nullopt : std::optional(found->second);
                         },
                         {9, 8, 7});
}

} // namespace

TEST_CASE("An envelope comes back from its header fields") {
    auto const envelope = tests::sample_envelope();
    CHECK(read(fields_of(envelope), envelope.id.text()).value() == envelope);
}

TEST_CASE("Each field that is missing or wrong is named") {
    auto const envelope = tests::sample_envelope();
    auto const whole = fields_of(envelope);
    for (auto const& [name, value] : whole) {
        if (name == "content-type") continue;
        auto fields = whole;
        fields.erase(name);
        auto const missing = read(fields, envelope.id.text());
        REQUIRE_FALSE(missing);
        CHECK(lower(missing.error().detail).find(name) != std::string::npos);
        fields[name] = "\xFFnot it";
        CHECK_FALSE(read(fields, envelope.id.text()));
    }
}

TEST_CASE("An id that is not a UUID version 7 is refused") {
    auto const fields = fields_of(tests::sample_envelope());
    CHECK_FALSE(read(fields, "0190b3f2-5b1c-4c3a-9f10-0123456789ab"));
    CHECK_FALSE(read(fields, "../../etc/passwd"));
}

TEST_CASE("An envelope with attachments comes back, and one whose list is not as it is signed is refused") {
    auto const envelope = tests::sample_envelope_with_photos();
    auto const whole = fields_of(envelope);
    CHECK(read(whole, envelope.id.text()).value() == envelope);
    auto const list = whole.at("kiosk-attachments");
    auto const first = list.substr(0, list.find(','));
    std::vector<std::string> const wrong = {
        "",
        "none",
        first + ",",
        first + ", ",
        ", " + first,
        first + ", " + first,
        " " + first,
        first + " ",
        list + "0",
        "x" + first,
        "0" + list,
        first + "," + first,
        first.substr(0, 36) + " 0" + first.substr(37),
        first.substr(0, 36) + " 99999999 " + std::string(64, '0'),
    };
    for (auto const& text : wrong) {
        auto fields = whole;
        fields["kiosk-attachments"] = text;
        auto const refused = read(fields, envelope.id.text());
        CAPTURE(text);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().detail.find("Kiosk-Attachments") != std::string::npos);
    }
}

TEST_CASE("More attachments than the wire allows are refused") {
    Attachments many;
    for (std::uint8_t i = 0; i < most_attachments + 1; ++i) {
        many.push_back({tests::sample_envelope().id, 1, {}});
        many.back().id.bytes[15] = i;
    }
    CHECK_FALSE(decode_attachments(encode(many)));
    many.pop_back();
    CHECK(decode_attachments(encode(many)) == many);
}

TEST_CASE("Whatever changes in an envelope changes what the kiosk signs") {
    auto const text = signed_bytes(tests::sample_envelope());
    auto other = tests::sample_envelope();
    other.seq = 8;
    CHECK(signed_bytes(other) != text);
    other = tests::sample_envelope();
    other.sha256[31] ^= 1;
    CHECK(signed_bytes(other) != text);
    other = tests::sample_envelope();
    other.kiosk = "kiosk-0002";
    CHECK(signed_bytes(other) != text);
    auto const photos = signed_bytes(tests::sample_envelope_with_photos());
    CHECK(photos != text);
    for (int what = 0; what < 4; ++what) {
        auto changed = tests::sample_envelope_with_photos();
        auto& attachment = changed.attachments.front();
        if (what == 0) attachment.id.bytes[15] ^= 1;
        if (what == 1) ++attachment.size;
        if (what == 2) attachment.sha256[31] ^= 1;
        if (what == 3) std::swap(attachment, changed.attachments.back());
        CHECK(signed_bytes(changed) != photos);
    }
}

TEST_CASE("With attachments the signed bytes are of version 2, with one more line") {
    auto const plain = signed_bytes(tests::sample_envelope());
    auto const photos = signed_bytes(tests::sample_envelope_with_photos());
    auto const line = "0190b3f2-5b1c-7c3a-9f10-00000000000a 3146500 " + std::string(62, '0') + "04" +
                      ", 0190b3f2-5b1c-7c3a-9f10-00000000000b 700 " + std::string(62, '0') + "05\n";
    CHECK(photos == "tramso-envelope-2" + plain.substr(plain.find('\n')) + line);
}

TEST_CASE("The signed bytes are those of FORMAT.md") {
    CHECK(signed_bytes(tests::sample_envelope()) ==
          "tramso-envelope-1\n"
          "0190b3f2-5b1c-7c3a-9f10-0123456789ab\n"
          "kiosk-0001\n"
          "0190b3f2-0000-7000-8000-000000000001\n"
          "7\n"
          "report\n"
          "2026-11-23T02:15:04.123Z\n"
          "1f2e3d4c5b6a7988\n"
          "0101010101010101010101010101010101010101010101010101010101010101\n"
          "0202020202020202020202020202020202020202020202020202020202020202\n");
}
