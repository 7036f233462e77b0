// The rescue bundle out of the outbox and into it. Neither is ever whole in memory: a photo passes in chunks.
#include "sync/outbox/bundle.h"
#include "sync/outbox/bundle_file.h"
#include "sync/outbox/outbox.h"
#include "sync/outbox/rows.h"
#include "sync/wire/row.h"

namespace outbox {
namespace {

template<class T>
using DbResult = base::Result<T, db::Failure>;

base::Result<> export_photo(db::Database& database, wire::Attachment const& attachment, BundleFile& bundle) {
    auto const digest = TRY(told(digest_of_chunks(database, attachment)));
    if (digest != attachment.sha256) {
        bundle.add(base::as_bytes(photo_is_lost));
        return {};
    }
    bundle.add(base::as_bytes(photo_follows));
    auto chunks = TRY(told(database.prepare("SELECT bytes FROM chunk WHERE attachment=? ORDER BY number")));
    chunks.bind(base::ByteView(attachment.id.bytes));
    while (TRY(told(chunks.step())))
        bundle.add(chunks.blob(0));
    return {};
}

DbResult<bool> import_row(db::Database& database, Photos photos, BundleRow const& row) {
    auto known = TRY(database.prepare("SELECT 1 FROM submission WHERE id=?"));
    if (TRY(known.bind(base::ByteView(row.envelope.id.bytes)).step())) return false;
    auto insert = TRY(database.prepare(insert_row));
    bind_row(insert, row.envelope);
    TRY(insert.bind(priority_of(row.envelope.service)).run());
    for (std::size_t i = 0; i < row.photos.size(); ++i) {
        auto const& attachment = row.envelope.attachments[i];
        auto const& photo = row.photos[i];
        bool const whole = photo && seal::sha256(*photo) == attachment.sha256;
        TRY(whole ? photos.insert(attachment, row.envelope.id, *photo)
                  : photos.insert_lost(attachment, row.envelope.id));
    }
    return true;
}

} // namespace

base::Result<int> Outbox::export_to(std::filesystem::path const& file) {
    auto bundle = TRY(BundleFile::create(file));
    int count = 0, version = 1;
    auto statement = TRY(told(database_->prepare(std::string("SELECT ") + row_columns +
                                                 " FROM submission WHERE state IN (1, 2, 4) ORDER BY place")));
    while (TRY(told(statement.step()))) {
        auto const envelope = read_row(statement);
        bundle.add(base::as_bytes(wire::packed_row(envelope)));
        for (auto const& attachment : envelope.attachments)
            TRY(export_photo(*database_, attachment, bundle));
        if (!envelope.attachments.empty()) version = 2;
        ++count;
    }
    TRY(bundle.finish(version, count));
    return count;
}

// Rows of another kiosk keep their own epoch, number and signature; they stand beside this kiosk's chain.
base::Result<int> Outbox::import_from(std::filesystem::path const& file) {
    auto const mapped = TRY(MappedFile::open(file));
    auto reader = TRY(BundleReader::open(mapped.text()));
    base::Result<> whole; // db's words cannot say what is wrong with a bundle
    auto const added = database_->transaction([&]() -> DbResult<int> {
        int rows = 0;
        for (;;) {
            auto const row = reader.next();
            if (!row) {
                whole = tl::unexpected(row.error());
                return tl::unexpected(db::Failure{});
            }
            if (!*row) return rows;
            if (TRY(import_row(*database_, photos(), **row))) ++rows;
        }
    });
    TRY(std::move(whole));
    return told(added);
}

} // namespace outbox
