// The desk for back offices on the inner network: plain HTTP on 127.0.0.1. Each request carries `Authorization: Bearer
// TOKEN`; the token stands in a file of mode 0600, made when it is not there.
//   GET /submissions?after=ROW  application/x-ndjson: the clerk's lines after ROW (0: all), oldest first, at most 100;
//                               the header Desk-Last-Row is the next `after`. What cannot be opened is logged and
//                               passed over.
//   PUT /answers/CODE           the body is the public answer, UTF-8; 204, or 404 when nobody holds the code.
//   GET /open311/v2/…           open311_door.h
// Lives on the server's io thread.
#pragma once
#include <filesystem>

#include "sync/desk/open311_door.h"
#include "sync/server/server.h"

namespace desk {

base::Result<std::string> load_or_make_token(std::filesystem::path const& file);

class Service final : public server::Handler {
public:
    Service(Desk desk, City city, std::string token, base::Clock const& clock)
        : desk_(std::move(desk)), open311_(desk_, std::move(city), clock), token_(std::move(token)), clock_(clock) {}

    void answer(server::Heard heard, server::Finish finish) override { finish(reply_to(heard)); }
    server::Reply refuse(server::Refusal why) override;

private:
    server::Reply reply_to(server::Heard const& heard);
    server::Reply list(std::string_view query);
    server::Reply take_answer(std::string const& code, std::string const& text);

    Desk desk_;
    Open311Door open311_;
    std::string const token_;
    base::Clock const& clock_;
};

} // namespace desk
