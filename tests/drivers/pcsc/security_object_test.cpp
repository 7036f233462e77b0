#include "drivers/pcsc/security_object.h"

#include "tests/drivers/pcsc/scripted_card.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

using pcsc::ChipProblem;
using pcsc::Digest;
using pcsc::SecurityObject;
using tests::element;
using tests::hex;
using tests::joined;

namespace {

base::Bytes const group = hex("6103040141"), sha256_name = hex("608648016503040201"), null = hex("0500");

base::Bytes entry(std::uint8_t number, base::Bytes const& hash) {
    return element(0x30, joined({element(0x02, {number}), element(0x04, hash)}));
}

base::Bytes content(std::initializer_list<base::Bytes> entries, base::Bytes const& name = sha256_name,
                    base::Bytes const& version = hex("020100"), base::Bytes const& behind = {}) {
    auto const algorithm = element(0x30, joined({element(0x06, name), null}));
    return element(0x30, joined({version, algorithm, element(0x30, joined(entries)), behind}));
}

void run(std::string const& line, std::filesystem::path const& folder) {
    auto const finished = tests::run_program({"sh", "-ec", "cd '" + folder.string() + "'; " + line});
    REQUIRE(finished.exit == 0);
}

// A state with its signer, made by openssl(1), and what that signs.
class State {
public:
    State() {
        std::filesystem::create_directory(folder_ / "states");
        run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-384 -nodes -keyout ca.key -subj /C=VN/CN=A "
            "-days 30 "
            "-sha384 -out states/ca.pem -addext keyUsage=critical,keyCertSign 2>&1; "
            "openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ds.key -subj /C=VN/CN=B -out "
            "ds.csr 2>&1; "
            "echo keyUsage=critical,digitalSignature > ds.cnf; "
            "openssl x509 -req -in ds.csr -CA states/ca.pem -CAkey ca.key -CAcreateserial -CAserial serial -days 10 "
            "-sha256 "
            "-extfile ds.cnf -out ds.pem 2>&1",
            folder_.path());
    }
    base::Bytes sign(base::Bytes const& bytes) const {
        tests::write_file(folder_ / "content", base::as_text(bytes));
        run("openssl cms -sign -binary -nodetach -in content -signer ds.pem -inkey ds.key -econtent_type "
            "2.23.136.1.1.1 "
            "-md sha256 -nosmimecap -outform DER -out signed",
            folder_.path());
        return element(0x77, base::to_bytes(tests::read_file(folder_ / "signed")));
    }
    std::filesystem::path states() const { return folder_ / "states"; }

private:
    tests::TemporaryFolder folder_;
};

base::WallTime in_days(int days) { return base::SystemClock().wall() + std::chrono::hours(24 * days); }

} // namespace

TEST_CASE("hashes are read with the number of their group, and hold for those bytes alone") {
    auto const object = SecurityObject::decode(content({entry(1, digest_of(Digest::Sha256, group))}));
    REQUIRE(object.has_value());
    CHECK(object->names(1));
    CHECK_FALSE(object->names(13));
    CHECK(object->check(1, group).has_value());
    CHECK(object->check(1, hex("6103040142")).error() == ChipProblem::NotGenuine);
    CHECK(object->check(1, {}).error() == ChipProblem::NotGenuine);
    CHECK(object->check(13, group).error() == ChipProblem::NotGenuine);
    CHECK(object->check(13, {}).error() == ChipProblem::NotGenuine);
}

TEST_CASE("version 1 says more behind the hashes, version 0 does not") {
    auto const one = entry(1, digest_of(Digest::Sha256, group));
    auto const more = hex("3006130231081300");
    CHECK(SecurityObject::decode(content({one}, sha256_name, hex("020101"), more)).has_value());
    CHECK_FALSE(SecurityObject::decode(content({one}, sha256_name, hex("020100"), more)).has_value());
    CHECK_FALSE(SecurityObject::decode(content({one}, sha256_name, hex("020102"))).has_value());
}

