// Link: the line to one card, a command there and its answer back; Station: where it is opened. The tests have both
// without a reader. Belongs to the
// thread that reads.
#pragma once
#include <memory>
#include <stop_token>

#include "drivers/chip_reader.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/clock.h"

namespace pcsc {

using drivers::ChipProblem;
template<class T = void>
using Outcome = base::Result<T, ChipProblem>;

// Holds for all that is done over one link.
struct Limits {
    base::Instant deadline;
    std::stop_token stop;
};

class Link {
public:
    virtual ~Link() = default;

    // One whole command, one whole answer. CardLeft, Broken, Late, Stopped; then the link is of no more use.
    virtual Outcome<base::PrivateBytes> transmit(base::ByteView command) = 0;
};

// Where cards are put: the readers of this machine, or a test's.
class Station {
public:
    virtual ~Station() = default;
    virtual drivers::ChipReaderStatus status() = 0; // waits a second at most

    // The card that lies there: NoReader, NoCard, NotSuchCard (it says nothing at all), and what transmit() says.
    virtual Outcome<std::unique_ptr<Link>> open(Limits const& limits) = 0;
};

} // namespace pcsc
