#include "config/library.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "config/install.h"
#include "kiosk/base/text.h"
#include "kiosk/model/settings.h"

namespace config {
namespace {

using Row = ContentReader::Row;

model::Bilingual words_of(Row const& row, std::string const& column) {
    return {row[column + "_vi"], row[column + "_en"]};
}

void read_collections(ContentReader& reader, model::Library& library) {
    reader.read("collections", {"id", "parent", "name_vi", "name_en"}, [&](Row const& row) {
        reader.demand(row, is_word(row["id"]), "id", "write a-z, 0-9 and _");
        reader.demand_new(row, "id");
        reader.demand_names(row);
        auto const& parent = row["parent"];
        auto const found = std::ranges::find(library.collections, parent, &model::Collection::id);
        reader.demand(row, parent.empty() || found != library.collections.end(), "parent",
                      "write the id of a row above, or nothing");
        if (found != library.collections.end()) found->parts.push_back(row["id"]);
        library.collections.push_back({row["id"], words_of(row, "name")});
    });
}

// "khai sinh; con mới đẻ" and "1.001193; 1.004884"
std::vector<std::string> listed(std::string_view text) {
    std::vector<std::string> parts;
    for (auto const part : base::split(text, ';'))
        if (auto const bare = base::trimmed(part); !bare.empty()) parts.push_back(bare);
    return parts;
}

void read_life_events(ContentReader& reader, model::Library& library) {
    std::vector<std::string_view> const columns{"id", "name_vi", "name_en", "words", "procedures"};
    reader.read("life_events", columns, [&](Row const& row) {
        reader.demand(row, is_word(row["id"]) && !library.collection(row["id"]), "id",
                      "write a-z, 0-9 and _, and no id of collections.csv");
        reader.demand_new(row, "id");
        reader.demand_names(row);
        model::Collection event{row["id"], words_of(row, "name")};
        for (auto const& code : listed(row["procedures"])) {
            auto const guide = std::ranges::find(library.guides, code, &model::Guide::id);
            reader.demand(row, guide != library.guides.end(), "procedures", "write codes of procedures.csv");
            if (guide == library.guides.end()) continue;
            guide->words += ";" + row["name_vi"] + ";" + row["name_en"] + ";" + row["words"];
            event.guides.push_back(code);
        }
        reader.demand(row, !event.guides.empty(), "procedures", "write the code of at least one");
        auto const all = std::ranges::find(library.collections, "life_events", &model::Collection::id);
        reader.demand(row, all != library.collections.end(), "id", "collections.csv needs life_events");
        if (all != library.collections.end()) all->parts.push_back(row["id"]);
        library.collections.push_back(std::move(event));
    });
}

void read_synonyms(ContentReader& reader, model::Library& library) {
    reader.read("synonyms", {"said", "meant"}, [&](Row const& row) {
        reader.demand(row, !row["said"].empty(), "said", "write what people say");
        reader.demand_new(row, "said");
        reader.demand(row, !row["meant"].empty(), "meant", "write what they mean");
        library.synonyms.push_back({row["said"], row["meant"]});
    });
}

std::optional<model::Opens> opens_of(std::string_view word) {
    static std::map<std::string_view, model::Opens> const all{
        {"collection", model::Opens::Collection}, {"guide", model::Opens::Guide},   {"find", model::Opens::Find},
        {"metro", model::Opens::Metro},           {"report", model::Opens::Report}, {"notices", model::Opens::Notices},
        {"triage", model::Opens::Triage},         {"tour", model::Opens::Tour}};
    auto const found = all.find(word);
    return found == all.end() ? std::nullopt : std::optional(found->second);
}

bool leads_somewhere(model::Catalogue const& catalogue, model::Opens opens, std::string_view target) {
    switch (opens) {
    case model::Opens::Collection:
    case model::Opens::Find: return catalogue.library.collection(target) != nullptr;
    case model::Opens::Guide:
    case model::Opens::Tour:
    case model::Opens::Metro: return catalogue.library.guide(target) != nullptr;
    case model::Opens::Report: return catalogue.category(target) != nullptr;
    case model::Opens::Notices: return target == "news";
    case model::Opens::Triage: return catalogue.library.install.question(target) != nullptr;
    }
    return false;
}

void read_menu(ContentReader& reader, model::Catalogue& catalogue) {
    std::vector<std::string_view> const columns{"id",      "tile",    "sign",      "opens",    "target",
                                                "name_vi", "name_en", "second_vi", "second_en"};
    std::vector<model::MenuEntry> menu;
    reader.read("menu", columns, [&](Row const& row) {
        reader.demand(row, is_word(row["id"]), "id", "write a-z, 0-9 and _");
        reader.demand_new(row, "id");
        reader.demand_names(row);
        auto const tile = std::ranges::find(model::tile_words, row["tile"]);
        reader.demand(row, tile != model::tile_words.end(), "tile", "write a tile as in visit.tiles of kiosk.toml");
        auto const opens = opens_of(row["opens"]);
        reader.demand(row, opens.has_value(), "opens",
                      "write collection, guide, find, metro, report, notices, triage or tour");
        if (!opens) return;
        reader.demand(row, leads_somewhere(catalogue, *opens, row["target"]), "target",
                      "write the id of what it opens");
        menu.push_back({row["id"], row["tile"], row["sign"], *opens, row["target"], words_of(row, "name"),
                        words_of(row, "second")});
    });
    catalogue.library.menu = std::move(menu);
}

int dong(std::string const& text) {
    int value = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? value : 0;
}

void read_fares(ContentReader& reader, model::Catalogue& catalogue) {
    auto& metro = catalogue.library.metro;
    reader.read("metro_fares", {"from", "to", "cash", "cashless"}, [&](Row const& row) {
        for (auto const* column : {"from", "to"})
            reader.demand(row, is_station_code(row[column]) && catalogue.place(row[column]), column,
                          "write the code of a station of stations.csv");
        for (auto const* column : {"cash", "cashless"})
            reader.demand(row, dong(row[column]) > 0, column, "write the fare in dong, digits alone");
        reader.demand(row, !metro.fare(row["from"], row["to"]), "to", "write each pair once");
        metro.fares.push_back({row["from"], row["to"], dong(row["cash"]), dong(row["cashless"])});
        metro.source = row["source"];
        metro.as_of = row["as_of"];
    });
}

} // namespace

bool add_to(model::Library& library, std::string_view collection, std::string const& guide) {
    auto const found = std::ranges::find(library.collections, collection, &model::Collection::id);
    if (found == library.collections.end()) return false;
    found->guides.push_back(guide);
    return true;
}

void read_library(ContentReader& reader, model::Catalogue& catalogue) {
    auto& library = catalogue.library;
    read_collections(reader, library);
    read_guides(reader, library);
    read_procedures(reader, library);
    read_hospitals(reader, library);
    read_ward_changes(reader, catalogue);
    read_life_events(reader, library);
    read_synonyms(reader, library);
    read_install(reader, library);
    read_menu(reader, catalogue);
    read_fares(reader, catalogue);
}

} // namespace config
