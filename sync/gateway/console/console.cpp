#include "sync/gateway/console/console.h"

#include <algorithm>
#include <fmt/format.h>

#include "kiosk/base/log.h"
#include "kiosk/model/settings.h"
#include "sync/gateway/clerk.h"
#include "sync/gateway/console/replies.h"
#include "sync/gateway/digest.h"
#include "sync/gateway/form_values.h"
#include "sync/gateway/reply.h"
#include "sync/gateway/signin.h"
#include "sync/wire/base64.h"

namespace gateway::console {
namespace {

constexpr std::string_view kiosk_pages = "/kiosk/", commands_end = "/commands",
                           form_kind = "application/x-www-form-urlencoded";
constexpr std::size_t longest_console_form = 16U << 10, most_strangers_waiting = 64;
constexpr unsigned strangers_at_once = 30; // of one address; a sign-in is three requests
constexpr base::Duration strangers_pause{1'000};

std::vector<Tab> own_tabs() {
    return {{"/", "Tổng quan", "Overview"},
            {"/kiosks", "Danh sách trạm", "Kiosks"},
            {"/map", "Bản đồ", "Map"},
            {"/reports", "Phiếu đã nhận", "Received"}};
}

// A part of a page is asked for by our own script, which shows what it is told in its own words.
bool wants_part(server::Heard const& heard) { return heard.header("console-part") == "live"; }

} // namespace

base::Result<std::unique_ptr<Console>> Console::open(model::ConsoleSettings const& settings,
                                                     std::vector<model::KioskPlace> places, base::Clock const& clock) {
    if (settings.url.empty()) return nullptr;
    auto staff = TRY(Staff::open(settings, clock));
    auto const secret = TRY(read_console_secret(settings.secret));
    std::unique_ptr<Console> console(new Console(settings, std::move(places), secret, std::move(staff), clock));
    if (!settings.ops_key.empty()) console->ops_ = TRY(seal::load_verify(settings.ops_key));
    return console;
}

Console::Console(model::ConsoleSettings settings, std::vector<model::KioskPlace> places,
                 base::PrivateText const& secret, std::unique_ptr<Staff> staff, base::Clock const& clock)
    : settings_(std::move(settings)),
      places_(std::move(places)),
      cookies_(secret),
      staff_(std::move(staff)),
      clock_(clock),
      tabs_(own_tabs()),
      strangers_(strangers_at_once, strangers_pause),
      worker_(std::make_unique<Errands>("console", most_strangers_waiting, [](Errand const& errand) { errand(); })) {
    limits_.report_waits = std::chrono::hours(settings_.old_report_hours);
}

void Console::mount(FurtherPage page) {
    tabs_.push_back(page.tab);
    further_.push_back(std::move(page));
}

void Console::close() {
    std::unique_ptr<Errands> worker;
    std::scoped_lock const lock(guard_);
    worker = std::move(worker_);
}

void Console::ask_store(std::function<void(store::Store&)> work, Tongue const& tongue, server::Finish const& finish) {
    if (!hands_.order(StoreOrder{std::move(work)})) finish(busy_reply(tongue));
}

void Console::ask_staff(Errand errand, Tongue const& tongue, server::Finish const& finish) {
    std::scoped_lock const lock(guard_);
    if (!worker_ || !worker_->offer(std::move(errand))) finish(busy_reply(tongue));
}

void Console::answer(server::Heard const& heard, std::string_view path, server::Finish const& finish) {
    bool const is_post = heard.method == "POST";
    if (!is_post && heard.method != "GET") return finish(wrong_method("GET, POST"));
    auto const query = query_of(heard.target);
    auto const tongue = tongue_of(heard);
    if (!is_post)
        if (auto file = file_reply(path)) return finish(std::move(*file));
    if (!is_post && path == "/language") return finish(language_reply(query));
    auto const now = clock_.wall();
    auto const cookies = heard.header("cookie");
    auto const session = cookies_.session_in(cookies, now);
    if (!session) return answer_stranger(heard, path, finish);
    if (is_post) return change(heard, path, *session, finish);
    if (path.starts_with("/sign-in") || path == return_page) return finish(see_other("/"));
    show({{tongue, *session, cookies_.form_token(cookies), is_own_page(heard.target) ? heard.target : "/", now},
          wants_part(heard),
          heard.header("if-none-match")},
         path, query, finish);
}

// --- who is not signed in

void Console::answer_stranger(server::Heard const& heard, std::string_view path, server::Finish const& finish) {
    auto const tongue = tongue_of(heard);
    if (heard.method == "POST") return finish(forbidden_reply(tongue));
    if (wants_part(heard)) return finish({401, "text/plain; charset=utf-8", "sign in\n", guarding_headers()});
    if (path == "/signed-out") return finish(signed_out_reply(tongue));
    if (path == "/sign-in")
        return finish(sign_in_reply(tongue, form_value(query_of(heard.target), "to").value_or("/")));
    bool const asks_provider = path == "/sign-in/go" || path == return_page;
    if (!asks_provider) {
        auto const to =
            is_own_page(heard.target) && heard.target.find_first_of("?&%") == std::string::npos ? heard.target : "/";
        return finish(see_other(to == "/" ? "/sign-in" : "/sign-in?to=" + to));
    }
    if (strangers_.take(citizen_address(heard), clock_.now()).count() > 0) return finish(busy_reply(tongue));
    path == return_page ? come_back(heard, finish) : send_to_provider(heard, finish);
}

void Console::send_to_provider(server::Heard const& heard, server::Finish const& finish) {
    auto const tongue = tongue_of(heard);
    auto const asked = form_value(query_of(heard.target), "to").value_or("/");
    auto const to = is_own_page(asked) ? asked : std::string("/");
    ask_staff(
        [this, to, tongue, finish] {
            auto begun = staff_->begin();
            if (!begun) {
                base::log(base::Severity::Warning, "gateway.console", "not begun: {}", oidc::word_of(begun.error()));
                return finish(refused_reply(begun.error(), tongue));
            }
            Way const way{begun->pending, to, begun->until};
            finish(see_other(begun->url, {cookies_.keep(way, clock_.wall())}));
        },
        tongue, finish);
}

// From the provider, with a code; whoever comes without the cookie that was given on the way there did not come from
// here.
void Console::come_back(server::Heard const& heard, server::Finish const& finish) {
    auto const tongue = tongue_of(heard);
    auto const way = cookies_.way_in(heard.header("cookie"), clock_.wall());
    if (!way) return finish(refused_reply(oidc::Problem::Expired, tongue));
    auto const query = query_of(heard.target);
    auto const value = [&](std::string_view name) { return form_value(query, name).value_or(""); };
    oidc::Return const back{base::PrivateText(value("code")), value("state"), value("iss"), value("error")};
    ask_staff(
        [this, way = *way, back, tongue, finish] {
            auto const known = staff_->redeem(way.pending, back);
            if (!known) {
                base::log(base::Severity::Warning, "gateway.console", "refused: {}", oidc::word_of(known.error()));
                return finish(refused_reply(known.error(), tongue));
            }
            if (!known->role) return finish(no_role_reply(tongue));
            auto const now = clock_.wall();
            Session const session{known->name, *known->role, now + std::chrono::hours(settings_.session_hours)};
            finish(see_other(way.to, {cookies_.keep(session, now), Cookies::forget_way()}));
        },
        tongue, finish);
}

// --- pages

Sight Console::sight_now(std::vector<store::KioskState> kiosks, base::WallTime now) const {
    return sight_of(std::move(kiosks), places_, now, limits_);
}

server::Reply Console::reply_with(Page const& page, Asked const& asked) const {
    if (!asked.live_alone) return console_html(200, whole_page(page, asked.viewer, tabs_));
    auto const digest = sha256(base::as_bytes(page.live));
    auto const tag = fmt::format("\"{}\"", wire::to_hex(base::ByteView(digest).first(16)));
    auto reply = console_html(200, page.live);
    if (names_tag(asked.condition, tag)) reply = {304, "", "", guarding_headers()};
    reply.headers.emplace_back("ETag", tag);
    reply.headers.emplace_back("Console-Alarms", std::to_string(page.alarms));
    return reply;
}

void Console::show(Asked const& asked, std::string_view path, std::string_view query, server::Finish const& finish) {
    if (path == "/") return show_with(asked, &overview_page, finish);
    if (path == "/kiosks")
        return show_with(
            asked,
            [list = read_list_query(query)](Sight const& sight, Viewer const& viewer) {
                return kiosks_page(sight, list, viewer);
            },
            finish);
    if (path == "/map")
        return show_with(
            asked,
            [map = read_map_query(query)](Sight const& sight, Viewer const& viewer) {
                return map_page(sight, map, viewer);
            },
            finish);
    if (path == "/reports") return show_reports(asked, finish);
    if (path.starts_with(kiosk_pages)) {
        auto const told = handed_named(form_value(query, "told").value_or(""));
        return show_kiosk(asked, std::string(path.substr(kiosk_pages.size())), told, finish);
    }
    auto const further =
        std::ranges::find(further_, path, [](FurtherPage const& each) { return std::string_view(each.tab.path); });
    if (further == further_.end()) return finish(not_there_reply(asked.viewer.tongue));
    show_further(asked, *further, finish);
}

void Console::show_further(Asked const& asked, FurtherPage const& further, server::Finish const& finish) {
    ask_store(
        [this, asked, read = further.read, finish](store::Store& store) {
            auto make = read(store);
            if (!make) return finish(busy_reply(asked.viewer.tongue));
            auto work = [this, asked, make = std::move(*make), finish] {
                finish(reply_with(make(asked.viewer), asked));
            };
            if (!hands_.work(std::move(work))) finish(busy_reply(asked.viewer.tongue));
        },
        asked.viewer.tongue, finish);
}

void Console::show_with(Asked const& asked, Make make, server::Finish const& finish) {
    ask_store(
        [this, asked, make = std::move(make), finish](store::Store& store) {
            auto kiosks = store.kiosks();
            if (!kiosks) return finish(busy_reply(asked.viewer.tongue));
            auto work = [this, asked, make, kiosks = std::move(*kiosks), finish] {
                finish(reply_with(make(sight_now(kiosks, asked.viewer.now), asked.viewer), asked));
            };
            if (!hands_.work(std::move(work))) finish(busy_reply(asked.viewer.tongue));
        },
        asked.viewer.tongue, finish);
}

void Console::show_reports(Asked const& asked, server::Finish const& finish) {
    base::WallTime const since = std::chrono::floor<std::chrono::hours>(asked.viewer.now) - std::chrono::hours(23);
    ask_store(
        [this, asked, since, finish](store::Store& store) {
            auto kiosks = store.kiosks();
            auto counts = store.hour_counts(since);
            if (!kiosks || !counts) return finish(busy_reply(asked.viewer.tongue));
            auto work = [this, asked, kiosks = std::move(*kiosks), counts = std::move(*counts), finish] {
                finish(reply_with(reports_page(counts, sight_now(kiosks, asked.viewer.now), asked.viewer), asked));
            };
            if (!hands_.work(std::move(work))) finish(busy_reply(asked.viewer.tongue));
        },
        asked.viewer.tongue, finish);
}

void Console::show_kiosk(Asked const& asked, std::string const& kiosk, std::optional<Handed> told,
                         server::Finish const& finish) {
    if (!model::is_kiosk_id(kiosk)) return finish(not_there_reply(asked.viewer.tongue));
    ask_store(
        [this, asked, kiosk, told, finish](store::Store& store) {
            auto kiosks = store.kiosks();
            auto commands = store.commands(kiosk);
            if (!kiosks || !commands) return finish(busy_reply(asked.viewer.tongue));
            KioskDetail detail{std::move(*commands), ops_.has_value(), told};
            auto work = [this, asked, kiosk, kiosks = std::move(*kiosks), detail = std::move(detail), finish] {
                auto const sight = sight_now(kiosks, asked.viewer.now);
                auto const* const found = sight.find(kiosk);
                finish(found ? reply_with(kiosk_page(*found, detail, asked.viewer), asked)
                             : not_there_reply(asked.viewer.tongue));
            };
            if (!hands_.work(std::move(work))) finish(busy_reply(asked.viewer.tongue));
        },
        asked.viewer.tongue, finish);
}

// --- what changes anything

void Console::change(server::Heard const& heard, std::string_view path, Session const& session,
                     server::Finish const& finish) {
    auto const tongue = tongue_of(heard);
    bool const is_form = heard.header("content-type") == form_kind && heard.body.size() <= longest_console_form;
    bool const ours = is_form && is_from_our_page(heard) &&
                      cookies_.is_form_token(heard.header("cookie"), form_value(heard.body, "token").value_or(""));
    if (!ours) return finish(forbidden_reply(tongue));
    if (path == "/sign-out") return finish(see_other("/signed-out", {Cookies::forget_session()}));
    bool const is_command = path.starts_with(kiosk_pages) && path.ends_with(commands_end);
    if (!is_command) return finish(not_there_reply(tongue));
    if (session.role != Role::Operator) return finish(forbidden_reply(tongue));
    path.remove_prefix(kiosk_pages.size());
    path.remove_suffix(std::min(path.size(), commands_end.size()));
    if (!model::is_kiosk_id(path)) return finish(not_there_reply(tongue));
    hand_in(heard, std::string(path), finish);
}

void Console::hand_in(server::Heard const& heard, std::string const& kiosk, server::Finish const& finish) {
    auto const tell = [kiosk, finish](Handed handed) {
        finish(see_other(fmt::format("/kiosk/{}?told={}#send", kiosk, word_of(handed))));
    };
    auto const command = read_handed(form_value(heard.body, "command").value_or(""), kiosk, ops_, clock_.wall());
    if (!command) return tell(command.error());
    ask_store(
        [command = *command, tell](store::Store& store) {
            auto const added = store.add_command(command);
            if (added)
                base::log(base::Severity::Info, "gateway.console", "{} {}: {} was handed in", command.kiosk,
                          command.number, command.word);
            bool const used = !added && added.error().kind == base::ErrorKind::Invalid;
            tell(added ? Handed::Taken : used ? Handed::NumberUsed : Handed::Away);
        },
        tongue_of(heard), finish);
}

} // namespace gateway::console
