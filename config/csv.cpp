#include "config/csv.h"

#include <algorithm>
#include <fmt/format.h>

namespace config {
namespace {

class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    base::Result<std::vector<CsvRow>, CsvProblem> rows() {
        std::vector<CsvRow> rows;
        while (!rest_.empty()) {
            rows.push_back(TRY(row()));
            if (rows.back().fields.size() != rows.front().fields.size())
                return problem(rows.back().line,
                               fmt::format("{} fields where the first row has {}", rows.back().fields.size(),
                                           rows.front().fields.size()),
                               "put a text that holds a comma in double quotes");
        }
        return rows;
    }

private:
    using Fault = tl::unexpected<CsvProblem>;

    static Fault problem(int line, std::string what, std::string instead) {
        return Fault(CsvProblem{line, std::move(what), std::move(instead)});
    }

    bool take(std::string_view wanted) {
        if (!rest_.starts_with(wanted)) return false;
        rest_.remove_prefix(wanted.size());
        return true;
    }
    bool take_line_end() {
        if (!take("\r\n") && !take("\n")) return false;
        ++line_;
        return true;
    }

    base::Result<CsvRow, CsvProblem> row() {
        CsvRow row{line_, {}};
        for (;;) {
            row.fields.push_back(TRY(field()));
            if (take(",")) continue;
            if (take_line_end()) return row;
            if (rest_.empty())
                return problem(line_, "the file ends inside a row: it was cut short",
                               "end the last row with a line break");
            return problem(line_, "a text goes on behind its closing quote",
                           "double a quote inside a quoted text: \"\"");
        }
    }

    base::Result<std::string, CsvProblem> field() { return take("\"") ? quoted() : plain(); }

    base::Result<std::string, CsvProblem> plain() {
        auto const end = std::min(rest_.find_first_of(",\n\r\"", 0), rest_.size());
        std::string text(rest_.substr(0, end));
        rest_.remove_prefix(end);
        if (rest_.starts_with('"'))
            return problem(line_, "a quote inside a text without quotes", "put the whole text in double quotes");
        if (rest_.starts_with('\r') && !rest_.starts_with("\r\n"))
            return problem(line_, "a carriage return alone", "end lines with LF or CR LF");
        return text;
    }

    base::Result<std::string, CsvProblem> quoted() {
        int const opened = line_;
        std::string text;
        for (;;) {
            auto const quote = rest_.find('"');
            if (quote == std::string_view::npos)
                return problem(opened, "a quoted text without its closing quote", "close it");
            text += rest_.substr(0, quote);
            line_ +=
                static_cast<int>(std::count(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(quote), '\n'));
            rest_.remove_prefix(quote + 1);
            if (!take("\"")) return text;
            text += '"';
        }
    }

    std::string_view rest_;
    int line_ = 1;
};

} // namespace

base::Result<std::vector<CsvRow>, CsvProblem> parse_csv(std::string_view text) { return Reader(text).rows(); }

} // namespace config
