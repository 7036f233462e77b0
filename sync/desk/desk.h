// The clerk's side, with the city's secret key: opens what the gateway has stored, and stores answers. The plain text
// lives in memory only and wipes itself. One thread; the gateway may have the store open at the same time.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/private.h"
#include "kiosk/base/result.h"
#include "kiosk/model/settings.h"
#include "sync/seal/keys.h"
#include "sync/store/store.h"
#include "sync/wire/payload.h"

namespace desk {

struct Photo {
    std::string name; // "ID-1.jpg", as the line names it
    base::PrivateBytes bytes;
};

enum class Personal { With, Without };   // the citizen's name, identity number and phone
enum class Photos { Opened, OnlyNamed }; // OnlyNamed: they are not even read

struct Report {
    wire::Payload payload; // its photos are beside
    std::vector<std::string> photo_names;
    std::vector<Photo> photos;         // Photos::Opened; those that have come
    std::size_t photos_missing = 0;    // those that have not, and are waited for no more
    std::size_t photos_unreadable = 0; // Photos::Opened; the city's key does not open them, or what it opens is no JPEG

    // {"id","code","kiosk","service","created_at","draft":{…}}, without a line break at its end
    // (config/schema/clerk.schema.json). Without: as if name, number and phone had not been given,
    // and with the text as without_personal() leaves it.
    base::PrivateText line(Personal personal = Personal::With) const;
};

struct Entry {
    std::int64_t row = 0; // order of arrival
    base::Uuid id;
    std::string code;
    std::optional<base::WallTime> answered_at; // with `answer`
    std::string answer;
    base::Result<Report> report; // or why it cannot be believed or opened
};

// What the outside of a submission says.
struct Outside {
    std::int64_t row = 0;
    base::Uuid id;
    base::WallTime created_at;
};

// All that is held of one submission, listed or not.
struct Holding {
    std::string code;
    base::WallTime received_at;
    std::optional<base::WallTime> answered_at, erased_at;
    std::string answer;
    std::optional<Report> report; // nothing: it is erased
};

class Desk {
public:
    // Needs settings.store, settings.kiosks and settings.city_secret_key. `clock` stays where it is.
    static base::Result<Desk> open(model::GatewaySettings const& settings, base::Clock const& clock);

    // What arrived whole, with all its photos, after `row` (0: from the beginning), oldest first, at most `limit`. Each
    // is checked once more: digest, the kiosk's signature, and that what is inside the seal is what the outside says.
    // What has waited for photos longer than settings.photo_patience_hours is there without them; once they come it is
    // there again, at a later row.
    base::Result<std::vector<Entry>> after(std::int64_t row, std::size_t limit, Photos photos = Photos::Opened);

    // The same, unopened and unchecked.
    base::Result<std::vector<Outside>> outsides_after(std::int64_t row, std::size_t limit);
    // Nothing: no longer there; it was erased, or has moved to a later row.
    base::Result<std::optional<Entry>> at(Outside const& outside, Photos photos);

    // By the code as somebody typed it. Invalid: no code. NotFound: nobody holds it. Others: it cannot be believed or
    // opened.
    base::Result<Holding> find(std::string const& typed, Photos photos);
    // That citizens have been given what is held under this code.
    base::Result<> exported(std::string const& code, base::WallTime at);

    // The public part of the answer to whoever holds `code`. NotFound: nobody does. Invalid: no code, or text that is
    // empty, not UTF-8 or longer than longest_answer code points.
    base::Result<> answer(std::string const& code, std::string const& text, base::WallTime at);

    static constexpr std::size_t longest_answer = 4000;

private:
    Desk(model::GatewaySettings const& settings, std::unique_ptr<store::Store> store, seal::CitySecretKey key,
         base::Clock const& clock);
    base::Result<std::vector<store::Stored>> stored_after(std::int64_t row, std::size_t limit);
    Entry entry(store::Stored const& stored, Photos photos) const;
    base::Result<Report> report(store::Stored const& stored, Photos photos) const;
    base::Result<> take_photos(store::Stored const& stored, Photos photos, Report& report) const;
    base::Result<> believe(wire::Envelope const& envelope) const;

    std::unique_ptr<store::Store> store_;
    seal::CitySecretKey key_;
    std::filesystem::path kiosks_;
    base::Duration photo_patience_;
    base::Clock const* clock_;
};

} // namespace desk
