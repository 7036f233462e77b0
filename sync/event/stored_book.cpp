#include "sync/event/stored_book.h"

#include "sync/db/words.h"
#include "sync/event/book_rows.h"

namespace event {
namespace {

db::Failure without_first_page() { return {db::FailureKind::Corrupt, "the book has no first page"}; }

} // namespace

base::Result<std::optional<StoredBook>> StoredBook::open(std::filesystem::path const& file) {
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return std::nullopt;
    auto database = TRY(db::in_words_of("event", db::Database::open(file)));
    return StoredBook(std::move(database));
}

base::Result<std::int64_t> StoredBook::changes() {
    return db::in_words_of("event", database_.transaction([&]() -> DbResult<std::int64_t> {
        auto const book = TRY(book_row(database_));
        if (!book) return tl::unexpected(without_first_page());
        return book->changes;
    }));
}

base::Result<Snapshot> StoredBook::snapshot(std::string const& kiosk, base::WallTime now) {
    return db::in_words_of("event", database_.transaction([&]() -> DbResult<Snapshot> {
        auto const book = TRY(book_row(database_));
        if (!book) return tl::unexpected(without_first_page());
        return snapshot_of(database_, *book, kiosk, now);
    }));
}

} // namespace event
