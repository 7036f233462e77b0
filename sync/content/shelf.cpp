#include "sync/content/shelf.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "kiosk/base/text.h"
#include "sync/content/parcel.h"
#include "sync/content/shelf_files.h"

namespace content {
namespace {

using base::ErrorKind;
using base::Severity;

constexpr std::size_t longest_note = 4096, most_bad = 64, first_pages = 3;

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

bool speaks_of_pack(base::Error const& error) {
    return error.kind == ErrorKind::Refused || error.kind == ErrorKind::Corrupt || error.kind == ErrorKind::Invalid;
}

std::optional<std::size_t> place_of(model::Table const& table, std::string_view column) {
    auto const found = std::find(table.columns.begin(), table.columns.end(), column);
    if (found == table.columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - table.columns.begin());
}

} // namespace

base::Result<> answers_its_checks(Pack const& pack, Finder const& finder) {
    auto const* checks = pack.tables().find("checks");
    if (checks == nullptr) return {};
    auto const query = place_of(*checks, "query"), page = place_of(*checks, "page");
    if (!query || !page) return base::failure(ErrorKind::Refused, "checks: has no columns query and page");
    for (auto const& row : checks->rows) {
        auto pages = finder(pack, row.fields[*query]);
        pages.resize(std::min(pages.size(), first_pages));
        if (std::find(pages.begin(), pages.end(), row.fields[*page]) == pages.end())
            return base::failure(ErrorKind::Refused, fmt::format("checks: \"{}\" does not find {} among the first {}",
                                                                 row.fields[*query], row.fields[*page], first_pages));
    }
    return {};
}

std::vector<std::string> plain_finder(Pack const& pack, std::string_view words) {
    std::vector<std::string> ids;
    for (auto& page : pack.find(words, first_pages))
        ids.push_back(std::move(page.id));
    return ids;
}

Shelf::Shelf(std::filesystem::path folder, PublicKey key, Trial trial)
    : folder_(std::move(folder)), key_(key), trial_(std::move(trial)) {}

base::Result<Pack> Shelf::open(std::filesystem::path const& file) const {
    auto const bytes = TRY(base::read_file(file, largest_parcel));
    return open_parcel(base::as_bytes(bytes), key_);
}

std::int64_t Shelf::version_in(char const* name) const {
    auto const pack = open(folder_ / name);
    return pack ? pack->meta().version : 0;
}

// --- taking in

base::Result<> Shelf::refuse_old(std::int64_t version) const {
    if (is_bad(version))
        return base::failure(ErrorKind::Refused, fmt::format("version {} was taken back before", version));
    auto const newest = std::max(version_in("current"), version_in("staged"));
    if (version <= newest)
        return base::failure(ErrorKind::Refused, fmt::format("version {} is not newer than {}", version, newest));
    return {};
}

base::Result<std::int64_t> Shelf::stage(base::ByteView parcel, base::WallTime now) {
    auto const pack = TRY(open_parcel(parcel, key_));
    auto const version = pack.meta().version;
    if (pack.meta().expires_at <= now)
        return base::failure(ErrorKind::Refused,
                             fmt::format("version {} expired {}", version, base::to_rfc3339(pack.meta().expires_at)));
    auto const lock = TRY(FolderLock::take(folder_));
    TRY(refuse_old(version));
    TRY(trial_(pack));
    TRY(base::write_file_durably(folder_ / "staged", parcel));
    base::log(Severity::Info, "content.staged", "version {}", version);
    return version;
}

bool Shelf::has_staged() const {
    std::error_code error;
    return std::filesystem::exists(folder_ / "staged", error);
}

// --- notes

bool Shelf::is_bad(std::int64_t version) const {
    auto const text = base::read_file(folder_ / "bad", longest_note).value_or("");
    auto const lines = base::split(text, '\n');
    return std::find(lines.begin(), lines.end(), std::to_string(version)) != lines.end();
}

base::Result<> Shelf::remember_bad(std::int64_t version) {
    auto const text = base::read_file(folder_ / "bad", longest_note).value_or("");
    auto lines = base::split(text, '\n');
    std::erase(lines, "");
    auto const gone = lines.size() - std::min(lines.size(), most_bad - 1);
    std::string kept;
    for (auto line = lines.begin() + static_cast<std::ptrdiff_t>(gone); line != lines.end(); ++line)
        kept += std::string(*line) + "\n";
    kept += std::to_string(version) + "\n";
    return base::write_file_durably(folder_ / "bad", base::as_bytes(kept), 0664);
}

std::optional<Shelf::Try> Shelf::last_try() const {
    auto const text = base::trimmed(base::read_file(folder_ / "trying", longest_note).value_or(""));
    auto const words = base::split(text, ' ');
    auto const version = words.size() == 2 ? number_in(words[0]) : std::nullopt;
    auto const count = words.size() == 2 ? number_in(words[1]) : std::nullopt;
    if (!version || !count || *count < 0 || *count > most_tries) return std::nullopt;
    return Try{*version, static_cast<int>(*count)};
}

base::Result<> Shelf::keep_try(Try const& attempt) {
    auto const text = fmt::format("{} {}\n", attempt.version, attempt.count);
    return base::write_file_durably(folder_ / "trying", base::as_bytes(text), 0664);
}

// --- at the start

base::Result<> Shelf::swap_in(Pack const& staged) {
    TRY(keep_try({staged.meta().version, 0}));
    if (auto const kept = link_durably(folder_ / "current", folder_ / "previous");
        !kept && kept.error().kind != ErrorKind::NotFound)
        return kept;
    TRY(move_durably(folder_ / "staged", folder_ / "current"));
    base::log(Severity::Info, "content.taken", "version {}", staged.meta().version);
    return {};
}

base::Result<> Shelf::take_staged() {
    if (!has_staged()) return {};
    auto const staged = open(folder_ / "staged");
    if (!staged && !speaks_of_pack(staged.error())) return tl::unexpected(staged.error());
    auto const good = [&]() -> base::Result<> {
        if (!staged) return tl::unexpected(staged.error());
        auto const version = staged->meta().version;
        if (is_bad(version) || version <= version_in("current"))
            return base::failure(ErrorKind::Refused, fmt::format("version {} is not to be taken", version));
        return trial_(*staged);
    }();
    if (good) return swap_in(*staged);
    base::log(Severity::Error, "content.refused", "{}", good.error().what);
    return remove_durably(folder_ / "staged");
}

// A start that came to nothing leaves its count behind; one that came far enough has none.
base::Result<> Shelf::count_start(std::int64_t version) {
    auto const last = last_try();
    if (!last || last->version != version) return {};
    if (last->count >= most_tries)
        return base::failure(ErrorKind::Refused,
                             fmt::format("version {} did not run in {} starts", version, last->count));
    return keep_try({version, last->count + 1});
}

// Invalid: whole and signed, and will not do.
base::Result<Pack> Shelf::current() {
    auto pack = TRY(open(folder_ / "current"));
    auto const unfit = [](base::Result<> const& done) {
        return speaks_of_pack(done.error()) ? base::failure(ErrorKind::Invalid, done.error().what)
                                            : tl::unexpected(done.error());
    };
    if (auto const counted = count_start(pack.meta().version); !counted) return unfit(counted);
    if (auto const tried = trial_(pack); !tried) return unfit(tried);
    return pack;
}

base::Result<> Shelf::go_back(std::string const& why, std::int64_t bad) {
    base::log(Severity::Error, "content.rolled-back", "{}", why);
    if (bad > 0) TRY(remember_bad(bad));
    auto moved = move_durably(folder_ / "previous", folder_ / "current");
    if (!moved && moved.error().kind == ErrorKind::NotFound) moved = remove_durably(folder_ / "current");
    return moved;
}

base::Result<std::optional<Pack>> Shelf::take(base::WallTime now) {
    auto const lock = TRY(FolderLock::take(folder_));
    TRY(take_staged());
    for (int packs = 0; packs < 2; ++packs) {
        auto pack = current();
        if (pack) {
            if (pack->meta().expires_at <= now)
                base::log(Severity::Warning, "content.expired", "version {} expired {} and stays in use",
                          pack->meta().version, base::to_rfc3339(pack->meta().expires_at));
            return std::optional<Pack>(pack.release());
        }
        if (pack.error().kind == ErrorKind::NotFound) break;
        if (!speaks_of_pack(pack.error())) return tl::unexpected(pack.error());
        bool const unfit = pack.error().kind == ErrorKind::Invalid;
        TRY(go_back(pack.error().what, unfit ? version_in("current") : 0));
    }
    return std::optional<Pack>();
}

base::Result<> Shelf::settle() {
    auto const lock = TRY(FolderLock::take(folder_));
    return remove_durably(folder_ / "trying");
}

} // namespace content
