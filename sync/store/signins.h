// Citizens who sign in at a kiosk with their own phone (wire/FORMAT.md §20): at most one a kiosk, for some minutes. The
// link's token is known here by its digest alone; what the gateways must remember of a sign-in lies in a box that only
// they open, and who it is in a seal that only the kiosk opens. A part of Store; the same thread.
#pragma once
#include <optional>
#include <string>
#include <variant>

#include "kiosk/base/bytes.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "kiosk/base/result.h"
#include "sync/wire/digest.h"
#include "sync/wire/signin.h"

namespace store {

struct Signin {
    base::Uuid id; // the kiosk's name for it
    std::string kiosk, place;
    wire::Digest token{}; // SHA-256 of it
    wire::VisitKeyBytes visit_key{};
    std::string number; // that the phone has to choose
    base::WallTime expires_at;
    bool operator==(Signin const&) const = default;
};

struct HeldSignin {
    Signin signin;
    wire::SigninStatus status;
    base::Bytes kept = {}; // Matched: the gateways' box
};

// How one ends: why not, or who it is, sealed.
using SigninEnd = std::variant<wire::SigninProblem, base::Bytes>;

class Signins {
public:
    virtual ~Signins() = default;
    // In the place of the one this kiosk had.
    virtual base::Result<> begin_signin(Signin const& signin) = 0;

    // Nothing: there is no such, or its time is over.
    virtual base::Result<std::optional<HeldSignin>> signin(wire::Digest const& token, base::WallTime now) = 0;
    virtual base::Result<std::optional<HeldSignin>> signin_back(wire::Digest const& back, base::WallTime now) = 0;
    virtual base::Result<std::optional<HeldSignin>> signin_of(std::string const& kiosk, base::Uuid const& id,
                                                              base::WallTime now) = 0;

    // A phone has chosen the number, and has until then. `back`: by what it is known when it comes back; all zeros: it
    // does not. False: another was quicker, or the time is over.
    virtual base::Result<bool> match_signin(wire::Digest const& token, base::ByteView kept, wire::Digest const& back,
                                            base::WallTime now, base::WallTime until) = 0;
    // What is kept is this now. Nothing happens when it is not Matched.
    virtual base::Result<> keep_signin(std::string const& kiosk, base::Uuid const& id, base::ByteView kept) = 0;
    // What was kept is dropped. False: it has ended before, or there is no such.
    virtual base::Result<bool> settle_signin(std::string const& kiosk, base::Uuid const& id, SigninEnd const& end) = 0;
    // The kiosk has what it wanted, or wants it no more. Nothing happens when there is no such.
    virtual base::Result<> end_signin(std::string const& kiosk, base::Uuid const& id) = 0;
    virtual base::Result<> drop_signins(base::WallTime now) = 0; // those whose time is over
};

// How the end stands in a database.
struct SigninColumns {
    std::int64_t state = 0; // of wire::SigninState
    std::string problem;    // its word; "": none
    base::Bytes sealed;
};
SigninColumns columns_of(SigninEnd const& end);
wire::SigninStatus status_of(SigninColumns columns);

} // namespace store
