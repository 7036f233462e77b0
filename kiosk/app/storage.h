// Storage: the thread that owns the outbox. Takes a draft, makes it a submission, stores it, and answers with Stored
// only after the bytes are on disk. offer() from the ui thread.
#pragma once
#include <memory>
#include <optional>
#include <variant>

#include "kiosk/app/inbox.h"
#include "kiosk/app/languages.h"
#include "kiosk/base/id.h"
#include "kiosk/base/worker.h"
#include "kiosk/model/catalogue.h"
#include "kiosk/model/draft.h"
#include "kiosk/model/settings.h"
#include "sync/outbox/outbox.h"
#include "sync/wire/part_health.h"

namespace app {

struct StoreDraft {
    model::Draft draft;
};
struct CheckAdmission {}; // answers AdmissionChanged
struct TestReports {};    // answers PartTested, of what waits and of the disk
struct KeepParts {        // for the courier
    std::vector<wire::PartHealth> parts;
};
using StorageCommand = std::variant<StoreDraft, CheckAdmission, TestReports, KeepParts>;

class Storage {
public:
    // All references outlive the storage.
    Storage(model::Settings const& settings, model::Catalogue const& catalogue, Languages const& languages,
            base::Clock const& clock, Inbox& inbox);

    [[nodiscard]] bool offer(StorageCommand command) { return worker_.offer(std::move(command)); }
    std::uint64_t beats() const { return worker_.beats(); }

private:
    void handle(StorageCommand command);
    void store(model::Draft draft);
    void keep(std::vector<wire::PartHealth> const& parts);
    std::vector<model::Consent> records_of(std::vector<model::ConsentAnswer> const& answers) const;
    void tell_admission();
    bool open();

    model::Settings const& settings_;
    model::Catalogue const& catalogue_;
    Languages const& languages_;
    base::Clock const& clock_;
    Inbox& inbox_;
    base::SystemRandom random_;
    std::optional<outbox::Outbox> outbox_;
    base::Worker<StorageCommand> worker_; // last: it uses all the rest
};

} // namespace app
