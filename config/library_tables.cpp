// The tables whose rows become guides, one function each.
#include <algorithm>
#include <map>

#include "config/library.h"
#include "kiosk/base/text.h"

namespace config {
namespace {

using Row = ContentReader::Row;

model::Block paragraph(std::string key) { return {model::BlockKind::Text, {}, {}, {std::move(key)}, {}}; }
model::Block fact(std::string label_key, model::Bilingual text) {
    return {model::BlockKind::Fact, std::move(label_key), {}, {}, std::move(text)};
}
// What the sources do not say is not made up: the screen says whom to ask.
model::Block fact_or_ask(std::string label_key, std::string const& text) {
    if (!text.empty()) return fact(std::move(label_key), {text, {}});
    return {model::BlockKind::Fact, std::move(label_key), {}, {"guide.ask_office"}, {}};
}

std::optional<model::BlockKind> kind_of(std::string_view word) {
    static std::map<std::string_view, model::BlockKind> const all{{"text", model::BlockKind::Text},
                                                                  {"step", model::BlockKind::Step},
                                                                  {"bring", model::BlockKind::Bring},
                                                                  {"fact", model::BlockKind::Fact},
                                                                  {"link", model::BlockKind::Link}};
    auto const found = all.find(word);
    return found == all.end() ? std::nullopt : std::optional(found->second);
}

void read_blocks(ContentReader& reader, model::Library& library) {
    std::vector<std::string_view> const columns{"guide", "kind", "label_vi", "label_en", "text_vi", "text_en"};
    reader.read("guide_blocks", columns, [&](Row const& row) {
        auto const guide =
            std::ranges::find_if(library.guides, [&](auto const& known) { return known.id == row["guide"]; });
        reader.demand(row, guide != library.guides.end(), "guide", "write the id of a row of guides.csv");
        auto const kind = kind_of(row["kind"]);
        reader.demand(row, kind.has_value(), "kind", "write text, step, bring, fact or link");
        reader.demand(row, !row["text_vi"].empty(), "text_vi", "write the text in Vietnamese");
        reader.demand(row, !row["text_en"].empty(), "text_en", "write the text in English");
        reader.demand_sure(row);
        if (!kind || guide == library.guides.end()) return;
        bool const labelled = *kind == model::BlockKind::Fact || *kind == model::BlockKind::Link;
        reader.demand(row, labelled != row["label_vi"].empty(), "label_vi",
                      "write one for a fact or link, and only there");
        reader.demand(row, *kind != model::BlockKind::Link || is_address(row["text_vi"]), "text_vi",
                      "write an https:// address");
        guide->blocks.push_back({*kind, {}, {row["label_vi"], row["label_en"]}, {}, {row["text_vi"], row["text_en"]}});
    });
}

std::optional<model::Level> level_of(std::string_view word) {
    if (word.empty()) return model::Level::Unknown;
    if (word == "ward") return model::Level::Ward;
    if (word == "province") return model::Level::City;
    if (word == "ministry") return model::Level::Ministry;
    return std::nullopt;
}

// "ONLINE/DIRECT/POSTAL"
model::Block channels(std::string const& text) {
    model::Block block{model::BlockKind::Fact, "guide.channels", {}, {}, {}};
    for (auto const& [word, key] :
         {std::pair{"DIRECT", "guide.channel.direct"}, std::pair{"ONLINE", "guide.channel.online"},
          std::pair{"POSTAL", "guide.channel.postal"}})
        if (text.find(word) != std::string::npos) block.text_keys.emplace_back(key);
    if (block.text_keys.empty()) block.text_keys.emplace_back("guide.ask_office");
    return block;
}

// "Phường 1 (Quận 3), Phường 2", "giấy A (hoặc B; không cần nếu…); giấy C": within brackets nothing parts.
std::vector<std::string> parts_of(std::string_view text, char separator) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    int depth = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        bool const ends = i == text.size();
        if (!ends && text[i] == '(') ++depth;
        if (!ends && text[i] == ')') --depth;
        if (!ends && (text[i] != separator || depth > 0)) continue;
        if (auto part = base::trimmed(text.substr(from, i - from)); !part.empty()) parts.push_back(std::move(part));
        from = i + 1;
    }
    return parts;
}

model::Guide procedure(Row const& row) {
    model::Guide guide{row["code"], {row["name_display"], {}}, {}, {}, {}, {}, row["as_of"], level_of(row["level"])};
    guide.words = row["field"];
    guide.source = "dichvucong.gov.vn" + (row["decision"].empty() ? "" : ", " + row["decision"]);
    for (auto& paper : parts_of(row["required_papers"], ';'))
        guide.blocks.push_back({model::BlockKind::Bring, {}, {}, {}, {std::move(paper), {}}});
    if (guide.blocks.empty()) guide.blocks.push_back(paragraph("guide.no_papers"));
    auto const fee = row["fee"].empty() ? row["hcmc_fee_note"] : row["fee"];
    guide.blocks.push_back(fact_or_ask("guide.fee", fee));
    if (!row["fee"].empty() && !row["hcmc_fee_note"].empty())
        guide.blocks.push_back(fact("guide.fee_here", {row["hcmc_fee_note"], {}}));
    guide.blocks.push_back(fact_or_ask("guide.time", row["time_limit"]));
    guide.blocks.push_back(fact_or_ask("guide.where", row["where_to_file"]));
    guide.blocks.push_back(channels(row["channels"]));
    if (!row["result"].empty()) guide.blocks.push_back(fact("guide.result", {row["result"], {}}));
    guide.blocks.push_back({model::BlockKind::Link, "guide.portal", {}, {}, {row["source_url"], {}}});
    return guide;
}

} // namespace

