#include "drivers/escpos/printer.h"

#include <algorithm>
#include <array>

#include "drivers/escpos/encode.h"
#include "kiosk/base/log.h"

namespace escpos {
namespace {

constexpr std::size_t portion = 1024;                  // bytes; about a second at 9600 baud
constexpr base::Duration at_once{1}, when_silent{150}; // without a byte, before a question is asked
constexpr base::Duration longest_talk{2'000};          // of a printer that never stops
constexpr int confirmations = 3;
constexpr std::array<std::uint8_t, 3> ask_when_worked_off{0x1d, 'r', 1};

base::Instant after(base::Duration time) { return base::SystemClock().now() + time; }

} // namespace

bool Printer::connect() {
    if (link_ != nullptr) return true;
    auto opened = open_();
    if (!opened) {
        base::log(base::Severity::Warning, "printer.open", "{}", opened.error().what);
        return false;
    }
    link_ = std::move(*opened);
    return true;
}

model::PrinterStatus Printer::status() {
    if (!connect()) return model::PrinterStatus::Gone;
    return ask_status(patience_.answer);
}

base::Result<void, model::PrinterStatus> Printer::print(drivers::Bitmap const& slip) {
    auto done = run(slip);
    // What was left half way must not mix with the next slip's answers.
    if (!done) link_.reset();
    return done;
}

Printer::Outcome Printer::run(drivers::Bitmap const& slip) {
    if (!connect()) return tl::unexpected(model::PrinterStatus::Gone);
    worked_off_ = false;
    TRY(require_ready(patience_.answer));
    TRY(clear_away_torn_slip());
    TRY(send_slip(slip));
    worked_off_ = false; // only what is asked behind the last byte counts
    TRY(send(ask_when_worked_off));
    return wait_until_out();
}

// The printer may still wait for the rest of a band: zeros fill it with white, and elsewhere it takes no notice of
// them.
Printer::Outcome Printer::clear_away_torn_slip() {
    if (!torn_) return {};
    TRY(send(base::Bytes(largest_band, 0)));
    TRY(send(ending()));
    torn_ = false;
    return {};
}

Printer::Outcome Printer::send_slip(drivers::Bitmap const& slip) {
    torn_ = true;
    TRY(send(beginning()));
    for (int index = 0; index < band_count(slip); ++index) {
        TRY(send(band(slip, index)));
        TRY(require_ready(patience_.busy_answer));
    }
    TRY(send(ending()));
    torn_ = false;
    return {};
}

Printer::Outcome Printer::require_ready(base::Duration time) {
    auto const state = ask_status(time);
    if (!model::can_print(state)) return tl::unexpected(state);
    return {};
}

Printer::Outcome Printer::send(base::ByteView bytes) {
    while (!bytes.empty()) {
        auto const now = bytes.first(std::min(portion, bytes.size()));
        auto const written = link_->write(now, after(patience_.stall));
        if (!written) {
            // A printer that takes no more data may still say why.
            auto const state =
                written.error() == LinkTrouble::Late ? ask_status(patience_.answer) : model::PrinterStatus::Gone;
            return tl::unexpected(model::can_print(state) ? model::PrinterStatus::Gone : state);
        }
        bytes = bytes.subspan(now.size());
    }
    return {};
}

Printer::Outcome Printer::wait_until_out() {
    auto const deadline = after(patience_.paper);
    for (;;) {
        bool const was_out = worked_off_;
        auto const left = std::chrono::duration_cast<base::Duration>(deadline - base::SystemClock().now());
        TRY(require_ready(patience_.busy_answer));
        if (was_out) return {}; // this status was asked after the last byte was worked off
        if (left.count() <= 0) return tl::unexpected(model::PrinterStatus::Fault);
        if (worked_off_) continue;
        auto const heard = link_->read(std::min(deadline, after(patience_.between_questions)));
        if (!heard && heard.error() == LinkTrouble::Gone) return tl::unexpected(model::PrinterStatus::Gone);
        if (heard) listen(*heard);
    }
}

// Dots can look like a question (Epson: DLE EOT is obeyed wherever it comes), and its answer would be taken for that to
// ours. So a trouble is believed only when it is told again and again, each time after the line has fallen silent.
model::PrinterStatus Printer::ask_status(base::Duration time) {
    auto state = ask_once(time, at_once);
    for (int asked = 0; asked < confirmations && !model::can_print(state) && link_ != nullptr; ++asked)
        state = ask_once(time, when_silent);
    return state;
}

model::PrinterStatus Printer::ask_once(base::Duration time, base::Duration quiet) {
    drop_late_answers(quiet);
    auto const deadline = after(time);
    StatusBytes bytes{};
    for (std::size_t index = 0; index < bytes.size(); ++index) {
        auto const answer = ask(static_cast<std::uint8_t>(index + 1), deadline);
        if (!answer) {
            link_.reset(); // a late answer would be taken for that to the next question
            return model::PrinterStatus::Gone;
        }
        bytes[index] = *answer;
    }
    return status_of(bytes);
}

base::Result<std::uint8_t, LinkTrouble> Printer::ask(std::uint8_t question, base::Instant deadline) {
    std::array<std::uint8_t, 3> const bytes{0x10, 0x04, question};
    TRY(link_->write(bytes, deadline));
    for (;;)
        if (auto const status = listen(TRY(link_->read(deadline)))) return *status;
}

std::optional<std::uint8_t> Printer::listen(base::ByteView heard) {
    std::optional<std::uint8_t> status;
    for (auto const byte : heard) {
        auto const answer = answers_.take(byte);
        if (answer == Answer::Status && !status) status = byte;
        if (answer == Answer::ReceiptOfData) worked_off_ = true;
    }
    return status;
}

void Printer::drop_late_answers(base::Duration quiet) {
    auto const deadline = after(longest_talk); // by time: how many bytes one reading brings is the scheduler's choice
    while (base::SystemClock().now() < deadline) {
        auto const heard = link_->read(after(quiet));
        if (!heard) return;
        listen(*heard);
    }
}

} // namespace escpos
