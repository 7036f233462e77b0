// Questions of the screen to the uplink, over a local socket: one line of JSON asked, one line answered, then closed.
//   {"ask":"nudge"}                               -> {"heard":true}
//   {"ask":"progress","code":"7K3M-9Q2X-4FHT"}    -> {"progress":{…}} as in progress.h, or {"problem":"not-found"},
//                                                    or {"problem":"unreachable"}
//   {"ask":"number","id":"…","service":"civil","priority":"none"}
//                                                 -> {"ticket":{…}} as in ward.h, or {"problem":"no-service"}, or
//                                                    {"problem":"unreachable"}: the kiosk then gives its own number
//   {"ask":"link","id":"…","place":"Ga Bến Thành"}
//                                                 -> {"link":{…}} as in handoff.h, or {"problem":"unreachable"}
//   {"ask":"phone","id":"…"}                      -> {"phone":"waiting"}, "opened", "over", "unreachable", or
//                                                    "received": the sealed photo lies in the uplink's folder
//   {"ask":"end-link","id":"…"}                   -> {"heard":true}: the link is over, the photo removed
//   {"ask":"signin","id":"…","place":"…","visit_key":"…"}
//                                                 -> {"signin":{…}} as in signin.h, or {"problem":"unreachable"}
//   {"ask":"signin-status","id":"…"}              -> {"status":{…}}, {"problem":"expired"} or "unreachable"
//   {"ask":"end-signin","id":"…"}                 -> {"heard":true}: the sign-in is over
//   {"ask":"call"}                                -> {"called":true}: the city's staff is told that somebody here asks
//                                                    for them; false: nobody is
//   {"ask":"end-call"}                            -> {"heard":true}: staff has come
//   {"ask":"probe"}                               -> {"stages":[{"stage":"link","good":true,"ms":3,"why":""},…]}
// A line is at most `longest_line` bytes with its end. Pure functions, any thread.
#pragma once
#include <string>
#include <string_view>
#include <variant>

#include "kiosk/base/result.h"
#include "kiosk/model/check.h"
#include "kiosk/model/progress.h"
#include "sync/wire/handoff.h"
#include "sync/wire/signin.h"
#include "sync/wire/ward.h"

namespace wire {

inline constexpr std::size_t longest_line = 16384;

// Something new is stored: look now, and do not wait for the next round.
struct Nudge {
    bool operator==(Nudge const&) const = default;
};
struct AskProgress {
    std::string code; // as printed on the receipt
    bool operator==(AskProgress const&) const = default;
};
struct AskNumber {
    Draw draw; // never a kiosk's own
    bool operator==(AskNumber const&) const = default;
};
// A photo from a citizen's phone (FORMAT.md §18); the id is made for one link.
struct AskLink {
    base::Uuid id;
    std::string place; // as the phone shows it
    bool operator==(AskLink const&) const = default;
};
struct AskPhone {
    base::Uuid id;
    bool operator==(AskPhone const&) const = default;
};
struct EndLink {
    base::Uuid id;
    bool operator==(EndLink const&) const = default;
};
// A citizen who signs in with a phone (FORMAT.md §20); the id is made for it.
struct AskSignin {
    base::Uuid id;
    SigninRequest request;
    bool operator==(AskSignin const&) const = default;
};
struct AskSigninStatus {
    base::Uuid id;
    bool operator==(AskSigninStatus const&) const = default;
};
struct EndSignin {
    base::Uuid id;
    bool operator==(EndSignin const&) const = default;
};
// How the line to the city is, stage by stage, for a technician.
struct AskProbe {
    bool operator==(AskProbe const&) const = default;
};
// Staff is to come, or has.
struct AskCall {
    bool operator==(AskCall const&) const = default;
};
struct EndCall {
    bool operator==(EndCall const&) const = default;
};
using Question = std::variant<Nudge, AskProgress, AskNumber, AskLink, AskPhone, EndLink, AskSignin, AskSigninStatus,
                              EndSignin, AskProbe, AskCall, EndCall>;
using ProgressAnswer = base::Result<model::Progress, model::ProgressProblem>;
using NumberAnswer = base::Result<model::QueueTicket, model::DrawProblem>;
using LinkAnswer = base::Result<HandoffLink, model::HandoffProblem>;
using PhoneAnswer = base::Result<HandoffState, model::HandoffProblem>;
using SigninLinkAnswer = base::Result<SigninLink, SigninProblem>;
using SigninStatusAnswer = base::Result<SigninStatus, SigninProblem>;

std::string encode_question(Question const& question); // without the end of line
base::Result<Question> decode_question(std::string_view line);

std::string encode_heard();
std::string encode_answer(ProgressAnswer const& answer);
base::Result<ProgressAnswer> decode_answer(std::string_view line);
std::string encode_number_answer(NumberAnswer const& answer);
base::Result<NumberAnswer> decode_number_answer(std::string_view line);
std::string encode_link_answer(LinkAnswer const& answer);
base::Result<LinkAnswer> decode_link_answer(std::string_view line);
std::string encode_phone_answer(PhoneAnswer const& answer);
base::Result<PhoneAnswer> decode_phone_answer(std::string_view line);
std::string encode_signin_answer(SigninLinkAnswer const& answer);
base::Result<SigninLinkAnswer> decode_signin_answer(std::string_view line);
std::string encode_signin_status_answer(SigninStatusAnswer const& answer);
base::Result<SigninStatusAnswer> decode_signin_status_answer(std::string_view line);
std::string encode_probe_answer(std::vector<model::StageResult> const& stages);
base::Result<std::vector<model::StageResult>> decode_probe_answer(std::string_view line);
std::string encode_call_answer(bool called);
base::Result<bool> decode_call_answer(std::string_view line);

} // namespace wire
