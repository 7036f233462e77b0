#include "sync/server/session.h"

#include <algorithm>
#include <array>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/string_body.hpp>
#include <ctime>
#include <fmt/format.h>

namespace server {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
using Clock = std::chrono::steady_clock;

constexpr std::uint32_t longest_header = 8192;

std::string date_now() { // IMF-fixdate, RFC 9110 §5.6.7
    auto const now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 40> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return result;
}

std::string_view view(boost::string_view text) { return {text.data(), text.size()}; }

std::string framed(Reply const& reply, bool keep_alive, bool with_body) {
    auto const reason = http::obsolete_reason(static_cast<http::status>(reply.status));
    std::string text = fmt::format("HTTP/1.1 {} {}\r\nDate: {}\r\n", reply.status, view(reason), date_now());
    if (!reply.content_type.empty()) text += fmt::format("Content-Type: {}\r\n", reply.content_type);
    for (auto const& [name, value] : reply.headers)
        text += fmt::format("{}: {}\r\n", name, value);
    if (!keep_alive) text += "Connection: close\r\n";
    // RFC 9110 §8.6: none with 204, and with 304 none but that of the body which is not sent.
    bool const bodiless = reply.status == 204 || reply.status == 304;
    text += bodiless ? "\r\n" : fmt::format("Content-Length: {}\r\n\r\n", reply.body.size());
    return with_body ? text + reply.body : text;
}

constexpr std::size_t most_spare = 64;

} // namespace

struct Parsing {
    std::optional<http::request_parser<http::string_body>> parser;
    beast::flat_buffer buffer;
    Clock::time_point body_started;
    std::size_t body_received = 0;
    bool in_body = false;

    // Feeds what is in the buffer; true when the parser came to a stop for lack of bytes or at a border.
    bool feed(beast::error_code& error) {
        while (buffer.size() > 0 && !parser->is_done()) {
            bool const had_header = parser->is_header_done();
            buffer.consume(parser->put(buffer.data(), error));
            if (error == http::error::need_more) {
                error = {};
                return true;
            }
            if (error || (!had_header && parser->is_header_done())) return !error;
        }
        return true;
    }
};

Session::Session(House& house, Door door, std::unique_ptr<Line> line)
    : house_(house), door_(door), line_(std::move(line)) {
    house_.sessions.insert(this);
}

Session::~Session() {
    release_body();
    house_.sessions.erase(this);
    if (house_.draining && house_.sessions.empty() && house_.emptied) house_.emptied();
}

void Session::start(House& house, Door door, std::unique_ptr<Line> line) {
    std::make_shared<Session>(house, door, std::move(line))->open();
}

void Session::drain() {
    if (idle_) line_->cut();
}

void Session::look_at(Clock::time_point now) {
    if (now > deadline_) line_->cut();
}

void Session::patience(base::Duration patience) { deadline_ = Clock::now() + patience; }

void Session::open() {
    patience(house_.limits.header_patience);
    line_->open([self = shared_from_this()](bool good, std::size_t) {
        if (!good) return;
        self->peer_ = self->line_->peer();
        self->next_request(self->house_.limits.header_patience);
    });
}

void Session::next_request(base::Duration idle) {
    if (house_.draining) return close();
    idle_ = true;
    outgoing_ = {};
    patience(idle);
    if (parsing_ && parsing_->buffer.size() > 0) return begin_request(); // pipelined behind the one before
    if (parsing_ && house_.spare.size() < most_spare) house_.spare.push_back(std::move(parsing_));
    parsing_.reset();
    line_->await([self = shared_from_this()](bool good, std::size_t) {
        if (!good) return self->close();
        self->begin_request();
    });
}

void Session::begin_request() {
    if (!parsing_ && !house_.spare.empty()) {
        parsing_ = std::move(house_.spare.back());
        house_.spare.pop_back();
    }
    if (!parsing_) parsing_ = std::make_shared<Parsing>();
    auto& parsing = *parsing_;
    parsing.parser.emplace();
    parsing.parser->header_limit(longest_header);
    parsing.parser->body_limit(house_.limits.largest_body);
    parsing.in_body = false;
    parsing.body_received = 0;
    heard_bytes(0);
}

