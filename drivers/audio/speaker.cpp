#include "drivers/audio/speaker.h"

#include <SDL.h>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <pthread.h>

#include "kiosk/base/log.h"
#include "kiosk/base/stack.h"

namespace audio {

namespace {

constexpr int device_rate = 22'050; // what espeak-ng makes, and enough for a voice
constexpr std::size_t most_waiting = 64;
constexpr int between_pieces_ms = 60, between_utterances_ms = 250;

// A second of A (440 Hz) on one of two channels, soft at both ends.
std::vector<std::int16_t> tone_on(drivers::Ear ear) {
    constexpr int ramp = device_rate / 20;
    std::vector<std::int16_t> samples(2 * device_rate);
    for (int i = 0; i < device_rate; ++i) {
        double const soft = std::min({1.0, static_cast<double>(i) / ramp, static_cast<double>(device_rate - i) / ramp});
        double const wave = std::sin(2 * std::numbers::pi * 440 * i / device_rate);
        auto const at = 2 * static_cast<std::size_t>(i) + (ear == drivers::Ear::Right ? 1U : 0U);
        samples[at] = static_cast<std::int16_t>(9'000 * soft * wave);
    }
    return samples;
}

Sound silence(int milliseconds) {
    return {device_rate, std::vector<std::int16_t>(static_cast<std::size_t>(device_rate * milliseconds / 1000))};
}

} // namespace

Speaker::Speaker(std::string device, std::filesystem::path voices)
    : device_name_(std::move(device)),
      voices_(std::move(voices)),
      jobs_(most_waiting),
      thread_([this](std::stop_token const& stop) { run(stop); }) {}

void Speaker::run(std::stop_token const& stop) {
    pthread_setname_np(pthread_self(), "voice");
    while (!stop.stop_requested()) {
        if (auto job = jobs_.take(stop)) handle(std::move(*job));
        base::wipe_stack();
    }
    SDL_TLSCleanup(); // what SDL keeps for a thread that is not its own
}

Speaker::~Speaker() {
    hush();
    thread_.request_stop();
    thread_.join();
    if (device_ == 0) return;
    SDL_CloseAudioDevice(device_);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

bool Speaker::say(drivers::Speech speech) { return jobs_.offer({std::move(speech), turn_.load(), {}}); }

bool Speaker::tone(drivers::Ear ear) { return jobs_.offer({{}, turn_.load(), ear}); }

void Speaker::close_device() {
    std::lock_guard const lock(mutex_);
    if (std::exchange(tried_, false) && device_ != 0) {
        SDL_CloseAudioDevice(std::exchange(device_, 0));
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
}

// The voice has one channel: its device is given back, and taken again by what is said next.
void Speaker::play_tone(drivers::Ear ear) {
    close_device();
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0)
        return base::log(base::Severity::Error, "voice.tone", "{}", SDL_GetError());
    SDL_AudioSpec wanted{};
    wanted.freq = device_rate;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 2;
    wanted.samples = 512;
    auto const device =
        SDL_OpenAudioDevice(device_name_.empty() ? nullptr : device_name_.c_str(), 0, &wanted, nullptr, 0);
    if (device != 0) {
        auto const samples = tone_on(ear);
        SDL_QueueAudio(device, samples.data(), static_cast<Uint32>(samples.size() * sizeof samples[0]));
        SDL_PauseAudioDevice(device, 0);
        for (int waited = 0; waited < 30 && SDL_GetQueuedAudioSize(device) > 0; ++waited)
            SDL_Delay(100);
        SDL_CloseAudioDevice(device);
    } else {
        base::log(base::Severity::Error, "voice.tone", "{}", SDL_GetError());
    }
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

void Speaker::hush() {
    ++turn_;
    while (jobs_.poll()) {
    } // so that what is said next always has room
    std::lock_guard const lock(mutex_);
    if (device_ != 0) SDL_ClearQueuedAudio(device_);
}

void Speaker::pause(bool paused) {
    std::lock_guard const lock(mutex_);
    paused_ = paused;
    if (device_ != 0) SDL_PauseAudioDevice(device_, paused ? 1 : 0);
}

bool Speaker::open_device() {
    if (std::exchange(tried_, true)) return device_ != 0;
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
        base::log(base::Severity::Error, "voice.device", "{}", SDL_GetError());
        return false;
    }
    SDL_AudioSpec wanted{};
    wanted.freq = device_rate;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = 512; // 23 ms: what is cut off is gone at once
    unsigned const opened =
        SDL_OpenAudioDevice(device_name_.empty() ? nullptr : device_name_.c_str(), 0, &wanted, nullptr, 0);
    if (opened == 0) {
        base::log(base::Severity::Error, "voice.device", "{}", SDL_GetError());
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        return false;
    }
    std::lock_guard const lock(mutex_);
    device_ = opened;
    SDL_PauseAudioDevice(device_, paused_ ? 1 : 0);
    return true;
}

void Speaker::open_synthesis() {
    if (std::exchange(synthesis_tried_, true)) return;
    auto opened = Synthesis::open();
    if (opened)
        synthesis_ = std::move(*opened);
    else
        base::log(base::Severity::Error, "voice.synthesis", "{}", opened.error().what);
}

Recordings const& Speaker::recordings(model::Language language) {
    auto const found = recordings_.find(language);
    if (found != recordings_.end()) return found->second;
    auto opened = Recordings::open(voices_, language);
    if (!opened) base::log(base::Severity::Error, "voice.recordings", "{}", opened.error().what);
    return recordings_.emplace(language, opened ? std::move(*opened) : Recordings{}).first->second;
}

std::optional<Sound> Speaker::sound_of(std::string const& text, Job const& job) {
    auto const& speech = job.speech;
    auto const wanted = [this, &job] { return job.turn == turn_.load(); };
    auto recorded = recordings(speech.language).load(text);
    if (recorded) return at_speed(resampled(*recorded, device_rate), speech.rate);
    if (recorded.error().kind != base::ErrorKind::NotFound)
        base::log(base::Severity::Warning, "voice.recording", "{}", recorded.error().what);
    open_synthesis();
    if (!synthesis_) return std::nullopt;
    auto made = synthesis_->say(text, speech.language, speech.rate, wanted);
    if (!made) base::log(base::Severity::Warning, "voice.synthesis", "{}", made.error().what);
    return made ? std::optional(resampled(*made, device_rate)) : std::nullopt;
}

bool Speaker::play(Sound const& sound, std::uint64_t turn) {
    std::lock_guard const lock(mutex_);
    if (turn != turn_.load() || device_ == 0) return false;
    auto const bytes = static_cast<Uint32>(sound.samples.size() * sizeof(std::int16_t));
    return SDL_QueueAudio(device_, sound.samples.data(), bytes) == 0;
}

void Speaker::handle(Job job) {
    if (job.turn != turn_.load()) return;
    if (job.ear) return play_tone(*job.ear);
    if (!open_device()) return;
    for (auto const& piece : job.speech.pieces) {
        auto sound = sound_of(piece.reveal(), job);
        if (!sound) continue; // said in the log; the rest is still worth hearing
        make_loud(*sound, job.speech.volume);
        if (!play(*sound, job.turn) || !play(silence(between_pieces_ms), job.turn)) return;
    }
    if (play(silence(between_utterances_ms), job.turn)) ++said_;
}

} // namespace audio
