// Key: a rule with the field of the settings it fills, stored and shown as its type asks. For the tables of keys alone.
#pragma once
#include <cmath>
#include <concepts>
#include <fmt/format.h>
#include <functional>
#include <string>

#include "config/rule.h"

namespace config {

template<class S>
struct Key {
    Rule rule;
    std::function<void(S&, Value const&, std::filesystem::path const& folder)> store;
    std::function<std::string(S const&)> shown; // as JSON
};

// The words of an enum in a settings file, in one place: {{"tls", GatewayListen::Tls}, …}.
template<class E>
using EnumWords = std::vector<std::pair<std::string_view, E>>;
EnumWords<model::Language> words_for(model::Language);
EnumWords<model::Renderer> words_for(model::Renderer);
EnumWords<model::GatewayListen> words_for(model::GatewayListen);
EnumWords<model::SigninFlow> words_for(model::SigninFlow);
EnumWords<model::ClosedShows> words_for(model::ClosedShows);

// `address` as written in a settings file of `folder`: "file:slips" -> "file:/etc/tramso/slips", others as they are.
std::string resolved_device(std::string const& address, std::filesystem::path const& folder);
std::filesystem::path resolved(std::string const& path, std::filesystem::path const& folder);
std::string json_text(std::string_view text);
std::vector<model::WebhookTarget> webhook_targets(Value const& value, std::filesystem::path const& folder);
void ward_values(Value const& value, std::vector<model::WardService>& field);
void ward_values(Value const& value, std::vector<model::WardCounter>& field);

struct Storing {
    Rule const& rule;
    Value const& value; // already found right by complaints_about()
    std::filesystem::path const& folder;

    double number() const {
        auto const* whole = std::get_if<std::int64_t>(&value);
        return whole != nullptr ? static_cast<double>(*whole) : std::get<double>(value);
    }
    void into(bool& field) const { field = std::get<bool>(value); }
    void into(double& field) const { field = number(); }
    void into(base::Duration& field) const { field = base::Duration(std::llround(number() * 1000)); }
    void into(std::filesystem::path& field) const { field = resolved(std::get<std::string>(value), folder); }
    void into(std::string& field) const {
        auto const& text = std::get<std::string>(value);
        field = rule.kind == Kind::Device ? resolved_device(text, folder) : text;
    }
    void into(std::vector<std::string>& field) const { field = std::get<std::vector<std::string>>(value); }
    void into(std::vector<std::filesystem::path>& field) const {
        field.clear();
        for (auto const& path : std::get<std::vector<std::string>>(value))
            field.push_back(resolved(path, folder));
    }
    void into(std::vector<model::WebhookTarget>& field) const { field = webhook_targets(value, folder); }
    void into(std::vector<model::WardService>& field) const { ward_values(value, field); }
    void into(std::vector<model::WardCounter>& field) const { ward_values(value, field); }
    template<std::integral T>
    void into(T& field) const {
        field = static_cast<T>(number());
    }
    template<class E>
        requires std::is_enum_v<E>
    void into(E& field) const {
        for (auto const& [word, meaning] : words_for(E{}))
            if (word == std::get<std::string>(value)) field = meaning;
    }
};

struct Showing {
    static std::string json(bool value) { return value ? "true" : "false"; }
    static std::string json(double value) { return fmt::format("{}", value); }
    static std::string json(base::Duration value) {
        return fmt::format("{}", static_cast<double>(value.count()) / 1000);
    }
    static std::string json(std::string const& value) { return json_text(value); }
    static std::string json(std::filesystem::path const&) { return ""; } // depends on where the program lies
    template<class T>
    static std::string json(std::vector<T> const&) {
        return "";
    }
    static std::string json(std::vector<std::string> const& value) {
        std::string out;
        for (auto const& text : value)
            out += (out.empty() ? "" : ", ") + json_text(text);
        return "[" + out + "]";
    }
    template<std::integral T>
    static std::string json(T value) {
        return fmt::format("{}", value);
    }
    template<class E>
        requires std::is_enum_v<E>
    static std::string json(E value) {
        for (auto const& [word, meaning] : words_for(E{}))
            if (meaning == value) return json_text(word);
        return "";
    }
};

// `field`: from S& to the member.
template<class S, class Field>
Key<S> key_of(Rule rule, Field field) {
    using T = std::remove_cvref_t<decltype(field(std::declval<S&>()))>;
    if constexpr (std::is_enum_v<T>)
        for (auto const& [word, meaning] : words_for(T{}))
            rule.words.push_back(word);
    auto store = [rule, field](S& settings, Value const& value, std::filesystem::path const& folder) {
        Storing{rule, value, folder}.into(field(settings));
    };
    auto shown = [field](S settings) { return Showing::json(field(settings)); };
    return {std::move(rule), std::move(store), std::move(shown)};
}

} // namespace config
