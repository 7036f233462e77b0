#include "config/prompts.h"

#include <fmt/format.h>

#include "config/plain_text.h"
#include "kiosk/base/text.h"

namespace config {

void read_prompts(ContentReader& reader, model::Catalogue& catalogue) {
    using model::PromptKind;
    if (!reader.source().has("prompts")) return;
    std::set<std::pair<PromptKind, std::string>> alone;
    reader.read("prompts", {"category", "kind", "words_vi", "words_en"}, [&](ContentReader::Row const& row) {
        auto const kind = model::prompt_kind_of(row["kind"]);
        auto const longest = kind == PromptKind::Ask ? model::longest_question : model::longest_answer;
        bool const is_one = kind == PromptKind::Ask || kind == PromptKind::Match;
        reader.demand(row, catalogue.category(row["category"]) != nullptr, "category",
                      "write the id of a row of categories.csv");
        reader.demand(row, kind.has_value(), "kind", "write ask, answer, danger or match");
        reader.demand(row, !is_one || alone.emplace(*kind, row["category"]).second, "category",
                      "write one row of this kind a category");
        for (std::string_view const column : {"words_vi", "words_en"}) {
            auto const& words = row[column];
            bool const fits =
                !words.empty() && tidy_line(words) == words && base::length(words) <= longest && !words.ends_with('.');
            reader.demand(row, fits, column,
                          fmt::format("write one line of at most {} letters, without a full stop", longest));
        }
        catalogue.prompts.push_back(
            {row["category"], kind.value_or(PromptKind::Answer), row["words_vi"], row["words_en"]});
    });
}

} // namespace config
