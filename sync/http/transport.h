// What a request and its answer are, and Transport: whoever carries one to the other. Client (client.h) does it over
// TLS, a simulation in memory. Answers are what a stranger's box may have said (captive portals): the status alone
// proves nothing. Rules: RFC 9110.
#pragma once
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/bytes.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace http {

struct Header {
    std::string name; // in lower case when received
    std::string value;
    bool operator==(Header const&) const = default;
};

enum class Method { Get, Head, Post, Put, Patch, Delete };
std::string_view word_of(Method method); // "GET"

struct Request {
    Method method = Method::Get;
    std::string url; // https; else the carrier's settings must say so
    std::vector<Header> headers = {};
    base::ByteView body = {}; // not with Get and Head; the bytes stay where they are until the answer is there
    std::stop_token stop = {};
};

struct Answer {
    int status = 0; // of the last answer: 100 to 599
    std::vector<Header> headers;
    std::string body;

    // The first header of that name (lower case); nothing when there is none.
    std::optional<std::string_view> header(std::string_view name) const;
};

// Why there is no answer. In each case the server may or may not have acted on the request.
enum class Failure {
    CouldNotConnect, // no such name, no route, nobody listening
    TlsRefused,      // their certificate is not our authority's, or they refused ours, or our files cannot be read
    TimedOut,        // connecting, stalling, or in all
    Cut,             // the connection ended before the answer did, or what came is not HTTP
    AnswerTooLarge,
    Stopped, // given up through the stop token
};
std::string_view word_of(Failure failure); // "timed-out", for logs

struct Trouble {
    Failure failure = Failure::Cut;
    std::string what; // for a technician; holds neither body nor headers
};

// "http://127.0.0.1/…" or "http://127.0.0.1:PORT/…": what never leaves this machine, and so needs no TLS.
bool is_plain_loopback(std::string_view url);

// Belongs to one thread; a request may be given up from another through its stop token.
class Transport {
public:
    virtual ~Transport() = default;
    virtual base::Result<Answer, Trouble> send(Request const& request) = 0;
};

} // namespace http
