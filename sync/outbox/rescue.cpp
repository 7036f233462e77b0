// The rescue bundle out of the outbox and into it.
#include "kiosk/base/file.h"
#include "sync/outbox/bundle.h"
#include "sync/outbox/outbox.h"
#include "sync/outbox/rows.h"

namespace outbox {
namespace {

constexpr std::size_t largest_bundle = std::size_t{1} << 30;

} // namespace

base::Result<int> Outbox::export_to(std::filesystem::path const& file) {
    std::string rows;
    int count = 0;
    auto statement = TRY(told(database_->prepare(std::string("SELECT ") + row_columns +
                                                 " FROM submission WHERE state IN (1, 4) ORDER BY place")));
    while (TRY(told(statement.step()))) {
        add_to_bundle(rows, read_row(statement));
        ++count;
    }
    TRY(base::write_file_durably(file, base::as_bytes(bundle_of(count, rows)), 0600));
    return count;
}

// Rows of another kiosk keep their own epoch, number and signature; they stand beside this kiosk's chain.
base::Result<int> Outbox::import_from(std::filesystem::path const& file) {
    auto const text = TRY(base::read_file(file, largest_bundle));
    auto const envelopes = TRY(read_bundle(text));
    return told(database_->transaction([&]() -> base::Result<int, db::Failure> {
        int added = 0;
        for (auto const& envelope : envelopes) {
            auto known = TRY(database_->prepare("SELECT 1 FROM submission WHERE id=?"));
            if (TRY(known.bind(base::ByteView(envelope.id.bytes)).step())) continue;
            auto insert = TRY(database_->prepare(std::string("INSERT INTO submission(") + row_columns +
                                                 ", state) VALUES(?,?,?,?,?,?,?,?,?,?,?,1)"));
            bind_row(insert, envelope);
            TRY(insert.run());
            ++added;
        }
        return added;
    }));
}

} // namespace outbox
