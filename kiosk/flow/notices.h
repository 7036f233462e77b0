// The city's news and warnings in a visit. Parts of Event and State. Values.
#pragma once
#include <string>
#include <vector>

namespace flow {

// --- the citizen
struct OpenNotice {
    std::string id; // model::Notice::id
};
struct HaveRead {}; // the warnings that lie over the screen

// --- the world
struct WarningsChanged {
    std::vector<std::string> notices; // Notice::id of the grave warnings that are in force
};

// --- screens
struct Notices {};
struct ReadNotice {
    std::string notice;
};

} // namespace flow
