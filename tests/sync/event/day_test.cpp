// An event day: ten kiosks, 6,000 visitors, no network from 9:30 to 15:00, two kiosks whose program is killed in the
// middle of what it does, and a disk that is moved to a spare unit. What all books come to at the office is held
// against the oracle, to the last piece.
#include <algorithm>
#include <csignal>
#include <fmt/format.h>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

#include "sync/draw/tickets.h"
#include "sync/event/merged.h"
#include "sync/event/report.h"
#include "tests/support/catch.h"
#include "tests/sync/event/oracle.h"

using model::GiftReason;
using model::TallyKind;
using tests::Act;

namespace {

constexpr unsigned kiosks = 10, visitors = 6'000;
auto const opens = tests::at("2026-12-05T00:30:00.000Z"), closes = tests::at("2026-12-05T10:00:00.000Z"); // 7:30, 17:00
auto const cut = tests::at("2026-12-05T02:30:00.000Z"), back = tests::at("2026-12-05T08:00:00.000Z");

// A unit with a disk in it.
struct Unit {
    std::string name;
    std::pair<seal::SigningKey, seal::VerifyKey> keys = seal::make_signing_keys();
};

class Day {
public:
    explicit Day(std::uint64_t seed) : random_(seed) {
        day_.gifts = {{"mu", {"Mũ", "Cap"}, 500, 1}, {"binh-nuoc", {"Bình nước", "Bottle"}, 40, 1}};
        base::SeededRandom chance(seed);
        REQUIRE(event::GiftKey::make(place_ / "event.key", chance));
        for (unsigned kiosk = 1; kiosk <= kiosks; ++kiosk) {
            units_.push_back({fmt::format("kiosk-{:04}", kiosk)});
            std::filesystem::create_directory(disk_of(kiosk));
        }
        plan();
    }

    void run() {
        std::size_t next = 0;
        for (auto hour = opens; hour < closes; hour += std::chrono::minutes(30)) {
            std::vector<std::vector<Act>> acts(kiosks + 1);
            for (; next < acts_.size() && acts_[next].at < hour + std::chrono::minutes(30); ++next)
                acts[acts_[next].kiosk].push_back(acts_[next]);
            for (unsigned kiosk = 1; kiosk <= kiosks; ++kiosk) {
                bool const dies = (kiosk == 2 && hour == opens + std::chrono::hours(3)) ||
                                  (kiosk == 7 && hour == opens + std::chrono::hours(5));
                work(kiosk, acts[kiosk], dies);
            }
            if (hour == opens + std::chrono::hours(6)) move_disk(5);
            bool const is_cut = hour >= cut && hour < back;
            send(hour, is_cut);
        }
        send(closes, false);
    }

    void check() {
        CHECK(kills_ == 2);
        CHECK(office_.troubles().empty());
        CHECK(office_.books().size() == kiosks);
        CHECK(office_.counts() == oracle_.counts);
        check_tickets();
        check_doubles();
        for (unsigned kiosk = 1; kiosk <= kiosks; ++kiosk)
            check_kiosk(kiosk);
        auto const report = event::report_csv(day_, office_.counts());
        CHECK(report.find(fmt::format("total,visitor,,,,{},\n", visitors)) != std::string::npos);
    }

private:
    unsigned below(unsigned most) { return static_cast<unsigned>(random_() % most); }
    bool one_in(unsigned many) { return below(many) == 0; }
    std::filesystem::path disk_of(unsigned kiosk) const { return place_ / fmt::format("disk-{}", kiosk); }

    event::EventBook open(unsigned kiosk) {
        base::SeededRandom chance(kiosk);
        auto const number = kiosk == 5 && moved_ ? 11 : kiosk; // the spare unit has settings of its own
        return event::EventBook::open(disk_of(kiosk) / "event.db", day_, number,
                                      event::GiftKey::load(place_ / "event.key").value(), chance, opens)
            .value();
    }

    // --- what visitors do

    void plan() {
        auto const length = (closes - opens).count();
        for (unsigned visitor = 1; visitor <= visitors; ++visitor) {
            auto const at =
                opens + base::Duration(static_cast<std::int64_t>(random_() % static_cast<unsigned>(length)));
            auto const person = one_in(25) ? 1 + below(visitor) : visitor; // some come again
            add_visit(1 + below(kiosks), at, person);
        }
        for (unsigned kiosk = 1; kiosk <= kiosks; ++kiosk) {
            Act act{Act::Kind::Stock, kiosk, opens + std::chrono::hours(1 + below(8))};
            act.gift = one_in(2) ? "mu" : "binh-nuoc";
            bool const breaks = one_in(2);
            act.stock = breaks ? model::StockAct::Broken : model::StockAct::Restocked;
            act.reason = breaks ? GiftReason::Damaged : GiftReason::Delivered;
            act.pieces = 1 + below(60);
            acts_.push_back(act);
        }
        std::ranges::stable_sort(acts_, {}, &Act::at);
    }

