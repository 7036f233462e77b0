// The documents of Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2, Service_Discovery), field by field. They leave
// the desk: the citizen's name, identity number and phone are in none of them. What we do not know is an empty field.
// Pure.
#pragma once
#include <span>
#include <string>

#include "kiosk/model/catalogue.h"
#include "kiosk/model/gateway_settings.h"
#include "sync/desk/desk.h"
#include "sync/desk/document.h"

namespace desk {

// What the documents say about the city, beside its submissions.
struct City {
    model::Catalogue catalogue; // its categories are the services
    model::Open311Settings settings;
    base::WallTime changed; // when the list of services was
};

Document discovery(City const& city);
Document services(City const& city);
Document service_definition(std::string const& service_code);        // without attributes: a kiosk asks nothing else
Document requests(City const& city, std::span<Entry const> entries); // each with its report
Document errors(int code, std::string const& description);

} // namespace desk
