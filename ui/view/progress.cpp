#include "kiosk/model/receipt.h"
#include "ui/view/parts.h"

namespace view {
namespace {

struct StateWords {
    std::string_view state, text;
};

StateWords words_of(model::ProgressState state) {
    switch (state) {
    case model::ProgressState::Waiting: return {"progress.waiting", "progress.waiting.text"};
    case model::ProgressState::Received: return {"progress.received", "progress.received.text"};
    case model::ProgressState::Answered: return {"progress.answered", "progress.answered.text"};
    }
    return {};
}

// Each says whether it is behind us, for who hears it and who sees no colours.
std::array<std::string, 3> stops_of(model::ProgressState state, model::Strings const& strings) {
    bool const received = state != model::ProgressState::Waiting;
    bool const answered = state == model::ProgressState::Answered;
    return {std::string(strings["progress.waiting"]),
            std::string(strings[received ? "progress.received" : "progress.received.not"]),
            std::string(strings[answered ? "progress.answered" : "progress.answered.not"])};
}

void tell(Progress& view, model::Progress const& progress, model::Strings const& strings) {
    auto const words = words_of(progress.state);
    auto const time = progress.answered_at ? progress.answered_at : progress.received_at;
    view.reached = static_cast<int>(progress.state);
    view.stops = stops_of(progress.state, strings);
    view.answered = progress.state == model::ProgressState::Answered;
    view.state = strings[words.state];
    view.text = with_values(strings[words.text], {{"time", time ? when(*time) : std::string()}});
    if (progress.as_of) view.text += " " + with_values(strings["progress.as_of"], {{"time", when(*progress.as_of)}});
    view.answer_label = strings["progress.answer"];
    view.answer = progress.answer;
}

} // namespace

AskCode make_ask_code(flow::AskCode const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    AskCode view{std::string(strings["track.title"]),
                 std::string(strings["track.hint"]),
                 {},
                 std::string(strings["track.look_up"]),
                 screen.typed,
                 !screen.typed.reveal().empty()};
    if (screen.wrong) view.wrong = strings["track.wrong"];
    return view;
}

Wait make_looking_up(Sources const& sources) {
    return {std::string(sources.strings["track.waiting"]), std::string(sources.strings["track.waiting.text"])};
}

Progress make_progress(flow::ShowProgress const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    Progress view;
    view.title = strings["progress.title"];
    view.code = screen.code;
    view.again = strings["progress.again"];
    if (auto const* progress = std::get_if<model::Progress>(&screen.found)) {
        tell(view, *progress, strings);
    } else {
        auto const problem = std::get<model::ProgressProblem>(screen.found);
        view.state =
            strings[problem == model::ProgressProblem::NotFound ? "progress.not_found" : "progress.unreachable"];
        view.text = sentence(strings, problem);
        view.offline = problem == model::ProgressProblem::Unreachable;
    }
    return view;
}

} // namespace view