    void add_visit(unsigned kiosk, base::WallTime at, unsigned person) {
        Act act{Act::Kind::Count, kiosk, at};
        char const* const by[] = {"", "", "a-01", "a-02", "b-01"};
        act.whose.ambassador = by[below(5)];
        act.kinds = {TallyKind::Visitor};
        if (one_in(8)) act.kinds.push_back(TallyKind::NotPossible);
        if (act.kinds.size() == 1) act.kinds.push_back(TallyKind::Installed);
        if (act.kinds.back() == TallyKind::Installed && !one_in(3)) act.kinds.push_back(TallyKind::Activated);
        acts_.push_back(act);
        if (!one_in(3)) acts_.push_back({Act::Kind::Ticket, kiosk, at});
        if (one_in(4)) return;
        act.kind = Act::Kind::Give;
        act.gift = one_in(9) ? "binh-nuoc" : "mu";
        act.person = person;
        if (one_in(40)) act.reason = GiftReason::ByLead;
        if (one_in(40)) {
            act.reason = GiftReason::NoCard;
            act.person = 0;
        }
        acts_.push_back(act);
        if (!one_in(50)) return;
        act.kind = Act::Kind::Back;
        act.reason = GiftReason::NotWanted;
        acts_.push_back(act);
    }

    // --- what kiosks do

    static bool perform(event::EventBook& book, Act const& act) {
        auto const number = act.person == 0 ? base::PrivateText() : tests::card(act.person);
        model::GiftHanding const handing{act.gift, number, act.reason, act.whose};
        switch (act.kind) {
        case Act::Kind::Count: return book.count(act.kinds, act.whose, act.at).has_value();
        case Act::Kind::Ticket: return book.issue_ticket(act.at).has_value();
        case Act::Kind::Give: return book.give(handing, act.at).has_value();
        case Act::Kind::Back: return book.take_back(handing, act.at).has_value();
        case Act::Kind::Stock:
            return book.change_stock(act.gift, act.stock, act.reason, act.pieces, act.at).has_value();
        }
        return false;
    }

    std::int64_t changes(unsigned kiosk) { return open(kiosk).snapshot("kiosk-x", opens).value().changes; }

    void work(unsigned kiosk, std::vector<Act> const& acts, bool dies) {
        std::size_t const done = dies ? work_and_die(kiosk, acts) : 0;
        auto book = open(kiosk);
        for (auto i = done; i < acts.size(); ++i) {
            INFO("kiosk " << kiosk << ", act " << i);
            auto const expected = oracle_.perform(acts[i]);
            REQUIRE(perform(book, acts[i]) == expected);
        }
    }

    // In a process of its own, which says each act that is done; it is killed when it has said the tenth and is in the
    // middle of one of the next. How many acts are in the book.
    std::size_t work_and_die(unsigned kiosk, std::vector<Act> const& acts) {
        REQUIRE(acts.size() > 30);
        auto const before = changes(kiosk);
        int ends[2];
        REQUIRE(pipe(ends) == 0);
        auto const child = fork();
        if (child == 0) {
            auto book = open(kiosk);
            for (auto const& act : acts) {
                char const done = perform(book, act) ? 'd' : 'r';
                if (write(ends[1], &done, 1) != 1) break;
            }
            pause();
        }
        close(ends[1]);
        std::string said;
        char letter = 0;
        while (read(ends[0], &letter, 1) == 1) {
            said += letter;
            if (said.size() == 10) kill(child, SIGKILL);
        }
        close(ends[0]);
        int status = 0;
        waitpid(child, &status, 0);
        REQUIRE(WIFSIGNALED(status));
        ++kills_;
        return acknowledged(kiosk, acts, said, changes(kiosk) - before);
    }

