// A bad pack never replaces a good one, whatever is wrong with it, and costs neither memory nor disk.
#include <random>
#include <sys/resource.h>

#include "sync/content/shelf.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/content/packs.h"

namespace {

using base::Bytes;

// A kiosk with version 10 in use, and the parcel of the good version 11.
struct Kiosk {
    tests::TemporaryFolder folder;
    content::SecretKey key = content::make_secret_key();
    content::Shelf shelf{folder / "shelf", key.public_key(), [](content::Pack const& pack) {
                             return content::answers_its_checks(pack, content::plain_finder);
                         }};
    Bytes good = tests::parcel_of(key, tests::meta_of(11));
    std::string before;

    Kiosk() {
        REQUIRE(shelf.stage(tests::parcel_of(key, tests::meta_of(10)), tests::today));
        REQUIRE(shelf.take(tests::today).value());
        REQUIRE(shelf.settle());
        before = tests::read_file(folder / "shelf/current");
    }
    base::Error refusal(base::ByteView parcel) {
        auto const staged = shelf.stage(parcel, tests::today);
        REQUIRE_FALSE(staged);
        return staged.error();
    }
    void is_as_before() {
        CHECK_FALSE(shelf.has_staged());
        CHECK(tests::read_file(folder / "shelf/current") == before);
        auto const pack = shelf.take(tests::today);
        REQUIRE(pack);
        REQUIRE(*pack);
        CHECK((*pack)->meta().version == 10);
    }
    std::uintmax_t disk() const {
        std::uintmax_t bytes = 0;
        for (auto const& entry : std::filesystem::recursive_directory_iterator(folder.path()))
            if (entry.is_regular_file()) bytes += entry.file_size();
        return bytes;
    }
};

long peak_kib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

constexpr std::uint64_t ten_gib = 10ULL << 30, block = 128U << 10;

// A zstd frame (RFC 8878 §3.1.1) of `size` zeros, four bytes for each 128 KiB; it declares `declared`, or nothing.
Bytes zeros(std::uint64_t size, std::optional<std::uint64_t> declared) {
    Bytes frame{0x28, 0xB5, 0x2F, 0xFD, static_cast<std::uint8_t>(declared ? 0xC0 : 0x00), 0x38}; // window of 128 KiB
    if (declared)
        for (int i = 0; i < 8; ++i)
            frame.push_back(static_cast<std::uint8_t>(*declared >> (8 * i)));
    for (std::uint64_t done = 0; done < size; done += block) {
        bool const last = done + block >= size;
        std::uint64_t const head = (std::min(block, size - done) << 3) | 2U | (last ? 1U : 0U); // a run of one byte
        for (int i = 0; i < 3; ++i)
            frame.push_back(static_cast<std::uint8_t>(head >> (8 * i)));
        frame.push_back(0);
    }
    return frame;
}

} // namespace

TEST_CASE("a pack with one bit turned, in any of a thousand places, is refused and the good one stays") {
    Kiosk kiosk;
    auto const bits = kiosk.good.size() * 8;
    std::mt19937_64 chance(5);
    for (std::size_t i = 0; i < 1000; ++i) {
        // A third through the head with the signature, the rest all over the file.
        auto const bit = i < 333 ? chance() % (400 * 8) : chance() % bits;
        auto bad = kiosk.good;
        bad[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
        INFO("bit " << bit << " of " << bits);
        kiosk.refusal(bad);
    }
    kiosk.is_as_before();
    CHECK(kiosk.shelf.stage(kiosk.good, tests::today).value() == 11); // it is the bit alone
}

TEST_CASE("a bit turned in pack or signature file is refused, the comment that nobody signed says nothing") {
    auto const key = content::make_secret_key();
    auto const file = content::compress(content::build_image(tests::some_tables(), tests::meta_of(1)).value());
    auto const signature = content::sign(key, file, "version:1");
    auto const text = content::text_of(signature);
    for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
        auto bad = text;
        bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << (bit % 8)));
        auto const read = content::read_signature(bad);
        bool const same = read && *read == signature;
        INFO(bit);
        CHECK((!read || same || !content::verify(key.public_key(), file, *read)));
        if (same) CHECK(bit / 8 <= text.find('\n') + 1);
    }
}

