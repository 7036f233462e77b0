// Uploads of attachments, request by request, on the store that a city has.
#include "sync/gateway/attachments.h"

#include "sync/seal/digest.h"
#include "sync/store/store_sqlite.h"
#include "sync/wire/tus.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/wire/sample.h"

using gateway::UploadVerb;
namespace tus = wire::tus;

namespace {

using Headers = std::map<std::string, std::string, std::less<>>;

base::WallTime const start = base::from_rfc3339("2026-11-23T02:15:04.123Z").value();

struct City {
    tests::TemporaryFolder folder;
    std::unique_ptr<store::Store> store = store::StoreSqlite::open(folder / "gateway.db").value();
    base::WallTime now = start;
    wire::Envelope envelope = tests::sample_envelope();
    std::string const photo = std::string(1000, 'p');

    City() {
        auto const id = base::Uuid::parse("0190b3f2-5b1c-7c3a-9f10-00000000000a").value();
        envelope.attachments = {{id, photo.size(), seal::sha256(base::as_bytes(photo))}};
    }
    store::PutResult put() const { return store->put(std::vector{store::Arrival{envelope, start}}).at(0); }
    base::Uuid id() const { return envelope.attachments.front().id; }

    server::Reply ask(std::string method, Headers headers, std::string body = "", std::string path = "") {
        if (path.empty())
            path = std::string(tus::path) + (method == "POST" || method == "OPTIONS" ? "" : "/" + id().text());
        headers.emplace("tus-resumable", "1.0.0");
        server::Heard heard{server::Door::Tls, method, path, std::move(headers), std::move(body), "kiosk-0001"};
        auto request = gateway::read_upload(std::move(heard), path);
        if (!request) return request.error();
        return gateway::carry_out(*request, *store, now);
    }
    server::Reply create(std::string body = "") {
        Headers headers{{"upload-length", std::to_string(photo.size())}, {"upload-metadata", tus::metadata_of(id())}};
        if (!body.empty()) headers.emplace("content-type", std::string(tus::media_type));
        return ask("POST", std::move(headers), std::move(body));
    }
    server::Reply append(std::size_t offset, std::string body, Headers more = {}) {
        more.emplace("upload-offset", std::to_string(offset));
        more.emplace("content-type", std::string(tus::media_type));
        return ask("PATCH", std::move(more), std::move(body));
    }
};

std::string header(server::Reply const& reply, std::string_view name) {
    for (auto const& [its, value] : reply.headers)
        if (its == name) return value;
    return "";
}

} // namespace

TEST_CASE("A photo comes in pieces, and only with the last is its report whole") {
    City city;
    CHECK(city.put().outcome == store::PutOutcome::Incomplete);
    CHECK(city.put().missing == std::vector{city.id()});
    auto const created = city.create();
    CHECK(created.status == 201);
    CHECK(header(created, "Location") == "/kiosk/v1/attachments/" + city.id().text());
    for (std::size_t at = 0; at < 1000; at += 250) {
        CHECK(header(city.ask("HEAD", {}), "Upload-Offset") == std::to_string(at));
        CHECK(city.store->after(0, 10).value().empty());
        auto const reply = city.append(at, city.photo.substr(at, 250));
        CHECK(reply.status == 204);
        CHECK(header(reply, "Upload-Offset") == std::to_string(at + 250));
    }
    auto const again = city.put();
    CHECK(again.outcome == store::PutOutcome::Known);
    CHECK(again.received_at == start);
    CHECK(city.store->after(0, 10).value().size() == 1);
    CHECK(base::as_text(city.store->attachment(city.id()).value()) == city.photo);
}

TEST_CASE("Creating an upload again takes nothing back and says where it stands") {
    City city;
    city.put();
    REQUIRE(city.create().status == 201);
    REQUIRE(city.append(0, city.photo.substr(0, 600)).status == 204);
    for (auto const* body : {"", "pppp"}) {
        auto const again = city.create(body);
        CHECK(again.status == 200);
        CHECK(header(again, "Upload-Offset") == "600");
    }
    REQUIRE(city.append(600, city.photo.substr(600)).status == 204);
    CHECK(header(city.create(), "Upload-Offset") == "1000");
    CHECK(city.store->attachment(city.id()).value().size() == 1000);
}

