// The Open311 service as paths and answers, read-only; the same for the desk's HTTP and for files:
//   PREFIX/discovery.F  /services.F  /services/CODE.F  /requests.F?QUERY  /requests/ID.F     F: xml or json
//   PREFIX/media/ID-N.jpg                                                                    a photo, where media_url
//                                                                                            points
// Requests come oldest first, at most 1000 in a document; ?page=2 has the next. What cannot be opened is logged and
// passed over. Errors have the form of the specification, with 404, 403 or 400; 503 when the store does not answer.
// One thread; the desk stays where it is.
#pragma once
#include "sync/desk/open311.h"
#include "sync/desk/query.h"
#include "sync/desk/register.h"
#include "sync/server/server.h"

namespace desk {

class Open311Door {
public:
    static constexpr std::string_view prefix = "/open311/v2";

    Open311Door(Desk& desk, City city, base::Clock const& clock) : desk_(desk), city_(std::move(city)), clock_(clock) {}

    // `target` starts with the prefix and has a query or not.
    server::Reply answer(std::string_view method, std::string_view target);
    static server::Reply forbid(std::string_view target);

    base::Result<std::vector<Entry>> find(Query const& query);
    City const& city() const { return city_; }

private:
    struct Asked;
    server::Reply requests_asked(Asked const& asked);
    server::Reply one_request(Asked const& asked, std::string_view id);
    server::Reply photo(std::string_view name);
    base::Result<std::optional<Entry>> opened(Outside const& outside, Photos photos);
    base::Result<std::vector<Entry>> find_by_id(std::vector<std::string> const& ids);

    Desk& desk_;
    City const city_;
    base::Clock const& clock_;
    Register register_;
};

// The city's content and when it was last changed.
base::Result<City> load_city(model::Open311Settings const& settings, model::Catalogue catalogue);

} // namespace desk
