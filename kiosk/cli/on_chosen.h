// What a sub-command does when it was chosen: its step, with its options; done, or the sentence why not.
#pragma once
#include <memory>
#include <string>

#include "kiosk/cli/commands.h"
#include "kiosk/cli/house.h"

namespace cli {

// `step`: Options const& to base::Result<>. `name` stands before the sentence: "badge make". `exit` outlives the
// parsing.
template<class Options, class Step>
void on_chosen(CLI::App* command, std::string name, std::shared_ptr<Options> const& options, int& exit, Step step) {
    command->callback([options, &exit, name = std::move(name), step] {
        auto const made = step(*options);
        exit = made ? done : refuse(name, made.error().what);
    });
}

} // namespace cli
