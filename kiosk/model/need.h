// Need: how sure the city has to be of who sends a report of some category, and where the same is done without that.
// A value of the catalogue.
#pragma once
#include <string>

#include "kiosk/model/assurance.h"
#include "kiosk/model/language.h"

namespace model {

inline constexpr std::size_t longest_otherwise = 160; // letters

struct Need {
    std::string category;                   // Category::id; one need a category at most
    Assurance least = Assurance::Stated;    // never None
    std::string otherwise_vi, otherwise_en; // the way for who has no card or no account, a sentence

    std::string const& otherwise(Language language) const {
        return language == Language::English ? otherwise_en : otherwise_vi;
    }
};

} // namespace model
