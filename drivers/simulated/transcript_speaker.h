// TranscriptSpeaker: what would be said, written into a file as it would be said: a line an utterance, " | " between
// its pieces. For tests, which hear with it; never for citizens, whose words it would keep. "[pause]" and "[go on]" are
// lines of their own.
#pragma once
#include <cstdio>
#include <filesystem>
#include <memory>

#include "drivers/speaker.h"
#include "kiosk/base/result.h"

namespace simulated {

base::Result<std::unique_ptr<drivers::Speaker>> open_transcript(std::filesystem::path const& file);

} // namespace simulated
