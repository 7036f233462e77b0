#include "sync/desk/desk.h"

#include <algorithm>
#include <cmath>

#include "kiosk/base/text.h"
#include "kiosk/model/receipt.h"
#include "sync/desk/discretion.h"
#include "sync/seal/digest.h"
#include "sync/seal/seal.h"
#include "sync/store/open.h"
#include "sync/wire/payload.h"

namespace desk {

using base::ErrorKind;
using base::failure;

base::PrivateText Report::line(Personal personal) const {
    switch (personal) {
    case Personal::With: return wire::clerk_line(payload, photo_names, {photos_missing, photos_unreadable});
    case Personal::Without: break;
    }
    auto shown = payload;
    shown.draft.text = base::PrivateText(without_personal(payload.draft.text.reveal(), payload.draft));
    for (auto* member : {&shown.draft.name, &shown.draft.number, &shown.draft.phone})
        member->reset();
    return wire::clerk_line(shown, photo_names, {photos_missing, photos_unreadable});
}

Desk::Desk(model::GatewaySettings const& settings, std::unique_ptr<store::Store> store, seal::CitySecretKey key,
           base::Clock const& clock)
    : store_(std::move(store)),
      key_(std::move(key)),
      kiosks_(settings.kiosks),
      photo_patience_(std::llround(settings.photo_patience_hours * 3'600'000)),
      clock_(&clock) {}

base::Result<Desk> Desk::open(model::GatewaySettings const& settings, base::Clock const& clock) {
    if (settings.city_secret_key.empty())
        return failure(ErrorKind::Invalid, "the settings name no desk.city_secret_key");
    auto key = TRY(seal::load_city_secret(settings.city_secret_key));
    auto store = TRY(store::open(settings));
    return Desk(settings, std::move(store), std::move(key), clock);
}

base::Result<std::vector<store::Stored>> Desk::stored_after(std::int64_t row, std::size_t limit) {
    TRY(store_->stop_waiting(clock_->wall() - photo_patience_));
    return store_->after(row, limit);
}

base::Result<std::vector<Entry>> Desk::after(std::int64_t row, std::size_t limit, Photos photos) {
    std::vector<Entry> entries;
    for (auto const& stored : TRY(stored_after(row, limit)))
        entries.push_back(entry(stored, photos));
    return entries;
}

base::Result<std::vector<Outside>> Desk::outsides_after(std::int64_t row, std::size_t limit) {
    std::vector<Outside> outsides;
    for (auto const& stored : TRY(stored_after(row, limit)))
        outsides.push_back({stored.row, stored.arrival.envelope.id, stored.arrival.envelope.created_at});
    return outsides;
}

base::Result<std::optional<Entry>> Desk::at(Outside const& outside, Photos photos) {
    auto const stored = TRY(store_->after(outside.row - 1, 1));
    bool const there = !stored.empty() && stored[0].row == outside.row && stored[0].arrival.envelope.id == outside.id;
    return there ? std::optional(entry(stored[0], photos)) : std::nullopt;
}

base::Result<Holding> Desk::find(std::string const& typed, Photos photos) {
    auto const code = model::parse_receipt_code(typed);
    if (!code) return failure(ErrorKind::Invalid, "not a receipt code: " + typed);
    auto const stored = TRY(store_->held(*code));
    if (!stored) return failure(ErrorKind::NotFound, "nobody holds the code " + *code);
    Holding holding{*code,       stored->arrival.received_at, stored->answered_at, stored->erased_at, stored->answer,
                    std::nullopt};
    if (!stored->erased_at) holding.report = TRY(report(*stored, photos));
    return holding;
}

base::Result<> Desk::exported(std::string const& code, base::WallTime at) {
    TRY(store_->finish_requests(code, store::DataRequestKind::Export, at));
    return {};
}

Entry Desk::entry(store::Stored const& stored, Photos photos) const {
    return {stored.row,    stored.arrival.envelope.id, stored.code, stored.answered_at,
            stored.answer, report(stored, photos)};
}

base::Result<> Desk::believe(wire::Envelope const& envelope) const {
    if (seal::sha256(envelope.body) != envelope.sha256)
        return failure(ErrorKind::Corrupt, "other bytes than its digest");
    if (!model::is_kiosk_id(envelope.kiosk)) return failure(ErrorKind::Corrupt, "no kiosk's id");
    auto const key = TRY(seal::load_verify(kiosks_ / (envelope.kiosk + ".pub")));
    if (!key.verifies(wire::signed_bytes(envelope), envelope.signature))
        return failure(ErrorKind::Refused, "not signed by " + envelope.kiosk);
    return {};
}

base::Result<Report> Desk::report(store::Stored const& stored, Photos photos) const {
    auto const& envelope = stored.arrival.envelope;
    TRY(believe(envelope));
    auto const plain = TRY(seal::open(envelope.body, key_));
    Report report{TRY(wire::decode_payload(plain.reveal())), {}, {}, 0, 0};
    auto& payload = report.payload;
    if (payload.id != envelope.id || payload.kiosk != envelope.kiosk || payload.service != envelope.service)
        return failure(ErrorKind::Refused, "inside and outside do not name the same");
    TRY(take_photos(stored, photos, report));
    return report;
}

// Those that lay inside, as before there were attachments; or the attachments, which both the envelope and the body
// inside the seal have to name, in the same order. A name goes by the place of its photo, also when others are missing.
base::Result<> Desk::take_photos(store::Stored const& stored, Photos photos, Report& report) const {
    auto const& attachments = stored.arrival.envelope.attachments;
    if (!std::ranges::equal(attachments, report.payload.photo_ids, {}, &wire::Attachment::id))
        return failure(ErrorKind::Refused, "inside and outside do not name the same photos");
    std::size_t place = 0;
    auto const next_name = [&] { return report.payload.id.text() + "-" + std::to_string(++place) + ".jpg"; };
    for (auto& photo : report.payload.draft.photos) {
        report.photo_names.push_back(next_name());
        report.photos.push_back({report.photo_names.back(), std::move(photo)});
    }
    report.payload.draft.photos.clear();
    for (auto const& attachment : attachments) {
        auto const name = next_name();
        if (stored.missing > 0) {
            auto const upload = TRY(store_->upload(attachment.id));
            if (!upload || !upload->is_whole) {
                ++report.photos_missing;
                continue;
            }
        }
        report.photo_names.push_back(name);
        if (photos == Photos::OnlyNamed) continue;
        auto const sealed = TRY(store_->attachment(attachment.id));
        if (sealed.size() != attachment.size || seal::sha256(sealed) != attachment.sha256)
            return failure(ErrorKind::Corrupt, "a photo has other bytes than its digest");
        auto opened = seal::open_bytes(sealed, key_);
        if (opened && model::is_jpeg(opened->reveal())) {
            report.photos.push_back({name, std::move(*opened)});
        } else { // a phone may send anything; the report is told all the same
            ++report.photos_unreadable;
            report.photo_names.pop_back();
        }
    }
    return {};
}

base::Result<> Desk::answer(std::string const& typed, std::string const& text, base::WallTime at) {
    auto const code = model::parse_receipt_code(typed);
    if (!code) return failure(ErrorKind::Invalid, "not a receipt code");
    auto const nfc = base::to_nfc(text);
    if (!nfc || base::trimmed(*nfc).empty() || base::length(*nfc) > longest_answer)
        return failure(ErrorKind::Invalid,
                       "an answer is UTF-8 text of 1 to " + std::to_string(longest_answer) + " letters");
    return store_->answer(*code, *nfc, at);
}

} // namespace desk
