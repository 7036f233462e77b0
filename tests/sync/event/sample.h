// An event with two organisations and two gifts, its key and its kiosks, the same in every run.
#pragma once
#include "sync/event/book.h"
#include "tests/support/temporary_folder.h"

namespace tests {

inline base::WallTime at(std::string_view text) { return base::from_rfc3339(text).value(); }

inline base::WallTime const nine = at("2026-12-05T02:10:00.000Z"); // 9:10 in Việt Nam

inline model::EventDay sample_event() {
    model::EventDay day;
    day.id = "vi-du-2026-12-05";
    day.name = {"Ngày hội", "Event day"};
    day.place = {"Ga Bến Thành", "Bến Thành station"};
    day.first_day = day.last_day = "2026-12-05";
    day.organisations = {{"don-vi-a", {"Đơn vị A", "Unit A"}, 300}, {"don-vi-b", {"Đơn vị B", "Unit B"}, {}}};
    day.ambassadors = {{"a-01", "don-vi-a"}, {"a-02", "don-vi-a"}, {"b-01", "don-vi-b"}};
    day.gifts = {{"mu", {"Mũ", "Cap"}, 10, 1}, {"binh-nuoc", {"Bình nước", "Bottle"}, 2, 1}};
    return day;
}

// "001234567890" and so on: of nobody.
inline base::PrivateText card(unsigned person) {
    auto digits = std::to_string(person);
    return base::PrivateText("000" + std::string(9 - digits.size(), '0') + digits);
}

inline model::GiftHanding handing(std::string gift, unsigned person,
                                  model::GiftReason reason = model::GiftReason::None) {
    return {std::move(gift), card(person), reason};
}

struct EventKiosk {
    EventKiosk(std::filesystem::path folder, unsigned kiosk_number, std::filesystem::path const& key_file)
        : file(std::move(folder)),
          number(kiosk_number),
          key(key_file),
          random(kiosk_number),
          keys(seal::make_signing_keys()) {
        file /= "event-" + std::to_string(number) + ".db";
    }

    event::EventBook open(base::WallTime now = nine) {
        return event::EventBook::open(file, day, number, event::GiftKey::load(key).value(), random, now).value();
    }
    std::string name() const { return "kiosk-000" + std::to_string(number); }
    std::string text(event::EventBook& book, base::WallTime now = nine) {
        return event::snapshot_text(book.snapshot(name(), now).value(), keys.first);
    }

    std::filesystem::path file;
    unsigned number;
    std::filesystem::path key;
    base::SeededRandom random;
    std::pair<seal::SigningKey, seal::VerifyKey> keys;
    model::EventDay day = sample_event();
};

struct EventPlace {
    EventPlace() {
        base::SeededRandom random(99);
        static_cast<void>(event::GiftKey::make(key(), random).value());
    }
    EventKiosk kiosk(unsigned number) const { return {folder.path(), number, key()}; }
    std::filesystem::path key() const { return folder / "event.key"; }

    TemporaryFolder folder;
};

// "done", or the word of why not.
inline std::string said(base::Result<void, model::GiftRefused> const& answer) {
    return answer ? "done" : std::string(word_of(answer.error().why));
}

} // namespace tests
