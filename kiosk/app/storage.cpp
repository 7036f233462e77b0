#include "kiosk/app/storage.h"

#include "kiosk/app/testing.h"

#include "kiosk/base/file.h"
#include "kiosk/model/submission.h"
#include "sync/seal/digest.h"
#include "sync/wire/base64.h"
#include "ui/view/consent.h"

namespace app {
namespace {

flow::StoreTrouble trouble_of(outbox::StoreTrouble trouble) {
    switch (trouble) {
    case outbox::StoreTrouble::Full: return flow::StoreTrouble::Full;
    case outbox::StoreTrouble::Refused: return flow::StoreTrouble::Refused;
    case outbox::StoreTrouble::Broken: return flow::StoreTrouble::Broken;
    }
    return flow::StoreTrouble::Broken;
}

} // namespace

Storage::Storage(model::Settings const& settings, model::Catalogue const& catalogue, Languages const& languages,
                 base::Clock const& clock, Inbox& inbox)
    : settings_(settings),
      catalogue_(catalogue),
      languages_(languages),
      clock_(clock),
      inbox_(inbox),
      worker_("storage", 4, [this](StorageCommand command) { handle(std::move(command)); }) {}

bool Storage::open() {
    if (outbox_) return true;
    auto opened = outbox::Outbox::open(settings_, clock_);
    if (opened)
        outbox_.emplace(std::move(*opened));
    else
        base::log(base::Severity::Error, "outbox.open", "{}", opened.error().what);
    return outbox_.has_value();
}

void Storage::handle(StorageCommand command) {
    if (auto const* wanted = std::get_if<KeepParts>(&command)) return keep(wanted->parts);
    if (auto* wanted = std::get_if<StoreDraft>(&command)) store(std::move(wanted->draft));
    if (std::holds_alternative<TestReports>(command)) {
        inbox_.put(flow::PartTested{test_reports(open() ? &*outbox_ : nullptr, clock_.wall())});
        inbox_.put(flow::PartTested{test_disk(settings_.outbox, clock_.wall())});
    }
    tell_admission();
}

void Storage::keep(std::vector<wire::PartHealth> const& parts) {
    auto const kept = base::write_file_durably(model::parts_file(settings_), base::as_bytes(wire::encode(parts)), 0600);
    if (!kept) base::log(base::Severity::Warning, "parts.keep", "{}", kept.error().what);
}

void Storage::store(model::Draft draft) {
    if (!open()) return inbox_.put(flow::NotStored{flow::StoreTrouble::Broken});
    auto const now = clock_.wall();
    auto consents = records_of(draft.consents);
    auto const submission = model::Submission::compose(std::move(draft), catalogue_, base::make_uuid_v7(now, random_),
                                                       now, settings_.kiosk.id, "report", std::move(consents));
    if (!submission) {
        base::log(base::Severity::Warning, "submission.refused", "{}", word_of(submission.error()));
        return inbox_.put(flow::NotStored{flow::StoreTrouble::Refused});
    }
    auto const stored = outbox_->store(*submission);
    if (!stored) {
        if (stored.error() == outbox::StoreTrouble::Broken) outbox_.reset(); // opening it anew may rescue it
        return inbox_.put(flow::NotStored{trouble_of(stored.error())});
    }
    auto const code = submission->code();
    auto const& page = settings_.receipt.progress_url;
    auto const& category = submission->draft().category;
    inbox_.put(flow::Stored{{code, now, settings_.kiosk.id, submission->draft().place, category,
                             page.empty() ? std::string() : page + code, submission->match()}});
}

// The words are those that the screen showed; the time is the clock's of now, less what has passed since.
std::vector<model::Consent> Storage::records_of(std::vector<model::ConsentAnswer> const& answers) const {
    std::vector<model::Consent> records;
    for (auto const& answer : answers) {
        auto const words = view::consent_words(answer.purpose, settings_.visit.consent, languages_[answer.language]);
        records.push_back({std::string(word_of(answer.purpose)), wire::to_hex(seal::sha256(base::as_bytes(words))),
                           answer.language, clock_.wall() - (clock_.now() - answer.at), answer.agreed});
    }
    return records;
}

void Storage::tell_admission() {
    std::optional<flow::StoreTrouble> closed;
    if (!open())
        closed = flow::StoreTrouble::Broken;
    else if (!outbox_->can_accept())
        closed = flow::StoreTrouble::Full;
    inbox_.put(flow::AdmissionChanged{closed});
}

} // namespace app