TEST_CASE("hashes that are weak, of another length, twice there or of no group are not taken") {
    auto const good = digest_of(Digest::Sha256, group);
    auto const is_read = [](base::Bytes const& bytes) { return SecurityObject::decode(bytes).has_value(); };
    CHECK(is_read(content({entry(16, good)})));
    CHECK_FALSE(is_read(content({entry(1, base::Bytes(20, 1))}, hex("2B0E03021A"))));         // SHA-1
    CHECK_FALSE(is_read(content({entry(1, base::Bytes(28, 1))}, hex("608648016503040204")))); // SHA-224
    CHECK(is_read(content({entry(1, base::Bytes(48, 1))}, hex("608648016503040202"))));       // SHA-384
    CHECK(is_read(content({entry(1, base::Bytes(64, 1))}, hex("608648016503040203"))));       // SHA-512
    CHECK_FALSE(is_read(content({entry(1, base::Bytes(31, 1))})));
    CHECK_FALSE(is_read(content({entry(1, {})})));
    CHECK_FALSE(is_read(content({entry(1, good), entry(1, good)})));
    CHECK_FALSE(is_read(content({entry(0, good)})));
    CHECK_FALSE(is_read(content({entry(17, good)})));
    CHECK_FALSE(is_read(content({entry(0xFF, good)})));
    CHECK_FALSE(is_read(content({element(0x30, element(0x02, {1}))})));
    CHECK_FALSE(is_read({}));
    auto const whole = content({entry(1, good)});
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK_FALSE(SecurityObject::decode(base::ByteView(whole).first(size)).has_value());
}

TEST_CASE("what a known state has signed is genuine while its certificates last") {
    State const state, other;
    auto const file = state.sign(content({entry(1, digest_of(Digest::Sha256, group))}));
    auto const known = pcsc::Authorities::load(state.states()), unknown = pcsc::Authorities::load(other.states());
    REQUIRE((known && unknown));
    REQUIRE(SecurityObject::open(file, *known, in_days(1)));
    CHECK(SecurityObject::open(file, *known, in_days(1))->check(1, group).has_value());
    CHECK(SecurityObject::open(file, *unknown, in_days(1)).error() == ChipProblem::NotGenuine);
    CHECK(SecurityObject::open(file, *known, in_days(-1)).error() == ChipProblem::NotGenuine);
    CHECK(SecurityObject::open(file, *known, in_days(11)).error() == ChipProblem::NotGenuine);
    CHECK(SecurityObject::open(base::ByteView(file).subspan(4), *known, in_days(1)).error() == ChipProblem::NotGenuine);
    CHECK(SecurityObject::open({}, *known, in_days(1)).error() == ChipProblem::NotGenuine);
}

TEST_CASE("no byte of a signed file can be changed so that another group would be genuine") {
    State const state;
    auto const right = state.sign(content({entry(1, digest_of(Digest::Sha256, group))}));
    auto const known = pcsc::Authorities::load(state.states());
    REQUIRE(known);
    std::size_t refused = 0;
    for (std::size_t at = 0; at < right.size(); ++at) {
        auto wrong = right;
        wrong[at] ^= 0x15;
        auto const object = SecurityObject::open(wrong, *known, in_days(1));
        if (!object) ++refused;
        CHECK((!object || object->check(1, group)));
    }
    CHECK(refused > right.size() * 9 / 10); // the rest is what nobody signs, as the version of the form
}

TEST_CASE("a folder without a certificate that may sign others is no authority") {
    State const state;
    tests::TemporaryFolder const folder;
    CHECK(pcsc::Authorities::load(folder / "nowhere").error() == ChipProblem::NoAuthority);
    CHECK(pcsc::Authorities::load(folder.path()).error() == ChipProblem::NoAuthority);
    tests::write_file(folder / "notes.txt", "none here");
    tests::write_file(folder / "empty", "");
    std::filesystem::copy(state.states().parent_path() / "ds.pem", folder / "ds.pem");
    CHECK(pcsc::Authorities::load(folder.path()).error() == ChipProblem::NoAuthority);
    run("openssl x509 -in '" + state.states().string() + "/ca.pem' -outform DER -out ca.cer", folder.path());
    CHECK(pcsc::Authorities::load(folder.path()).has_value());
    tests::write_file(folder / "ca.cer", tests::read_file(folder / "ca.cer") + "more");
    CHECK(pcsc::Authorities::load(folder.path()).error() == ChipProblem::NoAuthority);
}
