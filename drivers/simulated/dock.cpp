#include "drivers/simulated/dock.h"

#include <algorithm>

#include "drivers/simulated/file_chip_reader.h"
#include "kiosk/base/file.h"
#include "kiosk/base/text.h"

namespace simulated {
namespace {

constexpr std::size_t longest_state = 512;
constexpr std::string_view counted = "paper-out-after ";

std::optional<std::filesystem::path> behind(std::string const& link, std::string_view word) {
    if (!link.starts_with(word)) return std::nullopt;
    return std::filesystem::path(link.substr(word.size()));
}

bool is_count(std::string_view text) {
    return !text.empty() && text.size() <= 3 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_state(Device const& device, std::string_view state) {
    if (std::ranges::find(device.states, state) != device.states.end()) return true;
    if (device.name == "chip") return read_chip_card(state).has_value();
    return device.name == "printer" && state.starts_with(counted) && is_count(state.substr(counted.size()));
}

} // namespace

std::vector<Device> devices(model::Settings const& settings) {
    std::vector<Device> all;
    if (auto const folder = behind(settings.printer.link, "file:"))
        all.push_back(
            {"printer", *folder / "printer.state", {"ready", "paper-low", "paper-out", "cover-open", "fault", "gone"}});
    if (auto const folder = behind(settings.office_printer.address, "file:"))
        all.push_back({"office-printer",
                       *folder / "printer.state",
                       {"ready", "paper-low", "paper-out", "cover-open", "fault", "gone"}});
    if (auto const folder = behind(settings.camera.source, "folder:"))
        all.push_back({"camera", *folder / "camera.state", {"ready", "gone", "busy"}});
    if (auto const file = behind(settings.chip.reader, "file:"))
        all.push_back({"chip", *file, {chip_states.begin(), chip_states.end()}});
    return all;
}

std::string state_of(Device const& device) {
    auto const text = base::read_file(device.state, longest_state);
    auto state = text ? base::trimmed(*text) : std::string(device.states.front());
    return device.name == "chip" && read_chip_card(state) ? "card" : state;
}

base::Result<> set_state(Device const& device, std::string_view state) {
    if (!is_state(device, state))
        return base::failure(base::ErrorKind::Invalid, "no state of the " + device.name + ": " + std::string(state));
    return base::write_file_durably(device.state, base::as_bytes(std::string(state) + "\n"));
}

std::optional<std::filesystem::path> scanned_at(model::Settings const& settings) {
    return behind(settings.scanner.source, "file:");
}

base::Result<> hold(std::filesystem::path const& scanned_at, std::string_view code) {
    return base::write_file_durably(scanned_at, base::as_bytes(code));
}

} // namespace simulated
