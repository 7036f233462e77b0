#include "sync/event/snapshot.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "kiosk/base/text.h"
#include "kiosk/model/event_day.h"
#include "kiosk/model/settings.h"
#include "sync/wire/base64.h"

namespace event {
namespace {

// The second, where something was taken back: who knows the first alone refuses it, and does not count it.
constexpr std::string_view snapshot_title = "tramso-event 1", title_with_undo = "tramso-event 2",
                           signature_mark = "signature ";
constexpr std::string_view nothing = "-";

bool is_title(std::string_view line) { return line == snapshot_title || line == title_with_undo; }

std::string_view title_of(Counts const& counts) {
    bool const undone = std::ranges::any_of(counts, [](auto const& each) { return each.first.undo; });
    return undone ? title_with_undo : snapshot_title;
}

// A book takes back no more of anything than it has counted.
bool holds_what_it_takes_back(Counts const& counts) {
    return std::ranges::all_of(counts, [&](auto const& each) {
        auto counted = each.first;
        counted.undo = false;
        auto const found = counts.find(counted);
        return found != counts.end() && found->second >= each.second;
    });
}

std::string or_nothing(std::string const& code) { return code.empty() ? std::string(nothing) : code; }

std::string text_of(std::optional<KeyCheck> const& key) { return key ? wire::to_hex(*key) : std::string(nothing); }

std::string line_text(Line const& line) {
    return fmt::format("line {} {} {} {} {} {} {}\n", line.number, text_of_hour(line.hour), line.gift,
                       word_of(line.act), word_of(line.reason), line.pieces,
                       line.token ? wire::to_hex(*line.token) : std::string(nothing));
}

std::string unsigned_snapshot(Snapshot const& s) {
    auto text = fmt::format("{}\nevent {}\nkiosk {}\nbook {}\n", title_of(s.counts), s.event, s.kiosk, s.book.text());
    text += fmt::format("number {}\nkey {}\nchanges {}\n", s.number, text_of(s.key), s.changes);
    text += fmt::format("made {}\nclosed {}\n", base::to_rfc3339(s.made_at), s.closed ? "yes" : "no");
    text += fmt::format("tickets {}\n", s.tickets);
    for (auto const& [cell, count] : s.counts)
        text += fmt::format("tally {} {} {} {} {}\n", text_of_hour(cell.hour), kind_word(cell),
                            or_nothing(cell.whose.organisation), or_nothing(cell.whose.ambassador), count);
    for (auto const& line : s.lines)
        text += line_text(line);
    return text;
}

template<class Number>
bool read_number(std::string_view word, Number& number, std::int64_t most) {
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size() || value < 0 || value > most) return false;
    number = static_cast<Number>(value);
    return true;
}

template<std::size_t Size>
bool read_hex(std::string_view word, std::optional<std::array<std::uint8_t, Size>>& bytes) {
    if (word == nothing) return true;
    auto const read = wire::from_hex(word);
    if (!read || read->size() != Size) return false;
    std::ranges::copy(*read, bytes.emplace().begin());
    return true;
}

bool read_code(std::string_view word, std::string& code) {
    if (word != nothing) code = word;
    return word == nothing || model::is_event_code(word);
}

// The lines of a snapshot, one after the other. It reads more than is allowed: what is read is written again, and has
// to be the same text.
class SnapshotReader {
public:
    explicit SnapshotReader(std::string_view text) : lines_(base::split(text, '\n')) {} // the last of them is empty

    std::optional<Snapshot> read() {
        if (!head()) return std::nullopt;
        for (; at_ + 1 < lines_.size(); ++at_) {
            auto const words = base::split(lines_[at_], ' ');
            bool const fits = words[0] == "tally" ? tally(words) : words[0] == "line" && ledger_line(words);
            if (!fits) return std::nullopt;
        }
        return std::move(snapshot_);
    }

private:
    std::string_view fact(std::string_view name) {
        if (at_ >= lines_.size() || !lines_[at_].starts_with(name)) return {};
        return lines_[at_++].substr(name.size());
    }

    bool head() {
        auto& s = snapshot_;
        if (at_ >= lines_.size() || !is_title(lines_[at_++])) return false;
        s.event = fact("event ");
        s.kiosk = fact("kiosk ");
        auto const book = base::Uuid::parse(fact("book "));
        bool const numbered = read_number(fact("number "), s.number, most_numbers);
        bool const keyed = read_hex(fact("key "), s.key);
        bool const counted = read_number(fact("changes "), s.changes, std::int64_t{1} << 53);
        auto const made_at = base::from_rfc3339(fact("made "));
        s.closed = fact("closed ") == "yes";
        bool const drawn = read_number(fact("tickets "), s.tickets, s.number == 0 ? 0 : tickets_a_number);
        if (!book || !made_at || !numbered || !keyed || !counted || !drawn) return false;
        s.book = *book;
        s.made_at = *made_at;
        return model::is_event_code(s.event) && model::is_kiosk_id(s.kiosk);
    }

