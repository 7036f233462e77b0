// The search for what a visit may have left: whether bytes stand in the memory of a running program or in files. Looks
// at every writable page of a program that is there, thread stacks and what is swapped out among them. Reads, and
// changes nothing. One thread.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

namespace cli {

struct Needle {
    std::string what; // for whoever reads what was found
    std::string bytes;
};

// A text as programs keep one: as it is, in lower case and without diacritics, whole and each word of six letters or
// more; in UTF-8, and in UTF-16 and UTF-32 of both byte orders. `what` is "NAME, ENCODING" or "a word of NAME, …".
std::vector<Needle> needles_of(std::string_view name, std::string_view text);

struct Hit {
    std::string what, place;
    bool operator==(Hit const&) const = default;
};

class Needles {
public:
    explicit Needles(std::vector<Needle> needles); // none of less than four bytes

    // Adds what stands in `bytes`; a needle once a place.
    void find_in(base::ByteView bytes, std::string const& place, std::vector<Hit>& hits) const;
    std::size_t longest() const { return longest_; }

private:
    std::vector<Needle> needles_;
    std::vector<std::size_t> anchors_;                 // of each needle, where its two telling bytes stand
    std::vector<std::uint8_t> is_telling_;             // by those two bytes: whether a needle has them
    std::vector<std::vector<std::size_t>> by_telling_; // and which
    std::size_t longest_ = 0;
};

// Refused without the right to read that program's memory; NotFound when there is no such program.
base::Result<std::vector<Hit>> search_memory(int pid, Needles const& needles);

// A file that cannot be read holds nothing for us: it was removed, or is a socket.
void search_file(std::filesystem::path const& file, Needles const& needles, std::vector<Hit>& hits);
void search_folder(std::filesystem::path const& folder, Needles const& needles, std::vector<Hit>& hits);

// What the program was started with and the files it holds open, also those that have no name any more.
void search_open_files(int pid, Needles const& needles, std::vector<Hit>& hits);

} // namespace cli
