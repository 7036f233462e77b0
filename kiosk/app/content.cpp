#include "kiosk/app/content.h"

#include "config/table_source.h"
#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "sync/uplink/condition.h"

namespace app {
namespace {

using base::Severity;

base::Result<model::Catalogue> read(config::TableSource const& source, model::Settings const& settings) {
    auto catalogue = config::load_catalogue(source);
    if (!catalogue) return base::failure(base::ErrorKind::Invalid, config::text_of(catalogue.error()));
    if (catalogue->place(settings.kiosk.place) == nullptr)
        return base::failure(base::ErrorKind::Invalid, "kiosk.place: no such place: " + settings.kiosk.place);
    return catalogue.release();
}

// What passed the trial last is what the shelf gives: it is read once.
base::Result<> try_pack(content::Pack const& pack, model::Settings const& settings, model::Catalogue& tried) {
    tried = TRY(read(config::HeldTables(pack.tables()), settings));
    return content::answers_its_checks(pack, content::plain_finder);
}

base::Result<std::unique_ptr<content::Shelf>> open_shelf(model::Settings const& settings, model::Catalogue& tried) {
    auto const key = TRY(content::read_public_key(TRY(base::read_file(settings.pack_key, content::longest_key_file))));
    return std::make_unique<content::Shelf>(
        uplink::folder_of(settings) / "shelf", key,
        [&settings, &tried](content::Pack const& pack) { return try_pack(pack, settings, tried); });
}

} // namespace

base::Result<Content> Content::load(model::Settings const& settings, base::Clock const& clock) {
    Content content;
    content.catalogue_ = std::make_unique<model::Catalogue>();
    auto const pack = [&]() -> base::Result<std::optional<content::Pack>> {
        if (settings.pack_key.empty()) return std::optional<content::Pack>();
        content.shelf_ = TRY(open_shelf(settings, *content.catalogue_));
        return content.shelf_->take(clock.wall());
    }();
    if (!pack) base::log(Severity::Error, "content.shelf", "{}", pack.error().what);
    if (pack && *pack) {
        content.version_ = std::to_string((*pack)->meta().version);
    } else {
        *content.catalogue_ = TRY(read(config::FolderTables(settings.content), settings));
    }
    base::log(Severity::Info, "content.in-use", "{}", content.version_);
    return content;
}

void Content::settle() {
    if (settled_ || !shelf_) return;
    settled_ = true;
    if (auto const done = shelf_->settle(); !done) base::log(Severity::Error, "content.shelf", "{}", done.error().what);
}

bool Content::has_newer() const { return shelf_ && shelf_->has_staged(); }

} // namespace app
