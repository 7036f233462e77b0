// Event days at the city: kiosks bring their books and ask what all of them came to, and whoever looks is shown boards
// (EVENT.md §6, FORMAT.md §21). Only events whose signed pack lies in the folder of the settings are known. Called on
// the io thread; checks and reckons on a worker, asks the store on its thread, answers from either.
#pragma once
#include <map>
#include <memory>
#include <mutex>

#include "kiosk/model/gateway_settings.h"
#include "sync/event/snapshot.h"
#include "sync/gateway/event_board.h"
#include "sync/gateway/fleet.h"
#include "sync/gateway/kiosk_keys.h"

namespace gateway {

// The packs of a folder, NAME.pack, each read again when it has changed. Any thread; reads from the disk.
class EventDays {
public:
    using Load = std::function<base::Result<model::EventDay>(std::filesystem::path const& pack)>;
    EventDays(std::filesystem::path folder, Load load) : folder_(std::move(folder)), load_(std::move(load)) {}

    std::shared_ptr<model::EventDay const> find(std::string_view id); // nullptr: there is none
    std::vector<std::shared_ptr<model::EventDay const>> all();        // the latest first

private:
    using Stamp = std::pair<std::uintmax_t, std::filesystem::file_time_type>;
    struct Known {
        Stamp stamp;
        std::shared_ptr<model::EventDay const> day; // nullptr: not to be believed
    };
    void look_again();

    std::filesystem::path const folder_;
    Load const load_;
    std::mutex mutex_;
    std::map<std::filesystem::path, Known> known_;
};

// A larger book is refused: 6,000 visitors at one kiosk are less than a quarter of it.
inline constexpr std::size_t largest_event_book = 4U << 20;
inline constexpr std::size_t most_books_of_kiosk = 16; // of one event; a spare unit has two
inline constexpr base::Duration board_lasts{2'000};    // then it is reckoned anew, however many look

class Events {
public:
    Events(model::EventsSettings const& settings, EventDays::Load load, std::filesystem::path kiosk_keys,
           base::Clock const& clock)
        : days_(settings.folder, std::move(load)),
          keys_(std::move(kiosk_keys)),
          is_public_(settings.board),
          clock_(clock) {}

    void use(Hands hands) { hands_ = std::move(hands); } // before anything is asked

    static bool is_for_kiosks(std::string_view path);
    void answer_kiosk(server::Heard heard, std::string const& kiosk, std::string_view path,
                      server::Finish const& finish);

    // What each event has come to, the latest first: read on the storage thread, reckoned by calling what is given
    // back, on a worker. Nothing: the store does not answer.
    using Reckoning = std::function<std::vector<std::shared_ptr<EventBoard const>>()>;
    std::optional<Reckoning> read_all(store::Store& store);

    // At the inner listener all pages; at the public one the board, where the settings say so.
    bool is_page(std::string_view path, server::Door door) const;
    void answer_page(server::Heard const& heard, std::string_view path, server::Finish const& finish);

private:
    using Shown = std::shared_ptr<EventBoard const>;
    struct Reckoned {
        Shown board;
        base::Instant until{};
    };
    using Seen = std::function<void(base::Result<Shown> const&)>;
    void take(server::Heard const& heard, std::string const& kiosk, std::string const& event,
              server::Finish const& finish);
    server::Reply keep(store::Store& store, event::Snapshot const& snapshot, store::StoredEventBook arrived);
    void see(std::shared_ptr<model::EventDay const> const& day, Seen seen);
    Shown still_fresh(std::string const& event);
    Shown reckon(model::EventDay const& day, std::vector<store::StoredEventBook> const& books,
                 std::vector<store::KioskState> const& states);
    void ask(std::function<void(store::Store&)> work, server::Finish const& finish);

    EventDays days_;
    KioskKeys keys_;
    bool const is_public_;
    base::Clock const& clock_;
    Hands hands_;
    std::mutex mutex_;
    std::map<std::string, Reckoned> reckoned_; // by event
};

// "/kiosk/v1/events/vi-du/book": event and what of it. Nothing: another path, or no event's id.
struct EventPath {
    std::string event, what;
    bool operator==(EventPath const&) const = default;
};
std::optional<EventPath> event_path(std::string_view path, std::string_view before);

} // namespace gateway
