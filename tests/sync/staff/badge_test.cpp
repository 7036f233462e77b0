#include "sync/staff/badge.h"

#include "sync/staff/list.h"
#include "sync/staff/pin.h"
#include "sync/wire/base64.h"
#include "tests/support/catch.h"
#include "tests/sync/staff/sample.h"

using base::ErrorKind;
using tests::at;

TEST_CASE("a badge says who, as what and until when, to whoever has the office's public key") {
    tests::Office const office;
    for (auto const role : model::all_staff_roles) {
        auto badge = tests::sample_badge();
        badge.role = role;
        auto const text = staff::badge_text(badge, office.key).value();
        CHECK(text.size() == staff::badge_length);
        auto const read = staff::read_badge(text, office.key.public_key);
        REQUIRE(read);
        CHECK(read->id == badge.id);
        CHECK(read->role == role);
        CHECK(read->valid_from == badge.valid_from);
        CHECK(read->valid_until == badge.valid_until);
        CHECK(read->secret.bytes == badge.secret.bytes);
    }
}

TEST_CASE("a badge of which any character is another one is refused") {
    tests::Office const office;
    auto const whole = staff::badge_text(tests::sample_badge(), office.key).value();
    for (std::size_t i = 0; i < whole.size(); ++i) {
        auto text = whole;
        text[i] = text[i] == '7' ? '8' : '7';
        CHECK_FALSE(staff::read_badge(text, office.key.public_key));
    }
    CHECK(staff::read_badge(whole.substr(0, whole.size() - 2), office.key.public_key).error().kind ==
          ErrorKind::Corrupt);
    CHECK(staff::read_badge(whole + "00", office.key.public_key).error().kind == ErrorKind::Corrupt);
    auto small = whole;
    small.back() = 'a'; // one badge has one text
    CHECK(staff::read_badge(small, office.key.public_key).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("another office's badge, and another thing that this office has signed, are forged") {
    tests::Office const office, other;
    auto const text = staff::badge_text(tests::sample_badge(), other.key).value();
    CHECK(staff::read_badge(text, office.key.public_key).error().kind == ErrorKind::Refused);

    // The same 41 bytes, signed for something else.
    auto bytes = wire::from_hex(std::string(82, '0')).value();
    auto const signature = office.key.sign(base::as_text(bytes));
    bytes.insert(bytes.end(), signature.begin(), signature.end());
    auto hex = wire::to_hex(bytes);
    for (auto& letter : hex)
        letter = static_cast<char>(std::toupper(letter));
    CHECK(staff::read_badge("TRAMSO1:" + hex, office.key.public_key).error().kind == ErrorKind::Refused);
}

TEST_CASE("no badge is made that is never valid") {
    tests::Office const office;
    auto badge = tests::sample_badge();
    badge.valid_until = badge.valid_from;
    CHECK(staff::badge_text(badge, office.key).error().kind == ErrorKind::Invalid);
    badge.valid_until = at("2107-01-01T00:00:00.000Z");
    CHECK(staff::badge_text(badge, office.key).error().kind == ErrorKind::Invalid);
    badge.valid_until = at("2026-12-01T00:00:00.500Z");
    CHECK(staff::badge_text(badge, office.key).error().kind == ErrorKind::Invalid);
}

TEST_CASE("a list is read back, in the order of its badges, and a change of any letter shows") {
    tests::Office office;
    for (std::uint8_t seed = 1; seed <= 3; ++seed)
        office.list.add({tests::sample_badge(seed).id, {seed}, seed == 2});
    auto const text = staff::list_text(office.list, office.key);
    auto const read = staff::read_list(text, office.key.public_key);
    REQUIRE(read);
    CHECK(read->number == 1);
    CHECK(read->signed_at == office.list.signed_at);
    REQUIRE(read->entries.size() == 3);
    CHECK(read->find(tests::sample_badge(2).id)->revoked);
    CHECK_FALSE(read->find(tests::sample_badge(3).id)->revoked);
    CHECK(read->find(tests::sample_badge(3).id)->verifier[0] == 3);
    CHECK(read->find(tests::sample_badge(9).id) == nullptr);
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto changed = text;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CHECK_FALSE(staff::read_list(changed, office.key.public_key));
        CHECK_FALSE(staff::read_list(text.substr(0, i), office.key.public_key));
    }
}

TEST_CASE("a list that the office has signed and that has another form is none") {
    tests::Office const office;
    auto const sign = [&](std::string const& body) {
        return body + "signature " + wire::to_base64(office.key.sign(body)) + "\n";
    };
    auto const head_of = [](std::string const& number, std::string const& time) {
        return "tramso-staff 1\n" + number + "\n" + time + "\n";
    };
    auto const head = head_of("number 1", "signed 2026-11-01T00:00:00.000Z");
    auto const badge = "badge " + tests::sample_badge().id.text() + " " + std::string(64, 'a');
    CHECK(staff::read_list(sign(head + badge + " valid\n"), office.key.public_key));
    for (auto const& body : {
             head + badge + " valid\n" + badge + " revoked\n",
             head + badge + " perhaps\n",
             head + badge + "a valid\n",
             head_of("number 01", "signed 2026-11-01T00:00:00.000Z"),
             head_of("number -1", "signed 2026-11-01T00:00:00.000Z"),
             head_of("number 1", "signed yesterday"),
             std::string("tramso-staff 1\n") + "number 1\n",
         })
        CHECK(staff::read_list(sign(body), office.key.public_key).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("PINs are six to eight digits, and not those that everybody tries first") {
    for (auto const* good : {"274951", "1029384", "90817263"}) {
        CHECK(staff::is_pin(good));
        CHECK_FALSE(staff::is_easily_guessed(good));
    }
    for (auto const* bad : {"", "12345", "123456789", "27495a", "27 951", "２７４９５１"})
        CHECK_FALSE(staff::is_pin(bad));
    for (auto const* weak : {"000000", "121212", "123123", "456789", "987654", "78901234", "11111111"})
        CHECK(staff::is_easily_guessed(weak));
}

TEST_CASE("the same PIN has another verifier on each badge, and with another secret") {
    base::PrivateText const pin("274951");
    auto badge = tests::sample_badge(1);
    auto const first = staff::verifier_of(pin, badge).value();
    CHECK(staff::verifier_of(pin, badge).value() == first);
    CHECK(staff::verifier_of(base::PrivateText("274952"), badge).value() != first);
    auto other = badge;
    other.id = tests::sample_badge(2).id;
    CHECK(staff::verifier_of(pin, other).value() != first);
    badge.secret.bytes[15] ^= 1;
    CHECK(staff::verifier_of(pin, badge).value() != first);
}
