#include "tests/search/procedures.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "config/csv.h"
#include "kiosk/base/check.h"
#include "kiosk/base/text.h"

namespace tests {
namespace {

using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of(std::filesystem::path const& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    auto const table = config::parse_csv(text.str());
    base::check(table && table->size() > 1);
    std::vector<Row> rows;
    for (auto const& line : std::span(*table).subspan(1)) {
        Row row;
        for (std::size_t i = 0; i < line.fields.size(); ++i)
            row[table->front().fields[i]] = line.fields[i];
        rows.push_back(std::move(row));
    }
    return rows;
}

std::map<std::string, std::string> keywords_by_code(std::filesystem::path const& content) {
    std::map<std::string, std::string> keywords;
    for (auto& event : rows_of(content / "life_events.csv"))
        for (auto const code : base::split(event["procedures"], ';'))
            keywords[std::string(code)] += event["name_vi"] + ';' + event["name_en"] + ';' + event["words"] + ';';
    return keywords;
}

} // namespace

Procedures shipped_procedures(std::filesystem::path const& source) {
    auto const content = source / "config/content";
    auto keywords = keywords_by_code(content);
    Procedures shipped;
    for (auto& row : rows_of(content / "procedures.csv")) {
        auto const& code = shipped.codes.emplace_back(row["code"]);
        auto const& name = row["name_display"].empty() ? row["name_vi"] : row["name_display"];
        shipped.entries.push_back(
            {name, keywords[code], row["required_papers"] + ' ' + row["result"] + ' ' + row["agency"]});
    }
    for (auto& row : rows_of(content / "synonyms.csv"))
        shipped.synonyms.push_back({row["said"], row["meant"]});
    return shipped;
}

std::vector<Phrase> phrases_of(std::filesystem::path const& file) {
    std::vector<Phrase> phrases;
    for (auto& row : rows_of(file))
        phrases.push_back({row["phrase"], row["code"]});
    return phrases;
}

} // namespace tests
