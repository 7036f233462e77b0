// Index: finds guides by what citizens type (finder.h). Made once from the library, which outlives it; const
// afterwards, any thread.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/model/library.h"
#include "kiosk/search/finder.h"

namespace search {

class Index {
public:
    explicit Index(model::Library const& library);

    // Of that collection and its parts, the best first, at most `most`. Nothing typed: nothing found. Collections that
    // have no parts and that no entry of the menu searches are not found in.
    std::vector<model::Guide const*> find(std::string_view collection, std::string_view typed, std::size_t most) const;

private:
    struct Room {
        std::vector<model::Guide const*> guides; // each once
        Finder finder;
    };
    std::map<std::string, Room, std::less<>> rooms_; // by collection
};

} // namespace search
