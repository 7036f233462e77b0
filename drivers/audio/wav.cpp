#include "drivers/audio/wav.h"

#include <optional>
#include <string_view>

namespace audio {

namespace {

constexpr unsigned pcm = 1;
constexpr std::size_t longest_seconds = 120, chunk_head = 8;

struct Format {
    unsigned kind = 0, channels = 0, rate = 0, bits = 0;
};

unsigned little(base::ByteView bytes, std::size_t at, std::size_t count) {
    unsigned value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value |= static_cast<unsigned>(bytes[at + i]) << (8 * i);
    return value;
}

bool has_word(base::ByteView bytes, std::size_t at, std::string_view word) {
    if (bytes.size() < at + word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (static_cast<char>(bytes[at + i]) != word[i]) return false;
    return true;
}

tl::unexpected<base::Error> corrupt(char const* why) {
    return base::failure(base::ErrorKind::Corrupt, std::string("not a recording: ") + why);
}

Format format_in(base::ByteView chunk) {
    return {little(chunk, 0, 2), little(chunk, 2, 2), little(chunk, 4, 4), little(chunk, 14, 2)};
}

bool is_ours(Format const& format) {
    return format.kind == pcm && format.bits == 16 && (format.channels == 1 || format.channels == 2) &&
           format.rate >= 8'000 && format.rate <= 48'000;
}

Sound mixed(base::ByteView data, Format const& format) {
    Sound sound{static_cast<int>(format.rate), {}};
    std::size_t const frame = 2U * format.channels;
    for (std::size_t at = 0; at + frame <= data.size(); at += frame) {
        int sum = 0;
        for (unsigned channel = 0; channel < format.channels; ++channel)
            sum += static_cast<std::int16_t>(little(data, at + 2U * channel, 2));
        sound.samples.push_back(static_cast<std::int16_t>(sum / static_cast<int>(format.channels)));
    }
    return sound;
}

} // namespace

base::Result<Sound> decode_wav(base::ByteView file) {
    if (!has_word(file, 0, "RIFF") || !has_word(file, 8, "WAVE")) return corrupt("no RIFF WAVE at its start");
    std::optional<Format> format;
    for (std::size_t at = 12; at + chunk_head <= file.size();) {
        std::size_t const size = little(file, at + 4, 4);
        std::size_t const body = at + chunk_head;
        if (size > file.size() - body) return corrupt("a part of it is cut off");
        auto const chunk = file.subspan(body, size);
        if (has_word(file, at, "fmt ")) {
            if (size < 16) return corrupt("its format is cut off");
            format = format_in(chunk);
            if (!is_ours(*format)) return corrupt("not 16 bits PCM, one or two channels, 8 to 48 kHz");
        }
        if (has_word(file, at, "data")) {
            if (!format) return corrupt("no format before its samples");
            if (size > longest_seconds * format->rate * 2 * format->channels) return corrupt("longer than two minutes");
            return mixed(chunk, *format);
        }
        at = body + size + size % 2;
    }
    return corrupt("no samples");
}

} // namespace audio
