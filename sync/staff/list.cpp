#include "sync/staff/list.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "kiosk/base/text.h"
#include "sync/wire/base64.h"

namespace staff {
namespace {

constexpr std::string_view title = "tramso-staff 1", signature_word = "signature ";
constexpr std::string_view in_use = "valid", taken_back = "revoked";

std::string line_of(Entry const& entry) {
    return fmt::format("badge {} {} {}\n", entry.badge.text(), wire::to_hex(entry.verifier),
                       entry.revoked ? taken_back : in_use);
}

std::string unsigned_text(List const& list) {
    auto text = std::string(title) + "\n";
    text += fmt::format("number {}\n", list.number);
    text += fmt::format("signed {}\n", base::to_rfc3339(list.signed_at));
    for (auto const& entry : list.entries)
        text += line_of(entry);
    return text;
}

std::optional<std::string_view> after(std::string_view line, std::string_view word) {
    if (!line.starts_with(word)) return std::nullopt;
    return line.substr(word.size());
}

std::optional<Entry> entry_in(std::string_view line) {
    auto const words = base::split(line, ' ');
    if (words.size() != 4 || words[0] != "badge" || (words[3] != in_use && words[3] != taken_back)) return std::nullopt;
    auto const badge = base::Uuid::parse(words[1]);
    auto const verifier = wire::from_hex(words[2]);
    if (!badge || !verifier || verifier->size() != wire::Digest().size()) return std::nullopt;
    Entry entry{*badge, {}, words[3] == taken_back};
    std::ranges::copy(*verifier, entry.verifier.begin());
    return entry;
}

std::optional<std::int64_t> number_in(std::string_view word) {
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    bool const is_whole = error == std::errc() && end == word.data() + word.size() && number >= 0;
    return is_whole ? std::optional(number) : std::nullopt;
}

// Of what the office has signed, without the last line.
std::optional<List> list_in(std::string_view text) {
    auto const lines = base::split(text, '\n'); // the last is empty
    if (lines.size() < 4 || lines[0] != title) return std::nullopt;
    auto const number = number_in(after(lines[1], "number ").value_or(""));
    auto const signed_at = base::from_rfc3339(after(lines[2], "signed ").value_or(""));
    if (!number || !signed_at) return std::nullopt;
    List list{*number, *signed_at, {}};
    for (std::size_t i = 3; i + 1 < lines.size(); ++i) {
        auto const entry = entry_in(lines[i]);
        if (!entry) return std::nullopt;
        list.entries.push_back(*entry);
    }
    auto const out_of_order = [](Entry const& a, Entry const& b) { return a.badge >= b.badge; };
    if (std::ranges::adjacent_find(list.entries, out_of_order) != list.entries.end()) return std::nullopt;
    return unsigned_text(list) == text ? std::optional(list) : std::nullopt; // one list has one text
}

bool is_signed(std::string_view text, std::string_view signature_in_base64, seal::VerifyKey const& office) {
    auto const bytes = wire::from_base64(signature_in_base64);
    wire::Signature signature{};
    if (!bytes || bytes->size() != signature.size()) return false;
    std::ranges::copy(*bytes, signature.begin());
    return office.verifies(text, signature);
}

} // namespace

Entry const* List::find(base::Uuid const& badge) const {
    auto const found = std::ranges::lower_bound(entries, badge, {}, &Entry::badge);
    return found != entries.end() && found->badge == badge ? &*found : nullptr;
}

void List::add(Entry entry) {
    auto const place = std::ranges::lower_bound(entries, entry.badge, {}, &Entry::badge);
    if (place != entries.end() && place->badge == entry.badge)
        *place = entry;
    else
        entries.insert(place, entry);
}

bool List::revoke(base::Uuid const& badge) {
    auto const* const known = find(badge);
    if (known == nullptr) return false;
    add({badge, known->verifier, true});
    return true;
}

std::string list_text(List const& list, seal::SigningKey const& office) {
    auto text = unsigned_text(list);
    auto const signature = office.sign(text);
    return text + std::string(signature_word) + wire::to_base64(signature) + "\n";
}

base::Result<List> read_list(std::string_view text, seal::VerifyKey const& office) {
    auto const not_one = base::failure(base::ErrorKind::Corrupt, "not a list of badges");
    if (text.size() > longest_list || !text.starts_with(title) || !text.ends_with('\n')) return not_one;
    auto const start = text.rfind('\n', text.size() - 2);
    if (start == std::string_view::npos) return not_one;
    auto const body = text.substr(0, start + 1);
    auto const last = text.substr(start + 1, text.size() - start - 2);
    auto const signature = after(last, signature_word);
    if (!signature) return not_one;
    if (!is_signed(body, *signature, office))
        return base::failure(base::ErrorKind::Refused, "not signed by the office");
    auto const list = list_in(body);
    if (!list) return not_one;
    return *list;
}

} // namespace staff
