// JSON (RFC 8259) of a provider, read strictly: one object, no member twice, valid UTF-8, no NUL in a text, bounded in
// size. Every byte that is freed is zeroed first, for there are tokens and names among them. Private to the room; the
// library is jansson (libcjose brings it), in json.cpp alone. Value type; one thread an object.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/base/private.h"

struct json_t;

namespace oidc {

class JsonObject {
public:
    // Nothing when the text is not one such object, or is longer than `longest` bytes.
    static std::optional<JsonObject> parse(std::string_view text, std::size_t longest);

    bool has(char const* name) const;
    // Nothing when the member is missing or of another type. What a text views lives as long as this object.
    std::optional<std::string_view> text(char const* name) const;
    std::optional<std::int64_t> number(char const* name) const; // whole ones alone
    std::optional<bool> truth(char const* name) const;
    std::optional<std::vector<std::string>> texts(char const* name) const;
    std::optional<std::vector<JsonObject>> objects(char const* name) const; // what is no object is passed over

private:
    explicit JsonObject(json_t* owned);
    json_t const* find(char const* name) const;
    std::shared_ptr<json_t> json_;
};

struct JsonMember {
    char const* name;
    std::variant<std::string_view, std::int64_t> value;
};

// One object on one line. The texts are UTF-8 without NUL.
base::PrivateText to_json(std::vector<JsonMember> const& members);

// malloc, realloc and free, but what is freed is zeroed: for libraries that keep tokens and keys in memory of their
// own.
void* wiping_allocate(std::size_t size);
void* wiping_reallocate(void* memory, std::size_t size);
void wiping_free(void* memory);

} // namespace oidc
