// What the screens of the queue say, and what lies over all of them: a warning. Values.
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

} // namespace view
