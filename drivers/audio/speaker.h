// Speaker: recordings, and espeak-ng where there is none, on one sound device. A thread of its own finds or makes the
// sound and hands it to SDL; hush() empties SDL's queue at once, so that a key is answered while a sentence is running.
// The calls are for one thread.
#pragma once
#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "drivers/audio/recordings.h"
#include "drivers/audio/synthesis.h"
#include "drivers/speaker.h"
#include "kiosk/base/queue.h"

namespace audio {

class Speaker final : public drivers::Speaker {
public:
    // `device`: SDL's name; "": the default. `voices`: the folder of the recordings.
    Speaker(std::string device, std::filesystem::path voices);
    ~Speaker() override;

    bool say(drivers::Speech speech) override;
    void hush() override;
    void pause(bool paused) override;
    bool tone(drivers::Ear ear) override;

    std::size_t said() const { return said_.load(); } // utterances that were handed to the device whole
    std::size_t waiting() const { return jobs_.size(); }

private:
    struct Job {
        drivers::Speech speech;
        std::uint64_t turn = 0;               // said only while nobody hushed since
        std::optional<drivers::Ear> ear = {}; // a tone, and no speech
    };
    void run(std::stop_token const& stop);
    void handle(Job job);
    bool open_device();
    void close_device();
    void play_tone(drivers::Ear ear);
    void open_synthesis();
    Recordings const& recordings(model::Language language);
    std::optional<Sound> sound_of(std::string const& text, Job const& job);
    bool play(Sound const& sound, std::uint64_t turn);

    std::string const device_name_;
    std::filesystem::path const voices_;
    std::atomic<std::uint64_t> turn_{0};
    std::atomic<std::size_t> said_{0};
    std::mutex mutex_; // the device
    unsigned device_ = 0;
    bool paused_ = false;
    bool tried_ = false; // to open the device; the worker's, like all below
    std::map<model::Language, Recordings> recordings_;
    std::unique_ptr<Synthesis> synthesis_;
    bool synthesis_tried_ = false;
    base::Queue<Job> jobs_;
    std::jthread thread_; // last: it uses all the rest; ended before the device is closed
};

} // namespace audio
