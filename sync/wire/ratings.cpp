#include "sync/wire/ratings.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

#include "sync/wire/json_reader.h"

namespace wire {
namespace {

constexpr std::size_t most_abouts = 32;

bool is_count(std::optional<std::uint64_t> const& count) { return count && *count <= most_of_a_tally; }

std::optional<unsigned> digits(std::string_view text) {
    unsigned value = 0;
    for (char const c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

Json reasons_of(Tally const& tally) {
    Json json = Json::object();
    for (auto const& [reason, count] : tally.reasons)
        json[std::string(model::word_of(reason))] = count;
    return json;
}

std::optional<Tally> tally_in(ObjectReader const& reader) {
    Tally tally;
    for (std::size_t i = 0; i < model::marks.size(); ++i) {
        auto const count = reader.number(std::string(model::word_of(model::marks.at(i))).c_str());
        if (!is_count(count)) return std::nullopt;
        tally.marks.at(i) = *count;
    }
    auto const reasons = reader.object("reasons");
    if (!reasons) return std::nullopt;
    for (auto const reason : model::reasons) {
        auto const word = std::string(model::word_of(reason));
        if (reasons->is_null_or_missing(word.c_str())) continue;
        auto const count = reasons->number(word.c_str());
        if (!is_count(count)) return std::nullopt;
        tally.reasons.emplace(reason, *count);
    }
    return tally;
}

} // namespace

std::string day_of(base::WallTime time) {
    auto const local = base::in_vietnam(time);
    return fmt::format("{:04}-{:02}-{:02}", local.year, local.month, local.day);
}

bool is_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    auto const year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)), day = digits(text.substr(8, 2));
    if (!year || !month || !day) return false;
    return std::chrono::year_month_day(std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                                       std::chrono::day(*day))
        .ok();
}

bool is_about(std::string_view text) {
    auto const fits = [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; };
    return !text.empty() && text.size() <= 32 && std::ranges::all_of(text, fits);
}

std::string encode(DayRatings const& ratings) {
    Json tallies = Json::array();
    for (auto const& [about, tally] : ratings.by_about) {
        Json json{{"about", about}};
        for (std::size_t i = 0; i < model::marks.size(); ++i)
            json[std::string(model::word_of(model::marks.at(i)))] = tally.marks.at(i);
        json["reasons"] = reasons_of(tally);
        tallies.push_back(std::move(json));
    }
    return dump(Json{{"day", ratings.day}, {"tallies", std::move(tallies)}});
}

std::optional<DayRatings> decode_day_ratings(std::string_view json) {
    auto const reader = ObjectReader::parse(json, longest_day_ratings);
    auto const tallies = reader ? reader->objects("tallies") : std::nullopt;
    if (!tallies || tallies->size() > most_abouts) return std::nullopt;
    DayRatings ratings{reader->text("day").value_or(""), {}};
    if (!is_day(ratings.day)) return std::nullopt;
    for (auto const& each : *tallies) {
        auto const about = each.text("about").value_or("");
        auto tally = tally_in(each);
        if (!is_about(about) || !tally) return std::nullopt;
        if (!ratings.by_about.emplace(about, std::move(*tally)).second) return std::nullopt;
    }
    return ratings;
}

} // namespace wire
