// Link: the line to a printer, both ways, never waiting longer than told. Belongs to the printer's thread. After Gone
// it is of no more use: open a new one.
#pragma once
#include <functional>
#include <memory>

#include "kiosk/base/bytes.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace escpos {

enum class LinkTrouble {
    Late, // the deadline came first
    Gone, // unplugged or closed
};

class Link {
public:
    virtual ~Link() = default;

    // All of `bytes`; how many went out before Late is not told.
    virtual base::Result<void, LinkTrouble> write(base::ByteView bytes, base::Instant deadline) = 0;

    // At least one byte, what is there.
    virtual base::Result<base::Bytes, LinkTrouble> read(base::Instant deadline) = 0;
};

// Opens the line anew for a job; Unavailable when nobody is at its end.
using OpenLink = std::function<base::Result<std::unique_ptr<Link>>()>;

} // namespace escpos
