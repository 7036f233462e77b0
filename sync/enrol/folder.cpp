#include "sync/enrol/folder.h"

#include "kiosk/base/file.h"
#include "kiosk/model/settings.h"
#include "sync/enrol/authority.h"
#include "sync/enrol/certificate.h"
#include "sync/enrol/revocations.h"
#include "sync/enrol/token.h"
#include "sync/enrol/tokens.h"
#include "sync/seal/keys.h"

namespace enrol {
namespace {

using Path = std::filesystem::path;

bool is_there(Path const& file) {
    std::error_code ignored;
    return std::filesystem::exists(file, ignored);
}

base::Result<> make_folder(Path const& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return base::failure(base::ErrorKind::Io, folder.string() + ": " + error.message());
    return {};
}

base::Result<> duplicate(Path const& from, Path const& to) {
    auto const text = TRY(base::read_file(from));
    return base::write_file_durably(to, base::as_bytes(text));
}

base::Result<> make_signing_pair(Path const& secret, Path const& open) {
    if (is_there(secret) && is_there(open)) return {};
    auto const keys = seal::make_signing_keys();
    TRY(seal::save(keys.first, secret));
    return seal::save(keys.second, open);
}

base::Result<> make_city_pair(Path const& secret, Path const& open) {
    if (is_there(secret) && is_there(open)) return {};
    auto const keys = seal::make_city_keys();
    TRY(seal::save(keys.first, secret));
    return seal::save(keys.second, open);
}

constexpr std::chrono::seconds just_after{1};

PemPair authority_in(Path const& folder) {
    return {folder / "authority/authority.pem", folder / "authority/authority-key.pem"};
}
Path revocations_in(Path const& folder) { return folder / "gateway/revoked"; }

base::Result<> check_kiosk(Path const& folder, std::string const& kiosk) {
    // The other folders' names are not free for a kiosk.
    bool const taken = kiosk == "authority" || kiosk == "city" || kiosk == "gateway";
    if (!model::is_kiosk_id(kiosk) || taken)
        return base::failure(base::ErrorKind::Invalid, "'" + kiosk + "' is not a kiosk's id");
    if (!is_there(authority_in(folder).key))
        return base::failure(base::ErrorKind::NotFound, folder.string() + ": there is no authority yet");
    return {};
}

} // namespace

base::Result<> make_city(Path const& folder, std::vector<std::string> const& hosts) {
    for (auto const* const part : {"authority", "city", "gateway/kiosks"})
        TRY(make_folder(folder / part));
    auto const authority = authority_in(folder);
    auto const gateway = folder / "gateway";
    TRY(make_authority(authority));
    TRY(make_server_certificate(authority, {gateway / "gateway.pem", gateway / "gateway-key.pem"}, hosts));
    TRY(duplicate(authority.certificate, gateway / "kiosks.pem"));
    TRY(make_signing_pair(gateway / "ack.key", gateway / "ack.pub"));
    return make_city_pair(folder / "city/city.key", folder / "city/city.pub");
}

base::Result<> make_kiosk(Path const& folder, std::string const& kiosk) {
    TRY(check_kiosk(folder, kiosk));
    auto const authority = authority_in(folder);
    auto const revoked = TRY(load_revocations(revocations_in(folder)));
    auto const own = folder / kiosk;
    TRY(make_folder(own));
    std::optional<base::WallTime> earliest;
    if (auto const found = revoked.find(kiosk); found != revoked.end()) earliest = found->second + just_after;
    TRY(make_client_certificate(authority, {own / "kiosk.pem", own / "kiosk-key.pem"}, kiosk, earliest));
    TRY(make_signing_pair(own / "signing.key", own / "signing.pub"));
    TRY(duplicate(authority.certificate, own / "authority.pem"));
    TRY(duplicate(folder / "city/city.pub", own / "city.pub"));
    TRY(duplicate(folder / "gateway/ack.pub", own / "ack.pub"));
    return duplicate(own / "signing.pub", folder / "gateway/kiosks" / (kiosk + ".pub"));
}

base::Result<base::PrivateText> make_token(Path const& folder, std::string const& kiosk, std::string const& gateway,
                                           base::WallTime until, base::Random& random) {
    TRY(check_kiosk(folder, kiosk));
    Token token{gateway, kiosk, {}, TRY(read_authority(TRY(base::read_file(authority_in(folder).certificate))))};
    token.secret = base::PrivateBytes(base::Bytes(secret_size));
    if (!decode_token(encode(token).reveal()))
        return base::failure(base::ErrorKind::Invalid, "'" + gateway + "' is not https://HOST or https://HOST:PORT");
    token.secret = TRY(Tokens(folder / "gateway/enrolments").add(kiosk, until, random));
    return encode(token);
}

base::Result<> revoke_kiosk(Path const& folder, std::string const& kiosk, base::WallTime now) {
    TRY(check_kiosk(folder, kiosk));
    TRY(revoke(revocations_in(folder), kiosk, now));
    return Tokens(folder / "gateway/enrolments").remove(kiosk);
}

} // namespace enrol
