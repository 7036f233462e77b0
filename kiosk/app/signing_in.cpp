#include "kiosk/app/signing_in.h"

#include "sync/seal/seal.h"
#include "sync/uplink/ask.h"

namespace app {
namespace {

constexpr base::Duration answer_patience{12'000}; // the city asks the provider meanwhile
constexpr base::Duration silence{30'000};         // a citizen waits no longer for a network that is gone

} // namespace

SigningIn::SigningIn(model::Settings const& settings, base::Clock const& clock, Inbox& inbox)
    : settings_(settings),
      clock_(clock),
      inbox_(inbox),
      attendant_("signin",
                 {[this](flow::AskSignin const& wanted) { begin(wanted); }, [this] { look(); }, [this] { end(); }}) {}

void SigningIn::begin(flow::AskSignin const& wanted) {
    auto const [secret, key] = seal::make_city_keys();
    current_ = Current{wanted.link, base::make_uuid_v7(clock_.wall(), random_), secret, {}};
    auto link = uplink::ask_signin(settings_.uplink.socket, current_->id, {wanted.place, key.bytes}, answer_patience);
    if (!link) return fail(link.error());
    current_->heard_at = clock_.now();
    inbox_.put(flow::SigninCame{current_->name, std::move(link->url), std::move(link->number)});
}

void SigningIn::look() {
    if (!current_) return;
    auto const status = uplink::ask_signin_status(settings_.uplink.socket, current_->id, answer_patience);
    if (!status) return miss(status.error());
    current_->heard_at = clock_.now();
    take(*status);
}

void SigningIn::take(wire::SigninStatus const& status) {
    switch (status.state) {
    case wire::SigninState::Waiting: return;
    case wire::SigninState::Matched:
        if (!std::exchange(current_->matched, true)) inbox_.put(flow::NumberMatched{current_->name});
        return;
    case wire::SigninState::Failed: return fail(status.problem.value_or(model::SigninProblem::NotBelieved));
    case wire::SigninState::Approved: break;
    }
    auto const text = seal::open(status.sealed, current_->key);
    auto person = text ? wire::decode_signed_in(*text) : std::nullopt;
    if (!person) {
        base::log(base::Severity::Error, "signin", "what the city sealed does not open");
        return fail(model::SigninProblem::NotBelieved);
    }
    inbox_.put(flow::SignedIn{current_->name, std::move(person->name), std::move(person->number)});
    end();
}

// Without an answer for a moment the phone's page goes on all the same.
void SigningIn::miss(model::SigninProblem why) {
    bool const over = why == model::SigninProblem::Expired;
    if (over || clock_.now() >= current_->heard_at + silence) fail(why);
}

void SigningIn::end() {
    if (current_) uplink::end_signin(settings_.uplink.socket, current_->id);
    current_.reset();
}

void SigningIn::fail(model::SigninProblem why) {
    inbox_.put(flow::SigninFailed{current_->name, why});
    end();
}

} // namespace app
