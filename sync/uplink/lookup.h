// Answers the screen's questions: the city's word over the network where it can be had, else what this kiosk itself
// knows: the public answers it keeps, with the time it last heard them, or that the report still waits here. Owned by
// the question door's lookup thread, but for nudged(), number_for() and what is about phones.
#pragma once
#include <functional>

#include "kiosk/base/queue.h"
#include "kiosk/model/settings.h"
#include "sync/http/client.h"
#include "sync/outbox/outbox.h"
#include "sync/uplink/calls.h"
#include "sync/uplink/memory.h"
#include "sync/uplink/numbers.h"
#include "sync/uplink/phones.h"
#include "sync/uplink/question_door.h"
#include "sync/uplink/signins.h"

namespace uplink {

struct Nudged {};
using Nudges = base::Queue<Nudged>; // of one: many nudges are as good as one

class Lookup final : public Answerer {
public:
    Lookup(std::string gateway, outbox::Outbox outbox, Memory memory, http::Transport& transport, Nudges& nudges,
           Phones phones, Signins signins)
        : gateway_(std::move(gateway)),
          outbox_(std::move(outbox)),
          memory_(std::move(memory)),
          transport_(transport),
          nudges_(nudges),
          phones_(std::move(phones)),
          signins_(std::move(signins)) {}

    void nudged() override { (void)nudges_.offer(Nudged{}); }
    wire::ProgressAnswer progress_of(std::string const& code) override;
    wire::NumberAnswer number_for(wire::Draw const& draw) override {
        return numbers_ ? numbers_->draw(draw) : tl::unexpected(model::DrawProblem::NoService);
    }
    wire::LinkAnswer link_for(base::Uuid const& id, std::string const& place) override {
        return phones_.link(id, place);
    }
    wire::PhoneAnswer phone_of(base::Uuid const& id) override { return phones_.look(id); }
    void end_link(base::Uuid const& id) override { phones_.end(id); }
    wire::SigninLinkAnswer signin_for(base::Uuid const& id, wire::SigninRequest const& request) override {
        return signins_.begin(id, request);
    }
    wire::SigninStatusAnswer signin_of(base::Uuid const& id) override { return signins_.look(id); }
    void end_signin(base::Uuid const& id) override { signins_.end(id); }
    bool call_staff() override { return calls_ != nullptr && calls_->call(); }
    void end_call() override {
        if (calls_ != nullptr) calls_->end();
    }
    void set_calls(Calls& calls) { calls_ = &calls; } // outlives it; before the door is opened
    std::vector<model::StageResult> probed() override {
        return prober_ ? prober_() : std::vector<model::StageResult>();
    }
    void set_prober(std::function<std::vector<model::StageResult>()> prober) {
        prober_ = std::move(prober);
    }                                                                        // as below
    void set_ward(Numbers numbers) { numbers_.emplace(std::move(numbers)); } // before the door is opened

private:
    std::string const gateway_;
    outbox::Outbox outbox_;
    Memory memory_;
    http::Transport& transport_;
    Nudges& nudges_;
    Phones phones_;
    Signins signins_;
    std::optional<Numbers> numbers_;
    Calls* calls_ = nullptr;
    std::function<std::vector<model::StageResult>()> prober_;
};

} // namespace uplink