void Session::read() {
    constexpr std::size_t piece = 16U << 10;
    auto const room = parsing_->buffer.prepare(piece);
    line_->read_some({static_cast<char*>(room.data()), room.size()},
                     [self = shared_from_this()](bool good, std::size_t n) {
                         if (!good) return self->close();
                         if (self->idle_) self->patience(self->house_.limits.header_patience);
                         self->idle_ = false;
                         self->parsing_->buffer.commit(n);
                         self->heard_bytes(n);
                     });
}

void Session::heard_bytes(std::size_t size) {
    auto& parsing = *parsing_;
    beast::error_code error;
    if (!parsing.feed(error)) {
        if (error == http::error::body_limit) return refuse(Refusal::TooLarge);
        return refuse(Refusal::Malformed);
    }
    if (!parsing.parser->is_header_done()) return read();
    if (!parsing.in_body) return admit();
    parsing.body_received += size;
    if (parsing.parser->is_done()) return hand_over();
    std::chrono::seconds const earned(parsing.body_received / house_.limits.least_rate);
    deadline_ = parsing.body_started + house_.limits.body_patience + earned;
    read();
}

// Decides by the header whether the body is worth reading.
void Session::admit() {
    auto& parsing = *parsing_;
    auto const length = parsing.parser->content_length();
    if (parsing.parser->is_done()) return hand_over();
    if (!length) return refuse(Refusal::NoLength);
    if (*length > house_.limits.largest_body) return refuse(Refusal::TooLarge);
    if (*length + house_.bodies_in_memory > house_.limits.bodies_in_memory) return refuse(Refusal::Busy);
    body_reserved_ = static_cast<std::size_t>(*length);
    house_.bodies_in_memory += body_reserved_;
    parsing.in_body = true;
    parsing.body_started = Clock::now();
    patience(house_.limits.body_patience);
    if (!beast::iequals(parsing.parser->get()[http::field::expect], "100-continue")) return heard_bytes(0);
    line_->write("HTTP/1.1 100 Continue\r\n\r\n", [self = shared_from_this()](bool good, std::size_t) {
        if (good) self->heard_bytes(0);
    });
}

void Session::hand_over() {
    keep_alive_ = parsing_->parser->keep_alive();
    deadline_ = Clock::time_point::max(); // the answer is the handler's business now
    auto message = parsing_->parser->release();
    Heard heard{door_,
                std::string(view(message.method_string())),
                std::string(view(message.target())),
                {},
                {},
                peer_.common_name,
                house_.sessions.size(),
                peer_.certificate_from,
                peer_.address};
    for (auto const& field : message) {
        auto& value = heard.headers[lower(view(field.name_string()))];
        if (!value.empty()) value += ", ";
        value += view(field.value());
    }
    heard.body = std::move(message.body());
    asked_head_ = heard.method == "HEAD"; // its answer has no body (RFC 9110 §9.3.2)
    house_.handler.answer(std::move(heard), [self = shared_from_this()](Reply reply) {
        auto& line = *self->line_;
        line.post([self, reply = std::move(reply)] {
            self->release_body();
            self->write(reply);
        });
    });
}

void Session::refuse(Refusal why) {
    linger_ = true;
    keep_alive_ = false;
    write(house_.handler.refuse(why));
}

void Session::write(Reply const& reply) {
    keep_alive_ = keep_alive_ && !house_.draining;
    outgoing_ = framed(reply, keep_alive_, !asked_head_);
    patience(house_.limits.header_patience);
    line_->write(outgoing_, [self = shared_from_this()](bool good, std::size_t) {
        if (!good) return;
        if (self->linger_) return self->swallow(0);
        if (!self->keep_alive_) return self->close();
        self->next_request(self->house_.limits.idle_patience);
    });
}

// The unread rest of a refused body: closing on it at once would reset the connection and lose the answer.
void Session::swallow(std::size_t so_far) {
    if (so_far == 0) patience(base::Duration(2000));
    if (so_far > house_.limits.largest_body) return close();
    outgoing_.resize(16U << 10);
    line_->read_some(outgoing_, [self = shared_from_this(), so_far](bool good, std::size_t size) {
        if (!good) return self->close();
        self->swallow(so_far + size);
    });
}

void Session::close() {
    patience(base::Duration(1000));
    line_->close([self = shared_from_this()](bool, std::size_t) {});
}

void Session::release_body() { house_.bodies_in_memory -= std::exchange(body_reserved_, 0); }

} // namespace server
