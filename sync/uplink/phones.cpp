#include "sync/uplink/phones.h"

#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "sync/seal/digest.h"
#include "sync/uplink/verdict.h"

namespace uplink {
namespace {

using model::HandoffProblem;
using Outcome = base::Result<http::Answer, http::Trouble>;

std::filesystem::path folder_for(std::filesystem::path const& uplink_folder) { return uplink_folder / "phones"; }

// Over, when the gateway itself says that there is no such link; a stranger's 404 says nothing.
tl::unexpected<HandoffProblem> problem_of(Outcome const& outcome) {
    auto const problem = outcome ? wire::decode_problem(outcome->body) : std::nullopt;
    bool const over = outcome && outcome->status == 404 && problem && problem->type == wire::ProblemType::NotFound;
    return tl::unexpected(over ? HandoffProblem::Over : HandoffProblem::Unreachable);
}

// The bytes are those the gateway has, and may be a seal.
bool is_whole(http::Answer const& photo) {
    auto const digest = wire::read_repr_digest(photo.header("repr-digest").value_or(""));
    auto const bytes = base::as_bytes(photo.body);
    return digest && seal::sha256(bytes) == *digest && wire::is_sealed_shape(bytes);
}

} // namespace

std::filesystem::path phone_photo(std::filesystem::path const& uplink_folder, base::Uuid const& link) {
    return folder_for(uplink_folder) / (link.text() + ".sealed");
}

Phones::Phones(std::string gateway, wire::CityKeyBytes city_key, std::filesystem::path uplink_folder,
               http::Transport& transport)
    : gateway_(std::move(gateway)), city_key_(city_key), folder_(std::move(uplink_folder)), transport_(transport) {
    std::error_code error;
    std::filesystem::remove_all(folder_for(folder_), error);
}

Outcome Phones::ask(http::Method method, base::Uuid const& id, std::string_view behind, std::string_view body) {
    http::Request request{.method = method,
                          .url = gateway_ + std::string(wire::handoffs_path) + id.text() + std::string(behind),
                          .body = base::as_bytes(body)};
    if (!body.empty()) request.headers = {{"Content-Type", "application/json"}};
    return transport_.send(request);
}

wire::LinkAnswer Phones::link(base::Uuid const& id, std::string const& place) {
    auto const outcome = ask(http::Method::Put, id, {}, wire::encode(wire::HandoffRequest{place, city_key_}));
    auto const link = outcome && outcome->status == 201 ? wire::decode_handoff_link(outcome->body) : std::nullopt;
    if (link) return *link;
    base::log(base::Severity::Warning, "uplink.phones", "no link: {}",
              outcome ? std::to_string(outcome->status) : outcome.error().what);
    return tl::unexpected(HandoffProblem::Unreachable); // 404 here: it takes no photos from phones
}

wire::PhoneAnswer Phones::look(base::Uuid const& id) {
    std::error_code error;
    if (std::filesystem::exists(phone_photo(folder_, id), error)) return wire::HandoffState::Received;
    auto const outcome = ask(http::Method::Get, id);
    auto const state = outcome && outcome->status == 200 ? wire::decode_handoff_state(outcome->body) : std::nullopt;
    if (!state) return problem_of(outcome);
    return *state == wire::HandoffState::Received ? fetch(id) : wire::PhoneAnswer(*state);
}

// The city drops the photo only when it is on this disk.
wire::PhoneAnswer Phones::fetch(base::Uuid const& id) {
    auto const photo = ask(http::Method::Get, id, "/photo");
    if (!photo || photo->status != 200) return problem_of(photo);
    if (!is_whole(*photo)) return tl::unexpected(HandoffProblem::Unreachable);
    std::error_code error;
    std::filesystem::create_directories(folder_for(folder_), error);
    auto const written = base::write_file_durably(phone_photo(folder_, id), base::as_bytes(photo->body));
    if (!written) {
        base::log(base::Severity::Error, "uplink.phones", "{}", written.error().what);
        return tl::unexpected(HandoffProblem::Unreachable);
    }
    (void)ask(http::Method::Delete, id);
    return wire::HandoffState::Received;
}

void Phones::end(base::Uuid const& id) {
    std::error_code error;
    std::filesystem::remove(phone_photo(folder_, id), error);
    (void)ask(http::Method::Delete, id); // unheard, the link ends by its time
}

} // namespace uplink
