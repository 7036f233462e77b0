#include "tests/drivers/escpos/emulated_printer.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

namespace tests {
namespace {

using model::PrinterStatus;
constexpr std::size_t receive_buffer = 4096; // bytes, as small printers have
constexpr int between_looks = 5;             // milliseconds

void make_raw(int descriptor) {
    termios line{};
    tcgetattr(descriptor, &line);
    cfmakeraw(&line);
    tcsetattr(descriptor, TCSANOW, &line);
}

void close_and_forget(int& descriptor) {
    if (descriptor >= 0) ::close(descriptor);
    descriptor = -1;
}

int listen_on(int& port) {
    int const descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    int const on = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    socklen_t size = sizeof address;
    if (::bind(descriptor, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(descriptor, 1) != 0)
        throw std::runtime_error("no port to listen on");
    ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size);
    port = ntohs(address.sin_port);
    return descriptor;
}

} // namespace

EmulatedPrinter::EmulatedPrinter(LineKind kind, Behaviour behaviour) : kind_(kind), behaviour_(behaviour) {
    if (behaviour.state != PrinterStatus::Gone) plug();
    thread_ = std::jthread([this](std::stop_token const& stop) { run(stop); });
}

EmulatedPrinter::~EmulatedPrinter() {
    thread_.request_stop();
    thread_.join();
    unplug();
}

std::string EmulatedPrinter::link() const {
    std::scoped_lock const lock(mutex_);
    auto const device = (folder_ / "printer").string();
    if (kind_ == LineKind::Tcp) return "tcp:127.0.0.1:" + std::to_string(port_ == 0 ? 9 : port_);
    return kind_ == LineKind::Serial ? "serial:" + device + "@115200" : "lp:" + device;
}

// A printer that is plugged in anew has forgotten what it was sent.
void EmulatedPrinter::plug() {
    reader_ = {};
    waiting_.clear();
    waiting_bytes_ = 0;
    if (kind_ == LineKind::Tcp) {
        listening_ = listen_on(port_);
        return;
    }
    line_ = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (line_ < 0 || grantpt(line_) != 0 || unlockpt(line_) != 0) throw std::runtime_error("no pseudo-terminal");
    std::string const name = ptsname(line_);
    far_end_ = ::open(name.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC); // held, so that a line without a driver is quiet
    make_raw(far_end_);
    std::filesystem::remove(folder_ / "printer");
    std::filesystem::create_symlink(name, folder_ / "printer");
}

void EmulatedPrinter::unplug() {
    close_and_forget(line_);
    close_and_forget(far_end_);
    close_and_forget(listening_);
    std::filesystem::remove(folder_ / "printer");
}

void EmulatedPrinter::be(Behaviour behaviour) {
    std::scoped_lock const lock(mutex_);
    bool const plugged = line_ >= 0 || listening_ >= 0;
    behaviour_ = behaviour;
    rows_ = 0;
    heard_ = 0;
    if (behaviour.state == PrinterStatus::Gone)
        unplug();
    else if (!plugged)
        plug();
}

void EmulatedPrinter::refill() {
    std::scoped_lock const lock(mutex_);
    behaviour_.state = PrinterStatus::Ready;
    behaviour_.later_after_rows = INT_MAX;
}

std::vector<drivers::Bitmap> EmulatedPrinter::slips() const {
    std::scoped_lock const lock(mutex_);
    return slips_;
}

int EmulatedPrinter::rows_hanging() const {
    std::scoped_lock const lock(mutex_);
    return static_cast<int>(paper_.size());
}

int EmulatedPrinter::unknown_commands() const {
    std::scoped_lock const lock(mutex_);
    return unknown_;
}

void EmulatedPrinter::run(std::stop_token const& stop) {
    while (!stop.stop_requested()) {
        pollfd waiting{-1, POLLIN, 0};
        std::chrono::milliseconds pause{0};
        {
            std::scoped_lock const lock(mutex_);
            waiting.fd = line_ >= 0 && !is_full() ? line_ : listening_;
        }
        ::poll(&waiting, 1, between_looks);
        {
            std::scoped_lock const lock(mutex_);
            serve();
            pause = behaviour_.pause;
        }
        if (pause.count() > 0) std::this_thread::sleep_for(pause);
    }
}

int EmulatedPrinter::accept_if_called() {
    int const called = listening_ < 0 ? -1 : ::accept4(listening_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (called < 0) return line_;
    close_and_forget(line_);
    return called;
}

void EmulatedPrinter::serve() {
    line_ = accept_if_called();
    work();
    if (line_ < 0 || is_full()) return;
    std::vector<std::uint8_t> bytes(std::min(behaviour_.portion, receive_buffer));
    auto const got = ::read(line_, bytes.data(), bytes.size());
    if (got == 0 && kind_ == LineKind::Tcp) close_and_forget(line_); // the driver hung up
    for (ssize_t i = 0; i < got && line_ >= 0; ++i) {
        hear(bytes[static_cast<std::size_t>(i)]);
        if (++heard_ >= behaviour_.unplug_after) {
            behaviour_.state = PrinterStatus::Gone;
            unplug();
        }
    }
    work();
}

void EmulatedPrinter::hear(std::uint8_t byte) {
    last_heard_.push_back(byte);
    if (last_heard_.size() > 3) last_heard_.erase(last_heard_.begin());
    bool const looks_like_question = last_heard_.size() == 3 && last_heard_[0] == 0x10 && last_heard_[1] == 0x04 &&
                                     last_heard_[2] >= 1 && last_heard_[2] <= 4;
    reader_.feed(byte);
    ++waiting_bytes_;
    auto command = reader_.next();
    bool const is_question = command && command->kind == Command::Kind::AskStatus;
    if (is_question || (looks_like_question && behaviour_.obeys_inside_data)) answer(status(last_heard_.back()));
    if (command && !is_question) waiting_.push_back(std::move(*command));
    work();
    if (reader_.is_between_commands() && waiting_.empty()) waiting_bytes_ = 0;
}

bool EmulatedPrinter::is_full() const { return !model::can_print(behaviour_.state) && waiting_bytes_ > receive_buffer; }

void EmulatedPrinter::work() {
    while (!waiting_.empty() && model::can_print(behaviour_.state)) {
        auto& command = waiting_.front();
        if (command.kind == Command::Kind::Raster && !command.rows.empty()) {
            if (!print_row()) return;
            continue;
        }
        carry_out(command);
        waiting_.pop_front();
    }
}

// False: nothing more can be printed.
bool EmulatedPrinter::print_row() {
    if (rows_++ >= behaviour_.later_after_rows) {
        behaviour_.state = behaviour_.later;
        behaviour_.later_after_rows = INT_MAX;
        return false;
    }
    auto& rows = waiting_.front().rows;
    paper_.push_back(std::move(rows.front()));
    rows.erase(rows.begin());
    return true;
}

void EmulatedPrinter::carry_out(Command const& command) {
    using Kind = Command::Kind;
    auto const row = paper_.empty() ? 0 : paper_.front().size();
    switch (command.kind) {
    case Kind::Feed: paper_.insert(paper_.end(), static_cast<std::size_t>(command.argument), base::Bytes(row)); break;
    case Kind::Cut: {
        drivers::Bitmap slip{static_cast<int>(row * 8), static_cast<int>(paper_.size()), {}};
        for (auto const& each : paper_)
            slip.bits.insert(slip.bits.end(), each.begin(), each.end());
        slips_.push_back(std::move(slip));
        paper_.clear();
        break;
    }
    case Kind::AskWhenDone:
        if (behaviour_.confirms) answer(behaviour_.state == PrinterStatus::PaperLow ? 0x03 : 0x00);
        break;
    case Kind::Unknown: ++unknown_; break;
    case Kind::Start:
    case Kind::Raster:
    case Kind::AskStatus:
    case Kind::Nothing: break;
    }
}

void EmulatedPrinter::answer(std::uint8_t byte) {
    if (!behaviour_.answers) return;
    std::this_thread::sleep_for(behaviour_.answer_time);
    base::Bytes bytes;
    if (behaviour_.announces) bytes = {0x10, 0x00, 0x00, 0x0f};
    bytes.push_back(byte);
    if (line_ >= 0 && ::write(line_, bytes.data(), bytes.size()) < 0) return; // nobody listens
}

// Epson's tables, with the fixed bits 1 and 4.
std::uint8_t EmulatedPrinter::status(int question) const {
    auto const state = behaviour_.state;
    bool const stands = !model::can_print(state);
    int bits = 0x12;
    if (question == 1) bits |= (stands ? 0x08 : 0) | (behaviour_.drawer ? 0x04 : 0);
    if (question == 2)
        bits |= (state == PrinterStatus::CoverOpen ? 0x04 : 0) | (state == PrinterStatus::PaperOut ? 0x20 : 0) |
                (state == PrinterStatus::Fault ? 0x40 : 0);
    if (question == 3 && state == PrinterStatus::Fault) bits |= 0x08;
    if (question == 4)
        bits |= (state == PrinterStatus::PaperOut ? 0x6c : 0) | (state == PrinterStatus::PaperLow ? 0x0c : 0);
    return static_cast<std::uint8_t>(bits);
}

} // namespace tests
