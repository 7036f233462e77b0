#include "sync/enrol/pair_file.h"

#include <cerrno>
#include <system_error>
#include <unistd.h>

#include "kiosk/base/file.h"
#include "sync/enrol/certificate.h"

namespace enrol {
namespace {

using Path = std::filesystem::path;

// To the certificate's file, by its name alone where they lie in one folder: so the folder can be moved.
Path target_of(PemPair const& files) {
    bool const together = files.certificate.parent_path() == files.key.parent_path();
    return together ? files.certificate.filename() : std::filesystem::absolute(files.certificate);
}

base::Result<> link_key(PemPair const& files) {
    if (files.key == files.certificate) return {};
    std::error_code ignored;
    auto const target = target_of(files);
    if (std::filesystem::read_symlink(files.key, ignored) == target) return {};
    auto draft = files.key;
    draft += ".new";
    ::unlink(draft.c_str());
    if (::symlink(target.c_str(), draft.c_str()) == 0 && ::rename(draft.c_str(), files.key.c_str()) == 0) return {};
    return base::failure(base::ErrorKind::Io, files.key.string() + ": " + std::generic_category().message(errno));
}

bool holds_key(Path const& certificate) {
    auto text = base::read_file(certificate, 2 * longest_pem);
    if (!text) return false;
    bool const found = text->find("PRIVATE KEY-----") != std::string::npos;
    base::wipe(*text);
    return found;
}

} // namespace

base::Result<> save_pair(std::string const& certificate, base::PrivateText const& key, PemPair const& files) {
    base::PrivateText const both(certificate + key.reveal());
    auto draft = files.certificate; // one that is left over may be open to others
    draft += ".new";
    ::unlink(draft.c_str());
    TRY(base::write_file_durably(files.certificate, base::as_bytes(both.reveal()), 0600));
    return link_key(files);
}

base::Result<> mend_pair(PemPair const& files) {
    if (!holds_key(files.certificate)) return {};
    return link_key(files);
}

PemPair pair_in_use(PemPair const& files) {
    return holds_key(files.certificate) ? PemPair{files.certificate, files.certificate} : files;
}

} // namespace enrol
