#include "kiosk/model/settings.h"

#include <algorithm>

namespace model {

bool is_kiosk_id(std::string_view text) {
    auto const letter = [](char c) { return c >= 'a' && c <= 'z'; };
    auto const allowed = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-'; };
    return text.size() >= 3 && text.size() <= 64 && letter(text.front()) &&
           std::all_of(text.begin(), text.end(), allowed);
}

bool has_queue(Settings const& settings) {
    return !settings.ward.gateway.empty() && !settings.ward.prefix.empty() && !settings.ward.services.empty();
}

std::filesystem::path numbers_file(Settings const& settings) {
    return settings.ward.numbers.empty() ? settings.outbox.file.parent_path() / "numbers.db" : settings.ward.numbers;
}

std::filesystem::path staff_file(Settings const& settings) { return settings.outbox.file.parent_path() / "staff.db"; }

std::filesystem::path faults_file(Settings const& settings) {
    return settings.outbox.file.parent_path() / "upkeep.faults";
}

std::filesystem::path parts_file(Settings const& settings) { return settings.outbox.file.parent_path() / "parts.json"; }

std::filesystem::path place_folder(Settings const& settings) {
    return settings.place.folder.empty() ? settings.outbox.file.parent_path() / "place" : settings.place.folder;
}

std::filesystem::path ratings_file(Settings const& settings) {
    return settings.outbox.file.parent_path() / "ratings.db";
}

std::filesystem::path event_file(Settings const& settings) {
    return settings.event.book.empty() ? settings.outbox.file.parent_path() / "event.db" : settings.event.book;
}

} // namespace model
