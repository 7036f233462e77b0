#include "kiosk/model/receipt.h"

#include <set>

#include "tests/support/catch.h"

using namespace model;

namespace {

std::string const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

base::Uuid uuid(std::uint64_t seed) {
    base::SeededRandom random(seed);
    return base::make_uuid_v7(base::from_rfc3339("2026-11-23T02:15:04.123Z").value(), random);
}

} // namespace

TEST_CASE("a code has three groups of four symbols that cannot be mistaken for each other") {
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        auto const code = receipt_code(uuid(seed));
        REQUIRE(code.size() == 14);
        CHECK((code[4] == '-' && code[9] == '-'));
        CHECK(code.find_first_not_of(alphabet + "-") == std::string::npos);
        CHECK(parse_receipt_code(code) == code);
    }
}

TEST_CASE("the code follows from the random bits of the id alone") {
    auto const id = uuid(1);
    auto later = id;
    later.bytes[0] ^= 0xFF; // another time
    CHECK(receipt_code(later) == receipt_code(id));
    for (std::size_t byte = 9; byte < 16; ++byte) { // the low 55 bits: the last bytes
        auto other = id;
        other.bytes[byte] ^= 1;
        CHECK(receipt_code(other) != receipt_code(id));
    }
    std::set<std::string> codes;
    for (std::uint64_t seed = 0; seed < 2000; ++seed)
        codes.insert(receipt_code(uuid(seed)));
    CHECK(codes.size() == 2000);
}

TEST_CASE("the match code follows from random bits that the receipt's code does not hold") {
    CHECK(match_code(base::Uuid::parse("0190b3f2-5b1c-7000-8000-000000000000").value()) == "00-000");
    CHECK(match_code(base::Uuid::parse("0190b3f2-5b1c-7002-8100-000000000000").value()) == "00-129"); // 2 << 6 | 1
    CHECK(match_code(base::Uuid::parse("0190b3f2-5b1c-7fff-bf00-000000000000").value()) == "62-143"); // 2^18 - 1
    auto const id = uuid(3);
    auto later = id;
    later.bytes[0] ^= 0xFF; // another time
    CHECK(match_code(later) == match_code(id));
    for (std::size_t bit = 48; bit < 128; ++bit) {
        auto other = id;
        other.bytes[bit / 8] = static_cast<std::uint8_t>(other.bytes[bit / 8] ^ (0x80U >> bit % 8));
        INFO(bit);
        bool const in_match = match_code(other) != match_code(id), in_code = receipt_code(other) != receipt_code(id);
        CHECK_FALSE((in_match && in_code));
        CHECK(in_match ==
              ((bit >= 52 && bit < 64) || (bit >= 66 && bit < 72))); // RFC 9562 §5.7: behind version, variant
        CHECK(in_code == (bit >= 73));
    }
}

TEST_CASE("a code is read as people type it") {
    auto const code = receipt_code(uuid(2));
    std::string small, bare, spaced;
    for (char const c : code) {
        small += static_cast<char>(std::tolower(c));
        if (c != '-') bare += c;
        spaced += c == '-' ? ' ' : c;
    }
    for (auto const& typed : {small, bare, spaced})
        CHECK(parse_receipt_code(typed) == code);
}

TEST_CASE("the letters O, I and L are read as the digits they look like") {
    bool seen_zero = false, seen_one = false;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        auto const code = receipt_code(uuid(seed));
        auto typed = code;
        for (auto& c : typed) {
            seen_zero = seen_zero || c == '0';
            seen_one = seen_one || c == '1';
            if (c == '0') c = 'O';
            if (c == '1') c = seed % 2 == 0 ? 'I' : 'l';
        }
        CHECK(parse_receipt_code(typed) == code);
    }
    CHECK((seen_zero && seen_one)); // otherwise nothing was tried
}

TEST_CASE("a wrong symbol and two exchanged neighbours are found") {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        auto const code = receipt_code(uuid(seed));
        for (std::size_t at = 0; at < code.size(); ++at) {
            if (code[at] == '-') continue;
            for (char const symbol : alphabet) {
                auto wrong = code;
                wrong[at] = symbol;
                bool const same_value = (symbol == '0' || symbol == 'Z') && (code[at] == '0' || code[at] == 'Z');
                if (symbol != code[at] && !same_value) CHECK_FALSE(parse_receipt_code(wrong));
            }
            auto const next = at + 1 < code.size() && code[at + 1] == '-' ? at + 2 : at + 1;
            if (next >= code.size() || code[next] == code[at]) continue;
            auto swapped = code;
            std::swap(swapped[at], swapped[next]);
            auto const read = parse_receipt_code(swapped);
            bool const zero_and_z = std::string("0Z").find(code[at]) != std::string::npos &&
                                    std::string("0Z").find(code[next]) != std::string::npos;
            if (!zero_and_z) CHECK_FALSE(read);
        }
    }
}

TEST_CASE("what cannot be a code is none") {
    for (auto const* wrong :
         {"", "-", "7K3M-9Q2X-4FH", "7K3M-9Q2X-4FHTT", "7K3M-9Q2X-4FU*", "UUUU-UUUU-UUUU", "Mã phiếu"})
        CHECK_FALSE(parse_receipt_code(wrong));
    CHECK_FALSE(parse_receipt_code(std::string(5000, '0')));
}
