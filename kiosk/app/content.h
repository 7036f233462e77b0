// The city's content for the screen: the pack on the shelf where the settings have a key for packs and one is good,
// else the folder of files. A newer pack is taken at a start: a running screen ends itself when nobody is there, and is
// started again by systemd. The ui thread.
#pragma once
#include <memory>

#include "kiosk/base/clock.h"
#include "kiosk/model/catalogue.h"
#include "kiosk/model/settings.h"
#include "sync/content/shelf.h"

namespace app {

class Content {
public:
    // An error: not even the folder's files will do. `settings` outlives it.
    static base::Result<Content> load(model::Settings const& settings, base::Clock const& clock);

    model::Catalogue const& catalogue() const { return *catalogue_; }
    void settle();                                   // the screen runs with it
    bool has_newer() const;                          // cheap
    std::string version() const { return version_; } // "files", or the pack's number

private:
    Content() = default;
    std::unique_ptr<content::Shelf> shelf_; // none: no packs
    std::unique_ptr<model::Catalogue> catalogue_;
    std::string version_ = "files";
    bool settled_ = false;
};

} // namespace app
