// The worked example of sync/wire/FORMAT.md against the code: every block is what the code reads and writes, byte by
// byte.
#include <algorithm>
#include <map>

#include "kiosk/base/text.h"
#include "sync/seal/digest.h"
#include "sync/seal/keys.h"
#include "sync/seal/seal.h"
#include "sync/wire/ack.h"
#include "sync/wire/base64.h"
#include "sync/wire/envelope.h"
#include "sync/wire/missing.h"
#include "sync/wire/payload.h"
#include "sync/wire/problem.h"
#include "sync/wire/progress.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

// The text of the block "```KIND NAME", with its last line feed.
std::string block(std::string const& name) {
    static auto const page = tests::read_file(std::filesystem::path(TRAMSO_SOURCE_DIR) / "sync/wire/FORMAT.md");
    auto const at = page.find(" " + name + "\n", page.find("## §9"));
    if (at == std::string::npos) FAIL("FORMAT.md has no block " << name);
    auto const begin = page.find('\n', at) + 1;
    return page.substr(begin, page.find("```", begin) - begin);
}

std::string line(std::string const& name) { return base::trimmed(block(name)); }

base::Bytes bytes(std::string const& name) {
    auto text = block(name);
    std::erase(text, '\n');
    return wire::from_base64(text).value();
}
base::Bytes body() { return bytes("body"); }

struct Request {
    std::string id;
    std::vector<wire::HeaderField> fields;
};

Request request(std::string const& name = "request") {
    Request request;
    auto const text = line(name);
    for (auto const one : base::split(text, '\n')) {
        if (auto const colon = one.find(": "); colon != std::string_view::npos)
            request.fields.emplace_back(one.substr(0, colon), one.substr(colon + 2));
        else
            request.id = std::string(base::split(base::split(one, ' ').at(1), '/').at(4));
    }
    return request;
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return text;
}

// `of`: "" or "photo-", before the names of the blocks.
wire::Envelope envelope(std::string const& of = "") {
    auto const sent = request(of + "request");
    auto const field = [&](std::string_view name) -> std::optional<std::string> {
        for (auto const& [its, value] : sent.fields)
            if (lower(its) == name) return value;
        return std::nullopt;
    };
    return wire::read_envelope(sent.id, field, bytes(of + "body")).value();
}

// A key file with the block's line.
class KeyFile {
public:
    explicit KeyFile(std::string const& name) { tests::write_file(file(), block(name)); }
    std::filesystem::path file() const { return folder_ / "key"; }

private:
    tests::TemporaryFolder folder_;
};

} // namespace

TEST_CASE("The request of FORMAT.md is what the code reads, and what it writes again") {
    auto const read = envelope();
    CHECK(wire::header_fields(read) == request().fields);
    CHECK(wire::signed_bytes(read) == block("signed-envelope"));
    CHECK(seal::sha256(read.body) == read.sha256);
    auto const kiosk = seal::load_verify(KeyFile("kiosk-public").file()).value();
    CHECK(kiosk.verifies(block("signed-envelope"), read.signature));
    CHECK_FALSE(kiosk.verifies(block("signed-envelope") + "\n", read.signature));
}

TEST_CASE("The hash chain of FORMAT.md goes on from the signed bytes") {
    auto const digest = seal::sha256(base::as_bytes(block("signed-envelope")));
    CHECK(wire::to_base64(digest) == line("next-previous"));
    CHECK(envelope().previous == wire::Digest{});
}

TEST_CASE("The body of FORMAT.md opens with its key to what the clerk reads, and has the size of its grammar") {
    auto const city = seal::load_city_secret(KeyFile("city-secret").file()).value();
    CHECK(city.public_key.id() == envelope().city_key);
    auto const plain = seal::open(body(), city).value();
    auto const payload = wire::decode_payload(plain.reveal()).value();
    CHECK(wire::clerk_line(payload, {}).reveal() == line("clerk-line"));
    CHECK(payload.id == envelope().id);
    auto const padded = (plain.reveal().size() / 512 + 1) * 512;
    CHECK(body().size() == 1 + 104 + padded + 17);
    CHECK(body().front() == 1);
}

TEST_CASE("The request with a photo of FORMAT.md is what the code reads, writes again and signs") {
    auto const read = envelope("photo-");
    CHECK(wire::header_fields(read) == request("photo-request").fields);
    CHECK(wire::signed_bytes(read) == block("photo-signed-envelope"));
    CHECK(seal::sha256(read.body) == read.sha256);
    auto const kiosk = seal::load_verify(KeyFile("photo-kiosk-public").file()).value();
    CHECK(kiosk.verifies(block("photo-signed-envelope"), read.signature));
}

TEST_CASE("The photo of FORMAT.md opens with the city's key and is the one that envelope and payload name") {
    auto const city = seal::load_city_secret(KeyFile("city-secret").file()).value();
    auto const attachment = envelope("photo-").attachments.at(0);
    auto const sealed = bytes("photo-attachment");
    CHECK(sealed.size() == attachment.size);
    CHECK(seal::sha256(sealed) == attachment.sha256);
    CHECK(seal::open_bytes(sealed, city).value().reveal() == bytes("photo"));
    auto const plain = seal::open(bytes("photo-body"), city).value();
    CHECK(plain.reveal() == line("photo-payload"));
    CHECK(wire::decode_payload(plain.reveal()).value().photo_ids == std::vector{attachment.id});
}

TEST_CASE("The answer of FORMAT.md while a photo is missing is what the code reads and writes") {
    auto const missing = wire::decode_missing(line("photo-missing")).value();
    CHECK(wire::encode(missing) == line("photo-missing"));
    CHECK(missing.id == envelope("photo-").id);
    CHECK(missing.sha256 == envelope("photo-").sha256);
    CHECK(missing.attachments == std::vector{envelope("photo-").attachments.at(0).id});
}

TEST_CASE("The acknowledgement of FORMAT.md settles its request, and the code writes the same bytes") {
    auto const ack = wire::decode_ack(line("ack")).value();
    CHECK(wire::encode(ack) == line("ack"));
    CHECK(wire::signed_bytes(ack) == block("signed-ack"));
    CHECK(ack.id == envelope().id);
    CHECK(ack.sha256 == envelope().sha256);
    auto const gateway = seal::load_verify(KeyFile("gateway-public").file()).value();
    CHECK(gateway.id() == ack.key);
    CHECK(gateway.verifies(block("signed-ack"), ack.signature));
}

TEST_CASE("The problem and the progress of FORMAT.md are the bytes that the code writes") {
    CHECK(wire::encode(wire::Problem{wire::ProblemType::IdConflict, ""}) == line("problem"));
    auto const progress = wire::decode_progress(line("progress")).value();
    CHECK(wire::encode_progress(progress) == line("progress"));
}

TEST_CASE("FORMAT.md lists every problem with its status and whether it may pass") {
    using enum wire::ProblemType;
    auto const page = tests::read_file(std::filesystem::path(TRAMSO_SOURCE_DIR) / "sync/wire/FORMAT.md");
    for (auto const type :
         {BadRequest, UnknownKiosk, BadSignature, NotFound, IdConflict, SeqConflict, OffsetConflict, WrongVersion,
          TooLarge, WrongMediaType, DigestMismatch, BadChecksum, RateLimited, Overloaded, NoSpace}) {
        auto const row = "| `" + std::string(uri_of(type)) + "` | " + std::to_string(status_of(type)) + " | " +
                         (is_retryable(type) ? "yes" : "no") + " |";
        CHECK(page.find(row) != std::string::npos);
    }
}
