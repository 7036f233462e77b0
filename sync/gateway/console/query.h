// What the list of kiosks is asked for by its address: "?state=care-now&sort=heard&q=ben&page=2". Whatever is not known
// is as if it were not there. Pure functions, any thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "sync/gateway/console/alarm.h"

namespace gateway::console {

enum class SortBy { Health, Kiosk, Heard, Waiting, Photos, Paper, Version };
inline constexpr SortBy sorts[] = {SortBy::Health, SortBy::Kiosk, SortBy::Heard,  SortBy::Waiting,
                                   SortBy::Photos, SortBy::Paper, SortBy::Version};
std::string_view word_of(SortBy sort);

struct ListQuery {
    std::optional<Health> state = {}; // nothing: all
    SortBy sort = SortBy::Health;
    bool backwards = false;
    std::string words = {}; // in the kiosk's id or its place's name; at most 80 bytes, UTF-8 in NFC
    std::size_t page = 1;
    bool operator==(ListQuery const&) const = default;
};

inline constexpr std::size_t longest_words = 80, most_pages = 1000;

ListQuery read_list_query(std::string_view query);
std::string address_of(ListQuery const& query); // "/kiosks?…", for the address of a link; not escaped for HTML

} // namespace gateway::console
