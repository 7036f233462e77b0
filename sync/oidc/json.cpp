#include "sync/oidc/json.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <jansson.h>
#include <malloc.h>
#include <string.h>

#include "kiosk/base/check.h"

namespace oidc {
namespace {

// Before the first value is made: jansson would free with the one what it had from the other.
void use_wiping_memory() {
    [[maybe_unused]] static bool const once = [] {
        json_set_alloc_funcs(&wiping_allocate, &wiping_free);
        return true;
    }();
}

std::string_view view_of(json_t const* text) { return {json_string_value(text), json_string_length(text)}; }

json_t* value_of(std::variant<std::string_view, std::int64_t> const& value) {
    if (auto const* const text = std::get_if<std::string_view>(&value)) return json_stringn(text->data(), text->size());
    return json_integer(std::get<std::int64_t>(value));
}

} // namespace

void* wiping_allocate(std::size_t size) { return std::malloc(size); }

void* wiping_reallocate(void* memory, std::size_t size) {
    auto* const larger = std::malloc(size);
    if (memory == nullptr || larger == nullptr) return larger;
    std::memcpy(larger, memory, std::min(size, ::malloc_usable_size(memory)));
    wiping_free(memory);
    return larger;
}

void wiping_free(void* memory) {
    if (memory != nullptr) explicit_bzero(memory, ::malloc_usable_size(memory));
    std::free(memory);
}

JsonObject::JsonObject(json_t* owned) : json_(owned, [](json_t* json) { json_decref(json); }) {}

std::optional<JsonObject> JsonObject::parse(std::string_view text, std::size_t longest) {
    if (text.size() > longest) return std::nullopt;
    use_wiping_memory();
    auto* const json = json_loadb(text.data(), text.size(), JSON_REJECT_DUPLICATES, nullptr);
    if (json == nullptr) return std::nullopt;
    JsonObject owner(json);
    if (!json_is_object(json)) return std::nullopt;
    return owner;
}

json_t const* JsonObject::find(char const* name) const { return json_object_get(json_.get(), name); }

bool JsonObject::has(char const* name) const { return find(name) != nullptr; }

std::optional<std::string_view> JsonObject::text(char const* name) const {
    auto const* const value = find(name);
    if (!json_is_string(value)) return std::nullopt;
    return view_of(value);
}

std::optional<std::int64_t> JsonObject::number(char const* name) const {
    auto const* const value = find(name);
    if (!json_is_integer(value)) return std::nullopt;
    return json_integer_value(value);
}

std::optional<bool> JsonObject::truth(char const* name) const {
    auto const* const value = find(name);
    if (!json_is_boolean(value)) return std::nullopt;
    return json_is_true(value);
}

std::optional<std::vector<std::string>> JsonObject::texts(char const* name) const {
    auto const* const value = find(name);
    if (!json_is_array(value)) return std::nullopt;
    std::vector<std::string> found;
    for (std::size_t i = 0; i < json_array_size(value); ++i) {
        auto const* const text = json_array_get(value, i);
        if (!json_is_string(text)) return std::nullopt;
        found.emplace_back(view_of(text));
    }
    return found;
}

std::optional<std::vector<JsonObject>> JsonObject::objects(char const* name) const {
    auto const* const value = find(name);
    if (!json_is_array(value)) return std::nullopt;
    std::vector<JsonObject> found;
    for (std::size_t i = 0; i < json_array_size(value); ++i)
        if (auto* const object = json_array_get(value, i); json_is_object(object))
            found.push_back(JsonObject(json_incref(object)));
    return found;
}

base::PrivateText to_json(std::vector<JsonMember> const& members) {
    use_wiping_memory();
    std::unique_ptr<json_t, decltype(&json_decref)> const object(json_object(), &json_decref);
    for (auto const& member : members)
        base::check(json_object_set_new(object.get(), member.name, value_of(member.value)) == 0, "a text is UTF-8");
    std::unique_ptr<char, decltype(&wiping_free)> const text(
        json_dumps(object.get(), JSON_COMPACT | JSON_PRESERVE_ORDER), &wiping_free);
    base::check(text != nullptr, "an object can be written");
    return base::PrivateText(text.get());
}

} // namespace oidc
