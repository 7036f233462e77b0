#include "tests/monkey/monkey.h"

#include <algorithm>
#include <deque>
#include <fmt/format.h>
#include <imgui.h>
#include <set>

#include "tests/monkey/checks.h"
#include "tests/monkey/world.h"
#include "tests/ui/screens/cases.h"

namespace monkey {
namespace {

using namespace std::chrono_literals;

constexpr int most_redraws = 8;        // as app::Kiosk draws
constexpr std::size_t words_kept = 48; // of earlier visits
constexpr std::size_t story_kept = 60; // steps

// The keys that spell something of one's own, and what it is in the field.
constexpr std::string_view own_letters = "qwertyuiopasdfghjklzxcvbnm", own_digits = "0123456789";

kit::TextSize size_of(std::uint64_t seed) {
    constexpr std::array sizes{kit::TextSize::Normal, kit::TextSize::Large, kit::TextSize::Larger,
                               kit::TextSize::Largest};
    return sizes[seed % sizes.size()];
}

kit::Palette const& palette_of(flow::Contrast contrast) {
    switch (contrast) {
    case flow::Contrast::Light: return kit::light_palette();
    case flow::Contrast::Dark: return kit::dark_palette();
    case flow::Contrast::High: return kit::high_contrast_palette();
    }
    return kit::light_palette();
}

model::Strings const& strings_in(model::Language language) {
    static tests::House const vietnamese(model::Language::Vietnamese), english(model::Language::English);
    return (language == model::Language::English ? english : vietnamese).strings();
}

search::Index const& index() {
    static search::Index const all(tests::catalogue().library);
    return all;
}

void paint(kit::Image& image) {
    image.width = image.height = 4;
    image.format = kit::PixelFormat::Rgba;
    image.pixels.assign(64, 200);
    image.version = 1;
}

model::VisitSettings any_settings(std::uint64_t seed) {
    model::VisitSettings visit;
    visit.phone_photos = seed % 3 != 0;
    visit.phone_signin = seed % 5 != 0;
    visit.asks_rating = seed % 2 == 0;
    return visit;
}

} // namespace

struct Monkey::Inside {
    Inside(std::uint64_t seed, Step step)
        : chance(seed),
          world(seed + 1),
          broken_or_not(std::move(step)),
          panel(seed % 2 == 0 ? tests::portrait : tests::landscape, letters(), size_of(seed / 2)),
          settings(any_settings(seed)),
          rules{tests::catalogue(), settings, "BTN", model::Language::Vietnamese, true} {
        if (seed % 4 != 1) rules.services = tests::services();
        rules.has_scanner = rules.has_staff = rules.has_chip = true;
        rules.event = &tests::event_day();
        paint(picture);
        state = flow::fresh_state(rules, now);
        draw_until_settled();
    }

    static std::vector<char32_t> const& letters() {
        static auto const all = tests::letters_in_use();
        return all;
    }

    // --- as app::Kiosk
    void happen(flow::Action what) {
        happened = true;
        auto made = broken_or_not(rules, std::move(state), {now, std::move(what)});
        state = std::move(made.state);
        for (auto const& effect : made.effects) {
            world.ask(effect, now);
            if (std::holds_alternative<flow::EndVisit>(effect)) forget_visit();
        }
        for (auto& own : personal_words(state))
            of_this_visit.insert(std::move(own));
    }
    void forget_visit() {
        panel.kit().forget();
        ++ended.visits;
        for (auto const& own : of_this_visit)
            of_earlier_visits.push_back(own);
        of_this_visit.clear();
        while (of_earlier_visits.size() > words_kept)
            of_earlier_visits.pop_front();
        own_text.clear();
    }
    void time_passes(base::Duration by) {
        auto const until = now + by;
        for (auto next = world.next(); next && *next <= until; next = world.next()) {
            now = std::max(now, *next);
            for (auto& come : world.due(now))
                happen(std::move(come));
        }
        now = until;
        if (auto const deadline = flow::next_deadline(rules, state); deadline && now >= *deadline) happen(flow::Tick{});
    }
    bool draw() {
        auto& kit = panel.kit();
        auto const& comfort = state.comfort;
        kit.set_palette(palette_of(comfort.contrast));
        kit.set_still(comfort.less_movement);
        kit.set_pace(comfort.slow ? 2 : 1);
        kit.set_reach(comfort.reach ? 260 : 0);
        auto const& strings = strings_in(state.language);
        auto const view = view::make(state, {rules, strings, wall + now.time_since_epoch(), &index()});
        screens::Pictures const pictures{&picture, state.draft.photos.empty() ? nullptr : &picture, &picture};
        ImGui::NewFrame();
        kit.set_words(tests::kit_words(strings));
        kit.begin(std::exchange(touches, {}), now);
        auto actions = screens::draw(kit, view, pictures);
        kit.end();
        ImGui::Render();
        for (auto& action : actions)
            happen(std::move(action));
        return !actions.empty();
    }
    void draw_until_settled() {
        for (int i = 0; draw() && i < most_redraws; ++i) {
        }
    }

