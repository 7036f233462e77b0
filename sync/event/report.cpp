#include "sync/event/report.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "sync/event/withhold.h"

namespace event {
namespace {

constexpr std::string_view header = "by,kind,hour,organisation,ambassador,count,target\n";
constexpr char const *not_told = "*", *by_nobody = "-";

using Numbers = std::map<std::string, std::uint64_t>; // by code or hour, in their order

// One kind in every view there is of it. The same names stand in each kind, so that none is told by being left out.
struct View {
    std::uint64_t total = 0;
    Numbers hours, organisations;
    std::map<std::string, Numbers> ambassadors; // by organisation, where it has some
};

std::string code_or(std::string const& code) { return code.empty() ? std::string(by_nobody) : code; }

// Of the event's days, from the first in which anything was counted to the last.
std::vector<Hour> hours_between(model::EventDay const& day, Counts const& counts) {
    auto const first = hour_in(day.first_day + "T00"), last = hour_in(day.last_day + "T23");
    std::vector<Hour> hours;
    if (counts.empty() || !first || !last) return hours;
    auto const end = std::min(*last, counts.rbegin()->first.hour);
    for (auto hour = std::max(*first, counts.begin()->first.hour); hour <= end; ++hour)
        hours.push_back(hour);
    return hours;
}

// All names with 0: each hour between the first and the last, each organisation, each ambassador.
View empty_view(model::EventDay const& day, Counts const& counts) {
    View view;
    for (auto const hour : hours_between(day, counts))
        view.hours[text_of_hour(hour)] = 0;
    view.organisations[std::string(by_nobody)] = 0;
    for (auto const& organisation : day.organisations)
        view.organisations[organisation.code] = 0;
    for (auto const& ambassador : day.ambassadors) {
        view.ambassadors[ambassador.organisation][std::string(by_nobody)] = 0;
        view.ambassadors[ambassador.organisation][ambassador.code] = 0;
    }
    // Of an earlier pack, or by a clock that went wrong: named all the same, for else the parts were not the total.
    for (auto const& [cell, count] : counts) {
        auto const organisation = code_or(cell.whose.organisation);
        view.hours.try_emplace(text_of_hour(cell.hour), 0);
        view.organisations.try_emplace(organisation, 0);
        if (cell.whose.ambassador.empty()) continue;
        view.ambassadors[organisation].try_emplace(std::string(by_nobody), 0);
        view.ambassadors[organisation].try_emplace(cell.whose.ambassador, 0);
    }
    return view;
}

void add(View& view, Cell const& cell, std::uint64_t count) {
    auto const organisation = code_or(cell.whose.organisation);
    view.total += count;
    view.hours[text_of_hour(cell.hour)] += count;
    view.organisations[organisation] += count;
    if (auto const found = view.ambassadors.find(organisation); found != view.ambassadors.end())
        found->second[code_or(cell.whose.ambassador)] += count;
}

std::set<std::string> hidden_in(Numbers const& numbers, bool all) {
    std::vector<std::uint64_t> parts;
    for (auto const& [name, count] : numbers)
        parts.push_back(count);
    auto const withheld = withheld_of(parts);
    std::set<std::string> hidden;
    std::size_t i = 0;
    for (auto const& [name, count] : numbers)
        if (all || withheld[i++]) hidden.insert(name);
    return hidden;
}

std::optional<std::uint64_t> told(std::uint64_t count, bool hidden) {
    return hidden ? std::nullopt : std::optional(count);
}

class Reporter {
public:
    explicit Reporter(model::EventDay const& day) : day_(day) {}

    // An organisation that is not told hides all its ambassadors, so that it does not follow from them.
    void add_kind(model::TallyKind kind, View const& view) {
        bool const few = is_few(view.total);
        rows_.push_back({ReportBy::Total, kind, {}, {}, {}, told(view.total, few)});
        auto const hours = hidden_in(view.hours, few);
        for (auto const& [hour, count] : view.hours)
            rows_.push_back({ReportBy::Hourly, kind, hour, {}, {}, told(count, hours.contains(hour))});
        auto const organisations = hidden_in(view.organisations, few);
        for (auto const& [code, count] : view.organisations)
            rows_.push_back({ReportBy::Organisation, kind, {}, code, {}, told(count, organisations.contains(code))});
        for (auto const& [code, ambassadors] : view.ambassadors) {
            auto const hidden = hidden_in(ambassadors, organisations.contains(code));
            for (auto const& [ambassador, count] : ambassadors)
                rows_.push_back(
                    {ReportBy::Ambassador, kind, {}, code, ambassador, told(count, hidden.contains(ambassador))});
        }
        if (kind == model::TallyKind::Activated) add_progress(view, organisations);
    }

    std::vector<ReportRow> rows() { return std::move(rows_); }

private:
    void add_progress(View const& view, std::set<std::string> const& hidden) {
        for (auto const& organisation : day_.organisations) {
            if (!organisation.target) continue;
            auto const& code = organisation.code;
            rows_.push_back({ReportBy::Progress,
                             model::TallyKind::Activated,
                             {},
                             code,
                             {},
                             told(view.organisations.at(code), hidden.contains(code)),
                             organisation.target});
        }
    }

    model::EventDay const& day_;
    std::vector<ReportRow> rows_;
};

std::string_view word_of_view(ReportBy by) {
    switch (by) {
    case ReportBy::Total: return "total";
    case ReportBy::Hourly: return "hour";
    case ReportBy::Organisation: return "organisation";
    case ReportBy::Ambassador: return "ambassador";
    case ReportBy::Progress: return "progress";
    }
    return "";
}

} // namespace

std::vector<ReportRow> report(model::EventDay const& day, Counts const& counts) {
    auto const empty = empty_view(day, counts);
    Reporter reporter(day);
    for (auto const kind : model::all_tally_kinds) {
        auto view = empty;
        for (auto const& [cell, count] : counts)
            if (cell.kind == kind) add(view, cell, count);
        reporter.add_kind(kind, view);
    }
    return reporter.rows();
}

std::string csv_of(std::vector<ReportRow> const& rows) {
    std::string text(header);
    for (auto const& row : rows)
        text += fmt::format("{},{},{},{},{},{},{}\n", word_of_view(row.by), word_of(row.kind), row.hour,
                            row.organisation, row.ambassador, row.count ? std::to_string(*row.count) : not_told,
                            row.target ? std::to_string(*row.target) : "");
    return text;
}

std::string report_csv(model::EventDay const& day, Counts const& counts) { return csv_of(report(day, counts)); }

} // namespace event
