// Signing in with a citizen's own phone (FORMAT.md §20): what the kiosk asks the gateway for, the link and the number
// it is given, how far the phone is, and who it is, sealed to the visit. Value types; codecs pure.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/bytes.h"
#include "kiosk/base/private.h"
#include "kiosk/model/signin.h"

namespace wire {

inline constexpr std::string_view signins_path = "/kiosk/v1/signins/";
inline constexpr std::size_t longest_signin_message = 4096;
inline constexpr std::uint64_t longest_signin_s = 90; // that the code on the screen is good for

using VisitKeyBytes = std::array<std::uint8_t, 32>; // X25519: made by the kiosk for one visit

struct SigninRequest {
    std::string place; // where the kiosk stands, as the phone shows it
    VisitKeyBytes visit_key{};
    bool operator==(SigninRequest const&) const = default;
};

struct SigninLink {
    std::string url;    // for the phone
    std::string number; // two digits: the phone has to choose it out of several
    std::uint64_t lasts_s = 0;
    bool operator==(SigninLink const&) const = default;
};

using SigninState = model::SigninState;
using SigninProblem = model::SigninProblem;

struct SigninStatus {
    SigninState state = SigninState::Waiting;
    std::optional<SigninProblem> problem = {}; // Failed
    base::Bytes sealed = {};                   // Approved: SignedIn, sealed to the visit's key as FORMAT.md §1 says
    bool operator==(SigninStatus const&) const = default;
};

// Inside that seal.
struct SignedIn {
    base::PrivateText name;   // NFC
    base::PrivateText number; // 12 digits
    int level = 0;            // of assurance, as the provider says; 0: it says none
    bool operator==(SignedIn const&) const = default;
};

std::string_view word_of(SigninState state);     // "waiting"
std::string_view word_of(SigninProblem problem); // "wrong-number"
std::optional<SigninProblem> signin_problem_of(std::string_view word);

std::string encode(SigninRequest const& request);
std::string encode(SigninLink const& link);
std::string encode(SigninStatus const& status);
base::PrivateText encode(SignedIn const& person);
// Nothing: not what encode() writes; a place or a link as decode_handoff_request() and decode_handoff_link() would
// refuse it; a link that lasts longer than `longest_signin_s`.
std::optional<SigninRequest> decode_signin_request(std::string_view json);
std::optional<SigninLink> decode_signin_link(std::string_view json);
std::optional<SigninStatus> decode_signin_status(std::string_view json);
std::optional<SignedIn> decode_signed_in(base::PrivateText const& json);

} // namespace wire
