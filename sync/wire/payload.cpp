#include "sync/wire/payload.h"

#include <algorithm>

#include "kiosk/model/receipt.h"
#include "sync/wire/base64.h"
#include "sync/wire/draft_json.h"

namespace wire {
namespace {

// Three photos of 3 MiB in base64, and the words.
constexpr std::size_t longest_payload = 14U << 20;
constexpr std::size_t most_consents = 16, longest_helper = 32;
constexpr std::string_view agreed = "agreed", declined = "declined";

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

Json json_of(std::vector<model::Consent> const& consents) {
    Json list = Json::array();
    for (auto const& consent : consents)
        list.push_back(Json{{"purpose", consent.purpose},
                            {"text", consent.text},
                            {"language", code_of(consent.language)},
                            {"at", base::to_rfc3339(consent.at)},
                            {"result", consent.agreed ? agreed : declined}});
    return list;
}

std::optional<model::Consent> consent_of(ObjectReader const& reader) {
    auto const result = reader.text("result").value_or("");
    auto const language = model::language_of(reader.text("language").value_or(""));
    auto const at = reader.time("at");
    model::Consent consent{reader.text("purpose").value_or(""), reader.text("text").value_or("")};
    auto const is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    bool const digest = consent.text.size() == 64 && std::ranges::all_of(consent.text, is_hex);
    if (consent.purpose.empty() || !digest || !language || !at || (result != agreed && result != declined)) return {};
    consent.language = *language;
    consent.at = *at;
    consent.agreed = result == agreed;
    return consent;
}

base::Result<std::vector<model::Consent>> read_consents(ObjectReader const& reader) {
    std::vector<model::Consent> consents;
    if (reader.is_null_or_missing("consents")) return consents;
    auto const list = reader.objects("consents");
    if (!list || list->size() > most_consents) return corrupt("consents is no list of objects");
    for (auto const& each : *list) {
        auto consent = consent_of(each);
        if (!consent) return corrupt("a consent");
        consents.push_back(std::move(*consent));
    }
    return consents;
}

base::Result<model::Assurance> read_assurance(ObjectReader const& reader) {
    if (reader.is_null_or_missing("assurance")) return model::Assurance::None;
    auto const word = reader.text("assurance").value_or("");
    for (auto const assurance : {model::Assurance::Stated, model::Assurance::Carded, model::Assurance::Verified})
        if (word == word_of(assurance)) return assurance;
    return corrupt("assurance");
}

base::Result<std::string> read_assisted_by(ObjectReader const& reader) {
    if (reader.is_null_or_missing("assisted_by")) return std::string();
    auto word = reader.text("assisted_by").value_or("");
    bool const is_word = !word.empty() && word.size() <= longest_helper &&
                         word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
    if (!is_word) return corrupt("assisted_by");
    return word;
}

// What follows the draft, where there is any.
void add_matter(Json& json, model::Draft const& draft, std::string const& match,
                std::vector<model::Consent> const& consents) {
    if (draft.assurance != model::Assurance::None) json["assurance"] = word_of(draft.assurance);
    if (!draft.assisted_by.empty()) json["assisted_by"] = draft.assisted_by;
    if (!match.empty()) json["match"] = match;
    if (!consents.empty()) json["consents"] = json_of(consents);
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
    add_matter(json, submission.draft(), submission.match(), submission.consents());
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
    payload.consents = TRY(read_consents(*reader));
    payload.draft = TRY(read_draft(*draft));
    payload.draft.assurance = TRY(read_assurance(*reader));
    payload.draft.assisted_by = TRY(read_assisted_by(*reader));
    TRY(read_photos(draft->texts("photos").value_or(std::vector<std::string>()), payload));
    return payload;
}

base::PrivateText clerk_line(Payload const& payload, std::vector<std::string> const& photo_names, AbsentPhotos absent) {
    auto json = envelope_of(payload.id, payload.code, payload.kiosk, payload.service, payload.created_at);
    json["draft"] = draft_json(payload.draft, photo_names);
    add_matter(json, payload.draft, payload.match, payload.consents);
    if (absent.missing > 0) json["photos_missing"] = absent.missing;
    if (absent.unreadable > 0) json["photos_unreadable"] = absent.unreadable;
    return base::PrivateText(dump(json));
}

} // namespace wire
