#include <arpa/inet.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

#include "drivers/cups/ipp.h"
#include "drivers/cups/printer.h"
#include "kiosk/base/check.h"
#include "kiosk/base/queue.h"
#include "tests/support/catch.h"

using model::PrinterStatus;

namespace {

// Something on the network that is no printer: to each connection it sends a beginning, then a piece again and again.
struct Manners {
    std::string beginning{};
    std::string again{};
    base::Duration between{20};
    bool closes = false; // after the beginning
};

class Stranger {
public:
    explicit Stranger(Manners manners) : manners_(std::move(manners)), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* const generic = reinterpret_cast<sockaddr*>(&address);
        socklen_t size = sizeof address;
        base::check(::bind(listener_, generic, size) == 0 && ::listen(listener_, 8) == 0 &&
                        ::getsockname(listener_, generic, &size) == 0,
                    "a port");
        port_ = ntohs(address.sin_port);
        thread_ = std::jthread([this](std::stop_token const& stop) { serve(stop); });
    }
    ~Stranger() {
        thread_.request_stop();
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }

    std::string address() const { return "ipp://127.0.0.1:" + std::to_string(port_) + "/ipp/print"; }

private:
    void serve(std::stop_token const& stop) const {
        while (!stop.stop_requested()) {
            int const connection = ::accept(listener_, nullptr, nullptr);
            if (connection < 0) continue;
            talk(connection, stop);
            ::close(connection);
        }
    }
    void talk(int connection, std::stop_token const& stop) const {
        if (!say(connection, manners_.beginning) || manners_.closes) return;
        base::Queue<char> nothing(1);
        while (!stop.stop_requested()) {
            char ignored[4096];
            if (::recv(connection, ignored, sizeof ignored, MSG_DONTWAIT) == 0) return;
            if (!say(connection, manners_.again)) return;
            nothing.take_within(stop, manners_.between);
        }
    }
    static bool say(int connection, std::string const& text) {
        return ::send(connection, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
    }

    Manners manners_;
    int listener_;
    int port_ = 0;
    std::jthread thread_;
};

constexpr base::Duration answer{400};
constexpr base::Duration slack{2'000}; // of a loaded machine

std::unique_ptr<cups::Peer> peer_at(std::string const& address) {
    return cups::make_peer(cups::parse_address(address).value(), answer, answer);
}

base::Duration time_of(auto const& act) {
    auto const begun = base::SystemClock().now();
    act();
    return base::SystemClock().now() - begun;
}

void expect_gone(Manners manners) {
    Stranger const stranger(std::move(manners));
    cups::Printer printer(peer_at(stranger.address()), nullptr, {});
    CHECK(time_of([&] { CHECK(printer.status() == PrinterStatus::Gone); }) < answer + slack);
    auto const print = [&] {
        auto const printed = printer.print({base::as_bytes("%PDF"), "form", {}}, {});
        CHECK((!printed && printed.error() == PrinterStatus::Gone));
    };
    CHECK(time_of(print) < answer + slack);
}

std::string const ipp_head = "HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\n";

} // namespace

TEST_CASE("what says nothing, or closes at once, is no printer") {
    expect_gone({});
    expect_gone({.closes = true});
}

TEST_CASE("what trickles, in its heading or in its answer, is cut off at the deadline") {
    expect_gone({.beginning = "HTTP/1.1 200 OK\r\nX: ", .again = "x"});
    expect_gone({.beginning = "HTTP/1.1 100 Continue\r\n\r\n", .again = "HTTP/1.1 100 Continue\r\n\r\n"});
    expect_gone({.beginning = ipp_head + "Content-Length: 100000\r\n\r\n\2", .again = "x"});
    expect_gone({.beginning = ipp_head + "Transfer-Encoding: chunked\r\n\r\n", .again = "1\r\nx\r\n"});
}

TEST_CASE("what answers rubbish is no printer") {
    expect_gone({.beginning = std::string(5'000, '\xff'), .closes = true});
    expect_gone({.beginning = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", .closes = true});
    expect_gone({.beginning = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n", .closes = true});
    expect_gone({.beginning = "HTTP/1.1 426 Upgrade Required\r\nUpgrade: TLS/1.2\r\nContent-Length: 0\r\n\r\n",
                 .closes = true});
    expect_gone({.beginning = ipp_head + "Content-Length: -1\r\n\r\n", .closes = true});
}

TEST_CASE("an answer without end is not waited for, nor kept") {
    Stranger const stranger(
        {.beginning = ipp_head + "\r\n\2", .again = std::string(60'000, 'x'), .between = base::Duration(1)});
    constexpr base::Duration long_answer{20'000};
    auto const peer = cups::make_peer(cups::parse_address(stranger.address()).value(), long_answer, long_answer);
    CHECK(time_of([&] { CHECK_FALSE(peer->printer()); }) < long_answer / 2);
}

TEST_CASE("an answer to another question is none") {
    std::string const ipp{"\2\0\0\0\x7f\0\0\1\4\x23\0\x0dprinter-state\0\4\0\0\0\3\3", 32};
    REQUIRE(cups::printer_news(base::as_bytes(ipp)));
    expect_gone({.beginning = ipp_head + "Content-Length: 32\r\n\r\n" + ipp});
}

TEST_CASE("where nothing listens there is no printer, and it is known at once") {
    std::string address;
    {
        Stranger const stranger({});
        address = stranger.address();
    }
    auto const peer = peer_at(address);
    CHECK(time_of([&] { CHECK(peer->printer().error() == cups::Refusal::Silent); }) < slack);
}

TEST_CASE("a stop breaks off a document that is under way, long before its deadline") {
    Stranger const stranger({});
    auto const peer = cups::make_peer(cups::parse_address(stranger.address()).value(), answer, base::Duration(60'000));
    base::Bytes const pdf(16U << 20);
    std::stop_source stop;
    std::jthread const hand([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        stop.request_stop();
    });
    CHECK(time_of([&] { CHECK_FALSE(peer->send_document(1, pdf, stop.get_token())); }) < base::Duration(10'000));
}
