#include "drivers/audio/devices.h"

#include <SDL.h>

namespace audio {

std::vector<std::string> output_devices() {
    std::vector<std::string> names;
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return names;
    for (int i = 0; i < SDL_GetNumAudioDevices(0); ++i)
        if (char const* name = SDL_GetAudioDeviceName(i, 0)) names.emplace_back(name);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    return names;
}

} // namespace audio
