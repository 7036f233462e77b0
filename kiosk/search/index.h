// Index: finds guides by what citizens type. Made once from the library, which outlives it; const afterwards, any
// thread.
#pragma once
#include <string_view>
#include <vector>

#include "kiosk/model/library.h"

namespace search {

class Index {
public:
    explicit Index(model::Library const& library) : library_(library) {}

    // Of that collection and its parts, the best first, at most `most`. Nothing typed: nothing found.
    std::vector<model::Guide const*> find(std::string_view collection, std::string_view typed, std::size_t most) const;

private:
    model::Library const& library_;
};

} // namespace search
