#include "sync/http/client.h"

#include <arpa/inet.h>
#include <cstdlib>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/support/scripted_server.h"

using http::Failure;
using http::Method;
using tests::http_answer;
using tests::Said;
using tests::ScriptedServer;

namespace {

struct Bench {
    tests::TemporaryFolder folder;
    tests::Pairs pairs = tests::make_pairs(folder / "ours");
    http::ClientSettings settings{.authority = pairs.authority.certificate,
                                  .certificate = pairs.client.certificate,
                                  .certificate_key = pairs.client.key,
                                  .proxy = "",
                                  .connect_timeout = base::Duration(2000),
                                  .total_timeout = base::Duration(4000)};

    ScriptedServer server(tests::Script script) const {
        return {pairs.server, pairs.authority.certificate, std::move(script)};
    }
    http::Client client() const { return http::Client::create(settings).value(); }
};

tests::Script const says_hello = [](std::string const&) { return Said{http_answer(200, "text/plain", "xin chào")}; };

// Hears the first words of a client and hangs up.
class HangsUp {
public:
    HangsUp() : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* const any = reinterpret_cast<sockaddr*>(&address);
        socklen_t size = sizeof address;
        REQUIRE(bind(listener_, any, size) == 0);
        REQUIRE(listen(listener_, 1) == 0);
        REQUIRE(getsockname(listener_, any, &size) == 0);
        port_ = ntohs(address.sin_port);
        thread_ = std::jthread([listener = listener_] {
            int const client = accept(listener, nullptr, nullptr);
            char words[64];
            (void)!read(client, words, sizeof words);
            close(client);
        });
    }
    ~HangsUp() {
        thread_.join();
        close(listener_);
    }
    HangsUp(HangsUp const&) = delete;
    HangsUp& operator=(HangsUp const&) = delete;
    std::string url() const { return "https://localhost:" + std::to_string(port_); }

private:
    int listener_;
    unsigned port_ = 0;
    std::jthread thread_;
};

} // namespace

TEST_CASE("an answer has its status, its headers in lower case and its body") {
    Bench const bench;
    auto const server = bench.server([](std::string const&) {
        return Said{http_answer(503, "application/json", "{}", "Retry-After: 7\r\nX-Empty:\r\n")};
    });
    auto const answer = bench.client().send({.url = server.url() + "/x"});
    REQUIRE(answer);
    CHECK(answer->status == 503);
    CHECK(answer->header("retry-after") == "7");
    CHECK(answer->header("x-empty") == "");
    CHECK_FALSE(answer->header("absent"));
    CHECK(answer->body == "{}");
}

TEST_CASE("each method goes out by its name, with its body, and HEAD waits for none") {
    Bench const bench;
    auto const server = bench.server([](std::string const& request) {
        if (request.starts_with("HEAD "))
            return Said{"HTTP/1.1 200 OK\r\nUpload-Offset: 5\r\nContent-Length: 9\r\n\r\n"};
        return Said{http_answer(200, "text/plain", "xin chào")};
    });
    auto client = bench.client();
    for (auto const method : {Method::Post, Method::Head, Method::Patch, Method::Delete, Method::Get}) {
        bool const has_body = method == Method::Post || method == Method::Patch;
        auto const answer = client.send(
            {.method = method, .url = server.url() + "/m", .body = base::as_bytes(has_body ? "bytes" : "")});
        REQUIRE(answer);
        CHECK(answer->body == (method == Method::Head ? "" : "xin chào"));
        if (method == Method::Head) CHECK(answer->header("upload-offset") == "5");
        auto const sent = server.requests().back();
        CHECK(sent.starts_with(std::string(word_of(method)) + " /m HTTP/1.1\r\n"));
        CHECK(sent.ends_with("\r\n\r\nbytes") == has_body);
    }
}

TEST_CASE("a PUT carries its headers and its body byte for byte") {
    Bench const bench;
    auto const server = bench.server(says_hello);
    std::string const body("\0\r\n\xFF body", 9);
    auto client = bench.client();
    REQUIRE(client.send({.method = Method::Put,
                         .url = server.url() + "/a/b",
                         .headers = {{"Content-Type", "application/x"}},
                         .body = base::as_bytes(body)}));
    REQUIRE(client.send({.method = Method::Put, .url = server.url() + "/empty"}));
    auto const requests = server.requests();
    REQUIRE(requests.size() == 2);
    CHECK(requests[0].starts_with("PUT /a/b HTTP/1.1\r\n"));
    CHECK(requests[0].find("Content-Type: application/x\r\n") != std::string::npos);
    CHECK(requests[0].ends_with("\r\n\r\n" + body));
    CHECK(requests[1].find("Content-Length: 0\r\n") != std::string::npos);
}

