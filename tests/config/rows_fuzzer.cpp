// Any bytes as a table in JSON and in TOML: rows as wide as the columns, texts in NFC, or complaints.
#include <cstdint>

#include "config/table_file.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/check.h"
#include "kiosk/base/text.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = base::as_text({data, size});
    for (auto const* ending : {".json", ".toml", ".csv"}) {
        auto const table = config::parse_table(text, "pages", "pages", ending);
        if (!table) {
            base::check(!table.error().empty());
            continue;
        }
        int line = 0;
        for (auto const& row : table->rows) {
            base::check(row.fields.size() == table->columns.size() && row.line >= line);
            line = row.line;
            for (auto const& field : row.fields)
                base::check(base::to_nfc(field) == field);
        }
    }
    return 0;
}
