#include "sync/content/minisign.h"

#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

namespace {

using tests::run_program;

std::string text_in(std::filesystem::path const& file) { return tests::read_file(file); }

struct Desk {
    tests::TemporaryFolder folder;
    std::string path(std::string_view name) const { return (folder / name).string(); }
    void write(std::string_view name, std::string_view text) const { tests::write_file(folder / name, text); }
};

std::string const words = "Phường Bến Thành\n" + std::string(70'000, 'x');

} // namespace

TEST_CASE("what is signed here, Debian's minisign verifies, with our public key") {
    Desk const desk;
    auto const key = content::make_secret_key();
    auto const signature = content::sign(key, base::as_bytes(words), "version:7\tfile:city.pack");
    desk.write("city.pack", words);
    desk.write("city.pack.minisig", content::text_of(signature));
    desk.write("content.pub", content::text_of(key.public_key()));
    auto const good = run_program({"minisign", "-Vm", desk.path("city.pack"), "-p", desk.path("content.pub")});
    INFO(good.out << good.err);
    CHECK(good.exit == 0);
    CHECK(good.out.find("version:7\tfile:city.pack") != std::string::npos);
    desk.write("city.pack", words + "y");
    CHECK(run_program({"minisign", "-Vm", desk.path("city.pack"), "-p", desk.path("content.pub")}).exit != 0);
}

TEST_CASE("Debian's minisign signs with our secret key, and we verify it") {
    Desk const desk;
    auto const key = content::make_secret_key();
    desk.write("content.key", content::text_of(key));
    desk.write("city.pack", words);
    auto const made =
        run_program({"minisign", "-Sm", desk.path("city.pack"), "-s", desk.path("content.key"), "-t", "by hand"});
    INFO(made.out << made.err);
    REQUIRE(made.exit == 0);
    auto const signature = content::read_signature(text_in(desk.folder / "city.pack.minisig"));
    REQUIRE(signature);
    CHECK(signature->trusted_comment == "by hand");
    CHECK(content::verify(key.public_key(), base::as_bytes(words), *signature));
    CHECK_FALSE(content::verify(key.public_key(), base::as_bytes(words + "y"), *signature));
}

TEST_CASE("keys that Debian's minisign made are read here, but none with a password and no older signature") {
    Desk const desk;
    auto const made = run_program({"minisign", "-GW", "-p", desk.path("their.pub"), "-s", desk.path("their.key")});
    REQUIRE(made.exit == 0);
    auto const secret = content::read_secret_key(text_in(desk.folder / "their.key"));
    auto const open = content::read_public_key(text_in(desk.folder / "their.pub"));
    REQUIRE(secret);
    REQUIRE(open);
    CHECK(secret->public_key() == *open);
    CHECK(text_in(desk.folder / "their.pub").find(open->id_text()) != std::string::npos);

    desk.write("city.pack", words);
    auto const old = run_program({"minisign", "-lSm", desk.path("city.pack"), "-s", desk.path("their.key")});
    REQUIRE(old.exit == 0);
    CHECK_FALSE(content::read_signature(text_in(desk.folder / "city.pack.minisig")));
}

TEST_CASE("a secret key is read again as it was, and a damaged or locked one not at all") {
    auto const key = content::make_secret_key();
    auto const text = content::text_of(key);
    auto const again = content::read_secret_key(text);
    REQUIRE(again);
    CHECK(again->public_key() == key.public_key());
    for (std::size_t i = text.find('\n') + 1; i + 2 < text.size(); i += 7) {
        auto damaged = text;
        damaged[i] = damaged[i] == 'A' ? 'B' : 'A';
        auto const read = content::read_secret_key(damaged);
        // Salt and limits of a password stand for nothing in a key that has none.
        CHECK((!read || read->public_key() == key.public_key()));
    }
    auto locked = text;
    locked.replace(text.find("RWQA"), 4, "RWRT"); // "Sc", scrypt, in the place of two zeros
    auto const refused = content::read_secret_key(locked);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == base::ErrorKind::Refused);
}

TEST_CASE("every part of a signature counts: bytes, comment, key") {
    auto const key = content::make_secret_key(), other = content::make_secret_key();
    auto const bytes = base::as_bytes(words);
    auto const good = content::sign(key, bytes, "version:1");
    CHECK(content::verify(key.public_key(), bytes, good));
    CHECK(content::read_signature(content::text_of(good)).value() == good);
    auto changed = good;
    changed.trusted_comment = "version:2";
    CHECK_FALSE(content::verify(key.public_key(), bytes, changed));
    changed = good;
    changed.global[5] ^= 1;
    CHECK_FALSE(content::verify(key.public_key(), bytes, changed));
    CHECK_FALSE(content::verify(other.public_key(), bytes, good));
    changed = content::sign(other, bytes, "version:1");
    changed.id = key.id;
    CHECK_FALSE(content::verify(key.public_key(), bytes, changed));
}

TEST_CASE("a public key may be given as its one line") {
    auto const key = content::make_secret_key().public_key();
    auto const text = content::text_of(key);
    CHECK(content::read_public_key(text.substr(text.find('\n') + 1)).value() == key);
    CHECK_FALSE(content::read_public_key(""));
    CHECK_FALSE(content::read_public_key("untrusted comment: x\nRWQ="));
    CHECK_FALSE(content::read_public_key(text + text));
}
