#include "config/load.h"

#include <fmt/format.h>

#include "config/file.h"
#include "config/keys.h"

namespace config {
namespace {

template<class S>
base::Result<S, Complaints> read(std::string_view text, std::filesystem::path const& file,
                                 std::vector<Key<S>> const& keys, S settings) {
    auto const document = parse_document(text, file);
    if (!document) return tl::unexpected(Complaints{document.error()});
    std::vector<Rule> rules;
    for (auto const& key : keys)
        rules.push_back(key.rule);
    auto complaints = complaints_about(*document, rules, file);
    if (!complaints.empty()) return tl::unexpected(std::move(complaints));

    // Never "": the outbox asks how much space its folder has.
    std::error_code error;
    auto const folder = file.has_parent_path() ? file.parent_path() : std::filesystem::current_path(error);
    for (auto const& item : document->items)
        for (auto const& key : keys)
            if (key.rule.name == item.name) key.store(settings, item.value, folder);
    return settings;
}

} // namespace

std::string Complaint::text() const {
    auto const place = line > 0 ? fmt::format("{}:{}", file.string(), line) : file.string();
    return fmt::format("{}: {}; {}", place, what, instead);
}

std::string text_of(Complaints const& complaints) {
    std::string text;
    for (auto const& complaint : complaints)
        text += complaint.text() + "\n";
    return text;
}

base::Result<model::Settings, Complaints> read_kiosk(std::string_view text, std::filesystem::path const& file) {
    return read(text, file, kiosk_keys(), kiosk_defaults());
}

base::Result<model::GatewaySettings, Complaints> read_gateway(std::string_view text,
                                                              std::filesystem::path const& file) {
    return read(text, file, gateway_keys(), gateway_defaults());
}

base::Result<model::Settings, Complaints> load_kiosk(std::filesystem::path const& file) {
    return read_kiosk(TRY(whole_file(file)), file);
}

base::Result<model::GatewaySettings, Complaints> load_gateway(std::filesystem::path const& file) {
    return read_gateway(TRY(whole_file(file)), file);
}

} // namespace config
