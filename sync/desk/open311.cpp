#include "sync/desk/open311.h"

#include "kiosk/base/text.h"
#include "sync/desk/discretion.h"
#include "sync/desk/query.h"

namespace desk {
namespace {

constexpr std::string_view specification = "http://wiki.open311.org/GeoReport_v2"; // its token, not an address to ask
constexpr std::size_t longest_description = 4000;                                  // letters
constexpr Value unknown;

std::string cut(std::string_view text, std::size_t most) {
    std::string out;
    for (char32_t const letter : base::code_points(text)) {
        if (most-- == 0) break;
        base::append_utf8(out, letter);
    }
    return out;
}

// From the smaller to the larger place.
std::string address_of(model::Catalogue const& catalogue, std::string const& code) {
    auto const* place = catalogue.place(code);
    if (place == nullptr) return "";
    auto const* ward = place->ward == code ? nullptr : catalogue.place(place->ward);
    return ward == nullptr ? place->name_vi : place->name_vi + ", " + ward->name_vi;
}

std::string media_of(City const& city, Report const& report) {
    return report.photo_names.empty() ? "" : city.settings.url + "/media/" + report.photo_names.front();
}

Value request(City const& city, Entry const& entry) {
    auto const& draft = entry.report->payload.draft;
    auto const requested = entry.report->payload.created_at;
    auto const* category = city.catalogue.category(draft.category);
    auto const said = [&](std::string_view text) {
        return Value(cut(without_personal(text, draft), longest_description));
    };
    return std::vector<Member>{
        {"service_request_id", entry.id.text()},
        {"status", word_of(entry.answered_at ? Status::Closed : Status::Open)},
        {"status_notes", said(entry.answer)},
        {"service_name", category == nullptr ? draft.category : category->name_vi},
        {"service_code", draft.category},
        {"description", said(draft.text.reveal())},
        {"agency_responsible", unknown},
        {"service_notice", unknown},
        {"requested_datetime", to_w3c(requested)},
        {"updated_datetime", to_w3c(entry.answered_at.value_or(requested))},
        {"expected_datetime", unknown},
        {"address", address_of(city.catalogue, draft.place)},
        {"address_id", draft.place},
        {"zipcode", unknown},
        {"lat", unknown},
        {"long", unknown},
        {"media_url", media_of(city, *entry.report)},
    };
}

} // namespace

Document discovery(City const& city) {
    auto const changed = to_w3c(city.changed);
    List formats{"format", {Value(std::string_view("text/xml")), Value(std::string_view("application/json"))}};
    std::vector<Member> endpoint{{"specification", specification},
                                 {"url", city.settings.url},
                                 {"changeset", changed},
                                 {"type", std::string_view("production")},
                                 {"formats", std::move(formats)}};
    return {"discovery",
            std::vector<Member>{
                {"changeset", changed},
                {"contact", city.settings.contact},
                {"key_service", std::string_view("No key. Each request carries Authorization: Bearer TOKEN; the token "
                                                 "stands in the desk's token file.")},
                {"endpoints", List{"endpoint", {Value(std::move(endpoint))}}},
            }};
}

Document services(City const& city) {
    List list{"service", {}};
    for (auto const& category : city.catalogue.categories)
        list.values.emplace_back(std::vector<Member>{
            {"service_code", category.id},
            {"service_name", category.name_vi},
            {"description", category.name_en},
            {"metadata", false},
            {"type", std::string_view("realtime")},
            {"keywords", unknown},
            {"group", unknown},
        });
    return {"services", std::move(list)};
}

Document service_definition(std::string const& service_code) {
    return {"service_definition",
            std::vector<Member>{{"service_code", service_code}, {"attributes", List{"attribute", {}}}}};
}

Document requests(City const& city, std::span<Entry const> entries) {
    List list{"request", {}};
    for (auto const& entry : entries)
        if (entry.report) list.values.push_back(request(city, entry));
    return {"service_requests", std::move(list)};
}

Document errors(int code, std::string const& description) {
    return {"errors",
            List{"error", {Value(std::vector<Member>{{"code", std::int64_t{code}}, {"description", description}})}}};
}

} // namespace desk
