// tramso doctor: is this kiosk ready? Exit 0: nothing is bad.
#include "kiosk/cli/doctor.h"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <memory>

#include "kiosk/cli/commands.h"
#include "kiosk/cli/doctor_wipe.h"

namespace cli {
namespace {

struct Options {
    std::filesystem::path config;
    bool json = false, wipe = false;
    WipeOptions wiping;
};

char const* word_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::Good: return "good";
    case Verdict::Warning: return "warning";
    case Verdict::Bad: return "bad";
    }
    return "";
}

void print(Part const& part) {
    std::printf("%s: %s: %s\n", part.name.c_str(), word_of(part.verdict), part.says.c_str());
    for (auto const& [name, value] : part.facts)
        std::printf("  %s: %s\n", name.c_str(), value.c_str());
}

void print_json(Part const& part) {
    std::string facts;
    for (auto const& [name, value] : part.facts)
        facts += (facts.empty() ? "" : ",") + json_text(name) + ":" + json_text(value);
    std::printf("{\"part\":%s,\"verdict\":\"%s\",\"says\":%s,\"facts\":{%s}}\n", json_text(part.name).c_str(),
                word_of(part.verdict), json_text(part.says).c_str(), facts.c_str());
}

int examine(Options const& options) {
    auto const house = open_house(options.config);
    if (!house) return refuse("doctor", house.error().what);
    bool bad = false;
    auto const parts =
        options.wipe ? examine_wipe(*house, options.wiping) : std::vector{examine_voices(*house), examine_chip(*house)};
    for (auto const& part : parts) {
        options.json ? print_json(part) : print(part);
        bad = bad || part.verdict == Verdict::Bad;
    }
    return bad ? not_done : done;
}

void add_wipe(CLI::App& doctor, std::shared_ptr<Options> const& options) {
    auto* wipe = doctor.add_flag("--wipe", options->wipe,
                                 "of the running screen: does anything of a visit stay? Needs root to look");
    auto& wiping = options->wiping;
    doctor.add_option("--pid", wiping.pid, "that process, where more than one runs")->needs(wipe);
    doctor
        .add_option("--canary", wiping.canaries,
                    "a made-up word of six letters or more, typed at the screen before: is it gone? -: from standard "
                    "input, a line each")
        ->needs(wipe)
        ->allow_extra_args(false);
    doctor.add_flag("--during", wiping.during, "the words are on the screen now, and have to be found")->needs(wipe);
    doctor.add_option("--also", wiping.also, "a file or folder to be searched as well, of logs perhaps")
        ->needs(wipe)
        ->allow_extra_args(false);
}

// A word on the command line stands in the shell's history and in logs of what was run.
void read_canaries(std::vector<std::string>& canaries) {
    if (std::erase(canaries, "-") == 0) return;
    for (std::string line; std::getline(std::cin, line);)
        if (!line.empty()) canaries.push_back(line);
}

} // namespace

void worsen(Part& part, Verdict verdict, std::string const& says) {
    part.verdict = std::max(part.verdict, verdict);
    part.says += (part.says.empty() ? "" : "; ") + says;
}

void add_doctor(CLI::App& program, int& exit) {
    auto* doctor = program.add_subcommand(
        "doctor", "is this kiosk ready? It looks at the voice and the reader of chips; --wipe: at what stays");
    auto const options = std::make_shared<Options>();
    doctor->add_option("--config", options->config, "settings, kiosk.toml")->required()->check(CLI::ExistingFile);
    doctor->add_flag("--json", options->json, "a JSON line a part");
    add_wipe(*doctor, options);
    doctor->callback([options, &exit] {
        read_canaries(options->wiping.canaries);
        exit = examine(*options);
    });
}

} // namespace cli
