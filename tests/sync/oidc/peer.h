// The OpenID provider of others that tests are held against (tests/peers/oidc), as a program of its own, and a phone
// with a browser that opens its pages. One thread.
#pragma once
#include <map>
#include <string>
#include <sys/types.h>
#include <vector>

#include "sync/http/client.h"

namespace tests {

// Starts node with `script` of tests/peers/oidc and waits until it listens; without node, or without what
// packaging/peers installs, the test fails. Ends it with itself.
class PeerProgram {
public:
    PeerProgram(std::string const& script, std::vector<std::string> arguments,
                std::map<std::string, std::string> const& environment = {});
    ~PeerProgram();
    PeerProgram(PeerProgram const&) = delete;
    PeerProgram& operator=(PeerProgram const&) = delete;

private:
    void wait_until_ready(int output) const;
    pid_t process_ = -1;
};

// Keeps cookies and follows redirects, until one leads to `back`.
class Phone {
public:
    Phone(http::Transport& transport, std::string back) : transport_(transport), back_(std::move(back)) {}

    void open(std::string const& url) { go(http::Method::Get, url, ""); }
    // Sends the form of the page: its hidden fields and `more`.
    void submit(std::map<std::string, std::string> const& more = {});

    std::string const& page() const { return page_; }
    // The members of the query with which it came back; empty while it has not.
    std::map<std::string, std::string> const& brought() const { return brought_; }

private:
    void go(http::Method method, std::string url, std::string body);
    http::Answer ask(http::Method method, std::string const& url, std::string const& body);

    http::Transport& transport_;
    std::string const back_;
    std::string url_, page_;
    std::map<std::string, std::string> cookies_, brought_;
};

} // namespace tests
