#include "kiosk/cli/doctor_wipe_search.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <unistd.h>

#include "kiosk/base/text.h"

namespace cli {
namespace {

constexpr std::size_t piece_size = 4U << 20;
constexpr std::size_t least_needle = 4;
constexpr std::size_t two_bytes = 1U << 16;
constexpr std::size_t least_word = 6;
constexpr std::uint64_t largest_mapping = 1ULL << 32; // what a sanitizer reserves for itself is terabytes of nothing
constexpr std::uint64_t is_present = 1ULL << 63, is_swapped = 1ULL << 62; // pagemap(5)

class Descriptor {
public:
    explicit Descriptor(std::string const& path) : number_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
    ~Descriptor() {
        if (number_ >= 0) close(number_);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    bool is_open() const { return number_ >= 0; }
    ssize_t read_at(void* to, std::size_t size, std::uint64_t from) const {
        return pread(number_, to, size, static_cast<off_t>(from));
    }

private:
    int number_;
};

struct Mapping {
    std::uint64_t start = 0, end = 0;
    std::string rights, name;
};

std::vector<Mapping> mappings_of(int pid) {
    std::vector<Mapping> mappings;
    std::ifstream file(fmt::format("/proc/{}/maps", pid));
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        Mapping mapping;
        char dash = 0;
        std::string offset, device, inode;
        words >> std::hex >> mapping.start >> dash >> mapping.end >> mapping.rights >> offset >> device >> inode;
        std::getline(words >> std::ws, mapping.name);
        mappings.push_back(std::move(mapping));
    }
    return mappings;
}

// From `start` to before `end`, in pieces that overlap by what a needle can reach over.
void search_range(Descriptor const& from, std::uint64_t start, std::uint64_t end, std::string const& place,
                  Needles const& needles, std::vector<Hit>& hits) {
    std::vector<std::uint8_t> piece(std::min<std::uint64_t>(piece_size, end - start));
    for (auto at = start; at < end;) {
        auto const got = from.read_at(piece.data(), std::min<std::uint64_t>(piece.size(), end - at), at);
        if (got <= 0) return;
        auto const size = static_cast<std::size_t>(got);
        needles.find_in({piece.data(), size}, place, hits);
        if (at + size >= end || size <= needles.longest()) return;
        at += size - needles.longest();
    }
}

// Only the pages that are there: most of what is reserved never was.
void search_mapping(Descriptor const& memory, Descriptor const& pages, Mapping const& mapping, Needles const& needles,
                    std::vector<Hit>& hits) {
    auto const page = static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
    std::vector<std::uint64_t> entries((mapping.end - mapping.start) / page);
    auto const got = pages.read_at(entries.data(), entries.size() * sizeof entries.front(),
                                   mapping.start / page * sizeof entries.front());
    entries.resize(got > 0 ? static_cast<std::size_t>(got) / sizeof entries.front() : 0);
    auto const is_there = [](std::uint64_t entry) { return (entry & (is_present | is_swapped)) != 0; };
    auto const place = fmt::format("memory {:x} {}", mapping.start, mapping.name);
    for (auto run = entries.begin(); run != entries.end();) {
        run = std::find_if(run, entries.end(), is_there);
        auto const end = std::find_if_not(run, entries.end(), is_there);
        auto const address = [&](auto entry) {
            return mapping.start + static_cast<std::uint64_t>(entry - entries.begin()) * page;
        };
        if (run != end) search_range(memory, address(run), address(end), place, needles, hits);
        run = end;
    }
}

std::string encoded(std::string_view text, std::size_t width, bool big) {
    std::string bytes;
    for (char32_t const letter : base::code_points(text)) // of what a keyboard types, all are below U+10000
        for (std::size_t i = 0; i < width; ++i)
            bytes += static_cast<char>(letter >> (8 * (big ? width - 1 - i : i)) & 0xFF);
    return bytes;
}

void add_encodings(std::vector<Needle>& needles, std::string const& name, std::string const& text) {
    needles.push_back({name + ", UTF-8", text});
    for (std::size_t const width : {std::size_t{2}, std::size_t{4}})
        for (bool const big : {false, true})
            needles.push_back(
                {fmt::format("{}, UTF-{}{}", name, 8 * width, big ? "BE" : "LE"), encoded(text, width, big)});
}

// Where two bytes stand that tell it from the zeros that memory is full of.
std::size_t anchor_of(std::string const& bytes) {
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i)
        if (bytes[i] != 0 && bytes[i + 1] != 0) return i;
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i)
        if (bytes[i] != 0 || bytes[i + 1] != 0) return i;
    return 0;
}

