#include "sync/server/server.h"

#include <mutex>
#include <thread>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/support/raw_client.h"

using base::Duration;
using server::Heard;
using server::Reply;
using tests::RawClient;

namespace {

// Says back what it heard; holds requests for "/hold" until they are let go.
class Echo final : public server::Handler {
public:
    void answer(Heard heard, server::Finish finish) override {
        auto reply = Reply{200, "text/plain", heard.method + " " + heard.target + " [" + heard.body + "]", {}};
        std::lock_guard const lock(mutex_);
        if (heard.target == "/hold")
            held_.emplace_back(std::move(finish), std::move(reply));
        else
            finish(std::move(reply));
    }
    Reply refuse(server::Refusal why) override {
        return {why == server::Refusal::TooLarge ? 413 : why == server::Refusal::NoLength ? 411 : 400, "", "", {}};
    }
    std::size_t held() {
        std::lock_guard const lock(mutex_);
        return held_.size();
    }
    void let_go() {
        std::lock_guard const lock(mutex_);
        for (auto& [finish, reply] : held_)
            finish(reply);
        held_.clear();
    }

private:
    std::mutex mutex_;
    std::vector<std::pair<server::Finish, Reply>> held_;
};

struct Running {
    explicit Running(server::ServerLimits limits = {})
        : server(echo, limits),
          port(server.listen_plain("127.0.0.1", 0).value()),
          thread([this](std::stop_token stop) { server.run(stop); }) {}

    Echo echo;
    server::Server server;
    unsigned port;
    std::jthread thread;
};

server::ServerLimits const strict{.connections = 8,
                                  .largest_body = 1000,
                                  .bodies_in_memory = 4000,
                                  .header_patience = Duration(400),
                                  .body_patience = Duration(400),
                                  .least_rate = 100'000,
                                  .drain_patience = Duration(3000)};

} // namespace

TEST_CASE("requests on one connection are answered one after the other, sent apart or all at once") {
    Running running;
    RawClient client(running.port);
    client.say("GET /one HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(client.hear("[]").find("GET /one []") != std::string::npos);
    client.say("PUT /two HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabcGET /three HTTP/1.1\r\nHost: x\r\n\r\n");
    auto const heard = client.hear("/three []");
    CHECK(heard.find("PUT /two [abc]") != std::string::npos);
    CHECK(heard.find("GET /three []") != std::string::npos);
}

TEST_CASE("a request in pieces of a byte is one request") {
    Running running;
    RawClient client(running.port);
    for (char const c : std::string("PUT /x HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab"))
        client.say({&c, 1});
    CHECK(client.hear("[ab]").find("PUT /x [ab]") != std::string::npos);
}

TEST_CASE("a header that trickles in is cut off") {
    Running running(strict);
    RawClient client(running.port);
    client.say("GET / HTTP/1.1\r\n");
    auto const begun = std::chrono::steady_clock::now();
    bool open = true;
    while (open && std::chrono::steady_clock::now() - begun < std::chrono::seconds(5))
        open = client.say("X: y\r\n") && !client.closed_within(Duration(50));
    CHECK_FALSE(open);
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(3));
}

TEST_CASE("a body that trickles in is cut off, however often a byte comes") {
    Running running(strict);
    RawClient client(running.port);
    client.say("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n");
    auto const begun = std::chrono::steady_clock::now();
    bool open = true;
    while (open && std::chrono::steady_clock::now() - begun < std::chrono::seconds(5))
        open = client.say("x") && !client.closed_within(Duration(50));
    CHECK_FALSE(open);
}

