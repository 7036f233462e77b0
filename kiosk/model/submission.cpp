#include "kiosk/model/submission.h"

#include <algorithm>

#include "kiosk/base/text.h"
#include "kiosk/model/receipt.h"

namespace model {
namespace {

using Problem = tl::unexpected<DraftProblem>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_card_number(std::string_view text) {
    return text.size() == 12 && std::all_of(text.begin(), text.end(), is_digit);
}

base::Result<void, DraftProblem> check_choices(Draft const& draft, Catalogue const& catalogue) {
    if (draft.category.empty()) return Problem(DraftProblem::NoCategory);
    if (!catalogue.category(draft.category)) return Problem(DraftProblem::UnknownCategory);
    if (draft.place.empty()) return Problem(DraftProblem::NoPlace);
    if (!catalogue.place(draft.place)) return Problem(DraftProblem::UnknownPlace);
    return {};
}

base::Result<void, DraftProblem> check_same(Draft const& draft, Catalogue const& catalogue) {
    if (!draft.same_as) return {};
    auto const* known = catalogue.known_problem(*draft.same_as);
    bool const same = known && known->is_current() && known->category == draft.category &&
                      catalogue.ward_of(known->place) == catalogue.ward_of(draft.place);
    return same ? base::Result<void, DraftProblem>() : Problem(DraftProblem::UnknownSame);
}

base::Result<void, DraftProblem> check_text(Draft& draft) {
    auto normalised = base::to_nfc(draft.text.reveal());
    if (!normalised) return Problem(DraftProblem::TextNotUtf8);
    if (base::trimmed(*normalised).empty() && !draft.same_as) return Problem(DraftProblem::NoText);
    if (base::length(*normalised) > longest_text) return Problem(DraftProblem::TextTooLong);
    draft.text = base::PrivateText(std::move(*normalised));
    return {};
}

base::Result<void, DraftProblem> check_person(Draft& draft, Catalogue const& catalogue) {
    if (draft.name) {
        auto normalised = base::to_nfc(draft.name->reveal());
        if (!normalised) return Problem(DraftProblem::TextNotUtf8);
        if (base::length(*normalised) > longest_name) return Problem(DraftProblem::NameTooLong);
        draft.name = base::PrivateText(std::move(*normalised));
    }
    if (draft.number && !is_card_number(draft.number->reveal())) return Problem(DraftProblem::NumberNotTwelveDigits);
    if (draft.phone && !is_phone(draft.phone->reveal())) return Problem(DraftProblem::PhoneNotDigits);
    if (!is_sure_enough(draft, catalogue)) return Problem(DraftProblem::NotSureWho);
    return {};
}

base::Result<void, DraftProblem> check_photos(Draft const& draft) {
    if (draft.photos.size() + draft.sealed_photos.size() > most_photos) return Problem(DraftProblem::TooManyPhotos);
    for (auto const& photo : draft.photos)
        if (photo.reveal().size() > largest_photo || !is_jpeg(photo.reveal()))
            return Problem(DraftProblem::PhotoTooLarge);
    return {};
}

} // namespace

std::string_view word_of(DraftProblem problem) {
    switch (problem) {
    case DraftProblem::NoCategory: return "no-category";
    case DraftProblem::UnknownCategory: return "unknown-category";
    case DraftProblem::NoPlace: return "no-place";
    case DraftProblem::UnknownPlace: return "unknown-place";
    case DraftProblem::NoText: return "no-text";
    case DraftProblem::TextTooLong: return "text-too-long";
    case DraftProblem::TextNotUtf8: return "text-not-utf-8";
    case DraftProblem::NameTooLong: return "name-too-long";
    case DraftProblem::NumberNotTwelveDigits: return "number-not-twelve-digits";
    case DraftProblem::PhoneNotDigits: return "phone-not-digits";
    case DraftProblem::PhotoTooLarge: return "photo-too-large-or-not-jpeg";
    case DraftProblem::TooManyPhotos: return "too-many-photos";
    case DraftProblem::UnknownSame: return "unknown-same";
    case DraftProblem::NotSureWho: return "not-sure-who";
    }
    return "";
}

bool is_sure_enough(Draft const& draft, Catalogue const& catalogue) {
    auto const* need = catalogue.need_of(draft.category);
    return !need || draft.assurance >= need->least;
}

bool is_jpeg(std::vector<unsigned char> const& bytes) {
    return bytes.size() > 4 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF;
}

bool is_phone(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    std::size_t digits = 0;
    for (char const c : text) {
        if (is_digit(c))
            ++digits;
        else if (c != ' ' && c != '.')
            return false;
    }
    return digits >= 9 && digits <= 11;
}

base::Result<Submission, DraftProblem> Submission::compose(Draft draft, Catalogue const& catalogue, base::Uuid id,
                                                           base::WallTime created_at, std::string kiosk,
                                                           std::string service, std::vector<Consent> consents) {
    TRY(check_choices(draft, catalogue));
    TRY(check_same(draft, catalogue));
    TRY(check_text(draft));
    TRY(check_person(draft, catalogue));
    TRY(check_photos(draft));
    Submission submission;
    submission.id_ = id;
    submission.created_at_ = created_at;
    submission.kiosk_ = std::move(kiosk);
    submission.service_ = std::move(service);
    if (catalogue.match_prompt(draft.category)) submission.match_ = match_code(id);
    submission.consents_ = std::move(consents);
    submission.draft_ = std::move(draft);
    return submission;
}

std::string Submission::code() const { return receipt_code(id_); }

} // namespace model
