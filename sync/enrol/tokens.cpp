#include "sync/enrol/tokens.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <fmt/format.h>
#include <system_error>
#include <unistd.h>
#include <vector>

#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "kiosk/base/text.h"
#include "sync/seal/digest.h"
#include "sync/wire/base64.h"

namespace enrol {
namespace {

using Path = std::filesystem::path;

constexpr std::string_view token_word = "tramso-enrolment-1", used_word = "tramso-enrolled-1";
constexpr std::size_t longest_file = 32U << 10;

struct Record {
    std::string kiosk, digest;
    base::WallTime until;
};

std::string name_of(std::string_view digest) { return std::string(digest.substr(0, 16)); }

// In the same time wherever they differ, so that no answer tells how much of a digest was right.
bool is_same(std::string_view one, std::string_view other) {
    unsigned char volatile difference = one.size() == other.size() ? 0 : 1;
    for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i)
        difference = static_cast<unsigned char>(difference | (one[i] ^ other[i]));
    return difference == 0;
}

std::optional<Record> read_record(Path const& file) {
    auto const text = base::read_file(file, longest_file);
    if (!text) return std::nullopt;
    auto const line = base::trimmed(*text);
    auto const fields = base::split(line, ' ');
    if (fields.size() != 4 || fields[0] != token_word || fields[2].size() != 64) return std::nullopt;
    auto const until = base::from_rfc3339(fields[3]);
    if (!until) return std::nullopt;
    return Record{std::string(fields[1]), std::string(fields[2]), *until};
}

std::string head_of(Claim const& claim) {
    return fmt::format("{} {} {}\n", used_word, wire::to_hex(claim.key), wire::to_hex(claim.signing_key));
}

base::Result<> sync_folder(Path const& folder) {
    int const descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool const synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    auto const why = std::generic_category().message(errno);
    if (descriptor >= 0) ::close(descriptor);
    if (synced) return {};
    return base::failure(base::ErrorKind::Io, folder.string() + ": " + why);
}

// Puts the file there only if none is; false: one was.
base::Result<bool> put_first(Path const& file, std::string const& text) {
    auto draft = file;
    draft += fmt::format(".{}", ::getpid());
    TRY(base::write_file_durably(draft, base::as_bytes(text), 0600));
    bool const is_first = ::link(draft.c_str(), file.c_str()) == 0;
    auto const error = errno;
    ::unlink(draft.c_str());
    if (!is_first && error == EEXIST) return false;
    if (!is_first)
        return base::failure(base::ErrorKind::Io, file.string() + ": " + std::generic_category().message(error));
    TRY(sync_folder(file.parent_path()));
    return true;
}

base::Result<Admission, TokenTrouble> admitted_before(Path const& used, Claim const& claim) {
    auto const text = base::read_file(used, longest_file);
    if (!text) return tl::unexpected(TokenTrouble::Failed);
    auto const head = head_of(claim);
    if (!is_same(std::string_view(*text).substr(0, head.size()), head)) return tl::unexpected(TokenTrouble::Used);
    return Admission{text->substr(head.size()), false};
}

tl::unexpected<TokenTrouble> failed(base::Error const& error) {
    base::log(base::Severity::Error, "enrol.token", "{}", error.what);
    return tl::unexpected(TokenTrouble::Failed);
}

} // namespace

base::Result<base::PrivateBytes> Tokens::add(std::string const& kiosk, base::WallTime until,
                                             base::Random& random) const {
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    TRY(remove(kiosk));
    base::Bytes bytes(32);
    random.fill(bytes);
    base::PrivateBytes secret(std::move(bytes));
    auto const digest = wire::to_hex(seal::sha256(secret.reveal()));
    auto const line = fmt::format("{} {} {} {}\n", token_word, kiosk, digest, base::to_rfc3339(until));
    TRY(base::write_file_durably(folder_ / (name_of(digest) + ".token"), base::as_bytes(line), 0600));
    return secret;
}

base::Result<Admission, TokenTrouble> Tokens::use(base::PrivateBytes const& secret, Claim const& claim,
                                                  base::WallTime now,
                                                  std::function<base::Result<std::string>()> const& certify) const {
    auto const digest = wire::to_hex(seal::sha256(secret.reveal()));
    auto const record = read_record(folder_ / (name_of(digest) + ".token"));
    if (!record || !is_same(record->digest, digest)) return tl::unexpected(TokenTrouble::Unknown);
    if (record->kiosk != claim.kiosk) return tl::unexpected(TokenTrouble::WrongKiosk);
    if (now >= record->until) return tl::unexpected(TokenTrouble::Expired);
    auto const used = folder_ / (name_of(digest) + ".used");
    std::error_code ignored;
    if (std::filesystem::exists(used, ignored)) return admitted_before(used, claim);
    auto const certificate = certify();
    if (!certificate) return failed(certificate.error());
    auto const first = put_first(used, head_of(claim) + *certificate);
    if (!first) return failed(first.error());
    if (!*first) return admitted_before(used, claim);
    return Admission{*certificate, true};
}

base::Result<> Tokens::remove(std::string const& kiosk) const {
    std::error_code error;
    if (!std::filesystem::exists(folder_, error)) return {};
    std::vector<Path> theirs;
    for (auto const& entry : std::filesystem::directory_iterator(folder_, error)) {
        auto const record = entry.path().extension() == ".token" ? read_record(entry.path()) : std::nullopt;
        if (record && record->kiosk == kiosk) theirs.push_back(entry.path());
    }
    if (error) return base::failure(base::ErrorKind::Io, folder_.string() + ": " + error.message());
    for (auto file : theirs) { // the token first: without it what it was used for is nobody's
        if (::unlink(file.c_str()) != 0 && errno != ENOENT)
            return base::failure(base::ErrorKind::Io, file.string() + ": " + std::generic_category().message(errno));
        ::unlink(file.replace_extension(".used").c_str());
    }
    if (theirs.empty()) return {};
    return sync_folder(folder_);
}

} // namespace enrol
