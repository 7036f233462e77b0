#include "tests/sync/oidc/peer.h"

#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <regex>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sync/oidc/form.h"
#include "tests/support/catch.h"
#include "tests/sync/oidc/office.h"

extern char** environ;

namespace tests {
namespace {

std::string const source = TRAMSO_SOURCE_DIR;

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    for (auto& text : texts)
        all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

std::string origin_of(std::string const& url) { return url.substr(0, url.find('/', std::strlen("http://"))); }

std::string form_of(std::map<std::string, std::string> const& fields) {
    oidc::Form form;
    for (auto const& [name, value] : fields)
        form.add(name, value);
    return form.text().reveal();
}

} // namespace

PeerProgram::PeerProgram(std::string const& script, std::vector<std::string> arguments,
                         std::map<std::string, std::string> const& environment) {
    auto const peers = source + "/build/peers/oidc";
    if (!std::filesystem::exists(peers + "/installed.json")) FAIL(peers << " is not there: run packaging/peers");
    std::vector<std::string> words{"node", source + "/tests/peers/oidc/" + script},
        surroundings{"TRAMSO_PEERS=" + peers};
    words.insert(words.end(), arguments.begin(), arguments.end());
    for (auto const& [name, value] : environment)
        surroundings.push_back(name + "=" + value);
    for (char** variable = environ; *variable != nullptr; ++variable)
        surroundings.emplace_back(*variable);
    int output[2];
    REQUIRE(::pipe2(&output[0], O_CLOEXEC) == 0);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
    int const failed =
        ::posix_spawnp(&process_, "node", &actions, nullptr, pointers(words).data(), pointers(surroundings).data());
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(output[1]);
    if (failed != 0) FAIL("node: " << std::strerror(failed));
    wait_until_ready(output[0]);
    ::close(output[0]);
}

void PeerProgram::wait_until_ready(int output) const {
    std::string said;
    char bytes[256];
    pollfd waits{output, POLLIN, 0};
    while (said.find("READY\n") == std::string::npos) {
        if (::poll(&waits, 1, 30'000) != 1) FAIL("the provider does not start: " << said);
        auto const size = ::read(output, &bytes[0], sizeof bytes);
        if (size <= 0) FAIL("the provider ends before it has begun: " << said);
        said.append(&bytes[0], static_cast<std::size_t>(size));
    }
}

PeerProgram::~PeerProgram() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
}

http::Answer Phone::ask(http::Method method, std::string const& url, std::string const& body) {
    std::string all;
    for (auto const& [name, value] : cookies_)
        all += (all.empty() ? "" : "; ") + name + "=" + value;
    http::Request request{.method = method, .url = url, .headers = {{"Cookie", all}}, .body = base::as_bytes(body)};
    if (method == http::Method::Post) request.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
    auto const answer = transport_.send(request);
    REQUIRE(answer);
    for (auto const& header : answer->headers) {
        if (header.name != "set-cookie") continue;
        auto const cookie = header.value.substr(0, header.value.find(';'));
        auto const equals = cookie.find('=');
        cookies_[cookie.substr(0, equals)] = cookie.substr(equals + 1);
    }
    return *answer;
}

void Phone::go(http::Method method, std::string url, std::string body) {
    for (int steps = 0; steps < 10; ++steps) {
        auto const answer = ask(method, url, body);
        auto const next = answer.header("location");
        url_ = url;
        page_ = answer.body;
        if (!next) return;
        url = next->starts_with('/') ? origin_of(url) + std::string(*next) : std::string(*next);
        if (url.starts_with(back_)) {
            brought_ = fields_of(url.substr(url.find('?') + 1));
            return;
        }
        method = http::Method::Get;
        body.clear();
    }
    FAIL("the provider sends the phone round in circles");
}

void Phone::submit(std::map<std::string, std::string> const& more) {
    auto fields = more;
    std::regex const hidden("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    for (std::sregex_iterator it(page_.begin(), page_.end(), hidden), end; it != end; ++it)
        fields[(*it)[1]] = (*it)[2];
    std::smatch action;
    bool const elsewhere = std::regex_search(page_, action, std::regex("action=\"([^\"]+)\""));
    go(http::Method::Post, elsewhere ? std::string(action[1]) : url_, form_of(fields));
}

} // namespace tests
