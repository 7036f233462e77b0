#include "sync/upkeep/faults.h"

#include <algorithm>
#include <fmt/format.h>

#include "kiosk/base/file.h"
#include "kiosk/base/text.h"

namespace upkeep {
namespace {

using namespace std::chrono_literals;

constexpr base::Duration the_same{1min};
constexpr std::size_t longest_file = 4'096;

template<class Word, class All>
std::optional<Word> named(All const& all, std::string_view word) {
    for (auto const each : all)
        if (model::word_of(each) == word) return each;
    return std::nullopt;
}

void put(std::vector<model::PartReport>& faults, model::PartReport const& fault) {
    auto const place = std::ranges::lower_bound(faults, fault.part, {}, &model::PartReport::part);
    if (place != faults.end() && place->part == fault.part)
        *place = fault;
    else
        faults.insert(place, fault);
}

} // namespace

std::string faults_text(std::vector<model::PartReport> const& faults) {
    std::string text;
    for (auto const& fault : faults)
        text += fmt::format("{} {} {} {}\n", word_of(fault.part), word_of(fault.state),
                            base::to_rfc3339(fault.tested_at), fault.count);
    return text;
}

std::vector<model::PartReport> read_faults(std::string_view text) {
    std::vector<model::PartReport> faults;
    for (auto const line : base::split(text, '\n')) {
        auto const words = base::split(line, ' ');
        if (words.size() != 4) continue;
        auto const part = named<model::Part>(model::all_parts, words[0]);
        auto const state = named<model::PartState>(model::all_part_states, words[1]);
        auto const at = base::from_rfc3339(words[2]);
        bool const digits = words[3].size() <= 9 && !words[3].empty() &&
                            std::ranges::all_of(words[3], [](char c) { return c >= '0' && c <= '9'; });
        if (part && state && at && digits) put(faults, {*part, *state, *at, std::stoul(std::string(words[3]))});
    }
    return faults;
}

Faults::Faults(std::filesystem::path file) : file_(std::move(file)) {
    if (auto const text = base::read_file(file_, longest_file)) faults_ = read_faults(*text);
}

base::Result<> Faults::keep(model::PartReport const& fault) {
    auto const known = std::ranges::find(faults_, fault.part, &model::PartReport::part);
    bool const again = known != faults_.end() && known->state == fault.state &&
                       fault.tested_at - known->tested_at < the_same && fault.tested_at >= known->tested_at;
    if (again) return {};
    put(faults_, fault);
    return base::write_file_durably(file_, base::as_bytes(faults_text(faults_)), 0600);
}

} // namespace upkeep
