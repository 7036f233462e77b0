// What kiosks can fetch, from a folder that the city's operators fill (FORMAT.md §14):
//   settings/ID.toml, else settings/default.toml, each with its signature beside it (.sig)
//   content                                        one file, for all
// A file is read again when it has changed. Any thread; reads from the disk, so not the io thread.
#pragma once
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>

#include "sync/server/server.h"
#include "sync/wire/digest.h"

namespace gateway {

inline constexpr std::size_t largest_settings = 1U << 20;
inline constexpr std::size_t largest_piece = 1U << 20; // of the content, in one answer

class Downloads {
public:
    explicit Downloads(std::filesystem::path folder) : folder_(std::move(folder)) {} // "": nothing can be had

    // The ETag of what there is; nothing: there is none, or it cannot be read.
    std::optional<std::string> settings_tag(std::string const& kiosk);
    std::optional<std::string> content_tag();

    server::Reply settings(server::Heard const& heard, std::string const& kiosk);
    server::Reply content(server::Heard const& heard);

private:
    using Stamp = std::tuple<std::uint64_t, std::int64_t, std::int64_t>; // inode, size, when changed
    struct Known {
        Stamp stamp;
        wire::Digest sha256{};
    };
    std::optional<Known> known(std::filesystem::path const& file);
    std::optional<std::filesystem::path> settings_file(std::string const& kiosk) const;

    std::filesystem::path const folder_;
    std::mutex mutex_;
    std::map<std::filesystem::path, Known> known_; // of files that are there
};

// Of If-None-Match (RFC 9110 §13.1.2), compared weakly.
bool names_tag(std::string_view field, std::string_view tag);

// "bytes=FIRST-LAST" or "bytes=FIRST-", seen from `size` bytes: where to begin, and how many. Nothing: another form, or
// none of it is there.
struct Range {
    std::uint64_t first = 0, size = 0;
    bool operator==(Range const&) const = default;
};
std::optional<Range> read_range(std::string_view field, std::uint64_t size);

} // namespace gateway
