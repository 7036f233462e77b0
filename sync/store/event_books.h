// The books of events that kiosks have brought (sync/event): each as it came, signed by its kiosk, by the digest of its
// text. What follows on what is not known here: whoever keeps one says which it takes the place of. A part of Store;
// the same thread.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "kiosk/base/result.h"
#include "sync/wire/digest.h"

namespace store {

struct StoredEventBook {
    std::string event;
    base::Uuid book;
    wire::Digest sha256{}; // of `text`
    std::string kiosk;     // who signed it
    base::WallTime received_at{};
    std::string text;
    bool operator==(StoredEventBook const&) const = default;
};

class EventBooks {
public:
    virtual ~EventBooks() = default;
    // In one transaction: this one is kept, and those of the same event and book with these digests go. One that is
    // kept already was received anew. Any number of times; two at once leave both.
    virtual base::Result<> keep_event_book(StoredEventBook const& book, std::span<wire::Digest const> replaced) = 0;
    virtual base::Result<> event_book_came(std::string const& event, base::Uuid const& book, base::WallTime at) = 0;
    // By book, then when they were received, then digest.
    virtual base::Result<std::vector<StoredEventBook>> event_books(std::string const& event) = 0;
};

} // namespace store
