// What a kiosk makes of the city's answers about a citizen's phone: no city, a city's, and a stranger's.
#include "sync/uplink/phones.h"

#include <deque>

#include "sync/seal/digest.h"
#include "sync/wire/problem.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using model::HandoffProblem;
using wire::HandoffState;

namespace {

// Answers what it is told to, in order, and then nothing.
class Scripted final : public http::Transport {
public:
    base::Result<http::Answer, http::Trouble> send(http::Request const& request) override {
        asked.push_back(std::string(http::word_of(request.method)) + " " + request.url);
        bodies.emplace_back(base::as_text(request.body));
        if (answers.empty()) return tl::unexpected(http::Trouble{http::Failure::Cut, "cut"});
        auto answer = std::move(answers.front());
        answers.pop_front();
        return answer;
    }
    std::vector<std::string> asked, bodies;
    std::deque<http::Answer> answers;
};

http::Answer problem(int status, wire::ProblemType type) {
    return {status, {{"content-type", "application/problem+json"}}, wire::encode(wire::Problem{type, ""})};
}

std::string sealed_photo() { return "\x01" + std::string(104 + 512 + 17, 'x'); }

http::Answer photo(std::string const& bytes, std::string const& of) {
    return {200, {{"repr-digest", wire::repr_digest_of(seal::sha256(base::as_bytes(of)))}}, bytes};
}

http::Answer state(HandoffState word) { return {200, {}, wire::encode(word)}; }

struct Bench {
    tests::TemporaryFolder folder;
    Scripted city;
    uplink::Phones phones{"https://city.example", {1, 2}, folder.path(), city};
    base::Uuid id = base::Uuid::parse("01938000-0000-7000-8000-000000000001").value();
    std::filesystem::path file = uplink::phone_photo(folder.path(), id);
};

} // namespace

TEST_CASE("A link is asked for with the place and the city's key") {
    Bench bench;
    wire::HandoffLink const link{"https://anh.example/h/00", 300};
    bench.city.answers = {{201, {}, wire::encode(link)}};
    CHECK(bench.phones.link(bench.id, "Ga Bến Thành") == link);
    CHECK(bench.city.asked[0] == "PUT https://city.example/kiosk/v1/handoffs/" + bench.id.text());
    CHECK(wire::decode_handoff_request(bench.city.bodies[0]) == wire::HandoffRequest{"Ga Bến Thành", {1, 2}});
}

TEST_CASE("No link without the city, from a city that takes no photos, or from a stranger") {
    Bench bench;
    bench.city.answers = {problem(404, wire::ProblemType::NotFound),
                          {200, {}, "<html>Wi-Fi</html>"},
                          {201, {}, R"({"url":"http://stranger.example/h/0","lasts_s":300})"}};
    for (int i = 0; i < 4; ++i)
        CHECK(bench.phones.link(bench.id, "Ga").error() == HandoffProblem::Unreachable);
}

TEST_CASE("The photo is on the disk before the city drops it, and is asked for no more") {
    Bench bench;
    auto const sealed = sealed_photo();
    bench.city.answers = {
        state(HandoffState::Opened), state(HandoffState::Received), photo(sealed, sealed), {204, {}, ""}};
    CHECK(bench.phones.look(bench.id) == HandoffState::Opened);
    CHECK_FALSE(std::filesystem::exists(bench.file));
    CHECK(bench.phones.look(bench.id) == HandoffState::Received);
    CHECK(tests::read_file(bench.file) == sealed);
    CHECK(bench.city.asked.back().starts_with("DELETE "));
    auto const asked = bench.city.asked.size();
    CHECK(bench.phones.look(bench.id) == HandoffState::Received);
    CHECK(bench.city.asked.size() == asked);
    bench.phones.end(bench.id);
    CHECK_FALSE(std::filesystem::exists(bench.file));
}

TEST_CASE("A photo that was changed or is no seal is not taken, and the city keeps it") {
    Bench bench;
    auto const sealed = sealed_photo();
    auto altered = sealed;
    altered.back() = 'y';
    for (auto const& answer : {photo(sealed.substr(1), sealed), photo(altered, sealed), photo("no seal", "no seal"),
                               http::Answer{200, {}, sealed}}) {
        bench.city.answers = {state(HandoffState::Received), answer};
        CHECK(bench.phones.look(bench.id).error() == HandoffProblem::Unreachable);
        CHECK_FALSE(std::filesystem::exists(bench.file));
        CHECK(bench.city.asked.back().starts_with("GET "));
    }
}

TEST_CASE("A link is over when the gateway says so, and a cut line or a stranger's word says nothing") {
    Bench bench;
    bench.city.answers = {
        problem(404, wire::ProblemType::NotFound), {404, {}, "not here"}, problem(503, wire::ProblemType::Overloaded)};
    CHECK(bench.phones.look(bench.id).error() == HandoffProblem::Over);
    for (int i = 0; i < 3; ++i)
        CHECK(bench.phones.look(bench.id).error() == HandoffProblem::Unreachable);
}

TEST_CASE("What a power cut left behind goes at the next start") {
    Bench bench;
    auto const sealed = sealed_photo();
    bench.city.answers = {state(HandoffState::Received), photo(sealed, sealed)};
    CHECK(bench.phones.look(bench.id) == HandoffState::Received);
    uplink::Phones const anew("https://city.example", {}, bench.folder.path(), bench.city);
    CHECK_FALSE(std::filesystem::exists(bench.file));
}
