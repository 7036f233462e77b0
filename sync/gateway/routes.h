// What the gateway answers: the kiosks' routes and the citizens' (sync/wire/openapi.yaml lists both). Lives on the io
// thread; what needs the disk or much of a processor goes to other threads and comes back as a finished reply.
#pragma once
#include <memory>

#include "sync/gateway/bucket.h"
#include "sync/gateway/citizens.h"
#include "sync/gateway/console/console.h"
#include "sync/gateway/enrolment.h"
#include "sync/gateway/events.h"
#include "sync/gateway/fleet.h"
#include "sync/gateway/handoffs.h"
#include "sync/gateway/retention.h"
#include "sync/gateway/submissions.h"
#include "sync/gateway/ward.h"
#include "sync/server/server.h"

namespace gateway {

class Routes final : public server::Handler {
public:
    // Without `enrolment` no kiosk is enrolled here and none is ever revoked; without `ward` there are no queue
    // numbers; without `phone_pages` no phone hands a photo to a kiosk; without `party` no citizen signs in; without
    // `events` no kiosk brings the book of one; without `console` there is none.
    Routes(Acceptance acceptance, std::unique_ptr<store::Store> store, base::Clock const& clock,
           std::size_t requests_per_second, std::filesystem::path downloads = {},
           std::unique_ptr<Enrolment> enrolment = nullptr, std::unique_ptr<Ward> ward = nullptr,
           std::unique_ptr<HandoffPages> phone_pages = nullptr, std::unique_ptr<Party> party = nullptr,
           std::unique_ptr<Events> events = nullptr, std::unique_ptr<console::Console> console = nullptr);

    void answer(server::Heard heard, server::Finish finish) override;
    server::Reply refuse(server::Refusal why) override;

    // From now on what is older than these settings allow is erased.
    void keep_no_longer_than(model::RetentionSettings const& settings);

    // After the server's run(): ends the threads whose work holds connections of the server.
    void close() {
        citizens_.close();
        if (console_) console_->close();
        retention_.reset(); // gives orders to the storage
        submissions_.reset();
        enrolment_.reset();
        ward_.reset();
    }

private:
    Hands hands();
    void mount_events(); // on the console
    void answer_kiosk(server::Heard heard, std::string_view path, server::Finish finish);
    void refuse_stranger(server::Finish const& finish);
    void take_upload(server::Heard heard, std::string_view path, server::Finish const& finish);
    void answer_citizen(server::Heard const& heard, std::string_view path, server::Finish const& finish);
    void answer_monitoring(server::Heard const& heard, std::string_view path, server::Finish const& finish);
    void tell_kiosk_progress(std::string_view code, server::Finish const& finish);
    void show_progress(server::Heard const& heard, std::string_view code, server::Finish const& finish);
    void tell_readiness(server::Finish const& finish);
    void order(Order order, server::Finish const& finish);

    base::Clock const& clock_;
    Metrics metrics_;
    Buckets buckets_;
    std::unique_ptr<Submissions> submissions_;
    std::unique_ptr<Enrolment> enrolment_;
    std::unique_ptr<Ward> ward_;
    std::unique_ptr<Events> events_;
    Fleet fleet_;
    Handoffs handoffs_;
    Citizens citizens_;
    std::unique_ptr<console::Console> console_;
    std::unique_ptr<Retention> retention_; // last: gone before what it gives orders to
};

} // namespace gateway
