// tramso desk request|requests|export|erase: what a citizen may ask about what the city keeps of them, by the receipt's
// code, with the law's days (sync/desk/requests.h). Only `export` needs the city's secret key.
#include <memory>

#include "kiosk/base/file.h"
#include "kiosk/cli/desk_commands.h"
#include "kiosk/cli/house.h"
#include "sync/desk/requests.h"
#include "sync/store/open.h"

namespace cli {
namespace {

struct Options {
    std::filesystem::path config, out, photos;
    std::string code, kind;
    bool json = false;
};
using Shared = std::shared_ptr<Options>;

constexpr char const* about_days =
    "Days are those of Decree 356/2025/ND-CP, article 5: 2 working days to acknowledge, 10 days for an export, 15 for "
    "an "
    "erasure. Working days are Monday to Friday in Viet Nam. Public holidays are not known here and count as working "
    "days, so a date that is shown is never later than the law's.";

store::DataRequestKind kind_in(std::string const& word) {
    return word == desk::word_of(store::DataRequestKind::Export) ? store::DataRequestKind::Export
                                                                 : store::DataRequestKind::Erase;
}

std::string time_or_null(std::optional<base::WallTime> const& time) {
    return time ? json_text(base::to_rfc3339(*time)) : "null";
}

std::string facts_of(store::DataRequest const& request) {
    auto const deadlines = desk::deadlines_of(request);
    return fmt::format(R"("id":"{}","code":{},"kind":"{}","received_at":"{}","acknowledge_by":"{}","done_by":"{}")",
                       request.id.text(), json_text(request.code), desk::word_of(request.kind),
                       base::to_rfc3339(request.received_at), desk::text_of(deadlines.acknowledged),
                       desk::text_of(deadlines.done));
}

int told(store::DataRequest const& request, bool json) {
    auto const deadlines = desk::deadlines_of(request);
    if (json)
        fmt::print("{{{}}}\n", facts_of(request));
    else
        fmt::print("{} of {} is registered: acknowledge it by {}, do it by {}\n", desk::word_of(request.kind),
                   request.code, desk::text_of(deadlines.acknowledged), desk::text_of(deadlines.done));
    return done;
}

std::string standing_of(store::DataRequest const& request, int left) {
    if (request.done_at) return "done " + base::to_rfc3339(*request.done_at);
    if (left < 0) return fmt::format("overdue by {} days", -left);
    return fmt::format("{} days left", left);
}

void list_one(store::DataRequest const& request, base::WallTime now, bool json) {
    auto const deadlines = desk::deadlines_of(request);
    auto const left = desk::days_left(deadlines.done, now);
    if (json)
        fmt::print("{{{},\"done_at\":{},\"days_left\":{},\"overdue\":{}}}\n", facts_of(request),
                   time_or_null(request.done_at), request.done_at ? "null" : std::to_string(left),
                   !request.done_at && left < 0);
    else
        fmt::print("{} {} came {}, acknowledge by {}, do by {}: {}\n", request.code, desk::word_of(request.kind),
                   desk::text_of(desk::day_of(request.received_at)), desk::text_of(deadlines.acknowledged),
                   desk::text_of(deadlines.done), standing_of(request, left));
}

// Work that needs the store and not the city's key.
template<class Work>
int with_store(Options const& options, Work work) {
    return with_gateway_settings(options.config, [&](model::GatewaySettings const& settings) {
        auto const store = store::open(settings);
        return store ? work(**store, base::SystemClock().wall()) : complain(store.error().what);
    });
}

int add_request(store::Store& store, base::WallTime now, Options const& options) {
    auto const request = desk::register_request(store, options.code, kind_in(options.kind), now, base::system_random());
    return request ? told(*request, options.json) : complain(request.error().what);
}

int list_requests(store::Store& store, base::WallTime now, Options const& options) {
    auto const all = store.requests();
    if (!all) return complain(all.error().what);
    for (auto const& request : *all)
        list_one(request, now, options.json);
    return done;
}

int erase(store::Store& store, base::WallTime now, Options const& options) {
    auto const outcome = desk::erase_report(store, options.code, now);
    if (!outcome) return complain(outcome.error().what);
    bool const before = *outcome == store::EraseOutcome::Known;
    if (options.json)
        fmt::print("{{\"code\":{},\"erased\":true,\"before\":{}}}\n", json_text(options.code), before);
    else
        fmt::print("{} {}\n", options.code, before ? "was already erased" : "is erased");
    return done;
}

base::PrivateText document_of(desk::Holding const& holding, model::RetentionSettings const& retention) {
    std::string text =
        fmt::format(R"({{"code":{},"received_at":{},"answered_at":{},"answer":{},"erased_at":{},)",
                    json_text(holding.code), time_or_null(holding.received_at), time_or_null(holding.answered_at),
                    json_text(holding.answer), time_or_null(holding.erased_at));
    if (retention.report_days > 0 && !holding.erased_at)
        text += fmt::format(R"("kept_until":{},)",
                            time_or_null(holding.received_at + std::chrono::days(retention.report_days)));
    base::PrivateText const line = holding.report ? holding.report->line() : base::PrivateText("null");
    text.reserve(text.size() + line.reveal().size() + 32); // so that no copy of it is left behind
    text += "\"submission\":";
    text += line.reveal();
    text += "}\n";
    return base::PrivateText(std::move(text));
}

base::Result<> write_export(desk::Desk& desk, model::GatewaySettings const& settings, base::WallTime now,
                            Options const& options) {
    // Opened also when nobody wants the photos: the line leaves out those that turn out to be none.
    auto const holding = TRY(desk.find(options.code, desk::Photos::Opened));
    if (holding.report) TRY(keep_photos(*holding.report, options.photos));
    auto const document = document_of(holding, settings.retention);
    TRY(base::write_file_durably(options.out, base::as_bytes(document.reveal()), 0600));
    return desk.exported(holding.code, now);
}

int export_one(Options const& options) {
    return with_desk(options.config, [&](desk::Desk desk, model::GatewaySettings const& settings, auto const& clock) {
        auto const written = write_export(desk, settings, clock.wall(), options);
        if (!written) return complain(written.error().what);
        if (options.json)
            fmt::print("{{\"code\":{},\"file\":{}}}\n", json_text(options.code), json_text(options.out.string()));
        return int{done};
    });
}

CLI::App* command(CLI::App& desk, Shared const& options, char const* name, char const* help) {
    auto* const made = desk.add_subcommand(name, help);
    made->add_option("--config", options->config, "gateway.toml")->required();
    made->add_flag("--json", options->json, "say so as JSON, one object a line");
    return made;
}

void add_code(CLI::App* command, Shared const& options) {
    command->add_option("--code", options->code, "the receipt's code")->required();
}

using StoreWork = int (*)(store::Store&, base::WallTime, Options const&);
void call(CLI::App* command, Shared const& options, int& exit, StoreWork work) {
    command->callback([options, &exit, work] {
        exit =
            with_store(*options, [&](store::Store& store, base::WallTime now) { return work(store, now, *options); });
    });
}

} // namespace

void add_desk_requests(CLI::App& desk, int& exit) {
    auto const options = std::make_shared<Options>();
    auto* const request = command(desk, options, "request", "register what a citizen asks about a report, now");
    add_code(request, options);
    request->add_option("--kind", options->kind, "export: to have what is kept; erase: to have it erased")
        ->required()
        ->check(CLI::IsMember({"export", "erase"}));
    request->footer(about_days);
    call(request, options, exit, add_request);

    auto* const requests = command(desk, options, "requests", "what citizens have asked: open ones first");
    requests->footer(about_days);
    call(requests, options, exit, list_requests);

    auto* const exported = command(desk, options, "export",
                                   "write all that is held of a report into a file, and end the requests for that");
    add_code(exported, options);
    exported->add_option("--out", options->out, "the JSON file, for its owner alone")->required();
    exported->add_option("--photos", options->photos, "write the photos into this folder");
    exported->callback([options, &exit] { exit = export_one(*options); });

    auto* const erased = command(desk, options, "erase",
                                 "erase a report, its photos and its answer for good, and end the requests for that");
    add_code(erased, options);
    call(erased, options, exit, erase);
}

} // namespace cli
