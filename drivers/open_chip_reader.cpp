#include "drivers/open_chip_reader.h"

#ifdef TRAMSO_CHIP
#include "drivers/pcsc/reader.h"
#endif
#include "drivers/simulated/file_chip_reader.h"

namespace drivers {
namespace {

constexpr std::string_view simulated_at = "file:", named = "pcsc:";

base::Result<> no(std::string const& why) { return base::failure(base::ErrorKind::Invalid, why); }

#ifdef TRAMSO_CHIP
base::Result<> check_pcsc(model::ChipSettings const& settings) {
    std::error_code error;
    if (settings.authorities.empty())
        return no("chip.authorities is not given; name the folder with the certificates of states, or write "
                  "chip.reader = \"none\"");
    if (!std::filesystem::is_directory(settings.authorities, error))
        return no("chip.authorities: " + settings.authorities.string() +
                  " is no folder; put the certificates of states "
                  "there, or write chip.reader = \"none\"");
    return {};
}

std::unique_ptr<ChipReader> make_pcsc(model::ChipSettings const& settings, base::Clock const& clock,
                                      base::Random& random) {
    bool const has_name = settings.reader.starts_with(named);
    return pcsc::make_reader({has_name ? settings.reader.substr(named.size()) : "", settings.authorities}, clock,
                             random);
}
#else
base::Result<> check_pcsc(model::ChipSettings const& settings) {
    return no("chip.reader = \"" + settings.reader +
              "\": this program was built without PC/SC (TRAMSO_CHIP=OFF); write "
              "\"none\", or build it with TRAMSO_CHIP=ON");
}

std::unique_ptr<ChipReader> make_pcsc(model::ChipSettings const&, base::Clock const&, base::Random&) { return nullptr; }
#endif

} // namespace

base::Result<> check_chip_reader(model::ChipSettings const& settings) {
    auto const& reader = settings.reader;
    if (reader == "none" || (reader.starts_with(simulated_at) && reader.size() > simulated_at.size())) return {};
    if (reader == "pcsc" || (reader.starts_with(named) && reader.size() > named.size())) return check_pcsc(settings);
    return no("not a reader of chips: " + reader + "; write \"none\", \"file:FILE\", \"pcsc\" or \"pcsc:NAME\"");
}

base::Result<std::unique_ptr<ChipReader>> open_chip_reader(model::ChipSettings const& settings,
                                                           base::Clock const& clock, base::Random& random) {
    TRY(check_chip_reader(settings));
    if (settings.reader == "none") return std::unique_ptr<ChipReader>();
    if (settings.reader.starts_with(simulated_at))
        return std::make_unique<simulated::FileChipReader>(settings.reader.substr(simulated_at.size()));
    return make_pcsc(settings, clock, random);
}

} // namespace drivers
