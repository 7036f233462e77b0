#include "drivers/open_speaker.h"

#include "drivers/audio/speaker.h"
#include "drivers/simulated/transcript_speaker.h"

namespace drivers {

base::Result<std::unique_ptr<Speaker>> open_speaker(model::SpeechSettings const& settings) {
    constexpr std::string_view file = "file:";
    if (settings.output.starts_with(file)) return simulated::open_transcript(settings.output.substr(file.size()));
    if (settings.output == "audio") return std::make_unique<audio::Speaker>(settings.device, settings.voices);
    if (settings.output == "none") return base::failure(base::ErrorKind::Unavailable, "the settings name no voice");
    return base::failure(base::ErrorKind::Invalid, "not a voice: " + settings.output);
}

} // namespace drivers
