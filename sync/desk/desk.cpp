#include "sync/desk/desk.h"

#include <algorithm>

#include "kiosk/base/text.h"
#include "kiosk/model/receipt.h"
#include "sync/seal/digest.h"
#include "sync/seal/seal.h"
#include "sync/store/open.h"
#include "sync/wire/payload.h"

namespace desk {

using base::ErrorKind;
using base::failure;

base::Result<Desk> Desk::open(model::GatewaySettings const& settings) {
    if (settings.city_secret_key.empty())
        return failure(ErrorKind::Invalid, "the settings name no desk.city_secret_key");
    auto key = TRY(seal::load_city_secret(settings.city_secret_key));
    auto store = TRY(store::open(settings));
    return Desk(std::move(store), std::move(key), settings.kiosks);
}

base::Result<std::vector<Entry>> Desk::after(std::int64_t row, std::size_t limit) {
    std::vector<Entry> entries;
    for (auto const& stored : TRY(store_->after(row, limit))) {
        auto const& envelope = stored.arrival.envelope;
        entries.push_back({stored.row, envelope.id.text(), stored.code, report(envelope)});
    }
    return entries;
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

base::Result<Report> Desk::report(wire::Envelope const& envelope) const {
    TRY(believe(envelope));
    auto const plain = TRY(seal::open(envelope.body, key_));
    auto payload = TRY(wire::decode_payload(plain.reveal()));
    if (payload.id != envelope.id || payload.kiosk != envelope.kiosk || payload.service != envelope.service)
        return failure(ErrorKind::Refused, "inside and outside do not name the same");
    if (!payload.photo_ids.empty() || !envelope.attachments.empty())
        payload.draft.photos = TRY(photos(envelope, payload.photo_ids));
    Report report;
    std::vector<std::string> names;
    for (auto& photo : payload.draft.photos) {
        names.push_back(payload.id.text() + "-" + std::to_string(names.size() + 1) + ".jpg");
        report.photos.push_back({names.back(), std::move(photo)});
    }
    report.line = wire::clerk_line(payload, names);
    return report;
}

// The attachments, which both the envelope and the body inside the seal have to name, in the same order.
base::Result<std::vector<base::PrivateBytes>> Desk::photos(wire::Envelope const& envelope,
                                                           std::vector<base::Uuid> const& ids) const {
    if (!std::ranges::equal(envelope.attachments, ids, {}, &wire::Attachment::id))
        return failure(ErrorKind::Refused, "inside and outside do not name the same photos");
    std::vector<base::PrivateBytes> photos;
    for (auto const& attachment : envelope.attachments) {
        auto const sealed = TRY(store_->attachment(attachment.id));
        if (sealed.size() != attachment.size || seal::sha256(sealed) != attachment.sha256)
            return failure(ErrorKind::Corrupt, "a photo has other bytes than its digest");
        photos.push_back(TRY(seal::open_bytes(sealed, key_)));
    }
    return photos;
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
