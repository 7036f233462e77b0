// Synthesis: espeak-ng, the stand-in where no recording exists. Its Vietnamese is hard to follow for many people, so
// the recordings come first. The library keeps its state in the process: one Synthesis at a time, on one thread.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "drivers/audio/sound.h"
#include "kiosk/base/result.h"
#include "kiosk/model/language.h"

namespace audio {

class Synthesis {
public:
    // Unavailable: the library finds no data.
    static base::Result<std::unique_ptr<Synthesis>> open();
    ~Synthesis();
    Synthesis(Synthesis const&) = delete;
    Synthesis& operator=(Synthesis const&) = delete;

    // `percent` of the usual 175 words a minute. Gives up as soon as `still_wanted` says no, with what it has.
    base::Result<Sound> say(std::string const& text, model::Language language, int percent,
                            std::function<bool()> const& still_wanted);
    bool has(model::Language language); // a voice of that language

private:
    explicit Synthesis(int rate) : rate_(rate) {}
    int rate_;
};

} // namespace audio
