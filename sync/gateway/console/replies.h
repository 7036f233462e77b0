// The console's answers that are no pages of the fleet: its files, redirects, and what is told to who is not signed in.
// All carry the same strict headers. Pure functions, any thread.
#pragma once
#include "sync/gateway/console/html.h"
#include "sync/oidc/problem.h"
#include "sync/server/server.h"

namespace gateway::console {

// Content-Security-Policy and its companions, on every answer of the console.
std::vector<std::pair<std::string, std::string>> guarding_headers();

server::Reply console_html(int status, std::string text);
server::Reply see_other(std::string to, std::vector<std::string> cookies = {}); // 303
std::optional<server::Reply> file_reply(std::string_view path);                 // style, script and icon
Tongue tongue_of(server::Heard const& heard);                                   // by its cookie
// GET /language?to=en&back=/kiosks
server::Reply language_reply(std::string_view query);

server::Reply sign_in_reply(Tongue const& tongue, std::string_view to);
server::Reply signed_out_reply(Tongue const& tongue);
server::Reply refused_reply(oidc::Problem problem, Tongue const& tongue);
server::Reply no_role_reply(Tongue const& tongue);
server::Reply forbidden_reply(Tongue const& tongue); // a form that is not ours, or not this person's to send
server::Reply not_there_reply(Tongue const& tongue);
server::Reply busy_reply(Tongue const& tongue);

// Files compiled in, from sync/gateway/console/files.
struct ConsoleFile {
    std::string_view path, media_type, text;
};
extern std::span<ConsoleFile const> const console_files;

} // namespace gateway::console
