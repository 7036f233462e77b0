#include "sync/desk/open311_door.h"

#include <algorithm>
#include <set>

#include "kiosk/base/log.h"

namespace desk {

struct Open311Door::Asked {
    std::string_view path; // behind the prefix, without the format: "/services/flooding"
    Format format = Format::Xml;
    std::string_view query;
};

namespace {

constexpr std::size_t longest_id = 36;

// Nothing: neither xml nor json.
std::optional<Format> format_of(std::string_view path) {
    for (auto const format : {Format::Xml, Format::Json})
        if (path.ends_with("." + std::string(word_of(format)))) return format;
    return std::nullopt;
}

server::Reply reply(int status, Document const& document, Format format) {
    return {status, std::string(media_type_of(format)), document.written(format), {{"Cache-Control", "no-store"}}};
}

server::Reply refusal(int status, std::string const& description, Format format) {
    return reply(status, errors(status, description), format);
}

int status_of(base::ErrorKind kind) {
    if (kind == base::ErrorKind::NotFound) return 404;
    return kind == base::ErrorKind::Invalid ? 400 : 503;
}

server::Reply refusal(base::Error const& error, Format format) {
    return refusal(status_of(error.kind), error.what, format);
}

std::optional<std::string_view> behind(std::string_view text, std::string_view start) {
    return text.starts_with(start) ? std::optional(text.substr(start.size())) : std::nullopt;
}

// XML, which every client knows, when the path names no format.
std::pair<std::string_view, std::string_view> path_and_query(std::string_view target) {
    target.remove_prefix(std::min(Open311Door::prefix.size(), target.size()));
    auto const mark = target.find('?');
    return {target.substr(0, mark), mark == std::string_view::npos ? "" : target.substr(mark + 1)};
}

} // namespace

server::Reply Open311Door::forbid(std::string_view target) {
    auto const format = format_of(path_and_query(target).first).value_or(Format::Xml);
    return refusal(403, "Authorization: Bearer TOKEN is missing or wrong", format);
}

server::Reply Open311Door::answer(std::string_view method, std::string_view target) {
    auto const [path, query] = path_and_query(target);
    auto const format = format_of(path);
    if (method != "GET")
        return refusal(400, "only GET: this desk hands on and takes nothing", format.value_or(Format::Xml));
    if (auto const name = behind(path, "/media/")) return photo(*name);
    if (!format) return refusal(404, "no such resource: its name ends with .xml or .json", Format::Xml);
    Asked const asked{path.substr(0, path.size() - word_of(*format).size() - 1), *format, query};
    if (asked.path == "/discovery") return reply(200, discovery(city_), *format);
    if (asked.path == "/services") return reply(200, services(city_), *format);
    if (asked.path == "/requests") return requests_asked(asked);
    if (auto const id = behind(asked.path, "/requests/")) return one_request(asked, *id);
    if (auto const code = behind(asked.path, "/services/"))
        if (city_.catalogue.category(*code) != nullptr)
            return reply(200, service_definition(std::string(*code)), *format);
    return refusal(404, "no such resource, or no such service_code", *format);
}

server::Reply Open311Door::requests_asked(Asked const& asked) {
    auto const query = read_query(asked.query);
    if (!query) return refusal(query.error(), asked.format);
    auto const entries = find(*query);
    if (!entries) return refusal(entries.error(), asked.format);
    return reply(200, requests(city_, *entries), asked.format);
}

server::Reply Open311Door::one_request(Asked const& asked, std::string_view id) {
    auto const entries = find_by_id({std::string(id)});
    if (!entries) return refusal(entries.error(), asked.format);
    if (entries->empty()) return refusal(404, "no such service_request_id", asked.format);
    return reply(200, requests(city_, *entries), asked.format);
}

server::Reply Open311Door::photo(std::string_view name) {
    auto const id = base::Uuid::parse(name.substr(0, longest_id));
    if (auto const read = register_.read_on(desk_); !read) return refusal(read.error(), Format::Xml);
    auto const outside = id ? register_.find(*id) : std::nullopt;
    if (!outside) return refusal(404, "no such photo", Format::Xml);
    auto const entry = opened(*outside, Photos::Opened);
    if (!entry) return refusal(entry.error(), Format::Xml);
    if (*entry)
        for (auto const& photo : (*entry)->report->photos)
            if (photo.name == name)
                return {200,
                        "image/jpeg",
                        std::string(base::as_text(photo.bytes.reveal())),
                        {{"Cache-Control", "no-store"}}};
    return refusal(404, "no such photo", Format::Xml);
}

// Nothing: it cannot be opened, which is logged; or it has moved this moment, and the next question finds it.
base::Result<std::optional<Entry>> Open311Door::opened(Outside const& outside, Photos photos) {
    auto entry = TRY(desk_.at(outside, photos));
    if (entry && !entry->report) {
        base::log(base::Severity::Error, "desk.not-opened", "{}: {}", entry->id.text(), entry->report.error().what);
        return std::nullopt;
    }
    return entry;
}

base::Result<std::vector<Entry>> Open311Door::find_by_id(std::vector<std::string> const& ids) {
    TRY(register_.read_on(desk_));
    std::vector<Entry> found;
    std::set<base::Uuid> asked;
    for (auto const& text : ids) {
        auto const id = base::Uuid::parse(text);
        auto const outside = id && asked.insert(*id).second ? register_.find(*id) : std::nullopt;
        if (!outside) continue;
        if (auto entry = TRY(opened(*outside, Photos::OnlyNamed))) found.push_back(std::move(*entry));
    }
    return found;
}

base::Result<std::vector<Entry>> Open311Door::find(Query const& query) {
    if (!query.ids.empty()) return find_by_id(query.ids);
    TRY(register_.read_on(desk_));
    auto const wanted = [&](Entry const& entry) {
        auto const any = [](auto const& list, auto const& value) {
            return list.empty() || std::ranges::find(list, value) != list.end();
        };
        return any(query.service_codes, entry.report->payload.draft.category) &&
               any(query.statuses, entry.answered_at ? Status::Closed : Status::Open);
    };
    auto const span = span_of(query, clock_.wall());
    auto passed_over = (query.page - 1) * query.page_size;
    std::vector<Entry> found;
    // Documents show whole seconds, and the second a document shows is to be found by it.
    for (auto const& outside : register_.between(span.start, span.end + base::Duration(999))) {
        if (found.size() == query.page_size) break;
        auto entry = TRY(opened(outside, Photos::OnlyNamed));
        if (!entry || !wanted(*entry)) continue;
        if (passed_over > 0)
            --passed_over;
        else
            found.push_back(std::move(*entry));
    }
    return found;
}

base::Result<City> load_city(model::Open311Settings const& settings, model::Catalogue catalogue) {
    std::error_code error;
    auto const written = std::filesystem::last_write_time(settings.content / "categories.csv", error);
    if (error) return base::failure(base::ErrorKind::NotFound, (settings.content / "categories.csv").string());
    auto const changed = std::chrono::floor<base::Duration>(std::chrono::file_clock::to_sys(written));
    return City{std::move(catalogue), settings, changed};
}

} // namespace desk
