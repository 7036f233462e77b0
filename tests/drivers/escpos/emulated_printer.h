// A slip printer at the other end of a line, with a roll of paper that can end, a cover and a cable. It answers DLE EOT
// at once, also while it stands still, works off its data only while it can print, and draws what it was told, so that
// paper can be compared with picture. Its own thread serves the line; all members may be called from the test's.
#pragma once
#include <climits>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

#include "drivers/printer.h"
#include "tests/drivers/escpos/escpos_reader.h"
#include "tests/support/temporary_folder.h"

namespace tests {

enum class LineKind { Serial, UsbPrinter, Tcp }; // the first two are pseudo-terminals

struct Behaviour {
    model::PrinterStatus state = model::PrinterStatus::Ready; // Gone: the cable is out
    model::PrinterStatus later = model::PrinterStatus::Ready; // after that many rows of paper
    int later_after_rows = INT_MAX;
    std::size_t unplug_after = SIZE_MAX;      // bytes heard
    bool answers = true;                      // to anything
    bool confirms = true;                     // GS r 1
    bool obeys_inside_data = false;           // DLE EOT is real-time even between dots, as Epson says
    bool drawer = false;                      // bit 2 of the answer to DLE EOT 1
    bool announces = false;                   // ASB: four bytes by itself before each answer
    std::size_t portion = 65'536;             // bytes taken at once …
    std::chrono::milliseconds pause{0};       // … and the rest after them
    std::chrono::microseconds answer_time{0}; // each answer leaves so long after the one before
};

class EmulatedPrinter {
public:
    explicit EmulatedPrinter(LineKind kind, Behaviour behaviour = {});
    ~EmulatedPrinter();

    std::string link() const; // as PrinterSettings::link
    void be(Behaviour behaviour);
    void refill(); // paper in, cover shut; goes on with what it has

    std::vector<drivers::Bitmap> slips() const; // cut off
    int rows_hanging() const;                   // printed and not cut
    int unknown_commands() const;

private:
    void plug();
    void unplug();
    void run(std::stop_token const& stop);
    void serve();
    void hear(std::uint8_t byte);
    void work();
    bool print_row();
    void carry_out(Command const& command);
    void answer(std::uint8_t byte);
    std::uint8_t status(int question) const;
    int accept_if_called();
    bool is_full() const; // takes no more from the line

    LineKind kind_;
    TemporaryFolder folder_;
    mutable std::mutex mutex_;
    Behaviour behaviour_;
    int listening_ = -1, line_ = -1, far_end_ = -1, port_ = 0;
    EscposReader reader_;
    std::deque<Command> waiting_;
    std::size_t heard_ = 0, waiting_bytes_ = 0;
    base::Bytes last_heard_;
    std::vector<std::vector<std::uint8_t>> paper_;
    std::vector<drivers::Bitmap> slips_;
    int rows_ = 0, unknown_ = 0;
    std::jthread thread_; // last: it uses all the rest
};

} // namespace tests
