#include "drivers/audio/recordings.h"

#include <set>

#include "drivers/audio/wav.h"
#include "kiosk/base/file.h"
#include "kiosk/base/text.h"

namespace audio {

namespace {

bool is_file_name(std::string_view name) {
    return name.ends_with(".wav") && name.find('/') == std::string_view::npos && !name.starts_with('.') &&
           name.find('\0') == std::string_view::npos;
}

} // namespace

base::Result<std::vector<Recording>> parse_voices(std::string_view text) {
    std::vector<Recording> recordings;
    std::set<std::string, std::less<>> texts;
    std::size_t number = 0;
    for (auto const line : base::split(text, '\n')) {
        ++number;
        if (line.empty() || line.front() == '#') continue;
        auto const wrong = [&](std::string_view why) {
            return base::failure(base::ErrorKind::Invalid,
                                 "voices.tsv, line " + std::to_string(number) + ": " + std::string(why));
        };
        auto const fields = base::split(line, '\t');
        if (fields.size() != 3 || fields[0].empty()) return wrong("write KEY, FILE and TEXT with a tab between");
        if (!is_file_name(fields[1])) return wrong("the file is to be a NAME.wav beside it");
        auto words = base::to_nfc(fields[2]);
        if (!words || words->empty()) return wrong("the text is empty or not UTF-8");
        if (!texts.insert(*words).second) return wrong("this text has a recording already");
        recordings.push_back({std::string(fields[0]), std::string(fields[1]), std::move(*words)});
    }
    return recordings;
}

base::Result<Recordings> Recordings::open(std::filesystem::path const& voices, model::Language language) {
    Recordings made;
    made.folder_ = voices / std::string(code_of(language));
    auto const file = made.folder_ / "voices.tsv";
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return made;
    auto const text = TRY(base::read_file(file));
    for (auto& recording : TRY(parse_voices(text)))
        made.files_.emplace(std::move(recording.text), std::move(recording.file));
    return made;
}

std::optional<std::filesystem::path> Recordings::file_of(std::string_view text) const {
    auto const found = files_.find(text);
    if (found == files_.end()) return std::nullopt;
    return folder_ / found->second;
}

base::Result<Sound> Recordings::load(std::string_view text) const {
    auto const file = file_of(text);
    if (!file) return base::failure(base::ErrorKind::NotFound, "no recording");
    auto const bytes = TRY(base::read_file(*file));
    auto sound = decode_wav(base::as_bytes(bytes));
    if (!sound) return base::failure(sound.error().kind, file->string() + ": " + sound.error().what);
    return std::move(*sound);
}

} // namespace audio
