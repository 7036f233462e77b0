#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "config/object_rows.h"

// The only file of the room that sees the JSON library. It reads event by event, so that each row's line is known and
// nothing nests deeper than a row.
namespace config {
namespace {

// Gives the parser the text and counts the lines it has taken.
class CountingReader {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = char const*;
    using reference = char const&;

    CountingReader(char const* at, int* line) : at_(at), line_(line) {}
    reference operator*() const { return *at_; }
    CountingReader& operator++() {
        if (*at_ == '\n') ++*line_;
        ++at_;
        return *this;
    }
    CountingReader operator++(int) {
        auto const before = *this;
        ++*this;
        return before;
    }
    bool operator==(CountingReader const& other) const { return at_ == other.at_; }
    bool operator!=(CountingReader const& other) const { return at_ != other.at_; }

private:
    char const* at_;
    int* line_;
};

class Rows : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit Rows(int const& line) : line_(line) {}

    bool null() override { return value(""); }
    bool boolean(bool yes) override { return value(yes ? "yes" : "no"); }
    bool number_integer(number_integer_t number) override { return value(std::to_string(number)); }
    bool number_unsigned(number_unsigned_t number) override { return value(std::to_string(number)); }
    bool number_float(number_float_t, string_t const& written) override { return value(written); }
    bool string(string_t& text) override { return value(text); }
    bool binary(binary_t&) override { return refuse("bytes", "write a text"); }
    bool start_array(std::size_t) override {
        if (in_list_) return refuse("a list in a row", "write texts, numbers, true and false alone");
        return in_list_ = true;
    }
    bool end_array() override { return true; }
    bool start_object(std::size_t) override {
        if (!in_list_) return refuse("the file is no list", "write the rows in [ and ]");
        if (in_row_) return refuse("an object in a row", "write texts, numbers, true and false alone");
        rows.push_back({line_, {}});
        return in_row_ = true;
    }
    bool end_object() override {
        in_row_ = false;
        return true;
    }
    bool key(string_t& name) override {
        rows.back().members.emplace_back(name, "");
        return true;
    }
    bool parse_error(std::size_t, std::string const&, nlohmann::detail::exception const&) override {
        return refuse("this is not JSON", "write it as JSON: [{\"column\": \"text\"}]");
    }

    std::vector<ObjectRow> rows;
    int problem_line = 0;
    std::string what, instead;

private:
    bool value(std::string text) {
        if (!in_row_) return refuse("a value outside of a row", "write each row in { and }");
        rows.back().members.back().second = std::move(text);
        return true;
    }
    bool refuse(std::string problem, std::string better) {
        problem_line = line_;
        what = std::move(problem);
        instead = std::move(better);
        return false;
    }

    int const& line_;
    bool in_list_ = false, in_row_ = false;
};

} // namespace

base::Result<std::vector<ObjectRow>, Complaints> parse_json_rows(std::string_view text,
                                                                 std::filesystem::path const& file) {
    int line = 1;
    Rows rows(line);
    CountingReader const begin(text.data(), &line), end(text.data() + text.size(), &line);
    if (!nlohmann::json::sax_parse(begin, end, &rows))
        return tl::unexpected(Complaints{{file, rows.problem_line, 0, rows.what, rows.instead}});
    return std::move(rows.rows);
}

} // namespace config