void read_guides(ContentReader& reader, model::Library& library) {
    std::vector<std::string_view> const columns{"id",        "collection", "name_vi", "name_en",
                                                "second_vi", "second_en",  "words"};
    reader.read("guides", columns, [&](Row const& row) {
        reader.demand(row, is_word(row["id"]), "id", "write a-z, 0-9 and _");
        reader.demand_new(row, "id");
        reader.demand_names(row);
        reader.demand_sure(row);
        library.guides.push_back({row["id"],
                                  {row["name_vi"], row["name_en"]},
                                  {row["second_vi"], row["second_en"]},
                                  row["words"],
                                  {},
                                  row["source"],
                                  row["as_of"],
                                  std::nullopt});
        if (!row["collection"].empty())
            reader.demand(row, add_to(library, row["collection"], row["id"]), "collection",
                          "write an id of collections.csv, or nothing");
    });
    read_blocks(reader, library);
}

void read_procedures(ContentReader& reader, model::Library& library) {
    std::vector<std::string_view> const columns{
        "code",   "name_vi",         "name_display", "field",    "group",         "level",
        "agency", "where_to_file",   "time_limit",   "fee",      "hcmc_fee_note", "channels",
        "online", "required_papers", "result",       "decision", "source_url",    "note"};
    reader.read("procedures", columns, [&](Row const& row) {
        reader.demand(row, row["code"].size() == 8 && only(row["code"], {digits, "."}), "code", "write it as 1.001193");
        reader.demand_new(row, "code");
        reader.demand(row, !row["name_display"].empty(), "name_display", "write the name for the screen");
        reader.demand(row, level_of(row["level"]).has_value(), "level", "write ward, province, ministry or nothing");
        reader.demand_sure(row);
        reader.demand(row, is_address(row["source_url"]), "source_url", "write an https:// address");
        reader.demand(row, add_to(library, row["group"], row["code"]), "group", "write an id of collections.csv");
        library.guides.push_back(procedure(row));
    });
}

void read_hospitals(ContentReader& reader, model::Library& library) {
    reader.read("hospitals", {"name", "need", "specialty_vi", "address"}, [&](Row const& row) {
        reader.demand(row, !row["name"].empty(), "name", "write the hospital's name");
        reader.demand_new(row, "name");
        reader.demand(row, !row["address"].empty(), "address", "write street and ward");
        reader.demand_sure(row);
        model::Guide guide{"hospital_" + std::to_string(row.line()),
                           {row["name"], {}},
                           {row["address"], {}},
                           row["specialty_vi"],
                           {},
                           row["source"],
                           row["as_of"],
                           std::nullopt};
        guide.blocks = {fact("guide.address", {row["address"], {}}), fact("guide.specialty", {row["specialty_vi"], {}}),
                        paragraph("guide.hospital_phone")};
        reader.demand(row, add_to(library, "hospitals_" + row["need"], guide.id), "need",
                      "write a need of collections.csv, without hospitals_");
        library.guides.push_back(std::move(guide));
    });
}

void read_ward_changes(ContentReader& reader, model::Catalogue& catalogue) {
    constexpr std::string_view unchanged = "giữ nguyên";
    reader.read("ward_changes", {"ward", "region_before_merger", "former_units"}, [&](Row const& row) {
        auto const* ward = catalogue.place(row["ward"]);
        reader.demand(row, ward != nullptr, "ward", "write the code of a ward");
        reader.demand_new(row, "ward");
        if (!ward) return;
        model::Bilingual const now{ward->name_vi, ward->name_en};
        int number = 0;
        for (auto const& unit : parts_of(row["former_units"], ',')) {
            bool const same = unit == unchanged;
            model::Guide guide{"ward_" + row["ward"] + "_" + std::to_string(++number),
                               same ? now : model::Bilingual{unit, {}},
                               {"→ " + now.vi, "→ " + now.en},
                               now.vi,
                               {},
                               row["source"],
                               row["as_of"],
                               std::nullopt};
            guide.blocks = {fact("guide.new_ward", now),
                            fact("guide.old_place", {(same ? now.vi : unit) + ", " + row["region_before_merger"], {}}),
                            fact("guide.made_of", {row["former_units"], {}}), paragraph("guide.split")};
            reader.demand(row, add_to(catalogue.library, "addresses", guide.id), "ward",
                          "collections.csv needs addresses");
            catalogue.library.guides.push_back(std::move(guide));
        }
    });
}

} // namespace config
