#include "kiosk/cli/doctor_wipe.h"

#include <algorithm>
#include <fmt/format.h>

#include "kiosk/cli/doctor_wipe_search.h"

namespace cli {
namespace {

std::string name_of(std::size_t number) { return fmt::format("canary {}", number + 1); }

Needles needles_of_all(std::vector<std::string> const& canaries) {
    std::vector<Needle> needles;
    for (std::size_t i = 0; i < canaries.size(); ++i)
        for (auto& needle : needles_of(name_of(i), canaries[i]))
            needles.push_back(std::move(needle));
    return Needles(std::move(needles));
}

std::vector<Hit> search_files(House const& house, int pid, std::vector<std::filesystem::path> const& also,
                              Needles const& needles) {
    std::vector<Hit> hits;
    search_open_files(pid, needles, hits);
    std::vector<std::filesystem::path> folders{house.settings.outbox.file.parent_path(), "/dev/shm"};
    constexpr std::string_view printed = "file:";
    if (house.settings.printer.link.starts_with(printed))
        folders.emplace_back(house.settings.printer.link.substr(printed.size()));
    folders.insert(folders.end(), also.begin(), also.end());
    for (auto const& folder : folders) {
        search_file(folder, needles, hits);
        search_folder(folder, needles, hits);
    }
    return hits;
}

void list(Part& part, std::string const& where, std::vector<Hit> const& hits) {
    for (std::size_t i = 0; i < hits.size(); ++i)
        part.facts.emplace_back(fmt::format("{}.{}", where, i + 1), hits[i].what + ": " + hits[i].place);
}

// While it is shown, each has to be found as it was typed, or a search that finds nothing afterwards proves nothing.
void expect_found(Part& part, std::vector<Hit> const& hits, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        auto const whole = name_of(i) + ", UTF-8";
        bool const found = std::ranges::any_of(hits, [&](Hit const& hit) { return hit.what == whole; });
        if (!found)
            worsen(part, Verdict::Bad, name_of(i) + " is not found: it is not on the screen, or the search is blind");
    }
}

} // namespace

Part search_for_canaries(House const& house, Program const& program, WipeOptions const& options) {
    Part part{"canary", Verdict::Good, {}, {}};
    auto const needles = needles_of_all(options.canaries);
    auto const remembered = search_memory(program.pid, needles);
    if (!remembered) {
        worsen(part, Verdict::Bad, remembered.error().what);
        return part;
    }
    if (options.canaries.empty()) {
        worsen(part, Verdict::Warning,
               "no word was searched for: type one at the screen, use --canary WORD --during, end the visit, then "
               "--canary WORD");
        return part;
    }
    auto const written = search_files(house, program.pid, options.also, needles);
    list(part, "file", written);
    if (!written.empty()) worsen(part, Verdict::Bad, "it stands in files");
    if (options.during) {
        part.facts.emplace_back("memory", fmt::format("found in {} places and forms", remembered->size()));
        expect_found(part, *remembered, options.canaries.size());
    } else {
        list(part, "memory", *remembered);
        if (!remembered->empty()) worsen(part, Verdict::Bad, "it is still in the program's memory");
    }
    if (part.says.empty()) part.says = options.during ? "found in memory alone, as it has to be" : "found nowhere";
    return part;
}

std::vector<Part> examine_wipe(House const& house, WipeOptions const& options) {
    auto const program = find_program(options.pid);
    if (!program) return {{"program", Verdict::Bad, program.error().what, {}}};
    std::vector<Part> parts{{"program", Verdict::Good, "it runs", {{"pid", std::to_string(program->pid)}}}};
    parts.push_back(examine_dumps(*program));
    parts.push_back(examine_swap(*program));
    parts.push_back(examine_selections(*program));
    parts.push_back(examine_spool(house));
    parts.push_back(search_for_canaries(house, *program, options));
    return parts;
}

} // namespace cli
