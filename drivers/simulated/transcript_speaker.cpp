#include "drivers/simulated/transcript_speaker.h"

#include <string>

namespace simulated {
namespace {

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

class TranscriptSpeaker final : public drivers::Speaker {
public:
    explicit TranscriptSpeaker(File file) : file_(std::move(file)) {}

    bool say(drivers::Speech speech) override {
        std::string line;
        for (auto const& piece : speech.pieces)
            line += (line.empty() ? "" : " | ") + piece.reveal();
        for (char& c : line)
            if (c == '\n') c = ' ';
        write(line);
        base::wipe(line);
        return true;
    }
    void hush() override {} // a transcript has no time: each utterance is heard to its end
    bool tone(drivers::Ear ear) override {
        write(ear == drivers::Ear::Left ? "[tone left]" : "[tone right]");
        return true;
    }
    void pause(bool paused) override { write(paused ? "[pause]" : "[go on]"); }

private:
    void write(std::string const& line) {
        std::fprintf(file_.get(), "%s\n", line.c_str());
        std::fflush(file_.get());
    }

    File file_;
};

} // namespace

base::Result<std::unique_ptr<drivers::Speaker>> open_transcript(std::filesystem::path const& file) {
    File opened(std::fopen(file.c_str(), "we"));
    if (!opened) return base::failure(base::ErrorKind::Io, "cannot write " + file.string());
    return std::make_unique<TranscriptSpeaker>(std::move(opened));
}

} // namespace simulated
