#include "sync/gateway/routes.h"

#include "kiosk/base/log.h"
#include "kiosk/model/receipt.h"
#include "sync/gateway/event_console.h"
#include "sync/gateway/page.h"
#include "sync/gateway/problem.h"
#include "sync/gateway/reply.h"
#include "sync/gateway/signin.h"
#include "sync/wire/enrolment.h"
#include "sync/wire/progress.h"

namespace gateway {
namespace {

constexpr std::string_view submissions = "/kiosk/v1/submissions/";
constexpr std::string_view batches = "/kiosk/v1/submissions:batch";
constexpr std::string_view kiosk_progress = "/kiosk/v1/progress/";
constexpr std::string_view public_progress = "/p/";

using wire::ProblemType;

server::Reply plain(int status, std::string text) { return {status, "text/plain; charset=utf-8", std::move(text), {}}; }
server::Reply html(int status, std::string text) {
    return {status,
            "text/html; charset=utf-8",
            std::move(text),
            {{"Content-Security-Policy", page_policy}, {"X-Content-Type-Options", "nosniff"}, {"Vary", "Accept"}}};
}
server::Reply not_found() { return problem(ProblemType::NotFound, "there is nothing here"); }

server::Finish never_cached(server::Finish finish) {
    return [finish = std::move(finish)](server::Reply reply) {
        reply.headers.emplace_back("Cache-Control", "no-store");
        finish(std::move(reply));
    };
}

server::Finish about_upload(server::Finish finish, bool is_head) {
    return [finish = std::move(finish), is_head](server::Reply reply) {
        finish(as_upload_reply(std::move(reply), is_head));
    };
}

// Of a question put to the store: the progress, or the reply that says why there is none.
using Found = base::Result<std::optional<model::Progress>>;

server::Reply page_of(Found const& found) {
    if (!found) return html(503, trouble_page());
    return *found ? html(200, progress_page(**found)) : html(404, unknown_code_page());
}

server::Reply json_of(Found const& found) {
    if (!found) return problem(ProblemType::Overloaded, "the store does not answer");
    return *found ? json(200, wire::encode_progress(**found))
                  : problem(ProblemType::NotFound, "this code is not known");
}

} // namespace

Routes::Routes(Acceptance acceptance, std::unique_ptr<store::Store> store, base::Clock const& clock,
               std::size_t requests_per_second, std::filesystem::path downloads, std::unique_ptr<Enrolment> enrolment,
               std::unique_ptr<Ward> ward, std::unique_ptr<HandoffPages> phone_pages, std::unique_ptr<Party> party,
               std::unique_ptr<Events> events, std::unique_ptr<console::Console> console)
    : clock_(clock),
      buckets_(requests_per_second),
      submissions_(std::make_unique<Submissions>(std::move(acceptance), std::move(store), clock, metrics_)),
      enrolment_(std::move(enrolment)),
      ward_(std::move(ward)),
      events_(std::move(events)),
      fleet_(std::move(downloads), clock, hands(), console != nullptr),
      handoffs_(std::move(phone_pages), clock, [this](Order order) { return submissions_->order(std::move(order)); }),
      citizens_(std::move(party), clock, [this](Order order) { return submissions_->order(std::move(order)); }),
      console_(std::move(console)) {
    if (events_) events_->use(hands());
    if (console_) console_->join(hands());
    if (console_ && events_) mount_events();
}

void Routes::mount_events() {
    auto const read = [this](store::Store& store) -> std::optional<console::MakePage> {
        auto reckoning = events_->read_all(store);
        if (!reckoning) return std::nullopt;
        return console::MakePage([reckoning = std::move(*reckoning)](console::Viewer const& viewer) {
            return events_page(reckoning(), viewer);
        });
    };
    console_->mount({{std::string(events_tab), "Ngày hội", "Events"}, read});
}

Hands Routes::hands() {
    return {[this](std::function<void()> work) { return submissions_->work(std::move(work)); },
            [this](Order order) { return submissions_->order(std::move(order)); },
            [this] { return submissions_->now().store_queue; }};
}

void Routes::keep_no_longer_than(model::RetentionSettings const& settings) {
    if (settings.report_days == 0 && settings.rating_days == 0) return;
    retention_ = std::make_unique<Retention>(settings, clock_, metrics_,
                                             [this](Order order) { return submissions_->order(std::move(order)); });
}

server::Reply Routes::refuse(server::Refusal why) {
    if (why == server::Refusal::Busy) metrics_.refused(ProblemType::Overloaded);
    return problem_of(why);
}

void Routes::answer(server::Heard heard, server::Finish finish) {
    finish = never_cached(std::move(finish));
    auto const target = heard.target;
    auto const path = std::string_view(target).substr(0, target.find('?'));
    if (heard.door == server::Door::Console && path != "/healthz" && path != "/readyz")
        return console_ ? console_->answer(heard, path, finish) : finish(not_found());
    bool const is_kiosk_door = heard.door == server::Door::Tls || heard.door == server::Door::Proxy;
    if (enrolment_ && is_kiosk_door && path == wire::enrolments_path)
        return enrolment_->enrol(std::move(heard), finish);
    if (ward_ && heard.door != server::Door::Inner && Ward::is_for_browsers(path))
        return ward_->answer(heard, path, finish);
    if (heard.door == server::Door::Tls && !heard.certificate_from) return refuse_stranger(finish);
    if (path == "/healthz") return finish(plain(200, "ok\n"));
    if (path == "/readyz") return tell_readiness(finish);
    if (events_ && events_->is_page(path, heard.door)) return events_->answer_page(heard, path, finish);
    switch (heard.door) {
    case server::Door::Tls:
    case server::Door::Proxy: return answer_kiosk(std::move(heard), path, finish);
    case server::Door::Public: return answer_citizen(heard, path, finish);
    case server::Door::Inner: return answer_monitoring(heard, path, finish);
    case server::Door::Console: return finish(not_found());
    }
}

void Routes::answer_citizen(server::Heard const& heard, std::string_view path, server::Finish const& finish) {
    if (Handoffs::is_for_phones(path)) return handoffs_.answer_phone(heard, path, finish);
    if (Citizens::is_for_phones(path)) return citizens_.answer_phone(heard, path, finish);
    if (!path.starts_with(public_progress)) return finish(html(404, unknown_code_page()));
    if (heard.method != "GET") return finish(wrong_method("GET"));
    show_progress(heard, path.substr(public_progress.size()), finish);
}

void Routes::answer_monitoring(server::Heard const& heard, std::string_view path, server::Finish const& finish) {
    if (path != "/metrics") return finish(not_found());
    if (heard.method != "GET") return finish(wrong_method("GET"));
    auto now = submissions_->now();
    now.connections = heard.connections;
    fleet_.tell_metrics([text = metrics_.text(now), finish](std::string const& fleet) {
        finish({200, "text/plain; version=0.0.4; charset=utf-8", text + fleet, {}});
    });
}

void Routes::answer_kiosk(server::Heard heard, std::string_view path, server::Finish finish) {
    if (is_upload(path)) finish = about_upload(std::move(finish), heard.method == "HEAD");
    auto const kiosk = kiosk_of(heard);
    if (!kiosk) return refuse_stranger(finish);
    if (enrolment_ && enrolment_->is_revoked(*kiosk, heard)) {
        metrics_.refused(ProblemType::CertRevoked);
        return finish(problem(ProblemType::CertRevoked, "enrol this kiosk anew"));
    }
    auto const wait = buckets_.take(*kiosk, clock_.now());
    if (wait.count() > 0) {
        metrics_.refused(ProblemType::RateLimited);
        return finish(problem(ProblemType::RateLimited, "too many requests of this kiosk", wait));
    }
    if (path == batches) {
        if (heard.method != "POST") return finish(wrong_method("POST"));
        return submissions_->batch(std::move(heard), *kiosk, finish);
    }
    if (path.starts_with(submissions)) {
        if (heard.method != "PUT") return finish(wrong_method("PUT"));
        return submissions_->put(std::move(heard), *kiosk, std::string(path.substr(submissions.size())), finish);
    }
    if (enrolment_ && path == wire::renewals_path) return enrolment_->renew(std::move(heard), *kiosk, finish);
    if (ward_ && Ward::is_draw(path)) return ward_->draw(heard, *kiosk, path, finish);
    if (is_upload(path)) return take_upload(std::move(heard), path, finish);
    handoffs_.tidy(); // kiosks come all the time: nothing stays long behind its time
    citizens_.tidy();
    if (Handoffs::is_for_kiosks(path)) return handoffs_.answer_kiosk(heard, *kiosk, path, finish);
    if (Citizens::is_for_kiosks(path)) return citizens_.answer_kiosk(heard, *kiosk, path, finish);
    if (events_ && Events::is_for_kiosks(path)) return events_->answer_kiosk(std::move(heard), *kiosk, path, finish);
    if (Fleet::knows(path)) return fleet_.answer(std::move(heard), *kiosk, finish);
    if (!path.starts_with(kiosk_progress)) return finish(not_found());
    if (heard.method != "GET") return finish(wrong_method("GET"));
    tell_kiosk_progress(path.substr(kiosk_progress.size()), finish);
}

void Routes::refuse_stranger(server::Finish const& finish) {
    metrics_.refused(ProblemType::UnknownKiosk);
    finish(problem(ProblemType::UnknownKiosk, "no kiosk's certificate"));
}

void Routes::take_upload(server::Heard heard, std::string_view path, server::Finish const& finish) {
    auto request = read_upload(std::move(heard), path);
    if (!request) return finish(std::move(request.error()));
    order(UploadOrder{std::move(*request), clock_.wall(), finish}, finish);
}

void Routes::tell_kiosk_progress(std::string_view code, server::Finish const& finish) {
    auto const known = model::parse_receipt_code(code);
    if (!known) return finish(json_of(std::optional<model::Progress>()));
    order(ProgressOrder{*known, [finish](Found const& found) { finish(json_of(found)); }}, finish);
}

void Routes::show_progress(server::Heard const& heard, std::string_view code, server::Finish const& finish) {
    bool const wants_json = heard.header("accept").find("application/json") != std::string::npos;
    auto const show = wants_json ? &json_of : &page_of;
    auto const known = model::parse_receipt_code(code);
    if (!known) return finish(show(std::optional<model::Progress>()));
    order(ProgressOrder{*known, [finish, show](Found const& found) { finish(show(found)); }}, finish);
}

void Routes::tell_readiness(server::Finish const& finish) {
    auto done = [finish](base::Result<> const& ready) {
        if (!ready) base::log(base::Severity::Error, "gateway.not-ready", "{}", ready.error().what);
        finish(ready ? plain(200, "ready\n") : plain(503, "not ready\n"));
    };
    auto also_ward = [this, done = std::move(done)](base::Result<> const& ready) {
        if (ready && ward_) return ward_->tell_ready(done);
        done(ready);
    };
    order(ReadyOrder{std::move(also_ward)}, finish);
}

void Routes::order(Order order, server::Finish const& finish) {
    if (!submissions_->order(std::move(order))) finish(problem(ProblemType::Overloaded, "too many requests wait"));
}

} // namespace gateway
