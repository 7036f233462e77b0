#include "sync/wire/draft_codec.h"

#include "sync/wire/draft_json.h"

namespace wire {
namespace {

constexpr std::size_t longest_draft = 1U << 20;

tl::unexpected<base::Error> wrong(std::string const& member) {
    return base::failure(base::ErrorKind::Invalid, "draft: " + member);
}

Json text_or_null(std::optional<base::PrivateText> const& text) { return text ? Json(text->reveal()) : Json(nullptr); }

base::Result<std::optional<base::PrivateText>> optional_text(ObjectReader const& reader, char const* name) {
    if (reader.is_null_or_missing(name)) return std::optional<base::PrivateText>();
    auto text = reader.text(name);
    if (!text) return wrong(std::string(name) + " is neither a text nor null");
    return std::optional(base::PrivateText(std::move(*text)));
}

} // namespace

Json draft_json(model::Draft const& draft, std::vector<std::string> const& photos) {
    Json json{{"category", draft.category},
              {"place", draft.place},
              {"text", draft.text.reveal()},
              {"name", text_or_null(draft.name)},
              {"number", text_or_null(draft.number)},
              {"phone", text_or_null(draft.phone)},
              {"photos", photos},
              {"language", code_of(draft.language)}};
    if (draft.same_as) json["same_as"] = draft.same_as->text();
    return json;
}

namespace {

base::Result<std::optional<base::Uuid>> read_same_as(ObjectReader const& reader) {
    if (reader.is_null_or_missing("same_as")) return std::optional<base::Uuid>();
    auto const id = base::Uuid::parse(reader.text("same_as").value_or(""));
    if (!id || !id->is_version_7()) return wrong("same_as is neither a submission's id nor null");
    return id;
}

} // namespace

base::Result<model::Draft> read_draft(ObjectReader const& reader) {
    model::Draft draft;
    auto const category = reader.text("category"), place = reader.text("place");
    auto text = reader.text("text");
    if (!category) return wrong("category is not a text");
    if (!place) return wrong("place is not a text");
    if (!text) return wrong("text is not a text");
    auto const code =
        reader.is_null_or_missing("language") ? std::optional<std::string>("vi") : reader.text("language");
    auto const language = code ? model::language_of(*code) : std::nullopt;
    if (!language) return wrong("language is not vi or en");
    draft.category = *category;
    draft.place = *place;
    draft.text = base::PrivateText(std::move(*text));
    draft.name = TRY(optional_text(reader, "name"));
    draft.number = TRY(optional_text(reader, "number"));
    draft.phone = TRY(optional_text(reader, "phone"));
    draft.language = *language;
    draft.same_as = TRY(read_same_as(reader));
    return draft;
}

base::Result<model::Draft>
decode_draft(std::string_view json, std::function<base::Result<base::PrivateBytes>(std::string const&)> const& load) {
    auto const reader = ObjectReader::parse(json, longest_draft);
    if (!reader) return wrong("the file is not a JSON object in UTF-8");
    auto const unknown = reader->unknown_member(
        {"category", "place", "text", "name", "number", "phone", "photos", "language", "same_as"});
    if (unknown) return wrong("unknown member " + *unknown);
    auto draft = TRY(read_draft(*reader));
    if (reader->is_null_or_missing("photos")) return draft;
    auto const photos = reader->texts("photos");
    if (!photos) return wrong("photos is not a list of file names");
    for (auto const& name : *photos)
        draft.photos.push_back(TRY(load(name)));
    return draft;
}

} // namespace wire
