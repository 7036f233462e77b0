#include "sync/outbox/photos.h"

#include <algorithm>

#include "kiosk/base/log.h"
#include "sync/outbox/rows.h"
#include "sync/seal/digest.h"

namespace outbox {
namespace {

template<class T>
using DbResult = base::Result<T, db::Failure>;

base::ByteView view(base::Uuid const& id) { return id.bytes; }

constexpr std::int64_t number_of(PhotoState state) { return static_cast<std::int64_t>(state); }

base::Error not_ours() { return {base::ErrorKind::NotFound, "outbox: not a row of ours, or not its photos"}; }

} // namespace

base::Result<> Photos::accepted(wire::Missing const& missing) {
    auto const known = TRY(told(database_.transaction([&]() -> DbResult<bool> {
        auto row = TRY(database_.prepare("SELECT attachments FROM submission WHERE id=? AND sha256=?"));
        if (!TRY(row.bind(view(missing.id)).bind(base::ByteView(missing.sha256)).step())) return false;
        auto const attachments = wire::decode_attachments(row.text(0)).value_or(wire::Attachments());
        row.reset();
        auto const is_named = [&](base::Uuid const& id) {
            return std::ranges::find(attachments, id, &wire::Attachment::id) != attachments.end();
        };
        if (missing.attachments.empty() || !std::ranges::all_of(missing.attachments, is_named)) return false;
        auto all = TRY(database_.prepare("UPDATE attachment SET state=2 WHERE submission=? AND state<>3"));
        TRY(all.bind(view(missing.id)).run());
        auto one = TRY(database_.prepare("UPDATE attachment SET state=1 WHERE id=? AND state<>3"));
        for (auto const& id : missing.attachments) {
            TRY(one.bind(view(id)).run());
            one.reset();
        }
        auto update = TRY(database_.prepare("UPDATE submission SET state=2, last_error='' WHERE id=? AND state=1"));
        TRY(update.bind(view(missing.id)).run());
        if (TRY(any_of(missing.id, PhotoState::Lost))) TRY(set_aside_row(missing.id));
        return true;
    })));
    if (!known) return tl::unexpected(not_ours());
    return {};
}

DbResult<bool> Photos::any_of(base::Uuid const& submission, PhotoState state) {
    auto row = TRY(database_.prepare("SELECT 1 FROM attachment WHERE submission=? AND state=? LIMIT 1"));
    return row.bind(view(submission)).bind(number_of(state)).step();
}

DbResult<void> Photos::set_aside_row(base::Uuid const& submission) {
    base::log(base::Severity::Error, "outbox.photo_lost", "{}: the city has its text alone", submission.text());
    TRY(keep_back(submission));
    auto update = TRY(database_.prepare("UPDATE submission SET state=4, last_error='a photo cannot be read from the "
                                        "disk' WHERE id=? AND state IN (1, 2)"));
    return update.bind(view(submission)).run();
}

DbResult<void> Photos::keep_back(base::Uuid const& submission) {
    auto update = TRY(database_.prepare("UPDATE attachment SET state=0 WHERE submission=? AND state=1"));
    return update.bind(view(submission)).run();
}

DbResult<std::optional<Photo>> Photos::due(std::string_view when, std::int64_t time) {
    auto row = TRY(database_.prepare("SELECT id, size, sha256, submission, url, attempts FROM attachment "
                                     "WHERE state=1 AND next_at" +
                                     std::string(when) + "? ORDER BY next_at, place LIMIT 1"));
    if (!TRY(row.bind(time).step())) return std::nullopt;
    Photo photo;
    photo.attachment.id = uuid(row.blob(0));
    photo.attachment.size = static_cast<std::uint64_t>(row.integer(1));
    photo.attachment.sha256 = digest(row.blob(2));
    photo.submission = uuid(row.blob(3));
    photo.url = row.text(4);
    photo.attempts = static_cast<int>(row.integer(5));
    return photo;
}

base::Result<std::optional<Photo>> Photos::take_due() {
    auto found = TRY(told(due("<=", milliseconds(now_))));
    if (found) return found;
    return told(due(">", milliseconds(now_ + longest_wait)));
}

base::Result<std::optional<base::WallTime>> Photos::next_due() {
    auto row = TRY(told(database_.prepare("SELECT min(next_at) FROM attachment WHERE state=1")));
    TRY(told(row.step()));
    if (row.is_null(0)) return std::optional<base::WallTime>();
    auto const then = from_milliseconds(row.integer(0));
    return std::optional(then > now_ + longest_wait ? now_ : then);
}

base::Result<base::Bytes> Photos::piece(Photo const& photo, std::uint64_t offset, std::size_t size) {
    auto row = TRY(told(database_.prepare("SELECT substr(bytes, ?, ?) FROM chunk WHERE attachment=? AND number=?")));
    row.bind(static_cast<std::int64_t>(offset % chunk_size) + 1).bind(static_cast<std::int64_t>(size));
    row.bind(view(photo.attachment.id)).bind(static_cast<std::int64_t>(offset / chunk_size));
    auto bytes = TRY(told(row.step())) ? row.blob(0) : base::Bytes();
    if (bytes.empty()) return base::failure(base::ErrorKind::Corrupt, "outbox: a photo's chunk is not there");
    return bytes;
}

base::Result<bool> Photos::is_whole(Photo const& photo) {
    auto found = told(digest_of_chunks(database_, photo.attachment));
    if (!found && found.error().kind == base::ErrorKind::Corrupt) return false;
    return TRY(std::move(found)) == photo.attachment.sha256;
}

base::Result<> Photos::remember_place(base::Uuid const& id, std::string const& url) {
    auto update = TRY(told(database_.prepare("UPDATE attachment SET url=? WHERE id=?")));
    return told(update.bind(url).bind(view(id)).run());
}

base::Result<> Photos::progressed(base::Uuid const& id) {
    auto update = TRY(told(database_.prepare("UPDATE attachment SET attempts=0, last_error='' WHERE id=?")));
    return told(update.bind(view(id)).run());
}

base::Result<> Photos::postpone(base::Uuid const& id, std::string const& reason, base::WallTime until) {
    auto update = TRY(told(database_.prepare(
        "UPDATE attachment SET attempts=attempts+1, last_error=?, next_at=? WHERE id=? AND state=1")));
    return told(update.bind(reason).bind(milliseconds(until)).bind(view(id)).run());
}

base::Result<> Photos::arrived(Photo const& photo) {
    return told(database_.transaction([&]() -> DbResult<void> {
        TRY(set_state(photo.attachment.id, PhotoState::Arrived));
        if (TRY(any_of(photo.submission, PhotoState::Missing))) return {};
        auto update = TRY(database_.prepare("UPDATE submission SET state=1, next_at=0 WHERE id=? AND state=2"));
        return update.bind(view(photo.submission)).run();
    }));
}

base::Result<> Photos::lost(Photo const& photo) {
    return told(database_.transaction([&]() -> DbResult<void> {
        TRY(set_state(photo.attachment.id, PhotoState::Lost));
        return set_aside_row(photo.submission);
    }));
}

base::Result<> Photos::row_unknown(Photo const& photo) {
    return told(database_.transaction([&]() -> DbResult<void> {
        auto photos = TRY(database_.prepare("UPDATE attachment SET state=0, url='' WHERE submission=? AND state<>3"));
        TRY(photos.bind(view(photo.submission)).run());
        auto update = TRY(database_.prepare("UPDATE submission SET state=1, next_at=0 WHERE id=? AND state=2"));
        return update.bind(view(photo.submission)).run();
    }));
}

DbResult<void> Photos::set_state(base::Uuid const& id, PhotoState state) {
    auto update = TRY(database_.prepare("UPDATE attachment SET state=?, last_error='' WHERE id=?"));
    return update.bind(number_of(state)).bind(view(id)).run();
}

DbResult<void> Photos::insert_row(wire::Attachment const& attachment, base::Uuid const& submission, PhotoState state) {
    auto row = TRY(database_.prepare("INSERT INTO attachment(id, submission, size, sha256, state) VALUES(?,?,?,?,?)"));
    row.bind(view(attachment.id)).bind(view(submission)).bind(static_cast<std::int64_t>(attachment.size));
    return row.bind(base::ByteView(attachment.sha256)).bind(number_of(state)).run();
}

DbResult<void> Photos::insert(wire::Attachment const& attachment, base::Uuid const& submission, base::ByteView sealed) {
    TRY(insert_row(attachment, submission, PhotoState::Kept));
    auto chunk = TRY(database_.prepare("INSERT INTO chunk VALUES(?,?,?)"));
    for (std::int64_t number = 0; !sealed.empty(); ++number) {
        auto const bytes = sealed.first(std::min(sealed.size(), chunk_size));
        TRY(chunk.bind(view(attachment.id)).bind(number).bind(bytes).run());
        chunk.reset();
        sealed = sealed.subspan(bytes.size());
    }
    return {};
}

DbResult<void> Photos::insert_lost(wire::Attachment const& attachment, base::Uuid const& submission) {
    return insert_row(attachment, submission, PhotoState::Lost);
}

DbResult<void> Photos::purge(std::int64_t limit) {
    auto chunks = TRY(database_.prepare(
        "DELETE FROM chunk WHERE attachment IN (SELECT attachment.id FROM submission JOIN attachment ON "
        "submission=submission.id WHERE submission.state=3 AND submission.next_at<=?)"));
    return chunks.bind(limit).run();
}

} // namespace outbox
