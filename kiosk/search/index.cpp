#include "kiosk/search/index.h"

#include "kiosk/base/text.h"

namespace search {

std::vector<model::Guide const*> Index::find(std::string_view collection, std::string_view typed,
                                             std::size_t most) const {
    std::vector<model::Guide const*> found;
    auto const* all = library_.collection(collection);
    if (!all || base::trimmed(typed).empty()) return found;
    auto const look_in = [&](model::Collection const& part) {
        for (auto const& id : part.guides)
            if (auto const* guide = library_.guide(id); guide && base::matches_words(guide->name.vi, typed))
                if (found.size() < most) found.push_back(guide);
    };
    look_in(*all);
    for (auto const& id : all->parts)
        if (auto const* part = library_.collection(id)) look_in(*part);
    return found;
}

} // namespace search
