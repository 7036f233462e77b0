// Merged: the books of an event's kiosks as one. Which order they come in, and how often, changes nothing: of each book
// the one that has gone furthest counts, and what is counted is the larger of each (tallies.h). It says what does not
// fit, and which gifts one card may have had twice while kiosks could not ask each other: "có thể trùng". Value, pure,
// any thread.
#pragma once
#include "sync/event/snapshot.h"

namespace event {

enum class Taken {
    New,   // the first of its book
    Newer, // in the place of an older one
    Known, // no newer than what is there
};

// One card had more of a gift than a person may have, at several kiosks.
struct Double {
    struct Handing {
        base::Uuid book;
        std::string kiosk;
        Hour hour = 0;
        auto operator<=>(Handing const&) const = default;
    };
    std::string gift;
    std::vector<Handing> handings; // by kiosk and hour
    bool operator==(Double const&) const = default;
};

class Merged {
public:
    explicit Merged(std::string event) : event_(std::move(event)) {}

    // Invalid: of another event.
    base::Result<Taken> take(Snapshot const& snapshot);
    void merge(Merged const& others);

    std::vector<Snapshot> books() const; // the newest of each, in the order of their ids
    Counts counts() const;               // over all of them
    std::string tickets() const;         // all that were drawn, as sync/draw takes them; "": none

    // `per_person`: of a gift's id. Gifts that the lead decided on are not among them, nor what came back.
    template<class PerPerson>
    std::vector<Double> doubles(PerPerson per_person) const {
        std::vector<Double> all;
        for (auto const& found : cards_at_several())
            if (found.pieces > std::int64_t{per_person(found.what.gift)}) all.push_back(found.what);
        return all;
    }

    // What somebody has to look into, a sentence each: a book that went on at two places, a number at two kiosks, keys
    // that differ.
    std::vector<std::string> troubles() const;

    bool operator==(Merged const&) const = default;

private:
    struct Held {
        Snapshot newest;
        Counts counts;             // the larger of each of all that came
        std::uint32_t tickets = 0; // the same
        bool forked = false;       // two of them do not follow on one another
        bool operator==(Held const&) const = default;
    };
    struct Candidate {
        Double what;
        std::int64_t pieces = 0; // that the rule gave, less what came back
    };
    void hold(Held const& other);
    std::vector<Candidate> cards_at_several() const;

    std::string event_;
    std::map<base::Uuid, Held> books_;
};

} // namespace event
