// What the screens around a visit say: the queue, the thanks at its end, and what lies over all: a warning. Values.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "kiosk/flow/event.h"
#include "ui/view/reading.h"

namespace view {

struct PriorityChoice {
    model::Priority priority;
    std::string label;
    bool chosen = false;
};
// An office's services: pressed, a number is drawn.
struct ChooseService {
    std::string title, trouble;
    std::string papers, papers_second, collection; // "have you brought everything?" leads to a search through it
    std::string track, track_second;               // to the progress of a file
    std::string first_label;                       // over the priorities
    std::vector<PriorityChoice> priorities;
    std::vector<Choice> services; // model::WardService::id
};
struct Number {
    std::string title, number, service;
    std::vector<std::pair<std::string, std::string>> rows; // label, value
    std::string keep_label, token, keep, slip, again, done;
    bool printing = false, trouble = false;
};
struct Warning {
    std::string title;
    std::vector<std::pair<std::string, std::string>> notices; // heading, text
    std::string danger, read;                                 // what to call; the way on
};

struct MarkChoice {
    model::Mark mark;
    std::string label;
    bool chosen = false;
};
struct ReasonChoice {
    model::Reason reason;
    std::string label;
    bool chosen = false;
};
struct Thanks {
    std::string title, question, note, home;
    std::vector<MarkChoice> marks;
    std::string reasons_label; // over the reasons, once there is a mark
    std::vector<ReasonChoice> reasons;
};

} // namespace view