    bool tally(std::vector<std::string_view> const& words) {
        if (words.size() != 6) return false;
        auto const hour = hour_in(words[1]);
        Cell cell;
        std::uint64_t count = 0;
        if (!hour || !read_kind(words[2], cell) || !read_code(words[3], cell.whose.organisation) ||
            !read_code(words[4], cell.whose.ambassador) || !read_number(words[5], count, largest_count) || count == 0)
            return false;
        cell.hour = *hour;
        snapshot_.counts[cell] = count;
        return true;
    }

    bool ledger_line(std::vector<std::string_view> const& words) {
        if (words.size() != 8) return false;
        auto const hour = hour_in(words[2]);
        auto const act = model::stock_act_of(words[4]);
        auto const reason = model::gift_reason_of(words[5]);
        Line line;
        if (!hour || !act || !reason || !fits(*act, *reason) || !read_number(words[1], line.number, most_lines) ||
            !read_number(words[6], line.pieces, most_pieces) || !read_hex(words[7], line.token))
            return false;
        line.hour = *hour;
        line.gift = words[3];
        line.act = *act;
        line.reason = *reason;
        snapshot_.lines.push_back(line);
        return model::is_event_code(line.gift) && line.number == static_cast<std::int64_t>(snapshot_.lines.size());
    }

    static constexpr std::int64_t most_lines = 10'000'000;
    std::vector<std::string_view> lines_;
    std::size_t at_ = 0;
    Snapshot snapshot_;
};

struct Parts {
    std::string_view body; // what is signed
    wire::Signature signature{};
};

std::optional<Parts> parts_of(std::string_view text) {
    if (text.size() > longest_snapshot || !is_title(text.substr(0, text.find('\n'))) || !text.ends_with('\n'))
        return std::nullopt;
    auto const start = text.rfind('\n', text.size() - 2);
    if (start == std::string_view::npos) return std::nullopt;
    auto last = text.substr(start + 1, text.size() - start - 2);
    if (!last.starts_with(signature_mark)) return std::nullopt;
    last.remove_prefix(signature_mark.size());
    auto const bytes = wire::from_base64(last);
    Parts parts{text.substr(0, start + 1)};
    if (!bytes || bytes->size() != parts.signature.size()) return std::nullopt;
    std::ranges::copy(*bytes, parts.signature.begin());
    return parts;
}

tl::unexpected<base::Error> no_snapshot() {
    return base::failure(base::ErrorKind::Corrupt, "not the book of a kiosk, or cut");
}

} // namespace

std::uint32_t ticket_of(unsigned number, std::uint32_t drawn) { return number * (tickets_a_number + 1) + drawn; }

std::string tickets_text(unsigned number, std::uint32_t drawn) {
    if (drawn == 0) return "";
    if (drawn == 1) return fmt::format("{}", ticket_of(number, 1));
    return fmt::format("{}-{}", ticket_of(number, 1), ticket_of(number, drawn));
}

bool continues(Snapshot const& newer, Snapshot const& older) {
    return newer.book == older.book && newer.changes >= older.changes && newer.tickets >= older.tickets &&
           newer.closed >= older.closed && newer.lines.size() >= older.lines.size() &&
           std::equal(older.lines.begin(), older.lines.end(), newer.lines.begin()) &&
           holds_all_of(newer.counts, older.counts);
}

std::string snapshot_text(Snapshot const& snapshot, seal::SigningKey const& kiosk) {
    auto text = unsigned_snapshot(snapshot);
    auto const signature = kiosk.sign(text);
    return text + std::string(signature_mark) + wire::to_base64(signature) + "\n";
}

base::Result<std::string> kiosk_in(std::string_view text) {
    auto const lines = base::split(text.substr(0, 512), '\n');
    if (lines.size() < 3 || !is_title(lines[0]) || !lines[2].starts_with("kiosk ")) return no_snapshot();
    std::string kiosk(lines[2].substr(6));
    if (!model::is_kiosk_id(kiosk)) return no_snapshot(); // it becomes a file's name
    return kiosk;
}

base::Result<Snapshot> read_snapshot(std::string_view text, seal::VerifyKey const& kiosk) {
    auto const parts = parts_of(text);
    if (!parts) return no_snapshot();
    if (!kiosk.verifies(parts->body, parts->signature))
        return base::failure(base::ErrorKind::Refused, "not signed by that kiosk");
    auto snapshot = SnapshotReader(parts->body).read();
    if (!snapshot || !holds_what_it_takes_back(snapshot->counts) || unsigned_snapshot(*snapshot) != parts->body)
        return no_snapshot(); // one book has one text
    return std::move(*snapshot);
}

} // namespace event