TEST_CASE("a body of several megabytes arrives whole") {
    Bench const bench;
    auto const server = bench.server(says_hello);
    base::Bytes const body(5U << 20, 0x5A);
    REQUIRE(bench.client().send({.method = Method::Put, .url = server.url(), .body = body}));
    CHECK(server.requests().at(0).size() > body.size());
}

TEST_CASE("nobody listening is could-not-connect") {
    Bench const bench;
    auto const url = "https://localhost:" + std::to_string(tests::free_port());
    CHECK(bench.client().send({.url = url}).error().failure == Failure::CouldNotConnect);
}

TEST_CASE("only https is spoken") {
    Bench const bench;
    auto const answer = bench.client().send({.url = "http://localhost:1/"});
    CHECK(answer.error().failure == Failure::CouldNotConnect);
}

TEST_CASE("a server signed by somebody else is refused, and so is one with another name") {
    Bench const bench;
    auto const theirs = tests::make_pairs(bench.folder / "theirs");
    ScriptedServer const foreign(theirs.server, {}, says_hello);
    CHECK(bench.client().send({.url = foreign.url()}).error().failure == Failure::TlsRefused);
    CHECK(foreign.requests().empty());

    REQUIRE(enrol::make_server_certificate(bench.pairs.authority, bench.pairs.server, {"elsewhere.example"}));
    auto const misnamed = bench.server(says_hello);
    CHECK(bench.client().send({.url = misnamed.url()}).error().failure == Failure::TlsRefused);
}

TEST_CASE("a server that does not take our certificate is tls-refused, not cut") {
    Bench bench;
    auto const theirs = tests::make_pairs(bench.folder / "theirs");
    ScriptedServer const server(bench.pairs.server, theirs.authority.certificate, says_hello);
    CHECK(bench.client().send({.url = server.url()}).error().failure == Failure::TlsRefused);
    bench.settings.certificate = bench.folder / "gone.pem";
    CHECK(bench.client().send({.url = server.url()}).error().failure == Failure::TlsRefused);
}

TEST_CASE("a line that ends in the middle of the handshake is cut, not tls-refused") {
    Bench const bench;
    HangsUp const server;
    CHECK(bench.client().send({.url = server.url()}).error().failure == Failure::Cut);
}

TEST_CASE("a server that takes too long is timed-out") {
    Bench bench;
    bench.settings.total_timeout = base::Duration(300);
    auto const server = bench.server([](std::string const&) { return Said{"", base::Duration(60'000)}; });
    CHECK(bench.client().send({.url = server.url()}).error().failure == Failure::TimedOut);
}

TEST_CASE("an answer that ends too early, and one that is not HTTP, is cut") {
    Bench const bench;
    for (std::string const bytes : {"", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", "SSH-2.0-x\r\n"}) {
        auto const server = bench.server([&](std::string const&) { return Said{bytes}; });
        auto const answer = bench.client().send({.url = server.url()});
        REQUIRE_FALSE(answer);
        CHECK(answer.error().failure == Failure::Cut);
    }
}

TEST_CASE("an answer larger than the limit is not taken into memory") {
    Bench bench;
    bench.settings.largest_answer = 1000;
    auto const server =
        bench.server([](std::string const&) { return Said{http_answer(200, "text/plain", std::string(1001, 'x'))}; });
    CHECK(bench.client().send({.url = server.url()}).error().failure == Failure::AnswerTooLarge);
}

TEST_CASE("a redirect is an answer and is not followed") {
    Bench const bench;
    auto const server = bench.server([](std::string const&) {
        return Said{http_answer(302, "text/html", "", "Location: https://localhost:1/\r\n")};
    });
    CHECK(bench.client().send({.url = server.url()})->status == 302);
    CHECK(server.requests().size() == 1);
}

TEST_CASE("a proxy in the environment is not asked") {
    Bench const bench;
    auto const server = bench.server(says_hello);
    ::setenv("https_proxy", "http://127.0.0.1:1", 1);
    auto const answer = bench.client().send({.url = server.url()});
    ::unsetenv("https_proxy");
    REQUIRE(answer);
    CHECK(answer->status == 200);
}

TEST_CASE("a request is given up soon after the stop is asked for") {
    Bench const bench;
    auto const server = bench.server([](std::string const&) { return Said{"", base::Duration(60'000)}; });
    std::stop_source source;
    source.request_stop();
    auto const answer = bench.client().send({.url = server.url(), .stop = source.get_token()});
    CHECK(answer.error().failure == Failure::Stopped);
}
