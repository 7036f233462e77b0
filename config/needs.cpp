#include "config/needs.h"

#include <fmt/format.h>

#include "config/plain_text.h"
#include "kiosk/base/text.h"

namespace config {

void read_needs(ContentReader& reader, model::Catalogue& catalogue) {
    using model::Assurance;
    if (!reader.source().has("needs")) return;
    reader.read("needs", {"category", "least", "otherwise_vi", "otherwise_en"}, [&](ContentReader::Row const& row) {
        reader.demand(row, catalogue.category(row["category"]) != nullptr, "category",
                      "write the id of a row of categories.csv");
        reader.demand_new(row, "category");
        bool const verified = row["least"] == word_of(Assurance::Verified);
        reader.demand(row, verified || row["least"] == word_of(Assurance::Stated), "least", "write stated or verified");
        for (std::string_view const column : {"otherwise_vi", "otherwise_en"}) {
            auto const& words = row[column];
            bool const fits =
                tidy_line(words) == words && words.ends_with('.') && base::length(words) <= model::longest_otherwise;
            reader.demand(
                row, fits, column,
                fmt::format("write where it is done without a card and without an account: one sentence of at "
                            "most {} letters",
                            model::longest_otherwise));
        }
        catalogue.needs.push_back({row["category"], verified ? Assurance::Verified : Assurance::Stated,
                                   row["otherwise_vi"], row["otherwise_en"]});
    });
}

} // namespace config
