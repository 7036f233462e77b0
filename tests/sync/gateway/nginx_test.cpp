// packaging/gateway/nginx.conf in the real nginx, in front of the gateway's unix socket.
#include <csignal>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>

#include "sync/gateway/signin.h"
#include "sync/http/client.h"
#include "sync/server/server.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/support/raw_client.h"
#include "tests/sync/support/scripted_server.h"

extern char** environ;

namespace {

// Answers with the kiosk it believes to hear, and counts.
class WhoIsIt final : public server::Handler {
public:
    void answer(server::Heard heard, server::Finish finish) override {
        ++heard_;
        finish({200, "text/plain", gateway::kiosk_of(heard).value_or("nobody"), {}});
    }
    server::Reply refuse(server::Refusal) override { return {400, "", "", {}}; }
    int heard() const { return heard_; }

private:
    std::atomic<int> heard_{0};
};

void replace(std::string& text, std::string const& from, std::string const& to) {
    REQUIRE(text.find(from) != std::string::npos);
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

// The shipped file, with its paths and ports moved into `folder`.
std::string moved(std::filesystem::path const& folder, tests::Pairs const& pairs, unsigned port, unsigned public_port) {
    auto text = tests::read_file(std::filesystem::path(TRAMSO_SOURCE_DIR) / "packaging/gateway/nginx.conf");
    replace(text, "/run/tramso-gateway", folder.string());
    replace(text, "/etc/tramso/gateway/tls/gateway.pem", pairs.server.certificate.string());
    replace(text, "/etc/tramso/gateway/tls/gateway-key.pem", pairs.server.key.string());
    replace(text, "/etc/tramso/gateway/tls/public.pem", pairs.server.certificate.string());
    replace(text, "/etc/tramso/gateway/tls/public-key.pem", pairs.server.key.string());
    replace(text, "/etc/tramso/gateway/tls/kiosks.pem", pairs.authority.certificate.string());
    replace(text, "listen 8443 ssl", "listen 127.0.0.1:" + std::to_string(port) + " ssl");
    replace(text, "listen 443 ssl", "listen 127.0.0.1:" + std::to_string(public_port) + " ssl");
    return text;
}

class Nginx {
public:
    Nginx(std::filesystem::path const& folder, std::string const& site, unsigned port) {
        tests::write_file(folder / "site.conf", site);
        std::string temporary;
        for (std::string const kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
            temporary += kind + "_temp_path " + (folder / kind).string() + ";\n";
        tests::write_file(folder / "nginx.conf", "daemon off; master_process off; pid " + (folder / "pid").string() +
                                                     ";\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n" +
                                                     temporary + "include " + (folder / "site.conf").string() +
                                                     ";\n}\n");
        auto configuration = (folder / "nginx.conf").string();
        std::string name = "nginx", option = "-c";
        char* const arguments[] = {name.data(), option.data(), configuration.data(), nullptr};
        REQUIRE(::posix_spawn(&process_, "/usr/sbin/nginx", nullptr, nullptr, &arguments[0], environ) == 0);
        for (int tries = 0; tries < 500 && !listens(port); ++tries)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        REQUIRE(listens(port));
    }
    ~Nginx() {
        ::kill(process_, SIGTERM);
        ::waitpid(process_, nullptr, 0);
    }
    Nginx(Nginx const&) = delete;
    Nginx& operator=(Nginx const&) = delete;

private:
    static bool listens(unsigned port) {
        try {
            tests::RawClient const probe(port);
            return true;
        } catch (std::runtime_error const&) {
            return false;
        }
    }
    pid_t process_ = -1;
};

struct House {
    tests::TemporaryFolder folder;
    tests::Pairs pairs = tests::make_pairs(folder / "pairs");
    unsigned port = tests::free_port();
    WhoIsIt handler;
    server::Server server{handler};
    bool listening = server.listen_local(folder / "gateway.sock").has_value();
    std::jthread thread{[this](std::stop_token stop) { server.run(stop); }};
    Nginx nginx{folder.path(), moved(folder.path(), pairs, port, tests::free_port()), port};

    base::Result<http::Answer, http::Trouble> get(enrol::PemPair const& client, std::vector<http::Header> headers,
                                                  std::string const& path = "/kiosk/v1/x") const {
        auto client_or = http::Client::create({.authority = pairs.authority.certificate,
                                               .certificate = client.certificate,
                                               .certificate_key = client.key,
                                               .proxy = ""});
        return client_or->send(
            {.url = "https://localhost:" + std::to_string(port) + path, .headers = std::move(headers)});
    }
};

} // namespace

TEST_CASE("behind nginx a kiosk is known by its certificate") {
    House const house;
    REQUIRE(house.listening);
    auto const answer = house.get(house.pairs.client, {});
    REQUIRE(answer);
    CHECK(answer->status == 200);
    CHECK(answer->body == "kiosk-0001");
}

TEST_CASE("a subject or verdict that a client itself sends is dropped by nginx") {
    House const house;
    auto const answer = house.get(house.pairs.client, {{"Tramso-Client-Subject", "CN=kiosk-0002"},
                                                       {"tramso-client-subject", "CN=kiosk-0003"},
                                                       {"Tramso-Client-Verify", "NONE"},
                                                       {"Tramso_Client_Subject", "CN=kiosk-0004"}});
    REQUIRE(answer);
    CHECK(answer->body == "kiosk-0001");
}

TEST_CASE("a stranger's certificate, or none, does not get past nginx") {
    House const house;
    auto const theirs = tests::make_pairs(house.folder / "theirs");
    std::vector<http::Header> const claims{{"Tramso-Client-Verify", "SUCCESS"},
                                           {"Tramso-Client-Subject", "CN=kiosk-0001"}};
    auto const stranger = house.get(theirs.client, claims);
    REQUIRE(stranger);
    CHECK(stranger->status == 400);
    auto const nobody = house.get({}, claims);
    REQUIRE(nobody);
    CHECK(nobody->status == 403);
    CHECK(house.handler.heard() == 0);
}

TEST_CASE("without a certificate one path gets past nginx, as nobody") {
    House const house;
    std::vector<http::Header> const claims{{"Tramso-Client-Verify", "SUCCESS"},
                                           {"Tramso-Client-Subject", "CN=kiosk-0001"}};
    auto const answer = house.get({}, claims, "/kiosk/v1/enrolments");
    REQUIRE(answer);
    CHECK(answer->body == "nobody");
    auto const stranger = house.get(tests::make_pairs(house.folder / "theirs").client, claims, "/kiosk/v1/enrolments");
    REQUIRE(stranger);
    CHECK(stranger->status == 400);
    CHECK(house.handler.heard() == 1);
}
