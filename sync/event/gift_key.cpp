#include "sync/event/gift_key.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "kiosk/base/check.h"
#include "kiosk/base/file.h"
#include "sync/seal/hmac.h"

namespace event {
namespace {

constexpr std::string_view check_of = "tramso-event-key 1"; // no card's number, so no token
constexpr std::size_t key_size = 32;

tl::unexpected<base::Error> key_failure(std::filesystem::path const& file) {
    auto const kind = errno == ENOENT ? base::ErrorKind::NotFound : base::ErrorKind::Io;
    return base::failure(kind, file.string() + ": " + std::generic_category().message(errno));
}

class OpenFile {
public:
    OpenFile(std::filesystem::path const& file, int how) : number_(open(file.c_str(), how | O_CLOEXEC)) {}
    ~OpenFile() {
        if (number_ >= 0) close(number_);
    }
    OpenFile(OpenFile const&) = delete;
    OpenFile& operator=(OpenFile const&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

// Over the same bytes of the disk, where the file system writes in place.
base::Result<> overwrite(std::filesystem::path const& file, base::Random& random) {
    OpenFile const opened(file, O_WRONLY);
    struct stat status {};
    if (opened.number() < 0 || fstat(opened.number(), &status) != 0) return key_failure(file);
    base::Bytes noise(static_cast<std::size_t>(std::clamp<off_t>(status.st_size, 0, 4096)));
    random.fill(noise);
    if (pwrite(opened.number(), noise.data(), noise.size(), 0) != static_cast<ssize_t>(noise.size()) ||
        fsync(opened.number()) != 0)
        return key_failure(file);
    return {};
}

base::Result<> sync_folder_of(std::filesystem::path const& file) {
    auto const folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    OpenFile const opened(folder, O_RDONLY | O_DIRECTORY);
    if (opened.number() < 0 || fsync(opened.number()) != 0) return key_failure(folder);
    return {};
}

} // namespace

bool is_card_number(std::string_view text) {
    return text.size() == 12 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

base::Result<GiftKey> GiftKey::make(std::filesystem::path const& file, base::Random& random) {
    std::error_code error;
    if (std::filesystem::exists(file, error))
        return base::failure(base::ErrorKind::Refused, file.string() + " is there already; it is not replaced");
    GiftKey key;
    random.fill(key.bytes_.bytes);
    TRY(base::write_file_durably(file, key.bytes_.bytes, 0600));
    return key;
}

base::Result<GiftKey> GiftKey::load(std::filesystem::path const& file) {
    struct stat status {};
    if (stat(file.c_str(), &status) != 0) return key_failure(file);
    if ((status.st_mode & 0077) != 0)
        return base::failure(base::ErrorKind::Refused, file.string() + ": others may read it; chmod 0600 it");
    base::PrivateText const text(TRY(base::read_file(file, key_size)));
    if (text.reveal().size() != key_size)
        return base::failure(base::ErrorKind::Corrupt, file.string() + ": not an event's key of 32 bytes");
    GiftKey key;
    std::ranges::copy(base::as_bytes(text.reveal()), key.bytes_.bytes.begin());
    return key;
}

base::Result<std::optional<GiftKey>> GiftKey::load_if_there(std::filesystem::path const& file) {
    if (file.empty()) return std::nullopt;
    auto key = load(file);
    if (!key && key.error().kind == base::ErrorKind::NotFound) return std::nullopt;
    if (!key) return tl::unexpected(std::move(key).error());
    return std::optional(key.release());
}

Token GiftKey::token_of(base::PrivateText const& card_number) const {
    base::check(is_card_number(card_number.reveal()), "a card's number has been checked");
    return seal::hmac_sha256(bytes_.bytes, base::as_bytes(card_number.reveal()));
}

KeyCheck GiftKey::check() const {
    auto const code = seal::hmac_sha256(bytes_.bytes, base::as_bytes(check_of));
    KeyCheck check{};
    std::copy_n(code.begin(), check.size(), check.begin());
    return check;
}

base::Result<> destroy_gift_key(std::filesystem::path const& file, base::Random& random) {
    std::error_code error;
    if (!std::filesystem::exists(std::filesystem::symlink_status(file, error))) return {};
    TRY(overwrite(file, random));
    if (unlink(file.c_str()) != 0) return key_failure(file);
    return sync_folder_of(file);
}

} // namespace event