TEST_CASE("an idle connection is closed, and a busy one beside trickling ones is served") {
    Running running(strict);
    std::vector<std::unique_ptr<RawClient>> idle;
    for (int i = 0; i < 7; ++i)
        idle.push_back(std::make_unique<RawClient>(running.port));
    RawClient client(running.port);
    client.say("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(client.hear("[]").starts_with("HTTP/1.1 200"));
    for (auto const& one : idle)
        CHECK(one->closed_within(Duration(3000)));
}

TEST_CASE("connections beyond the bound are closed at once and the others live on") {
    Running running(strict);
    std::vector<std::unique_ptr<RawClient>> some;
    for (std::size_t i = 0; i < strict.connections; ++i) {
        some.push_back(std::make_unique<RawClient>(running.port));
        some.back()->say("PUT /hold HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
    }
    while (running.echo.held() < strict.connections)
        std::this_thread::yield();
    RawClient beyond(running.port);
    CHECK(beyond.closed_within(Duration(2000)));
    running.echo.let_go();
    for (auto const& one : some)
        CHECK(one->hear("[]").starts_with("HTTP/1.1 200"));
}

TEST_CASE("a body that is too large is refused before it is read, and the client can read why") {
    Running running(strict);
    RawClient client(running.port);
    client.say("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n");
    client.say(std::string(1001, 'x'));
    CHECK(client.hear("\r\n\r\n").starts_with("HTTP/1.1 413"));
}

TEST_CASE("a body without a length, a header without end and what is not HTTP are refused") {
    Running running(strict);
    RawClient chunked(running.port);
    chunked.say("PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    CHECK(chunked.hear("\r\n\r\n").starts_with("HTTP/1.1 411"));
    RawClient endless(running.port);
    endless.say("GET / HTTP/1.1\r\nX: " + std::string(10'000, 'y'));
    CHECK(endless.hear("\r\n\r\n").starts_with("HTTP/1.1 400"));
    RawClient other(running.port);
    other.say("SSH-2.0-x\r\n\r\n");
    CHECK(other.hear("\r\n\r\n").starts_with("HTTP/1.1 400"));
}

TEST_CASE("bodies in memory are bounded over all connections") {
    Running running(strict);
    std::vector<std::unique_ptr<RawClient>> some;
    for (int i = 0; i < 4; ++i) {
        some.push_back(std::make_unique<RawClient>(running.port));
        some.back()->say("PUT /hold HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" + std::string(1000, 'x'));
    }
    while (running.echo.held() < 4)
        std::this_thread::yield();
    RawClient beyond(running.port);
    beyond.say("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx");
    CHECK(beyond.hear("\r\n\r\n").starts_with("HTTP/1.1 400"));
    running.echo.let_go();
    for (auto const& one : some)
        CHECK(one->hear("x]").starts_with("HTTP/1.1 200"));
    RawClient after(running.port);
    after.say("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx");
    CHECK(after.hear("[x]").starts_with("HTTP/1.1 200"));
}

TEST_CASE("the stop answers what is under way, closes what is idle and accepts no more") {
    Running running(strict);
    RawClient idle(running.port);
    RawClient busy(running.port);
    busy.say("PUT /hold HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
    while (running.echo.held() < 1)
        std::this_thread::yield();
    running.thread.request_stop();
    CHECK(idle.closed_within(Duration(2000)));
    running.echo.let_go();
    auto const heard = busy.hear("[]");
    CHECK(heard.starts_with("HTTP/1.1 200"));
    CHECK(heard.find("Connection: close") != std::string::npos);
    running.thread.join();
    CHECK_THROWS(RawClient(running.port));
}

TEST_CASE("a socket file left over is replaced, and one in use is not taken") {
    tests::TemporaryFolder const folder;
    auto const socket = folder / "g.sock";
    tests::write_file(socket, "left over");
    Echo echo;
    server::Server first(echo);
    REQUIRE(first.listen_local(socket));
    std::jthread const thread([&](std::stop_token stop) { first.run(stop); });
    server::Server second(echo);
    CHECK_FALSE(second.listen_local(socket));
    RawClient client(socket);
    client.say("GET /x HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(client.hear("[]").starts_with("HTTP/1.1 200"));
}
