#include "sync/content/pack_file.h"

#include "kiosk/base/file.h"

namespace content {

base::Result<SignedPack> read_signed_pack(std::filesystem::path const& file, std::filesystem::path const& key_file) {
    auto const key = TRY(read_public_key(TRY(base::read_file(key_file, longest_key_file))));
    auto const text = TRY(base::read_file(file, largest_parcel));
    auto const bytes = base::as_bytes(text);
    if (is_parcel(bytes)) {
        auto pack = TRY(open_parcel(bytes, key));
        return SignedPack{std::move(pack), base::to_bytes(text)};
    }
    auto beside = file;
    beside += ".minisig";
    auto const signature = TRY(read_signature(TRY(base::read_file(beside, longest_signature_file))));
    auto pack = TRY(open_signed(bytes, signature, key));
    return SignedPack{std::move(pack), wrap(signature, bytes)};
}

} // namespace content
