#include "config/known.h"

#include <charconv>
#include <fmt/format.h>
#include <set>

#include "config/csv_table.h"
#include "config/plain_text.h"
#include "kiosk/base/text.h"

namespace config {
namespace {

constexpr unsigned most_confirmations = 1'000'000;

std::optional<unsigned> count_of(std::string const& text) {
    unsigned value = 0;
    auto const* const end = text.data() + text.size();
    auto const [stop, error] = std::from_chars(text.data(), end, value);
    bool const whole = error == std::errc() && stop == end && value <= most_confirmations;
    return whole ? std::optional(value) : std::nullopt;
}

bool is_short_line(std::string const& text) {
    return tidy_line(text) == text && base::length(text) <= model::longest_known_words;
}

// One row after the other; what is wrong is gathered.
class KnownReader {
public:
    explicit KnownReader(model::Catalogue const& catalogue) : catalogue_(catalogue) {}

    void take(CsvTable::Row const& row) {
        row_ = &row;
        auto const id = base::Uuid::parse(row["id"]);
        auto const since = base::from_rfc3339(row["since"]);
        auto const state = model::known_state_of(row["state"]);
        auto const confirmations = count_of(row["confirmations"]);
        demand(id && id->is_version_7(), "id", "write the id of a submission");
        if (!seen_.insert(row["id"]).second)
            complain(fmt::format("id: \"{}\" comes twice", row["id"]), "write each once");
        demand(catalogue_.category(row["category"]) != nullptr, "category", "write the id of a row of categories.csv");
        demand(catalogue_.place(row["place"]) != nullptr, "place", "write the code of a ward or a station");
        demand(!row["words_vi"].empty() && is_short_line(row["words_vi"]), "words_vi", words_instead);
        demand(is_short_line(row["words_en"]), "words_en", words_instead);
        demand(since.has_value(), "since", "write the time as in 2026-11-28T07:00:00+07:00");
        demand(state.has_value(), "state", "write received, working or done");
        demand(confirmations.has_value(), "confirmations", "write a number, 0 to 1000000");
        if (complaints.empty())
            known.push_back(
                {*id, row["category"], row["place"], row["words_vi"], row["words_en"], *since, *state, *confirmations});
    }

    std::vector<model::KnownProblem> known;
    Complaints complaints;

private:
    static constexpr std::string_view words_instead =
        "write one line of at most 120 letters, without control characters";

    void complain(std::string what, std::string_view instead) {
        complaints.push_back({row_->file(), row_->line(), 0, std::move(what), std::string(instead)});
    }
    void demand(bool holds, std::string_view column, std::string_view instead) {
        if (!holds) complain(fmt::format("{}: \"{}\" will not do", column, (*row_)[column]), instead);
    }

    model::Catalogue const& catalogue_;
    CsvTable::Row const* row_ = nullptr;
    std::set<std::string> seen_;
};

} // namespace

base::Result<std::vector<model::KnownProblem>, Complaints> read_known(TableSource const& source,
                                                                      model::Catalogue const& catalogue) {
    if (!source.has("known")) return std::vector<model::KnownProblem>();
    auto const table = TRY(CsvTable::open(
        source, "known", {"id", "category", "place", "words_vi", "words_en", "since", "state", "confirmations"}));
    KnownReader reader(catalogue);
    for (auto const& row : table.rows())
        reader.take(row);
    if (!reader.complaints.empty()) return tl::unexpected(std::move(reader.complaints));
    return std::move(reader.known);
}

} // namespace config
