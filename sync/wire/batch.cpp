#include "sync/wire/batch.h"

#include "sync/wire/json_reader.h"

namespace wire {
namespace {

constexpr std::size_t longest_answer = 256U << 10;

std::optional<BatchResult> result_in(ObjectReader const& reader) {
    BatchResult result;
    auto const status = reader.number("status");
    if (!status || *status < 100 || *status > 599) return std::nullopt;
    result.status = static_cast<int>(*status);
    if (auto const ack = reader.object("ack")) result.ack = decode_ack(ack->whole());
    if (auto const problem = reader.object("problem")) result.problem = decode_problem(problem->whole());
    return result;
}

} // namespace

std::optional<std::vector<Row>> read_batch(std::string_view text) {
    std::vector<Row> rows;
    while (!text.empty()) {
        auto row = take_row(text);
        if (!row || rows.size() == most_in_a_batch) return std::nullopt;
        rows.push_back(std::move(*row));
    }
    return rows.empty() ? std::nullopt : std::optional(std::move(rows));
}

std::string encode(std::span<BatchResult const> results) {
    std::string text = "{\"results\":[";
    for (auto const& result : results) {
        if (text.back() == '}') text += ',';
        text += "{\"status\":" + std::to_string(result.status);
        if (result.ack) text += ",\"ack\":" + encode(*result.ack);
        if (result.problem) text += ",\"problem\":" + encode(*result.problem);
        text += '}';
    }
    return text + "]}";
}

std::optional<std::vector<BatchResult>> decode_batch_results(std::string_view json, std::size_t count) {
    auto const reader = ObjectReader::parse(json, longest_answer);
    auto const objects = reader ? reader->objects("results") : std::nullopt;
    if (!objects || objects->size() != count) return std::nullopt;
    std::vector<BatchResult> results;
    for (auto const& object : *objects) {
        auto result = result_in(object);
        if (!result) return std::nullopt;
        results.push_back(std::move(*result));
    }
    return results;
}

} // namespace wire
