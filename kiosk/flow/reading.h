// What a citizen does while reading (model::Library). Parts of Event. Values.
#pragma once
#include <cstddef>
#include <string>

namespace flow {

struct OpenEntry {
    std::string id; // model::MenuEntry::id
};
struct OpenCollection {
    std::string id;
};
struct OpenFind {
    std::string collection;
};
struct OpenGuide {
    std::string id;
};
struct TickOff {
    std::size_t block; // of the guide
};
struct PrintGuide {};
struct ChooseStation {
    std::string code;
};

} // namespace flow
