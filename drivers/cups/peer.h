// The other end of an IPP line: the printer itself, or cupsd. Each question has its own deadline. Belongs to the
// printer's thread.
#pragma once
#include <stop_token>
#include <string_view>

#include "drivers/cups/states.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

namespace cups {

enum class Refusal {
    Silent,    // no answer in time, or none that is IPP
    Busy,      // not now: it works on another job
    NoSuchJob, // never heard of it, or no longer
    Over,      // not possible any more
    Refused,   // and will not do it next time either
};

class Peer {
public:
    virtual ~Peer() = default;
    virtual base::Result<PrinterNews, Refusal> printer() = 0;

    // The job's number. Nothing is printed before its document has come.
    virtual base::Result<int, Refusal> create_job(std::string_view title) = 0;

    // Broken off when the stop is asked for.
    virtual base::Result<void, Refusal> send_document(int job, base::ByteView pdf, std::stop_token stop) = 0;
    virtual base::Result<JobNews, Refusal> job(int number) = 0;
    virtual base::Result<void, Refusal> cancel_job(int number) = 0;
};

} // namespace cups
