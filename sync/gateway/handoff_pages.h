// What a citizen's phone is shown and runs: our page, script and style (sync/gateway/pages, compiled in), and
// libsodium.js as the operator has put it there, byte for byte; the page names its digest (Subresource Integrity), so
// that a phone runs no other. Nothing is loaded from elsewhere. Const after open; any thread.
#pragma once
#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"
#include "kiosk/model/gateway_settings.h"
#include "sync/server/server.h"
#include "sync/store/handoffs.h"

namespace gateway {

struct HandoffFiles {
    std::string html, script, style;
};
extern HandoffFiles const handoff_files;

class HandoffPages {
public:
    // Nothing at all when the settings name no address; Invalid when one is named and the rest is missing.
    static base::Result<std::unique_ptr<HandoffPages>> open(model::GatewaySettings const& settings);

    model::HandoffSettings const& settings() const { return settings_; }
    server::Reply page(store::Handoff const& handoff, std::string_view token) const;
    static server::Reply gone();                     // whatever the reason: nobody learns which links there have been
    static server::Reply trouble();                  // the store does not answer
    server::Reply file(std::string_view name) const; // of the page's script, style and library; 404: another

private:
    HandoffPages(model::HandoffSettings settings, std::array<std::string, 2> libraries);
    model::HandoffSettings const settings_;
    std::array<std::string, 2> const libraries_; // libsodium.js, libsodium-wrappers.js
    std::string html_;                           // but for what changes from one link to the next
};

} // namespace gateway
