// tramso doctor: is this kiosk ready? Exit 0: nothing is bad.
#include "kiosk/cli/doctor.h"

#include <cstdio>
#include <memory>

#include "kiosk/cli/commands.h"

namespace cli {
namespace {

struct Options {
    std::filesystem::path config;
    bool json = false;
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
    for (auto const& part : {examine_voices(*house)}) {
        options.json ? print_json(part) : print(part);
        bad = bad || part.verdict == Verdict::Bad;
    }
    return bad ? not_done : done;
}

} // namespace

void add_doctor(CLI::App& program, int& exit) {
    auto* doctor = program.add_subcommand("doctor", "is this kiosk ready? So far it looks at the voice alone");
    auto const options = std::make_shared<Options>();
    doctor->add_option("--config", options->config, "settings, kiosk.toml")->required()->check(CLI::ExistingFile);
    doctor->add_flag("--json", options->json, "a JSON line a part");
    doctor->callback([options, &exit] { exit = examine(*options); });
}

} // namespace cli
