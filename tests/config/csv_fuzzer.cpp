// Any bytes as a CSV file: rows that are written back and read again as the same rows, or a problem with a line.
#include <cstdint>

#include "config/csv.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/check.h"

namespace {

std::string written(std::vector<config::CsvRow> const& rows) {
    std::string text;
    for (auto const& row : rows) {
        for (std::size_t i = 0; i < row.fields.size(); ++i) {
            text += i == 0 ? "\"" : ",\"";
            for (char const c : row.fields[i])
                text += c == '"' ? std::string(2, c) : std::string(1, c);
            text += '"';
        }
        text += '\n';
    }
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const rows = config::parse_csv(base::as_text({data, size}));
    if (!rows) {
        base::check(rows.error().line > 0);
        return 0;
    }
    auto const again = config::parse_csv(written(*rows));
    base::check(again && *again == *rows);
    return 0;
}
