// Submission: a draft that was found complete and given a name for ever. It can only be made by compose() and never
// changes afterwards; what the city receives is this, sealed. Value type.
#pragma once
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "kiosk/base/result.h"
#include "kiosk/model/catalogue.h"
#include "kiosk/model/draft.h"

namespace model {

// Why a draft is not yet a submission. The screen has a sentence for each.
enum class DraftProblem {
    NoCategory,
    UnknownCategory,
    NoPlace,
    UnknownPlace,
    NoText,      // nothing but spaces; a draft that joins a known problem may have none
    TextTooLong, // more than longest_text code points
    TextNotUtf8,
    NameTooLong, // more than longest_name code points
    NumberNotTwelveDigits,
    PhoneNotDigits, // 9 to 11 digits after spaces and dots are taken out, an optional leading +
    PhotoTooLarge,  // more than largest_photo bytes, or not a JPEG
    TooManyPhotos,
    UnknownSame, // it is no known problem of that category in that ward
    NotSureWho,  // its category needs to be surer of who sends it (model::Need)
};

inline constexpr std::size_t longest_text = 2000;
inline constexpr std::size_t longest_name = 120;
inline constexpr std::size_t most_photos = 3;
inline constexpr std::size_t largest_photo = 3U << 20;

// A short fixed word for a problem, for logs and the command line ("no-category").
std::string_view word_of(DraftProblem problem);

// 9 to 11 digits; spaces, dots and a leading + are let pass.
bool is_phone(std::string_view text);

// Its category needs no more than it says of who sends it.
bool is_sure_enough(Draft const& draft, Catalogue const& catalogue);

bool is_jpeg(std::vector<unsigned char> const& bytes); // begins as one

class Submission {
public:
    // `kiosk`: Settings::kiosk.id; `service`: "report". `id` and `created_at` are made by the caller, who has the
    // clock; so are the `consents`, of the draft's answers.
    static base::Result<Submission, DraftProblem> compose(Draft draft, Catalogue const& catalogue, base::Uuid id,
                                                          base::WallTime created_at, std::string kiosk,
                                                          std::string service, std::vector<Consent> consents = {});

    base::Uuid const& id() const { return id_; }
    base::WallTime created_at() const { return created_at_; }
    std::string const& kiosk() const { return kiosk_; }
    std::string const& service() const { return service_; }
    Draft const& draft() const { return draft_; }
    std::string code() const; // receipt_code(id())
    std::vector<Consent> const& consents() const { return consents_; }
    std::string const& match() const { return match_; } // match_code(id()) where its category has one; else ""

private:
    Submission() = default;
    base::Uuid id_;
    base::WallTime created_at_;
    std::string kiosk_;
    std::string service_;
    std::string match_;
    std::vector<Consent> consents_;
    Draft draft_;
};

} // namespace model