TEST_CASE("a pack cut at any of many lengths, or with more behind it, is refused") {
    Kiosk kiosk;
    for (std::size_t size = 0; size < kiosk.good.size(); size += 1 + kiosk.good.size() / 300)
        kiosk.refusal(base::ByteView(kiosk.good).first(size));
    kiosk.refusal(base::ByteView(kiosk.good).first(kiosk.good.size() - 1));
    auto longer = kiosk.good;
    longer.push_back(0);
    kiosk.refusal(longer);
    auto const twice = content::compress(content::build_image(tests::some_tables(), tests::meta_of(12)).value());
    auto two_frames = twice;
    two_frames.insert(two_frames.end(), twice.begin(), twice.end());
    CHECK(tests::holds(kiosk.refusal(tests::signed_by(kiosk.key, two_frames)).what, "not one whole zstd frame"));
    kiosk.is_as_before();
}

TEST_CASE("a pack of another key, an older or the same version, or one that has expired is refused") {
    Kiosk kiosk;
    auto const other = content::make_secret_key();
    CHECK(tests::holds(kiosk.refusal(tests::parcel_of(other, tests::meta_of(11))).what, "another key"));
    auto same_id = other;
    same_id.id = kiosk.key.id;
    CHECK(tests::holds(kiosk.refusal(tests::parcel_of(same_id, tests::meta_of(11))).what, "does not fit"));
    CHECK(tests::holds(kiosk.refusal(tests::parcel_of(kiosk.key, tests::meta_of(9))).what, "not newer than 10"));
    CHECK(tests::holds(kiosk.refusal(tests::parcel_of(kiosk.key, tests::meta_of(10))).what, "not newer than 10"));
    CHECK(tests::holds(kiosk.refusal(tests::parcel_of(kiosk.key, tests::meta_of(11, tests::making))).what, "expired"));
    kiosk.is_as_before();
}

TEST_CASE("a pack that fails its own checks is refused, with the question") {
    Kiosk kiosk;
    auto tables = tests::some_tables();
    tables.tables[0].rows.push_back({0, 3, {"ben thanh", "26746"}});
    auto const refusal = kiosk.refusal(tests::parcel_of(kiosk.key, tests::meta_of(11), tables));
    CHECK(refusal.what == "checks: \"ben thanh\" does not find 26746 among the first 3");
    tables.tables[0].columns = {"query", "answer"};
    kiosk.refusal(tests::parcel_of(kiosk.key, tests::meta_of(11), tables));
    kiosk.is_as_before();
}

TEST_CASE("a bomb of 10 GiB, signed with the right key, costs neither memory nor disk") {
    Kiosk kiosk;
    CHECK(content::decompress(zeros(1U << 20, 1U << 20), 1U << 20).value() == Bytes(1U << 20)); // zeros() makes frames
    auto const disk = kiosk.disk();
    auto const memory = peak_kib();
    auto const refusal = [&](Bytes const& file) { return kiosk.refusal(tests::signed_by(kiosk.key, file)).what; };
    CHECK(tests::holds(refusal(zeros(ten_gib, ten_gib)), "10737418240 bytes unpacked are more than"));
    CHECK(tests::holds(refusal(zeros(ten_gib, std::nullopt)), "does not say how large"));
    CHECK(tests::holds(refusal(zeros(ten_gib, 1000)), "does not unpack to what it declares"));
    CHECK(tests::holds(refusal(zeros(ten_gib, std::uint64_t{0} - 3)), "more than"));
    CHECK(peak_kib() - memory < 48 * 1024);
    CHECK(tests::holds(refusal(zeros(ten_gib, content::largest_image)), "does not unpack to what it declares"));
    CHECK(peak_kib() - memory < 300 * 1024);
    CHECK(kiosk.disk() == disk);
    kiosk.is_as_before();
}
