// Fetch: gets the city's settings and content for this kiosk into a folder, never half a file; asks only for what has
// changed (ETag), goes on where it was cut, leaves the outbox its space. Nothing is put to use here. Owned by the
// caretaker's thread.
//   settings.toml                                the last that were signed, newer, and load without complaint
//   settings.refused.toml settings.refused.txt   the last that were not taken, and why
//   content                                      the last that came whole; content.part: on its way
//   content.refused.txt                          why the last that came is not staged
#pragma once
#include <functional>
#include <stop_token>

#include "kiosk/model/settings.h"
#include "sync/http/transport.h"
#include "sync/seal/keys.h"
#include "sync/uplink/memory.h"

namespace uplink {

// Reads settings as the programs would: whose they are, or the complaints.
using SettingsCheck = std::function<base::Result<model::KioskIdentity>(std::string const& text)>;

// Tests content that came whole and keeps it for the screen. Refused, Corrupt, Invalid: it is the content's fault and
// it is not asked for again; anything else is tried again with the next heartbeat.
using StageContent = std::function<base::Result<>(std::filesystem::path const& file)>;

class Fetch {
public:
    // What comes by reference outlives it.
    Fetch(model::Settings const& settings, std::optional<seal::VerifyKey> ops, http::Transport& transport,
          Memory& memory, SettingsCheck check, StageContent stage = {});

    // `tag`: the ETag the city has announced. An error is for the log; the next heartbeat tries again.
    base::Result<> settings(std::string const& tag, std::stop_token const& stop);
    base::Result<> content(std::string const& tag, std::stop_token const& stop);
    base::Result<> answers(std::uint64_t last, base::WallTime now, std::stop_token const& stop);

private:
    base::Result<> judge_settings(std::string const& text, std::string_view signature);
    base::Result<> refuse_settings(std::string const& text, std::string const& why);
    base::Result<std::uint64_t> part_size(std::string const& tag);
    base::Result<bool> take_piece(http::Answer const& answer, std::string const& tag, std::uint64_t have);
    base::Result<> keep_content(http::Answer const& answer, std::string const& tag);
    base::Result<> stage_content(std::string const& tag);
    base::Result<http::Answer> get(std::string const& path, std::vector<http::Header> headers,
                                   std::stop_token const& stop);
    std::string filled_in(std::string text) const;

    model::Settings const& settings_;
    std::optional<seal::VerifyKey> const ops_;
    http::Transport& transport_;
    Memory& memory_;
    SettingsCheck const check_;
    StageContent const stage_;
    std::filesystem::path const folder_;
};

} // namespace uplink
