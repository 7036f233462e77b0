// Outbox: the durable queue between the screen and the courier, one SQLite file that both open.
// What store() has answered survives a power cut; a body goes only after the city's signed acknowledgement was stored.
//
//   queued -> accepted     the city holds it and misses photos; they are due now (photos.h), and then it is queued
//   again queued -> acked        a verified acknowledgement acked -> purged        after the retention time: body and
//   photos are gone queued -> quarantined  the city will never take it as it is; kept, reported, never deleted
//
// Rows carry (epoch, seq) without gaps and a hash chain, so the city sees what is missing. Nothing in the file is
// readable without the city's key but id, times, sizes and states. One Outbox belongs to one thread; any number of
// processes.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "kiosk/base/result.h"
#include "kiosk/model/progress.h"
#include "kiosk/model/settings.h"
#include "kiosk/model/submission.h"
#include "sync/db/database.h"
#include "sync/outbox/ballast.h"
#include "sync/outbox/outcome.h"
#include "sync/outbox/photos.h"
#include "sync/outbox/presence.h"
#include "sync/seal/keys.h"
#include "sync/wire/ack.h"
#include "sync/wire/envelope.h"

namespace outbox {

class Outbox {
public:
    // Opens or makes the file and reads the keys. A damaged file, or one that is no outbox, is set aside as it is
    // ("outbox.db.damaged-TIME") and every row that can still be read goes into a new one, under a new epoch. Every
    // page is read when the last process did not close it. Corrupt: damaged, and another process has it open. Refused:
    // made by another version. Unavailable: keys or folder are missing.
    static base::Result<Outbox> open(model::Settings const& settings, base::Clock const& clock,
                                     base::Random& random = base::system_random());
    Outbox(Outbox&&) noexcept = default;
    Outbox& operator=(Outbox&&) noexcept = default;

    // --- the screen

    // Seals, each photo by itself, and signs, then one transaction, one fdatasync. On the disk when it returns.
    base::Result<Stored, StoreTrouble> store(model::Submission const& submission);
    bool can_accept() const; // false: less space is free than the settings keep

    // --- the courier

    // Queue numbers before all else. What was never offered comes first, oldest first; then what was put off, by when
    // its time came, so that nothing holds up the rest. None: nothing to do before next_due(), but perhaps photos.
    base::Result<std::optional<wire::Envelope>> take_due();
    // The same, with those behind it: at most so many, whose bodies are together no longer than `bytes`; one always.
    // One with photos is alone.
    base::Result<std::vector<wire::Envelope>> take_due_together(std::size_t most, std::size_t bytes);
    base::Result<std::optional<base::WallTime>> next_due();
    base::Result<void, AckTrouble> settle(wire::Ack const& ack);
    base::Result<int> attempts(base::Uuid const& id);
    base::Result<> postpone(base::Uuid const& id, std::string const& reason, base::WallTime until);
    base::Result<> quarantine(base::Uuid const& id, std::string const& reason);
    // The city knows our (epoch, seq) with other bytes: this file is a copy of an older one. All unacknowledged rows
    // are numbered and signed anew under a new epoch; their ids and bodies stay.
    base::Result<> begin_new_epoch();
    std::string const& kiosk() const { return kiosk_; } // ours; rows of a rescue bundle may be another's
    Photos photos() { return {*database_, clock_->wall()}; }
    base::Result<int> purge(); // bodies acknowledged longer ago than the retention; how many

    // --- technicians, and commands of the city's operators

    base::Result<> make_due();                                     // all that waits, whatever it waits for
    base::Result<int> release_quarantine();                        // all of it is offered again; how many
    base::Result<std::map<std::string, std::uint64_t>> troubles(); // of what the city does not have: how often each
    base::Result<Status> status();
    base::Result<std::optional<model::Progress>> find(std::string const& code);
    base::Result<> verify_chain();                                    // Corrupt: names the first row that does not fit
    base::Result<int> export_to(std::filesystem::path const& file);   // all unacknowledged rows, sealed; how many
    base::Result<int> import_from(std::filesystem::path const& file); // how many were not yet here

private:
    // What runs for every report, prepared once. Nothing they read is remembered: another process writes too.
    struct Kept {
        db::Statement epoch, last, insert, due, beyond;
    };
    Outbox(base::Clock const& clock, base::Random& random);
    base::Result<> configure(model::Settings const& settings);
    base::Result<void, db::Failure> attach(std::filesystem::path const& file, bool read_every_page);
    base::Result<> rescue(std::filesystem::path const& file, db::Failure const& damage);
    base::Result<void, db::Failure> make_tables();
    base::Result<void, db::Failure> prepare_kept();
    base::Result<void, db::Failure> make_epoch();
    std::vector<base::Bytes> seal_photos(model::Submission const& submission, wire::Envelope& envelope) const;
    base::Result<std::uint64_t, db::Failure> insert(wire::Envelope& envelope, std::vector<base::Bytes> const& sealed);
    base::Result<std::optional<base::Uuid>> id_of(std::string const& code);
    void relieve(); // gives the ballast's space back after the disk was full

    Presence presence_;
    std::optional<db::Database> database_; // there once open() is done
    std::optional<Kept> kept_;             // after the database: goes before it
    base::Clock const* clock_;
    base::Random* random_; // for epochs
    std::string kiosk_;
    seal::CityPublicKey city_;
    seal::SigningKey signing_;
    std::map<std::string, seal::VerifyKey> ack_keys_;
    base::Duration retention_{};
    std::size_t keep_free_ = 0; // bytes
    Ballast ballast_;
};

} // namespace outbox
