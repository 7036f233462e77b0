#include "sync/gateway/handoff_pages.h"

#include <fmt/format.h>

#include "kiosk/base/file.h"
#include "sync/gateway/digest.h"
#include "sync/gateway/page.h"
#include "sync/gateway/problem.h"
#include "sync/wire/base64.h"

namespace gateway {
namespace {

constexpr std::array<std::string_view, 2> library_names{"libsodium.js", "libsodium-wrappers.js"};
constexpr std::size_t largest_library = 4U << 20;
constexpr std::string_view script_type = "text/javascript; charset=utf-8";

// wasm-unsafe-eval: the library compiles its WebAssembly, which came in the file with the digest; eval stays forbidden.
constexpr std::string_view policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

std::string integrity_of(std::string_view bytes) { return "sha256-" + wire::to_base64(sha256(base::as_bytes(bytes))); }

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

server::Reply guarded(int status, std::string_view type, std::string text) {
    return {status,
            std::string(type),
            std::move(text),
            {{"Content-Security-Policy", std::string(policy)},
             {"X-Content-Type-Options", "nosniff"},
             {"Referrer-Policy", "no-referrer"}}}; // the address holds the token
}

// A page that loads and runs nothing.
server::Reply still(int status, std::string text) {
    auto reply = guarded(status, "text/html; charset=utf-8", std::move(text));
    reply.headers.front().second = page_policy;
    return reply;
}

} // namespace

base::Result<std::unique_ptr<HandoffPages>> HandoffPages::open(model::GatewaySettings const& settings) {
    auto const& handoff = settings.handoff;
    if (handoff.url.empty()) return nullptr;
    if (settings.public_port == 0 || handoff.libsodium.empty())
        return base::failure(base::ErrorKind::Invalid, "handoff.url needs public.port and handoff.libsodium");
    std::array<std::string, 2> libraries;
    for (std::size_t i = 0; i < libraries.size(); ++i)
        libraries[i] = TRY(base::read_file(handoff.libsodium / library_names[i], largest_library));
    return std::unique_ptr<HandoffPages>(new HandoffPages(handoff, std::move(libraries)));
}

HandoffPages::HandoffPages(model::HandoffSettings settings, std::array<std::string, 2> libraries)
    : settings_(std::move(settings)), libraries_(std::move(libraries)) {
    html_ = replaced(handoff_files.html, "{libsodium}", integrity_of(libraries_[0]));
    html_ = replaced(std::move(html_), "{libsodium-wrappers}", integrity_of(libraries_[1]));
    html_ = replaced(std::move(html_), "{script}", integrity_of(handoff_files.script));
    html_ = replaced(std::move(html_), "{style}", integrity_of(handoff_files.style));
    html_ = replaced(std::move(html_), "{largest}", std::to_string(model::largest_photo));
}

server::Reply HandoffPages::page(store::Handoff const& handoff, std::string_view token) const {
    auto text = replaced(html_, "{token}", token);
    text = replaced(std::move(text), "{kiosk}", escaped(handoff.kiosk));
    text = replaced(std::move(text), "{city-key}", wire::to_base64(handoff.city_key));
    text = replaced(std::move(text), "{place}", escaped(handoff.place)); // last: its words are the kiosk's
    return guarded(200, "text/html; charset=utf-8", std::move(text));
}

server::Reply HandoffPages::gone() { return still(404, gone_page()); }
server::Reply HandoffPages::trouble() { return still(503, busy_page()); }

server::Reply HandoffPages::file(std::string_view name) const {
    if (name == "handoff.js") return guarded(200, script_type, handoff_files.script);
    if (name == "handoff.css") return guarded(200, "text/css; charset=utf-8", handoff_files.style);
    for (std::size_t i = 0; i < library_names.size(); ++i)
        if (name == library_names[i]) return guarded(200, script_type, libraries_[i]);
    return problem(wire::ProblemType::NotFound, "there is nothing here");
}

} // namespace gateway