    // --- what a monkey does
    void tell(std::string what) {
        ended.story.push_back(fmt::format("{} {} {}", ended.steps, screen_id(), what));
        if (ended.story.size() > story_kept) ended.story.erase(ended.story.begin());
    }
    std::string screen_id() {
        auto const& nodes = kit().tree().nodes;
        return nodes.empty() ? std::string() : nodes.front().id;
    }
    kit::Kit& kit() { return panel.kit(); }

    std::vector<kit::Node const*> targets() {
        std::vector<kit::Node const*> all;
        for (auto const& node : kit().tree().nodes)
            if (kit::is_target(node.role) && !node.covered) all.push_back(&node);
        return all;
    }
    void tap(kit::Point at, std::int64_t finger = 1) {
        touches.push_back({kit::TouchPhase::Down, finger, at, now, false});
        touches.push_back({kit::TouchPhase::Up, finger, at, now + 60ms, false});
        now += 70ms;
    }
    kit::Point anywhere() {
        auto const& screen = kit().metrics();
        return {static_cast<float>(chance.from(0, screen.width())),
                static_cast<float>(chance.from(0, screen.height()))};
    }
    void press_something() {
        auto const all = targets();
        if (all.empty()) return;
        auto const* node = all[chance.below(all.size())];
        // Bars and comfort are on every screen, and lead back: they are pressed less often, so that it goes deep.
        for (int i = 0; i < 3 && (node->id.starts_with("bar.") || node->id.starts_with("comfort.")); ++i)
            node = all[chance.below(all.size())];
        tell("press " + node->id);
        tap(node->box.centre());
    }
    void touch_anywhere() {
        auto const from = anywhere();
        tell(fmt::format("touch {:.0f} {:.0f}", from.x, from.y));
        switch (chance.below(4)) {
        case 0:
            touches.push_back({kit::TouchPhase::Down, 1, from, now, false});
            touches.push_back({kit::TouchPhase::Move, 1, anywhere(), now + 40ms, false});
            touches.push_back({chance.one_in(2) ? kit::TouchPhase::Up : kit::TouchPhase::Cancelled, 1, anywhere(),
                               now + 80ms, false});
            now += 90ms;
            return;
        case 1:
            tap(from, 1);
            tap(anywhere(), 2);
            return;
        case 2: // a finger that is never lifted
            touches.push_back(
                {kit::TouchPhase::Down, static_cast<std::int64_t>(3 + chance.below(5)), from, now, false});
            return;
        default: tap(from);
        }
    }
    // Something of one's own, letter by letter: a field that is full of noise holds no word to look for.
    void type() {
        auto const& tree = kit().tree();
        if (own_text.empty()) own_text = chance.letters(own_letters, 9);
        bool const letters_here = tree.find("key.q") != nullptr;
        auto const digit = std::string(1, own_digits[chance.below(own_digits.size())]);
        auto const key = "key." + (letters_here ? std::string(1, own_text[typed++ % own_text.size()]) : digit);
        if (tree.find(key) == nullptr) return press_something();
        tell("type " + key);
        tap(tree.find(key)->box.centre());
    }
    void hold_up() {
        auto code = world.code();
        for (auto& own : code.personal)
            of_this_visit.insert(std::move(own));
        bool const card = std::holds_alternative<flow::ScanningCard>(state.screen);
        tell(fmt::format("hold up a code of {} bytes", code.text.size()));
        bool const asked = card || std::holds_alternative<flow::AskCode>(state.screen) ||
                           flow::is_front(state.screen) || std::holds_alternative<flow::AskBadge>(state.screen);
        if (!asked && !chance.one_in(8)) return; // no worker looks for one then, but one may be just late
        if (!card) return happen(flow::CodeScanned{base::PrivateText(std::move(code.text))});
        auto read = model::parse_identity_card(code.text);
        if (read)
            happen(flow::CardShown{std::move(*read)});
        else
            happen(flow::CardRefused{read.error()});
    }
    void use_a_key() {
        constexpr std::array steps{kit::FocusStep::Next, kit::FocusStep::Previous, kit::FocusStep::NextRow,
                                   kit::FocusStep::PreviousRow, kit::FocusStep::Select};
        auto const step = chance.below(steps.size());
        tell(fmt::format("key {}", step));
        panel.kit().step_focus(steps[step]);
    }
    void wait() {
        constexpr std::array waits{300ms, 2'000ms, 20'000ms, 65'000ms, 200'000ms};
        auto const by = waits[chance.below(chance.one_in(4) ? waits.size() : 2)];
        tell(fmt::format("wait {} ms", by.count()));
        time_passes(by);
    }
    void do_something() {
        bool const field = kit().tree().find("key.erase") != nullptr || kit().tree().find("key.1") != nullptr;
        if (field && chance.one_in(2)) return type();
        auto const what = chance.below(100);
        if (what < 58) return press_something();
        if (what < 68) return touch_anywhere();
        if (what < 78) return hold_up();
        if (what < 82) return use_a_key();
        if (what < 92) return wait();
        tell("the world does something unasked");
        happen(world.whim(state.screen));
    }

