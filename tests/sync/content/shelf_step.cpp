// shelf_step FOLDER: one step of a shelf, for a test that kills it at every system call. In FOLDER lie the key as
// content.pub and the parcel as `parcel`. Prints the version that is in use.
//   stage   takes the parcel in;   take   is a start of the screen;   show   a start that changes nothing that is whole
#include <cstdio>
#include <string_view>

#include "kiosk/base/file.h"
#include "sync/content/parcel.h"
#include "sync/content/shelf.h"

namespace {

base::Result<long long> step(std::filesystem::path const& folder, std::string_view what) {
    auto const key = TRY(content::read_public_key(TRY(base::read_file(folder / "content.pub"))));
    content::Shelf shelf(folder / "shelf", key, [](content::Pack const&) { return base::Result<>(); });
    auto const now = base::SystemClock().wall();
    if (what == "stage") return TRY(shelf.stage(base::as_bytes(TRY(base::read_file(folder / "parcel"))), now));
    auto const pack = TRY(shelf.take(now));
    TRY(shelf.settle());
    return pack ? pack->meta().version : 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    auto const version = step(argv[1], argv[2]);
    if (!version) {
        std::fprintf(stderr, "%s\n", version.error().what.c_str());
        return 1;
    }
    std::printf("%lld\n", *version);
    return 0;
}
