// Recordings: which sentence of one language is in which WAV file, from FOLDER/LANGUAGE/voices.tsv. The format is in
// VOICES.md. A sentence is found by its very words. Const after opening; load() reads a file each time; any thread.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/audio/sound.h"
#include "kiosk/base/result.h"
#include "kiosk/model/language.h"

namespace audio {

struct Recording {
    std::string key, file, text;
};

// A line that is not KEY, FILE, TEXT parted by tabs, a file name that leaves the folder, or a text twice is Invalid and
// named with its number.
base::Result<std::vector<Recording>> parse_voices(std::string_view text);

class Recordings {
public:
    Recordings() = default; // none
    // No voices.tsv: none are there, and that is no error.
    static base::Result<Recordings> open(std::filesystem::path const& voices, model::Language language);

    std::size_t size() const { return files_.size(); }
    std::optional<std::filesystem::path> file_of(std::string_view text) const;
    base::Result<Sound> load(std::string_view text) const; // NotFound: there is none

private:
    std::filesystem::path folder_;
    std::map<std::string, std::string, std::less<>> files_; // text to file
};

} // namespace audio
