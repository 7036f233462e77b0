// What the kernel tells of the screen's program: whether its memory can be dumped, looked into or swapped out.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <sys/stat.h>

#include "kiosk/base/text.h"
#include "kiosk/cli/doctor_wipe.h"

namespace cli {
namespace {

constexpr std::string_view program_name = "tramso-kiosk";

std::vector<std::string> lines_of(std::string const& file) {
    std::vector<std::string> lines;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

std::string first_line(std::string const& file) {
    auto lines = lines_of(file);
    return lines.empty() ? std::string() : lines.front();
}

std::vector<int> running() {
    std::vector<int> found;
    std::error_code error;
    std::filesystem::directory_iterator entries("/proc", error);
    for (; !error && entries != std::filesystem::directory_iterator(); entries.increment(error)) {
        int const pid = std::atoi(entries->path().filename().c_str());
        if (pid > 0 && first_line(entries->path() / "comm") == program_name) found.push_back(pid);
    }
    return found;
}

base::Result<int> only_one() {
    auto const found = running();
    if (found.empty())
        return base::failure(base::ErrorKind::NotFound, fmt::format("no {} runs: start it first", program_name));
    if (found.size() > 1)
        return base::failure(base::ErrorKind::Invalid,
                             fmt::format("{} of the name {} run: say which, with --pid", found.size(), program_name));
    return found.front();
}

// The four numbers of "Uid": real, effective, saved, file system.
uid_t user_of(Program const& program) {
    auto const uids = program.status.find("Uid");
    if (uids == program.status.end()) return 0;
    char* end = nullptr;
    std::strtoul(uids->second.c_str(), &end, 10);
    return static_cast<uid_t>(std::strtoul(end, nullptr, 10));
}

// The kernel gives what it tells of a program to root when nobody else may look into it (proc_pid(5)).
void examine_onlookers(Part& part, Program const& program) {
    struct stat found {};
    if (stat(fmt::format("/proc/{}/environ", program.pid).c_str(), &found) != 0)
        return worsen(part, Verdict::Bad, "nothing is told of it");
    auto const user = user_of(program);
    part.facts.emplace_back("user", std::to_string(user));
    if (user == 0)
        worsen(part, Verdict::Warning,
               "it runs as root: whether it can be dumped is not told; give it a user of its own");
    else if (found.st_uid != 0)
        worsen(part, Verdict::Bad, "it can be dumped: others of its user may read its memory");
}

std::vector<std::string> core_files(Program const& program) {
    std::vector<std::string> found;
    auto const look = [&](std::filesystem::path const& folder, std::string_view word) {
        std::error_code error;
        std::filesystem::directory_iterator files(folder, error);
        for (; !error && files != std::filesystem::directory_iterator(); files.increment(error)) {
            auto const name = files->path().filename().string();
            bool const is_core = name == word || name.starts_with(std::string(word) + ".");
            if (is_core && files->is_regular_file(error)) found.push_back(files->path());
        }
    };
    std::error_code error;
    look(std::filesystem::read_symlink(fmt::format("/proc/{}/cwd", program.pid), error), "core");
    look("/var/lib/systemd/coredump", fmt::format("core.{}", program_name));
    for (auto const* const folder : {"/var/crash", "/var/lib/apport/coredump"})
        look(folder, "core");
    return found;
}

std::size_t kilobytes(Program const& program, std::string const& key) {
    auto const value = program.status.find(key);
    return value == program.status.end() ? 0 : std::strtoull(value->second.c_str(), nullptr, 10);
}

} // namespace

base::Result<Program> find_program(int pid) {
    if (pid == 0) pid = TRY(only_one());
    Program program{pid, {}};
    for (auto const& line : lines_of(fmt::format("/proc/{}/status", pid))) {
        auto const colon = line.find(':');
        if (colon != std::string::npos) program.status[line.substr(0, colon)] = base::trimmed(line.substr(colon + 1));
    }
    if (program.status.empty()) return base::failure(base::ErrorKind::NotFound, fmt::format("no process {} runs", pid));
    return program;
}

Part examine_dumps(Program const& program) {
    Part part{"dumps", Verdict::Good, {}, {}};
    part.facts.emplace_back("core_pattern", first_line("/proc/sys/kernel/core_pattern"));
    constexpr std::string_view limit = "Max core file size";
    for (auto const& line : lines_of(fmt::format("/proc/{}/limits", program.pid))) {
        if (!line.starts_with(limit)) continue;
        auto const value = base::trimmed(line.substr(limit.size()));
        part.facts.emplace_back("largest_core", value.substr(0, value.find(' ')));
    }
    if (part.facts.back().second != "0") worsen(part, Verdict::Bad, "a core file may be written when it fails");
    examine_onlookers(part, program);
    for (auto const& file : core_files(program)) {
        part.facts.emplace_back("core", file);
        worsen(part, Verdict::Bad, "there is a core file: " + file);
    }
    if (part.says.empty()) part.says = "no core file is written, and no other program may look in";
    return part;
}

Part examine_swap(Program const& program) {
    Part part{"swap", Verdict::Good, {}, {}};
    auto const swapped = kilobytes(program, "VmSwap"), locked = kilobytes(program, "VmLck");
    auto const areas = lines_of("/proc/swaps");
    bool const swaps = areas.size() > 1; // below its heading
    part.facts.emplace_back("swapped_kb", std::to_string(swapped));
    part.facts.emplace_back("locked_kb", std::to_string(locked));
    part.facts.emplace_back("swap_areas", std::to_string(swaps ? areas.size() - 1 : 0));
    if (swapped > 0) worsen(part, Verdict::Bad, "some of its memory is swapped out");
    if (locked == 0 && swaps)
        worsen(part, Verdict::Bad, "its memory is not locked, and this machine swaps");
    else if (locked == 0)
        worsen(part, Verdict::Warning, "its memory is not locked; this machine does not swap");
    if (part.says.empty()) part.says = "its memory is locked, and none is swapped out";
    return part;
}

} // namespace cli
