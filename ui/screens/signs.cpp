#include "ui/screens/signs.h"

#include <algorithm>
#include <array>
#include <utility>

namespace screens {
namespace {

using kit::Icon;

constexpr std::array<std::pair<std::string_view, Icon>, 46> signs{{
    {"address", Icon::Map},       {"birth", Icon::Child},
    {"bus", Icon::Bus},           {"business", Icon::Shop},
    {"calendar", Icon::Calendar}, {"clock", Icon::Clock},
    {"death", Icon::Family},      {"elderly", Icon::Elderly},
    {"hospital", Icon::Hospital}, {"house", Icon::House},
    {"identity", Icon::Card},     {"insurance", Icon::HealthEducation},
    {"land", Icon::Land},         {"law", Icon::Law},
    {"list", Icon::List},         {"lost", Icon::Lost},
    {"marriage", Icon::Heart},    {"merit", Icon::Medal},
    {"news", Icon::News},         {"person", Icon::Person},
    {"phone", Icon::Smartphone},  {"record", Icon::Card},
    {"school", Icon::School},     {"search", Icon::Search},
    {"station", Icon::Station},   {"vaccine", Icon::Vaccine},
    {"vehicle", Icon::Vehicle},   {"work", Icon::Work},
    {"journey", Icon::Journey},   {"health", Icon::HealthEducation},
    {"map", Icon::Map},           {"procedures", Icon::Procedures},
    {"report", Icon::Report},     {"see", Icon::Show},
    {"android", Icon::Android},   {"apps", Icon::Download},
    {"check", Icon::Done},        {"dialpad", Icon::Dialpad},
    {"download", Icon::Download}, {"iphone", Icon::Iphone},
    {"lock", Icon::Lock},         {"police", Icon::Police},
    {"sim", Icon::Sim},           {"storage", Icon::Storage},
    {"unknown", Icon::NotFound},  {"verified", Icon::Verified},
}};

} // namespace

Icon sign_of(std::string_view word) {
    auto const found = std::ranges::find(signs, word, &std::pair<std::string_view, Icon>::first);
    return found == signs.end() ? Icon::Procedures : found->second;
}

} // namespace screens
