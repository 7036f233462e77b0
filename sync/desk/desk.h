// The clerk's side, with the city's secret key: opens what the gateway has stored, and stores answers. The plain text
// lives in memory only and wipes itself. One thread; the gateway may have the store open at the same time.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/private.h"
#include "kiosk/base/result.h"
#include "kiosk/model/settings.h"
#include "sync/seal/keys.h"
#include "sync/store/store.h"

namespace desk {

struct Photo {
    std::string name; // "ID-1.jpg", as the line names it
    base::PrivateBytes bytes;
};

struct Report {
    base::PrivateText line; // {"id","code","kiosk","service","created_at","draft":{…}}, without a line break at its end
    std::vector<Photo> photos;
};

struct Entry {
    std::int64_t row = 0; // order of arrival
    std::string id, code;
    base::Result<Report> report; // or why it cannot be believed or opened
};

class Desk {
public:
    // Needs settings.store, settings.kiosks and settings.city_secret_key.
    static base::Result<Desk> open(model::GatewaySettings const& settings);

    // What arrived whole, with all its photos, after `row` (0: from the beginning), oldest first, at most `limit`. Each
    // is checked once more: digest, the kiosk's signature, and that what is inside the seal is what the outside says.
    base::Result<std::vector<Entry>> after(std::int64_t row, std::size_t limit);

    // The public part of the answer to whoever holds `code`. NotFound: nobody does. Invalid: no code, or text that is
    // empty, not UTF-8 or longer than longest_answer code points.
    base::Result<> answer(std::string const& code, std::string const& text, base::WallTime at);

    static constexpr std::size_t longest_answer = 4000;

private:
    Desk(std::unique_ptr<store::Store> store, seal::CitySecretKey key, std::filesystem::path kiosks)
        : store_(std::move(store)), key_(std::move(key)), kiosks_(std::move(kiosks)) {}
    base::Result<Report> report(wire::Envelope const& envelope) const;
    base::Result<std::vector<base::PrivateBytes>> photos(wire::Envelope const& envelope,
                                                         std::vector<base::Uuid> const& ids) const;
    base::Result<> believe(wire::Envelope const& envelope) const;

    std::unique_ptr<store::Store> store_;
    seal::CitySecretKey key_;
    std::filesystem::path kiosks_;
};

} // namespace desk
