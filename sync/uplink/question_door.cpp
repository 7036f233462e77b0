#include "sync/uplink/question_door.h"

#include <pthread.h>
#include <sys/socket.h>
#include <thread>

#include "kiosk/base/log.h"
#include "kiosk/base/worker.h"
#include "sync/uplink/local_socket.h"

namespace uplink {
namespace {

constexpr base::Duration glance{200};          // how late a stop is noticed at most
constexpr base::Duration client_patience{500}; // for a client's line: it has it ready when it connects
constexpr std::size_t most_waiting = 8;

struct Lookup {
    Descriptor client;
    std::string code;
};

struct Drawing {
    Descriptor client;
    wire::Draw draw;
};

struct Probing {
    Descriptor client;
};

struct Calling {
    Descriptor client;
};

struct PhoneErrand {
    Descriptor client;
    wire::Question question; // of a phone's link, or of a sign-in
};

// What is answered to it.
std::string run_errand(Answerer& answerer, wire::Question const& question) {
    if (auto const* const link = std::get_if<wire::AskLink>(&question))
        return wire::encode_link_answer(answerer.link_for(link->id, link->place));
    if (auto const* const phone = std::get_if<wire::AskPhone>(&question))
        return wire::encode_phone_answer(answerer.phone_of(phone->id));
    if (auto const* const signin = std::get_if<wire::AskSignin>(&question))
        return wire::encode_signin_answer(answerer.signin_for(signin->id, signin->request));
    if (auto const* const status = std::get_if<wire::AskSigninStatus>(&question))
        return wire::encode_signin_status_answer(answerer.signin_of(status->id));
    if (auto const* const end = std::get_if<wire::EndLink>(&question)) answerer.end_link(end->id);
    if (auto const* const end = std::get_if<wire::EndSignin>(&question)) answerer.end_signin(end->id);
    return wire::encode_heard();
}

wire::ProgressAnswer unreachable() { return tl::unexpected(model::ProgressProblem::Unreachable); }

} // namespace

struct QuestionDoor::Parts {
    Parts(std::filesystem::path path, Descriptor listening, Answerer& those_who_answer)
        : socket(std::move(path)), listener(std::move(listening)), answerer(those_who_answer) {}

    void run(std::stop_token const& stop);
    void hear(Descriptor client);

    std::filesystem::path const socket;
    Descriptor const listener;
    Answerer& answerer;
    base::Worker<Lookup> lookups{"lookup", most_waiting, [this](Lookup lookup) {
                                     auto const answer = answerer.progress_of(lookup.code);
                                     (void)send_line(lookup.client, wire::encode_answer(answer));
                                 }};
    base::Worker<Drawing> drawings{"numbers", most_waiting, [this](Drawing drawing) {
                                       auto const answer = answerer.number_for(drawing.draw);
                                       (void)send_line(drawing.client, wire::encode_number_answer(answer));
                                   }};
    base::Worker<PhoneErrand> errands{"phones", most_waiting, [this](PhoneErrand errand) {
                                          (void)send_line(errand.client, run_errand(answerer, errand.question));
                                      }};
    base::Worker<Probing> probes{"probe", 1, [this](Probing probing) {
                                     (void)send_line(probing.client, wire::encode_probe_answer(answerer.probed()));
                                 }};
    base::Worker<Calling> calls{"call", 1, [this](Calling calling) {
                                    (void)send_line(calling.client, wire::encode_call_answer(answerer.call_staff()));
                                }};
    std::jthread thread{[this](std::stop_token const& stop) { run(stop); }}; // last: starts when all the rest stands
};

void QuestionDoor::Parts::run(std::stop_token const& stop) {
    pthread_setname_np(pthread_self(), "ask");
    while (!stop.stop_requested()) {
        if (!readable_within(listener, glance)) continue;
        Descriptor client(::accept4(listener.number(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (client) hear(std::move(client));
    }
}

void QuestionDoor::Parts::hear(Descriptor client) {
    auto const line = receive_line(client, wire::longest_line, client_patience);
    if (!line) return;
    auto question = wire::decode_question(*line);
    if (!question) return base::log(base::Severity::Warning, "uplink.question", "{}", question.error().what);
    if (std::holds_alternative<wire::Nudge>(*question)) {
        answerer.nudged();
        (void)send_line(client, wire::encode_heard()); // most do not wait for it
        return;
    }
    if (std::holds_alternative<wire::EndCall>(*question)) {
        answerer.end_call();
        (void)send_line(client, wire::encode_heard());
        return;
    }
    if (std::holds_alternative<wire::AskCall>(*question)) {
        (void)calls.offer(Calling{std::move(client)}); // as with probes
        return;
    }
    if (auto* const number = std::get_if<wire::AskNumber>(&*question)) {
        // Too many wait: the line is closed, and the kiosk gives its own.
        (void)drawings.offer(Drawing{std::move(client), std::move(number->draw)});
        return;
    }
    if (std::holds_alternative<wire::AskProbe>(*question)) {
        (void)probes.offer(Probing{std::move(client)}); // one at a time: for another the line is closed
        return;
    }
    auto* const progress = std::get_if<wire::AskProgress>(&*question);
    if (!progress) {
        (void)errands.offer(PhoneErrand{std::move(client), std::move(*question)}); // full: the line is closed
        return;
    }
    if (lookups.waiting() >= most_waiting) {
        (void)send_line(client, wire::encode_answer(unreachable()));
        return;
    }
    // Only this thread offers, so there is still room.
    (void)lookups.offer(Lookup{std::move(client), std::move(progress->code)});
}

QuestionDoor::QuestionDoor(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
QuestionDoor::QuestionDoor(QuestionDoor&&) noexcept = default;
QuestionDoor::~QuestionDoor() {
    if (parts_) ::unlink(parts_->socket.c_str());
}

base::Result<QuestionDoor> QuestionDoor::open(std::filesystem::path const& socket, Answerer& answerer) {
    auto listener = TRY(listen_at(socket));
    return QuestionDoor(std::make_unique<Parts>(socket, std::move(listener), answerer));
}

} // namespace uplink
