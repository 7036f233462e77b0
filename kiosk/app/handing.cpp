#include "kiosk/app/handing.h"

#include "kiosk/base/file.h"
#include "sync/uplink/ask.h"
#include "sync/uplink/condition.h"
#include "sync/uplink/phones.h"

namespace app {
namespace {

constexpr base::Duration patience{8'000};
constexpr base::Duration longest_silence{20'000}; // a citizen waits no longer for a network that is gone

} // namespace

Handing::Handing(model::Settings const& settings, base::Clock const& clock, Inbox& inbox)
    : settings_(settings),
      clock_(clock),
      inbox_(inbox),
      attendant_("phone",
                 {[this](flow::AskLink const& wanted) { begin(wanted); }, [this] { look(); }, [this] { end(); }}) {}

void Handing::begin(flow::AskLink const& wanted) {
    link_ = Link{wanted.link, base::make_uuid_v7(clock_.wall(), random_), {}, {}};
    auto link = uplink::ask_link(settings_.uplink.socket, link_->id, wanted.place, patience);
    if (!link) return fail(link.error());
    link_->heard_at = clock_.now();
    link_->until = link_->heard_at + std::chrono::seconds(link->lasts_s);
    inbox_.put(flow::LinkCame{link_->name, std::move(link->url)});
}

void Handing::look() {
    if (!link_) return;
    auto const state = uplink::ask_phone(settings_.uplink.socket, link_->id, patience);
    if (!state) return miss(state.error());
    link_->heard_at = clock_.now();
    if (*state == model::HandoffState::Opened && !std::exchange(link_->opened, true))
        inbox_.put(flow::PhoneOpened{link_->name});
    if (*state == model::HandoffState::Received) read();
}

// Without an answer for a moment the phone's page goes on all the same.
void Handing::miss(model::HandoffProblem why) {
    auto const now = clock_.now();
    if (why == model::HandoffProblem::Over || now >= link_->until) return fail(model::HandoffProblem::Over);
    if (now >= link_->heard_at + longest_silence) fail(why);
}

void Handing::read() {
    auto const file = uplink::phone_photo(uplink::folder_of(settings_), link_->id);
    auto const sealed = base::read_file(file, wire::largest_sealed_photo);
    if (!sealed) {
        base::log(base::Severity::Error, "photo.phone", "{}", sealed.error().what);
        return fail(model::HandoffProblem::Unreachable);
    }
    auto const bytes = base::as_bytes(*sealed);
    inbox_.put(flow::SealedPhotoCame{link_->name, base::Bytes(bytes.begin(), bytes.end())});
    end();
}

void Handing::end() {
    if (link_) uplink::end_link(settings_.uplink.socket, link_->id);
    link_.reset();
}

void Handing::fail(model::HandoffProblem why) {
    inbox_.put(flow::LinkFailed{link_->name, why});
    end();
}

} // namespace app
