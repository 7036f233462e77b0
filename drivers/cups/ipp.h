// IPP 2.0 over HTTP (RFC 8010, RFC 8011) by libcups: a connection of its own for each question, cut off at the
// question's deadline whatever the other end does. No TLS: libcups waits for a handshake ten seconds and more, and
// does not look who answers; a printer that wants it is reached through cupsd. The document goes out of the caller's
// memory and touches no file. From the printer's thread; a name that is no address asks the system's resolver, whose
// patience is its own.
#pragma once
#include <memory>
#include <string>

#include "drivers/cups/peer.h"
#include "kiosk/base/clock.h"

namespace cups {

struct Address {
    std::string host;
    int port = 631;
    std::string path;
    std::string uri; // the whole, as a printer calls itself
};

// `ipp://HOST[:PORT][/PATH]`; without a path /ipp/print. Invalid: all else.
base::Result<Address> parse_address(std::string_view text);

// `answer`: for one question with its connection. `document`: for the one that carries the document.
std::unique_ptr<Peer> make_peer(Address address, base::Duration answer, base::Duration document);

// What a message of the other end says, or Silent when it is none. Attributes of another type than the standard's count
// as missing.
base::Result<PrinterNews, Refusal> printer_news(base::ByteView message);
base::Result<JobNews, Refusal> job_news(base::ByteView message);

} // namespace cups
