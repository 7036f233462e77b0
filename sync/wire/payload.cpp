#include "sync/wire/payload.h"

#include "kiosk/model/receipt.h"
#include "sync/wire/base64.h"
#include "sync/wire/draft_json.h"

namespace wire {
namespace {

// Three photos of 3 MiB in base64, and the words.
constexpr std::size_t longest_payload = 14U << 20;

Json envelope_of(base::Uuid const& id, std::string const& code, std::string const& kiosk, std::string const& service,
                 base::WallTime created_at) {
    return Json{{"id", id.text()},
                {"code", code},
                {"kiosk", kiosk},
                {"service", service},
                {"created_at", base::to_rfc3339(created_at)}};
}

tl::unexpected<base::Error> corrupt(char const* what) {
    return base::failure(base::ErrorKind::Corrupt, std::string("payload: ") + what);
}

// An id has dashes and so is no base64.
base::Result<> read_photos(std::vector<std::string> const& photos, Payload& payload) {
    for (auto const& photo : photos) {
        if (auto const id = base::Uuid::parse(photo)) {
            payload.photo_ids.push_back(*id);
            continue;
        }
        auto bytes = from_base64(photo);
        if (!bytes) return corrupt("a photo is neither an attachment's id nor base64");
        payload.draft.photos.emplace_back(std::move(*bytes));
    }
    if (!payload.photo_ids.empty() && !payload.draft.photos.empty()) return corrupt("photos inside and outside");
    return {};
}

} // namespace

base::PrivateText encode(model::Submission const& submission, std::vector<base::Uuid> const& photo_ids) {
    std::vector<std::string> photos;
    for (auto const& id : photo_ids)
        photos.push_back(id.text());
    if (photo_ids.empty())
        for (auto const& photo : submission.draft().photos)
            photos.push_back(to_base64(photo.reveal()));
    auto json = envelope_of(submission.id(), submission.code(), submission.kiosk(), submission.service(),
                            submission.created_at());
    json["draft"] = draft_json(submission.draft(), photos);
    if (!submission.match().empty()) json["match"] = submission.match();
    return base::PrivateText(dump(json));
}

base::Result<Payload> decode_payload(std::string_view json) {
    auto const reader = ObjectReader::parse(json, longest_payload);
    if (!reader) return corrupt("not a JSON object");
    Payload payload;
    auto const id = base::Uuid::parse(reader->text("id").value_or(""));
    auto const created_at = reader->time("created_at");
    auto const draft = reader->object("draft");
    if (!id || !created_at || !draft) return corrupt("id, created_at or draft is missing");
    payload.id = *id;
    payload.created_at = *created_at;
    payload.code = reader->text("code").value_or("");
    payload.kiosk = reader->text("kiosk").value_or("");
    payload.service = reader->text("service").value_or("");
    payload.match = reader->text("match").value_or("");
    if (!payload.match.empty() && payload.match != model::match_code(*id))
        return corrupt("the match code is another's");
    payload.draft = TRY(read_draft(*draft));
    TRY(read_photos(draft->texts("photos").value_or(std::vector<std::string>()), payload));
    return payload;
}

base::PrivateText clerk_line(Payload const& payload, std::vector<std::string> const& photo_names, AbsentPhotos absent) {
    auto json = envelope_of(payload.id, payload.code, payload.kiosk, payload.service, payload.created_at);
    json["draft"] = draft_json(payload.draft, photo_names);
    if (!payload.match.empty()) json["match"] = payload.match;
    if (absent.missing > 0) json["photos_missing"] = absent.missing;
    if (absent.unreadable > 0) json["photos_unreadable"] = absent.unreadable;
    return base::PrivateText(dump(json));
}

} // namespace wire
