// Doctor: a readiness report in parts, one file a part (doctor_NAME.cpp). A part looks at one thing and says what it
// found, in a sentence for a technician and in facts for tools. It changes nothing.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "kiosk/cli/house.h"

namespace cli {

enum class Verdict { Good, Warning, Bad }; // Warning: it works, and less well than it could

struct Part {
    std::string name;
    Verdict verdict = Verdict::Good;
    std::string says;
    std::vector<std::pair<std::string, std::string>> facts;
};

// Adds a sentence; the verdict never becomes better by it.
void worsen(Part& part, Verdict verdict, std::string const& says);

Part examine_voices(House const& house);
Part examine_chip(House const& house);

} // namespace cli
