#include "config/schema.h"

#include <map>

#include "config/keys.h"

namespace config {
namespace {

std::string quoted_list(std::vector<std::string_view> const& words) {
    std::string out;
    for (auto const word : words)
        out += (out.empty() ? "" : ", ") + json_text(word);
    return "[" + out + "]";
}

std::string array_of(Rule const& rule, std::string const& element) {
    return fmt::format(R"("type": "array", "minItems": {}, "maxItems": {}, "uniqueItems": true, "items": {{ {} }})",
                       rule.least, rule.most, element);
}

// Letters of a text that the loader takes: no control characters, not too long.
std::string text_schema(std::string const& more) { return R"("$ref": "#/$defs/text")" + more; }

std::string type_of(Rule const& rule) {
    auto const range = fmt::format(R"(, "minimum": {}, "maximum": {})", rule.least, rule.most);
    auto const words = R"("enum": )" + quoted_list(rule.words);
    switch (rule.kind) {
    case Kind::Flag: return R"("type": "boolean")";
    case Kind::Whole: return R"("type": "integer")" + range;
    case Kind::Number:
    case Kind::Seconds: return R"("type": "number")" + range;
    case Kind::Word: return words;
    case Kind::Words: return array_of(rule, words);
    case Kind::Path: return text_schema(R"(, "minLength": 1)");
    case Kind::Paths: return array_of(rule, text_schema(R"(, "minLength": 1)"));
    case Kind::Texts: return array_of(rule, text_schema(R"(, "pattern": )" + json_text(rule.pattern)));
    case Kind::Text:
    case Kind::Device: return text_schema(R"(, "pattern": )" + json_text(rule.pattern));
    }
    return "";
}

struct TableSchema {
    std::string properties;
    std::vector<std::string_view> required;
    std::string conditions;   // members of "allOf"
    bool is_required = false; // though no key of it is
};

std::string_view key_in(std::string_view name) { return name.substr(name.find('.') + 1); }

void add_condition(TableSchema& table, Rule const& rule, std::string_view key) {
    if (!rule.either.empty()) {
        table.is_required = true;
        table.conditions += table.conditions.empty() ? "" : ",\n";
        table.conditions += fmt::format(R"(        {{ "oneOf": [{{ "required": [{}] }}, {{ "required": [{}] }}] }})",
                                        json_text(key), json_text(key_in(rule.either)));
    }
    auto const equals = rule.required_when.find('=');
    if (equals == std::string_view::npos) return;
    auto const other =
        rule.required_when.substr(rule.required_when.find('.') + 1, equals - rule.required_when.find('.') - 1);
    table.conditions += table.conditions.empty() ? "" : ",\n";
    table.conditions += fmt::format(
        R"(        {{ "if": {{ "properties": {{ {}: {{ "const": {} }} }} }}, "then": {{ "required": [{}] }} }})",
        json_text(other), json_text(rule.required_when.substr(equals + 1)), json_text(key));
}

std::string table_schema(std::string_view name, TableSchema const& table) {
    auto const conditions = table.conditions.empty() ? "" : ",\n      \"allOf\": [\n" + table.conditions + "\n      ]";
    auto const required = table.required.empty() ? "" : ",\n      \"required\": " + quoted_list(table.required);
    return fmt::format("    {}: {{\n      \"type\": \"object\", \"additionalProperties\": false,\n"
                       "      \"properties\": {{\n{}\n      }}{}{}\n    }},\n",
                       json_text(name), table.properties, required, conditions);
}

template<class S>
std::string schema_of(std::string_view title, std::vector<Key<S>> const& keys, S const& defaults) {
    std::vector<std::string_view> order;
    std::map<std::string_view, TableSchema> tables;
    for (auto const& [rule, store, shown] : keys) {
        auto const dot = rule.name.find('.');
        auto const table_name = rule.name.substr(0, dot);
        auto const key = rule.name.substr(dot + 1);
        if (!tables.contains(table_name)) order.push_back(table_name);
        auto& table = tables[table_name];
        auto const fallback = rule.required ? "" : shown(defaults);
        table.properties += table.properties.empty() ? "" : ",\n";
        table.properties += fmt::format("        {}: {{ {}{}, \"description\": {} }}", json_text(key), type_of(rule),
                                        fallback.empty() ? "" : ", \"default\": " + fallback, json_text(rule.help));
        if (rule.required) table.required.push_back(key);
        add_condition(table, rule, key);
    }
    std::string properties;
    std::vector<std::string_view> required;
    for (auto const name : order) {
        properties += table_schema(name, tables[name]);
        if (tables[name].is_required || !tables[name].required.empty()) required.push_back(name);
    }
    required.push_back("end");
    return fmt::format(R"({{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": {},
  "type": "object", "additionalProperties": false,
  "required": {},
  "properties": {{
{}    "end": {{ "type": "object", "additionalProperties": false, "description": "The last line of the file." }}
  }},
  "$defs": {{
    "text": {{ "type": "string", "maxLength": {}, "not": {{ "pattern": "[\u0000-\u001f\u007f]" }} }}
  }}
}}
)",
                       json_text(title), quoted_list(required), properties, longest_text);
}

} // namespace

std::string kiosk_schema() { return schema_of("Settings of one kiosk (kiosk.toml)", kiosk_keys(), kiosk_defaults()); }
std::string gateway_schema() {
    return schema_of("Settings of the gateway (gateway.toml)", gateway_keys(), gateway_defaults());
}

} // namespace config
