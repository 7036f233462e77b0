// WAV files of the recordings: RIFF, PCM of 16 bits, one channel or two (mixed to one), 8 to 48 kHz, two minutes at
// most. Pure; any thread.
#pragma once
#include "drivers/audio/sound.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

namespace audio {

// Anything else is Corrupt, and says why.
base::Result<Sound> decode_wav(base::ByteView file);

} // namespace audio