std::size_t telling(std::uint8_t first, std::uint8_t second) { return std::size_t{first} << 8 | second; }

} // namespace

std::vector<Needle> needles_of(std::string_view name, std::string_view text) {
    std::vector<Needle> needles;
    std::string const whole(name), word_name = "a word of " + whole;
    std::vector<std::string> seen;
    for (auto const& form : {std::string(text), base::to_lower(text), base::fold(text)}) {
        if (std::ranges::find(seen, form) != seen.end()) continue;
        seen.push_back(form);
        add_encodings(needles, whole, form);
        for (auto const word : base::split(form, ' '))
            if (base::length(word) >= least_word && word != form) add_encodings(needles, word_name, std::string(word));
    }
    return needles;
}

Needles::Needles(std::vector<Needle> needles)
    : needles_(std::move(needles)), is_telling_(two_bytes), by_telling_(two_bytes) {
    std::erase_if(needles_, [](Needle const& needle) { return needle.bytes.size() < least_needle; });
    for (std::size_t i = 0; i < needles_.size(); ++i) {
        auto const bytes = base::as_bytes(needles_[i].bytes);
        anchors_.push_back(anchor_of(needles_[i].bytes));
        auto const key = telling(bytes[anchors_[i]], bytes[anchors_[i] + 1]);
        is_telling_[key] = 1;
        by_telling_[key].push_back(i);
        longest_ = std::max(longest_, bytes.size());
    }
}

void Needles::find_in(base::ByteView bytes, std::string const& place, std::vector<Hit>& hits) const {
    auto const* const data = bytes.data();
    for (std::size_t at = 0; at + 1 < bytes.size(); ++at) {
        auto const key = telling(data[at], data[at + 1]);
        if (is_telling_[key] == 0) continue;
        for (std::size_t const i : by_telling_[key]) {
            auto const& needle = needles_[i];
            if (at < anchors_[i] || bytes.size() - (at - anchors_[i]) < needle.bytes.size()) continue;
            if (std::memcmp(data + at - anchors_[i], needle.bytes.data(), needle.bytes.size()) != 0) continue;
            Hit hit{needle.what, place};
            if (std::ranges::find(hits, hit) == hits.end()) hits.push_back(std::move(hit));
        }
    }
}

base::Result<std::vector<Hit>> search_memory(int pid, Needles const& needles) {
    Descriptor const memory(fmt::format("/proc/{}/mem", pid));
    if (!memory.is_open() && errno == ENOENT)
        return base::failure(base::ErrorKind::NotFound, fmt::format("no process {}", pid));
    Descriptor const pages(fmt::format("/proc/{}/pagemap", pid));
    if (!memory.is_open() || !pages.is_open())
        return base::failure(base::ErrorKind::Refused,
                             fmt::format("the memory of process {} cannot be read: run it as root", pid));
    std::vector<Hit> hits;
    for (auto const& mapping : mappings_of(pid)) {
        bool const ours = mapping.rights.starts_with("rw") && !mapping.name.starts_with("[vvar");
        if (ours && mapping.end - mapping.start <= largest_mapping)
            search_mapping(memory, pages, mapping, needles, hits);
    }
    return hits;
}

void search_file(std::filesystem::path const& file, Needles const& needles, std::vector<Hit>& hits) {
    needles.find_in(base::as_bytes(file.native()), "the name of " + file.native(), hits);
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return; // to open a device can start it
    Descriptor const descriptor(file);
    if (!descriptor.is_open()) return;
    search_range(descriptor, 0, UINT64_MAX >> 1, file, needles, hits); // what /proc makes up has no size
}

void search_folder(std::filesystem::path const& folder, Needles const& needles, std::vector<Hit>& hits) {
    std::error_code error;
    auto const how = std::filesystem::directory_options::skip_permission_denied;
    std::filesystem::recursive_directory_iterator files(folder, how, error);
    for (; !error && files != std::filesystem::recursive_directory_iterator(); files.increment(error))
        search_file(files->path(), needles, hits);
}

void search_open_files(int pid, Needles const& needles, std::vector<Hit>& hits) {
    for (char const* const name : {"environ", "cmdline"})
        search_file(fmt::format("/proc/{}/{}", pid, name), needles, hits);
    std::error_code error;
    std::filesystem::directory_iterator files(fmt::format("/proc/{}/fd", pid), error);
    for (; !error && files != std::filesystem::directory_iterator(); files.increment(error))
        search_file(files->path(), needles, hits);
}

} // namespace cli
