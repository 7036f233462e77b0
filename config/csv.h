// A CSV file, strictly after RFC 4180: fields in double quotes may hold commas, line breaks and doubled quotes; every
// row has as many fields as the first. Stricter than the RFC in one thing: the last row ends with a line break as well,
// so that a file cut inside a row is seen. Pure; any thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"

namespace config {

struct CsvRow {
    int line = 0; // where it begins, from 1
    std::vector<std::string> fields;
    bool operator==(CsvRow const&) const = default;
};

struct CsvProblem {
    int line = 0;
    std::string what;
    std::string instead;
};

// `text` without a byte order mark. No rows for an empty text.
base::Result<std::vector<CsvRow>, CsvProblem> parse_csv(std::string_view text);

} // namespace config