    // All that was said is in the book; of what was not said, at most the one act it was in the middle of, and wholly.
    std::size_t acknowledged(unsigned kiosk, std::vector<Act> const& acts, std::string const& said,
                             std::int64_t changed) {
        std::int64_t expected = 0;
        for (std::size_t i = 0; i < said.size(); ++i) {
            bool const done = oracle_.perform(acts[i]);
            REQUIRE(done == (said[i] == 'd'));
            expected += done ? 1 : 0;
        }
        INFO("kiosk " << kiosk << " said " << said.size());
        REQUIRE((changed == expected || changed == expected + 1));
        if (changed == expected) return said.size();
        REQUIRE(oracle_.perform(acts[said.size()]));
        return said.size() + 1;
    }

    void move_disk(unsigned kiosk) {
        units_[kiosk - 1] = {"kiosk-0011"};
        moved_ = true;
    }

    // --- how books come to the office: while the network is out, by nobody; then all at once, some late and again.

    void send(base::WallTime now, bool is_cut) {
        for (unsigned kiosk = 1; kiosk <= kiosks; ++kiosk) {
            auto const& unit = units_[kiosk - 1];
            auto book = open(kiosk);
            on_the_way_.push_back({event::snapshot_text(book.snapshot(unit.name, now).value(), unit.keys.first), unit});
        }
        if (is_cut) return;
        std::ranges::shuffle(on_the_way_, random_);
        for (auto const& [text, unit] : on_the_way_)
            arrive(text, unit);
        on_the_way_.resize(on_the_way_.size() / 4); // these come again
    }

    void arrive(std::string const& text, Unit const& unit) {
        CHECK(event::kiosk_in(text).value() == unit.name);
        auto const half = text.substr(0, text.size() / 2); // a stick that was pulled out
        REQUIRE_FALSE(event::read_snapshot(half, unit.keys.second));
        REQUIRE(office_.take(event::read_snapshot(text, unit.keys.second).value()));
    }

    // --- what it comes to

    void check_tickets() {
        auto const tickets = draw::parse_tickets(office_.tickets()).value(); // each once, or it would not be taken
        std::size_t drawn = 0;
        for (auto const& [kiosk, count] : oracle_.tickets)
            drawn += count;
        CHECK(tickets.size() == drawn);
        CHECK(tickets.front() == 100'001);
        CHECK(tickets.back() == event::ticket_of(10, oracle_.tickets.at(10)));
    }

    void check_doubles() {
        std::multiset<std::pair<std::string, std::vector<tests::Oracle::Handing>>> listed;
        for (auto const& each : office_.doubles([&](std::string const& gift) { return day_.gift(gift)->per_person; })) {
            std::vector<tests::Oracle::Handing> handings;
            for (auto const& handing : each.handings) {
                auto const unit = std::ranges::find(units_, handing.kiosk, &Unit::name);
                handings.push_back({static_cast<unsigned>(unit - units_.begin()) + 1, handing.hour});
            }
            std::ranges::sort(handings);
            listed.emplace(each.gift, handings);
        }
        auto const expected = oracle_.doubles();
        CHECK(expected.size() > 20); // else it was no test
        CHECK(listed == expected);
    }

    void check_kiosk(unsigned kiosk) {
        auto book = open(kiosk);
        auto const stock = book.stock().value();
        for (auto const& gift : day_.gifts) {
            auto const found = std::ranges::find(stock, gift.id, &model::GiftStock::gift);
            CHECK(found->left == oracle_.left(kiosk, gift));
            CHECK(found->left == found->start + found->restocked - found->given + found->back - found->broken);
        }
        std::map<std::pair<event::Token, std::string>, int> by_rule;
        auto const lines = book.snapshot("kiosk-x", closes).value().lines;
        for (auto const& line : lines) {
            if (!line.token || line.reason == GiftReason::ByLead) continue;
            auto& had = by_rule[{*line.token, line.gift}];
            had += line.act == model::StockAct::Given ? 1 : -1;
            CHECK(had <= 1); // no gift twice at one kiosk
        }
    }

    std::mt19937_64 random_;
    tests::TemporaryFolder place_;
    model::EventDay day_ = tests::sample_event();
    std::vector<Unit> units_; // by kiosk, from 1
    bool moved_ = false;
    std::vector<Act> acts_;
    tests::Oracle oracle_{day_};
    event::Merged office_{"vi-du-2026-12-05"};
    struct Sent {
        std::string text;
        Unit unit;
    };
    std::vector<Sent> on_the_way_;
    int kills_ = 0;
};

} // namespace

TEST_CASE("6,000 visitors at ten kiosks cut off from 9:30 to 15:00 are counted once, and every double gift is listed") {
    Day day(20261205);
    day.run();
    day.check();
}