TEST_CASE("The first piece may come with the creation") {
    City city;
    city.put();
    auto const created = city.create(city.photo.substr(0, 300));
    CHECK(created.status == 201);
    CHECK(header(created, "Upload-Offset") == "300");
    CHECK_FALSE(header(created, "Location").empty());
}

TEST_CASE("A piece at another offset, or beyond the end, is refused and moves nothing") {
    City city;
    city.put();
    REQUIRE(city.create().status == 201);
    REQUIRE(city.append(0, city.photo.substr(0, 500)).status == 204);
    CHECK(city.append(0, city.photo.substr(0, 500)).status == 409); // its answer was lost
    CHECK(city.append(501, "p").status == 409);
    CHECK(city.append(500, city.photo.substr(0, 501)).status == 409);
    CHECK(header(city.ask("HEAD", {}), "Upload-Offset") == "500");
    CHECK(city.append(500, "").status == 204); // an empty piece is none
    CHECK(header(city.ask("HEAD", {}), "Upload-Offset") == "500");
}

TEST_CASE("A piece that does not fit its checksum is not kept") {
    City city;
    city.put();
    REQUIRE(city.create().status == 201);
    auto const piece = city.photo.substr(0, 500);
    auto const right = tus::checksum_of(seal::sha256(base::as_bytes(piece)));
    CHECK(city.append(0, "x" + piece.substr(1), {{"upload-checksum", right}}).status == 460);
    CHECK(city.append(0, piece, {{"upload-checksum", "crc32 AAAA"}}).status == 400);
    CHECK(header(city.ask("HEAD", {}), "Upload-Offset") == "0");
    CHECK(city.append(0, piece, {{"upload-checksum", right}}).status == 204);
}

TEST_CASE("A photo that is not what the kiosk signed is dropped, and may come again") {
    City city;
    city.put();
    REQUIRE(city.create().status == 201);
    REQUIRE(city.append(0, "x" + city.photo.substr(1, 499)).status == 204);
    CHECK(city.append(500, city.photo.substr(500)).status == 422);
    CHECK(city.put().outcome == store::PutOutcome::Incomplete);
    CHECK(header(city.ask("HEAD", {}), "Upload-Offset") == "0");
    CHECK(city.append(0, city.photo).status == 204);
    CHECK(city.put().outcome == store::PutOutcome::Known);
}

TEST_CASE("What no stored envelope names is not taken, nor with another length than was signed") {
    City city;
    CHECK(city.create().status == 404);
    CHECK(city.append(0, "p").status == 404);
    city.put();
    CHECK(city.append(0, "p").status == 404); // not begun
    CHECK(city.ask("HEAD", {}).status == 404);
    auto const metadata = tus::metadata_of(city.id());
    CHECK(city.ask("POST", {{"upload-length", "999"}, {"upload-metadata", metadata}}).status == 400);
    CHECK(city.ask("POST", {{"upload-metadata", metadata}}).status == 400);
    CHECK(city.ask("POST", {{"upload-length", "1000"}}).status == 400);
    CHECK(city.ask("POST", {{"upload-length", "99999999"}, {"upload-metadata", metadata}}).status == 413);
}

TEST_CASE("An upload may be ended until it is whole, and begun again") {
    City city;
    city.put();
    CHECK(city.ask("DELETE", {}).status == 404);
    REQUIRE(city.create().status == 201);
    REQUIRE(city.append(0, city.photo.substr(0, 500)).status == 204);
    CHECK(city.ask("DELETE", {}).status == 204);
    CHECK(city.ask("HEAD", {}).status == 404);
    CHECK(city.create(city.photo).status == 201);
    CHECK(city.ask("DELETE", {}).status == 409);
    CHECK(city.store->attachment(city.id()));
}

