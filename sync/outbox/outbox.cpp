#include "sync/outbox/outbox.h"

#include <algorithm>

#include "kiosk/base/log.h"
#include "sync/outbox/damage.h"
#include "sync/outbox/rows.h"
#include "sync/seal/digest.h"
#include "sync/seal/seal.h"
#include "sync/wire/payload.h"

namespace outbox {
namespace {

constexpr int page_size = 4096;
constexpr int checkpoint_pages =
    3072; // more than the largest report with its photos fills, so that no citizen pays for it
constexpr std::chrono::milliseconds patience(3000); // for other processes to close a damaged file

base::ByteView view(base::Uuid const& id) { return id.bytes; }

// Where the chain stands: the epoch, the next number, and the digest the next row has to name.
struct ChainEnd {
    base::Uuid epoch;
    std::uint64_t next_seq = 1;
    wire::Digest previous{};
};

base::Result<ChainEnd, db::Failure> chain_end(db::Statement& epoch_statement, db::Statement& last_statement) {
    ChainEnd end;
    db::Use meta(epoch_statement), last(last_statement);
    if (!TRY(meta->step())) return tl::unexpected(db::Failure{db::FailureKind::Corrupt, "no epoch"});
    auto const epoch = meta->blob(0);
    if (epoch.size() != 16) return tl::unexpected(db::Failure{db::FailureKind::Corrupt, "no epoch"});
    std::copy(epoch.begin(), epoch.end(), end.epoch.bytes.begin());
    if (!TRY(last->bind(view(end.epoch)).step())) return end;
    auto const row = read_row(*last);
    end.next_seq = row.seq + 1;
    end.previous = seal::sha256(base::as_bytes(signed_bytes(row)));
    return end;
}

// On a full disk the ballast is given up, so that a courier that starts now can still take acknowledgements.
base::Result<db::Database, db::Failure> open_database(std::filesystem::path const& file, Ballast const& ballast) {
    db::Options options;
    options.page_size = page_size;
    options.checkpoint_pages = checkpoint_pages;
    auto opened = db::Database::open(file, options);
    if (opened || opened.error().kind != db::FailureKind::Full) return opened;
    base::log(base::Severity::Warning, "outbox.full", "the ballast was given up to open it");
    ballast.give_up();
    return db::Database::open(file, options);
}

// A log beside a file that nobody has open: the power went, or a process was killed. Only then every page is read.
bool ended_badly(std::filesystem::path const& file, Presence const& presence) {
    std::error_code none;
    return presence.is_alone() && std::filesystem::exists(file.string() + "-wal", none);
}

bool is_taken_by_the_wire(wire::Envelope const& envelope) {
    auto const fits = [](wire::Attachment const& one) { return one.size <= wire::largest_attachment; };
    return envelope.body.size() <= wire::largest_body && envelope.attachments.size() <= wire::most_attachments &&
           std::ranges::all_of(envelope.attachments, fits);
}

StoreTrouble trouble_of(db::Failure const& failure) {
    return failure.kind == db::FailureKind::Full ? StoreTrouble::Full : StoreTrouble::Broken;
}

} // namespace

Outbox::Outbox(base::Clock const& clock, base::Random& random) : clock_(&clock), random_(&random) {}

base::Result<Outbox> Outbox::open(model::Settings const& settings, base::Clock const& clock, base::Random& random) {
    std::error_code error;
    std::filesystem::create_directories(settings.outbox.file.parent_path(), error);
    Ballast ballast(settings.outbox.file.string() + ".ballast", settings.outbox.ballast_mib << 20);
    Outbox outbox(clock, random);
    outbox.ballast_ = std::move(ballast);
    outbox.presence_ = Presence::beside(settings.outbox.file);
    TRY(outbox.configure(settings));
    auto whole = outbox.attach(settings.outbox.file, ended_badly(settings.outbox.file, outbox.presence_));
    if (!whole && whole.error().kind == db::FailureKind::Corrupt)
        TRY(outbox.rescue(settings.outbox.file, whole.error()));
    else
        TRY(told(whole));
    outbox.presence_.let_others_in();
    outbox.ballast_.take();
    return outbox;
}

base::Result<> Outbox::configure(model::Settings const& settings) {
    kiosk_ = settings.kiosk.id;
    city_ = TRY(seal::load_city_public(settings.seal.city_public_key));
    signing_ = TRY(seal::load_signing(settings.seal.signing_key));
    for (auto const& file : settings.seal.gateway_ack_keys) {
        auto const key = TRY(seal::load_verify(file));
        ack_keys_.emplace(key.id(), key);
    }
    retention_ = settings.outbox.retention;
    keep_free_ = settings.outbox.keep_free_mib << 20;
    return {};
}

base::Result<void, db::Failure> Outbox::attach(std::filesystem::path const& file, bool read_every_page) {
    database_.emplace(TRY(open_database(file, ballast_)));
    TRY(make_tables());
    if (read_every_page) TRY(database_->check_whole());
    return prepare_kept();
}

base::Result<> Outbox::rescue(std::filesystem::path const& file, db::Failure const& damage) {
    base::log(base::Severity::Error, "outbox.damaged", "{}", damage.what);
    kept_.reset();
    database_.reset();
    if (!presence_.become_alone(patience))
        return base::failure(base::ErrorKind::Corrupt,
                             "outbox: damaged, and another process has it open: " + damage.what);
    // Somebody who had it open may have rescued it meanwhile.
    auto const again = attach(file, true);
    if (again || again.error().kind != db::FailureKind::Corrupt) return told(again);
    kept_.reset();
    database_.reset();
    auto const aside = TRY(set_aside(file, clock_->wall()));
    TRY(told(attach(file, false)));
    Rescued rescued;
    if (auto damaged = db::Database::open(aside))
        TRY(told(database_->transaction([&]() -> base::Result<void, db::Failure> {
            rescued = rescue_rows(*damaged, *database_, kiosk_, signing_.public_key);
            return {};
        })));
    base::log(base::Severity::Error, "outbox.rescued",
              "{} rows, {} of them quarantined, {} photos lost; the damaged file is {}", rescued.rows,
              rescued.quarantined, rescued.photos_lost, aside.string());
    return {};
}

base::Result<void, db::Failure> Outbox::make_tables() {
    return database_->transaction([&]() -> base::Result<void, db::Failure> {
        auto version = TRY(database_->prepare("PRAGMA user_version"));
        TRY(version.step());
        auto const found = version.integer(0);
        version.reset();
        auto const newest = static_cast<std::int64_t>(migrations.size());
        if (found == newest) return {};
        if (found < 0 || found > newest)
            return tl::unexpected(db::Failure{db::FailureKind::Refused, "made by another version"});
        for (auto const* const migration : migrations.subspan(static_cast<std::size_t>(found)))
            TRY(database_->run(migration));
        if (found == 0) TRY(make_epoch());
        return database_->run("PRAGMA user_version=" + std::to_string(newest));
    });
}

base::Result<void, db::Failure> Outbox::make_epoch() {
    auto const epoch = base::make_uuid_v7(clock_->wall(), *random_);
    auto insert = TRY(database_->prepare("INSERT INTO meta VALUES('epoch', ?)"));
    return insert.bind(view(epoch)).run();
}

base::Result<void, db::Failure> Outbox::prepare_kept() {
    // The index `due` has the rows in this order already: none is sorted, however many wait.
    auto const first = [](std::string_view when) {
        return std::string("SELECT ") + row_columns + " FROM submission WHERE state=1 AND priority=? AND next_at" +
               std::string(when) + "? ORDER BY next_at, place LIMIT ?";
    };
    kept_.emplace(Kept{TRY(database_->prepare("SELECT value FROM meta WHERE name='epoch'")),
                       TRY(database_->prepare(std::string("SELECT ") + signed_columns +
                                              " FROM submission WHERE epoch=? ORDER BY place DESC LIMIT 1")),
                       TRY(database_->prepare(insert_row)), TRY(database_->prepare(first("<="))),
                       TRY(database_->prepare(first(">")))});
    TRY(chain_end(kept_->epoch, kept_->last)); // Corrupt when there is no epoch
    return {};
}

base::Result<std::uint64_t, db::Failure> Outbox::insert(wire::Envelope& envelope,
                                                        std::vector<base::Bytes> const& sealed) {
    auto const end = TRY(chain_end(kept_->epoch, kept_->last));
    envelope.epoch = end.epoch;
    envelope.seq = end.next_seq;
    envelope.previous = end.previous;
    envelope.signature = signing_.sign(signed_bytes(envelope));
    db::Use insert(kept_->insert);
    bind_row(*insert, envelope);
    TRY(insert->bind(priority_of(envelope.service)).run());
    for (std::size_t i = 0; i < sealed.size(); ++i)
        TRY(photos().insert(envelope.attachments[i], envelope.id, sealed[i]));
    return envelope.seq;
}

// Seals the photos, and names them in the envelope; those that a phone has sealed behind the others.
std::vector<base::Bytes> Outbox::seal_photos(model::Submission const& submission, wire::Envelope& envelope) const {
    std::vector<base::Bytes> sealed;
    for (auto const& photo : submission.draft().photos)
        sealed.push_back(seal::seal(photo, city_));
    std::ranges::copy(submission.draft().sealed_photos, std::back_inserter(sealed));
    for (auto const& photo : sealed)
        envelope.attachments.push_back(
            {base::make_uuid_v7(submission.created_at(), *random_), photo.size(), seal::sha256(photo)});
    return sealed;
}

base::Result<Stored, StoreTrouble> Outbox::store(model::Submission const& submission) {
    wire::Envelope envelope;
    envelope.id = submission.id();
    envelope.kiosk = kiosk_;
    envelope.service = submission.service();
    envelope.created_at = submission.created_at();
    envelope.city_key = city_.id();
    auto const photos = seal_photos(submission, envelope);
    std::vector<base::Uuid> ids;
    std::ranges::transform(envelope.attachments, std::back_inserter(ids), &wire::Attachment::id);
    envelope.body = seal::seal(wire::encode(submission, ids), city_);
    envelope.sha256 = seal::sha256(envelope.body);
    if (!is_taken_by_the_wire(envelope)) return tl::unexpected(StoreTrouble::Refused);
    auto const seq = database_->transaction([&] { return insert(envelope, photos); });
    if (!seq) {
        base::log(base::Severity::Error, "outbox.not_stored", "{}", seq.error().what);
        if (seq.error().kind == db::FailureKind::Full) relieve();
        return tl::unexpected(trouble_of(seq.error()));
    }
    return Stored{*seq, envelope.sha256};
}

void Outbox::relieve() {
    ballast_.give_up();
    base::log(base::Severity::Warning, "outbox.full", "the ballast was given up for acknowledgements");
}

bool Outbox::can_accept() const {
    std::error_code error;
    ballast_.take();
    auto const space = std::filesystem::space(ballast_.folder(), error);
    return !error && space.available >= keep_free_;
}

base::Result<std::optional<wire::Envelope>> Outbox::take_due() {
    auto due = TRY(take_due_together(1, 0));
    return due.empty() ? std::optional<wire::Envelope>() : std::optional(std::move(due.front()));
}

base::Result<std::vector<wire::Envelope>> Outbox::take_due_together(std::size_t most, std::size_t bytes) {
    std::vector<wire::Envelope> rows;
    std::size_t sum = 0;
    bool full = false;
    auto const take = [&](db::Statement& kept, std::int64_t priority, base::WallTime when) -> base::Result<> {
        db::Use statement(kept);
        statement->bind(priority).bind(milliseconds(when)).bind(static_cast<std::int64_t>(most - rows.size()));
        while (!full && TRY(told(statement->step()))) {
            auto row = read_row(*statement);
            sum += row.body.size();
            full = !rows.empty() && (sum > bytes || !row.attachments.empty());
            if (full) break;
            full = !row.attachments.empty();
            rows.push_back(std::move(row));
        }
        full = full || rows.size() >= most;
        return {};
    };
    for (auto const priority : priorities) {
        TRY(take(kept_->due, priority, clock_->wall()));
        if (rows.empty()) TRY(take(kept_->beyond, priority, clock_->wall() + longest_wait));
        if (full) break;
    }
    return rows;
}

base::Result<std::optional<base::WallTime>> Outbox::next_due() {
    auto next = TRY(told(database_->prepare("SELECT min(next_at) FROM submission WHERE state=1 AND priority=?")));
    std::optional<base::WallTime> first;
    for (auto const priority : priorities) {
        db::Use use(next);
        TRY(told(use->bind(priority).step()));
        if (use->is_null(0)) continue;
        auto const then = from_milliseconds(use->integer(0));
        auto const believed = then > clock_->wall() + longest_wait ? clock_->wall() : then;
        first = std::min(first.value_or(believed), believed);
    }
    return first;
}

base::Result<void, AckTrouble> Outbox::settle(wire::Ack const& ack) {
    auto const key = ack_keys_.find(ack.key);
    if (key == ack_keys_.end()) return tl::unexpected(AckTrouble::UnknownKey);
    if (!key->second.verifies(signed_bytes(ack), ack.signature)) return tl::unexpected(AckTrouble::BadSignature);
    auto const settled = database_->transaction([&]() -> base::Result<bool, db::Failure> {
        auto row = TRY(database_->prepare("SELECT 1 FROM submission WHERE id=? AND sha256=?"));
        if (!TRY(row.bind(view(ack.id)).bind(base::ByteView(ack.sha256)).step())) return false;
        row.reset();
        auto update = TRY(database_->prepare(
            "UPDATE submission SET state=3, next_at=?, acked_at=?, ack_key=?, ack_sig=?, last_error='' "
            "WHERE id=? AND state IN (1, 2, 4)"));
        update.bind(milliseconds(ack.received_at)).bind(milliseconds(ack.received_at));
        update.bind(ack.key).bind(base::ByteView(ack.signature)).bind(view(ack.id));
        TRY(update.run());
        return true;
    });
    if (!settled) {
        base::log(base::Severity::Error, "outbox.not_settled", "{}", settled.error().what);
        if (settled.error().kind == db::FailureKind::Full) relieve();
        return tl::unexpected(AckTrouble::NotStored);
    }
    if (!*settled) return tl::unexpected(AckTrouble::NotOurs);
    return {};
}

base::Result<int> Outbox::attempts(base::Uuid const& id) {
    auto row = TRY(told(database_->prepare("SELECT attempts FROM submission WHERE id=?")));
    row.bind(view(id));
    return TRY(told(row.step())) ? static_cast<int>(row.integer(0)) : 0;
}

base::Result<> Outbox::postpone(base::Uuid const& id, std::string const& reason, base::WallTime until) {
    auto update = TRY(told(database_->prepare(
        "UPDATE submission SET attempts=attempts+1, last_error=?, next_at=? WHERE id=? AND state=1")));
    return told(update.bind(reason).bind(milliseconds(until)).bind(view(id)).run());
}

base::Result<> Outbox::quarantine(base::Uuid const& id, std::string const& reason) {
    base::log(base::Severity::Error, "outbox.quarantined", "{}: {}", id.text(), reason);
    return told(database_->transaction([&]() -> base::Result<void, db::Failure> {
        TRY(photos().keep_back(id));
        auto update =
            TRY(database_->prepare("UPDATE submission SET state=4, last_error=? WHERE id=? AND state IN (1, 2)"));
        return update.bind(reason).bind(view(id)).run();
    }));
}

base::Result<> Outbox::begin_new_epoch() {
    auto const epoch = base::make_uuid_v7(clock_->wall(), *random_);
    base::log(base::Severity::Warning, "outbox.new_epoch", "{}", epoch.text());
    return told(database_->transaction([&]() -> base::Result<void, db::Failure> {
        auto update = TRY(database_->prepare("UPDATE meta SET value=? WHERE name='epoch'"));
        TRY(update.bind(view(epoch)).run());
        std::vector<wire::Envelope> waiting;
        auto rows = TRY(database_->prepare(std::string("SELECT ") + row_columns +
                                           " FROM submission WHERE state IN (1, 4) AND kiosk=? ORDER BY place"));
        rows.bind(kiosk_); // another kiosk's rows, from a rescue bundle, are not ours to sign
        while (TRY(rows.step()))
            waiting.push_back(read_row(rows));
        ChainEnd end{epoch, 1, {}};
        auto renumber =
            TRY(database_->prepare("UPDATE submission SET epoch=?, seq=?, previous=?, signature=? WHERE id=?"));
        for (auto& row : waiting) {
            row.epoch = end.epoch;
            row.seq = end.next_seq++;
            row.previous = end.previous;
            auto const text = signed_bytes(row);
            row.signature = signing_.sign(text);
            end.previous = seal::sha256(base::as_bytes(text));
            renumber.bind(view(row.epoch)).bind(static_cast<std::int64_t>(row.seq)).bind(base::ByteView(row.previous));
            TRY(renumber.bind(base::ByteView(row.signature)).bind(view(row.id)).run());
            renumber.reset();
        }
        return {};
    }));
}

base::Result<int> Outbox::purge() {
    auto const limit = milliseconds(clock_->wall() - retention_);
    return told(database_->transaction([&]() -> base::Result<int, db::Failure> {
        auto count = TRY(database_->prepare("SELECT count(*) FROM submission WHERE state=3 AND next_at<=?"));
        count.bind(limit);
        TRY(count.step());
        int const found = static_cast<int>(count.integer(0));
        if (found == 0) return 0;
        TRY(photos().purge(limit));
        auto update = TRY(database_->prepare("UPDATE submission SET body=NULL, state=5 WHERE state=3 AND next_at<=?"));
        TRY(update.bind(limit).run());
        return found;
    }));
}

} // namespace outbox
