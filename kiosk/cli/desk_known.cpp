// tramso desk known add|done|list|write: what the city tells the next citizens it knows of already (sync/desk/known.h).
#include <memory>

#include "kiosk/base/file.h"
#include "kiosk/cli/desk_commands.h"
#include "kiosk/cli/house.h"
#include "sync/desk/known.h"

namespace cli {
namespace {

struct Options {
    std::filesystem::path config, out;
    std::string id, words_vi, words_en, state = "working";
    bool json = false;
};

base::Result<base::Uuid> id_of(Options const& options) {
    auto const id = base::Uuid::parse(options.id);
    if (!id) return base::failure(base::ErrorKind::Invalid, "no submission's id: " + options.id);
    return *id;
}

base::Result<> add(Options const& options, desk::Desk& opened, desk::KnownProblems& problems) {
    auto known = TRY(desk::known_from(opened, TRY(id_of(options))));
    known.words_vi = options.words_vi;
    known.words_en = options.words_en;
    known.state = model::known_state_of(options.state).value_or(model::KnownState::Working);
    return problems.publish(std::move(known));
}

base::Result<std::vector<model::KnownProblem>> counted(desk::Desk& opened, desk::KnownProblems& problems) {
    auto all = TRY(problems.all());
    auto const counts = TRY(desk::confirmations(opened));
    for (auto& known : all)
        if (auto const found = counts.find(known.id); found != counts.end()) known.confirmations = found->second;
    return all;
}

void print(model::KnownProblem const& known, bool json) {
    if (!json)
        return fmt::print("{} {} {} {} +{} {}\n", known.id.text(), model::word_of(known.state), known.category,
                          known.place, known.confirmations, known.words_vi);
    fmt::print(R"({{"id":"{}","category":{},"place":{},"words_vi":{},"words_en":{},"since":"{}","state":"{}",)"
               R"("confirmations":{}}})"
               "\n",
               known.id.text(), json_text(known.category), json_text(known.place), json_text(known.words_vi),
               json_text(known.words_en), base::to_rfc3339(known.since), model::word_of(known.state),
               known.confirmations);
}

base::Result<> list(Options const& options, desk::Desk& opened, desk::KnownProblems& problems) {
    for (auto const& known : TRY(counted(opened, problems)))
        print(known, options.json);
    return {};
}

base::Result<> write(Options const& options, desk::Desk& opened, desk::KnownProblems& problems) {
    return base::write_file_durably(options.out, base::as_bytes(desk::known_csv(TRY(counted(opened, problems)))));
}

base::Result<> finish(Options const& options, desk::Desk&, desk::KnownProblems& problems) {
    return problems.finish(TRY(id_of(options)));
}

using Work = base::Result<> (*)(Options const&, desk::Desk&, desk::KnownProblems&);

int run(Options const& options, Work work) {
    return with_desk(options.config, [&](desk::Desk opened, model::GatewaySettings const& settings, auto const&) {
        auto problems = desk::KnownProblems::open(settings.known);
        if (!problems) return complain(problems.error().what);
        auto const worked = work(options, opened, *problems);
        return worked ? done : complain(worked.error().what);
    });
}

CLI::App* command(CLI::App& known, std::shared_ptr<Options> const& options, int& exit, Work work, char const* name,
                  char const* help) {
    auto* const made = known.add_subcommand(name, help);
    made->callback([options, &exit, work] { exit = run(*options, work); });
    return made;
}

} // namespace

void add_desk_known(CLI::App& desk, int& exit) {
    auto const options = std::make_shared<Options>();
    auto* const known = desk.add_subcommand("known", "what kiosks tell citizens the city knows of already");
    known->require_subcommand(1);
    known->add_option("--config", options->config, "gateway.toml")->required();
    auto* const added = command(*known, options, exit, add, "add", "publish a problem, or other words for it");
    added->add_option("--id", options->id, "of the submission that told of it")->required();
    added->add_option("--words-vi", options->words_vi, "what and where, as citizens will read it")->required();
    added->add_option("--words-en", options->words_en, "the same in English");
    added->add_option("--state", options->state, "received or working")->check(CLI::IsMember({"received", "working"}));
    auto* const ended = command(*known, options, exit, finish, "done", "nobody is asked about it any more");
    ended->add_option("--id", options->id, "of the submission that told of it")->required();
    auto* const listed = command(*known, options, exit, list, "list", "all of them, with how many have joined in");
    listed->add_flag("--json", options->json, "one JSON object a line");
    auto* const written = command(*known, options, exit, write, "write", "write known.csv for the content of kiosks");
    written->add_option("-o,--output", options->out, "the file")->required();
}

} // namespace cli