TEST_CASE("What did not become whole in thirty days is dropped, and its report still waits for it") {
    City city;
    city.put();
    auto const created = city.create();
    CHECK(header(created, "Upload-Expires") == "Wed, 23 Dec 2026 02:15:04 GMT");
    REQUIRE(city.append(0, city.photo.substr(0, 500)).status == 204);
    auto other = city.envelope; // somebody else's upload begins later
    other.id.bytes[15] ^= 1;
    other.seq = 8;
    other.attachments[0].id.bytes[15] ^= 1;
    REQUIRE(city.store->put(std::vector{store::Arrival{other, start}}).at(0).outcome == store::PutOutcome::Incomplete);
    auto const begin_other = [&] {
        std::swap(city.envelope, other);
        REQUIRE(city.create().status == 201);
        REQUIRE(city.ask("DELETE", {}).status == 204);
        std::swap(city.envelope, other);
    };
    city.now += gateway::upload_patience;
    begin_other();
    CHECK(header(city.ask("HEAD", {}), "Upload-Offset") == "500");
    city.now += base::Duration(1);
    begin_other();
    CHECK(city.ask("HEAD", {}).status == 404);
    CHECK(city.put().outcome == store::PutOutcome::Incomplete);
    CHECK(city.create(city.photo).status == 201);
    CHECK(city.put().outcome == store::PutOutcome::Known);
}

TEST_CASE("A report that becomes whole late is read by a desk that has read past it") {
    City city;
    city.put();
    auto plain = tests::sample_envelope();
    plain.id.bytes[15] ^= 1;
    plain.seq = 9;
    REQUIRE(city.store->put(std::vector{store::Arrival{plain, start}}).at(0).outcome == store::PutOutcome::New);
    auto const first = city.store->after(0, 10).value();
    REQUIRE(first.size() == 1);
    CHECK(first[0].arrival.envelope.id == plain.id);
    REQUIRE(city.create(city.photo).status == 201);
    auto const later = city.store->after(first[0].row, 10).value();
    REQUIRE(later.size() == 1);
    CHECK(later[0].arrival.envelope == city.envelope);
}

TEST_CASE("The same report with other photos is another report, and a photo belongs to one report") {
    City city;
    city.put();
    auto other = city.envelope;
    other.attachments[0].size = 999;
    CHECK(city.store->put(std::vector{store::Arrival{other, start}}).at(0).outcome == store::PutOutcome::IdConflict);
    other = city.envelope;
    other.id.bytes[15] ^= 1;
    other.seq = 8;
    CHECK(city.store->put(std::vector{store::Arrival{other, start}}).at(0).outcome == store::PutOutcome::IdConflict);
}

TEST_CASE("Another version of tus is told ours, and methods that are not are told which are") {
    City city;
    auto const options = city.ask("OPTIONS", {{"tus-resumable", ""}});
    CHECK(options.status == 204);
    CHECK(header(options, "Tus-Version") == "1.0.0");
    CHECK(header(options, "Tus-Extension") == "creation,creation-with-upload,checksum,expiration,termination");
    auto const wrong = city.ask("HEAD", {{"tus-resumable", "0.2.2"}});
    CHECK(wrong.status == 412);
    CHECK(header(wrong, "Tus-Version") == "1.0.0");
    CHECK(city.ask("GET", {}).status == 405);
    CHECK(city.ask("PUT", {}, "", std::string(tus::path)).status == 405);
    CHECK(city.ask("HEAD", {}, "", std::string(tus::path) + "/../x").status == 404);
    CHECK(city.append(0, "p", {{"content-type", "text/plain"}}).status == 415);
    CHECK(city.ask("PATCH", {{"content-type", std::string(tus::media_type)}}, "p").status == 400);
    CHECK(gateway::as_upload_reply(city.ask("HEAD", {}), true).body.empty());
}

TEST_CASE("A store of before there were attachments is carried on") {
    tests::TemporaryFolder folder;
    auto const envelope = tests::sample_envelope();
    {
        auto store = store::StoreSqlite::open(folder / "gateway.db").value();
        REQUIRE(store->put(std::vector{store::Arrival{envelope, start}}).at(0).outcome == store::PutOutcome::New);
        auto database = db::Database::open(folder / "gateway.db").value();
        REQUIRE(database.run("DROP TABLE piece; DROP TABLE attachment; ALTER TABLE submission DROP COLUMN attachments; "
                             "ALTER TABLE submission DROP COLUMN missing; DROP INDEX submission_kept; "
                             "ALTER TABLE submission DROP COLUMN erased_at; PRAGMA user_version=0"));
    }
    auto store = store::StoreSqlite::open(folder / "gateway.db").value();
    CHECK(store->put(std::vector{store::Arrival{envelope, start}}).at(0).outcome == store::PutOutcome::Known);
    CHECK(store->after(0, 10).value().at(0).arrival.envelope == envelope);
}
