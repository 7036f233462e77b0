// Phones: photos from citizens' own phones (FORMAT.md §18): asks the city for a link, looks how far the phone is, and
// fetches the sealed photo into a folder, where the screen finds it (phone_photo()). What lies there can be opened by
// the city alone; it goes when the link is ended, and whatever a power cut left goes when Phones is made. Owned by one
// thread.
#pragma once
#include <filesystem>

#include "sync/http/transport.h"
#include "sync/wire/ask.h"

namespace uplink {

// Where the sealed photo of that link lies, once the phone's state is Received.
std::filesystem::path phone_photo(std::filesystem::path const& uplink_folder, base::Uuid const& link);

class Phones {
public:
    // `gateway`: its URL; `transport` outlives it.
    Phones(std::string gateway, wire::CityKeyBytes city_key, std::filesystem::path uplink_folder,
           http::Transport& transport);

    wire::LinkAnswer link(base::Uuid const& id, std::string const& place);
    // Received: the photo lies on the disk and the city has dropped it.
    wire::PhoneAnswer look(base::Uuid const& id);
    void end(base::Uuid const& id);

private:
    base::Result<http::Answer, http::Trouble> ask(http::Method method, base::Uuid const& id,
                                                  std::string_view behind = {}, std::string_view body = {});
    wire::PhoneAnswer fetch(base::Uuid const& id);

    std::string const gateway_;
    wire::CityKeyBytes const city_key_;
    std::filesystem::path const folder_;
    http::Transport& transport_;
};

} // namespace uplink