    std::string what_is_wrong() {
        auto const& tree = kit().tree();
        if (auto wrong = is_not_public(state, tree); !wrong.empty()) return wrong;
        if (world.trespassed()) return "work of staff was done, and nobody was let in";
        bool const home = flow::is_front(state.screen);
        if (auto wrong = left_in_state(state); !wrong.empty()) return wrong;
        std::vector<std::string> const earlier(of_earlier_visits.begin(), of_earlier_visits.end());
        if (home)
            if (auto wrong = left_on_glass(tree, earlier); !wrong.empty()) return wrong;
        if (auto wrong = dead_end(rules, state, tree, world.next().has_value()); !wrong.empty()) return wrong;
        if (!seen.insert(screen_id()).second && !chance.one_in(16)) return {};
        if (auto wrong = does_not_finish(rules, state, now, broken_or_not); !wrong.empty()) return wrong;
        return never_ends(rules, state, now, broken_or_not);
    }

    Ended play(std::size_t steps) {
        for (ended.steps = 0; ended.steps < steps; ++ended.steps) {
            do_something();
            draw_until_settled();
            happened = false;
            time_passes(base::Duration(chance.from(50, 750)));
            if (happened) draw_until_settled();
            ended.wrong = what_is_wrong();
            if (!ended.wrong.empty()) break;
        }
        if (!ended.wrong.empty()) ended.wrong += ", on " + screen_id();
        ended.screens = seen.size();
        return ended;
    }

    Chance chance;
    World world;
    Step broken_or_not;
    tests::Panel panel;
    model::VisitSettings settings;
    flow::Rules rules;
    kit::Image picture;
    base::WallTime wall = base::from_rfc3339("2026-11-23T00:30:00.000Z").value();
    base::Instant now{base::Duration(1'000'000)};
    flow::State state;
    std::vector<kit::Touch> touches;
    std::set<std::string> of_this_visit, seen;
    std::deque<std::string> of_earlier_visits;
    std::string own_text;
    std::size_t typed = 0;
    bool happened = false; // since it was drawn
    Ended ended;
};

Monkey::Monkey(std::uint64_t seed, Step step) : inside_(std::make_unique<Inside>(seed, std::move(step))) {}

Monkey::~Monkey() = default;

Ended Monkey::play(std::size_t steps) { return inside_->play(steps); }

} // namespace monkey
