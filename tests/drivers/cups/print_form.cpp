// print_form ADDRESS ITSELF|- [answer=MS] [work=MS] [refill=MS] …
//   an office printer to drive from the tests beside it, by lines: `status`, `print FILE`, `stop`. Answers by lines:
//   the state's word, `told WORD` while a job waits, `printed` or `failed WORD` at its end. Ends with its input.
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>

#include "drivers/cups/ipp.h"
#include "drivers/cups/printer.h"
#include "kiosk/base/file.h"

namespace {

void say(std::string_view before, std::string_view word) {
    static std::mutex mutex;
    std::lock_guard const lock(mutex);
    std::cout << before << word << std::endl;
}

struct Setting {
    std::string_view name;
    base::Duration cups::Patience::*field;
};
constexpr Setting settings[] = {{"answer=", &cups::Patience::answer},     {"busy=", &cups::Patience::busy},
                                {"document=", &cups::Patience::document}, {"work=", &cups::Patience::work},
                                {"refill=", &cups::Patience::refill},     {"silence=", &cups::Patience::silence},
                                {"between=", &cups::Patience::between},   {"withdrawal=", &cups::Patience::withdrawal}};

void set(cups::Patience& patience, std::string const& word) {
    for (auto const& each : settings)
        if (word.starts_with(each.name))
            patience.*each.field = base::Duration(std::atoi(word.c_str() + each.name.size()));
}

std::unique_ptr<cups::Peer> open_peer(std::string_view address, cups::Patience const& patience) {
    if (address == "-") return nullptr;
    return cups::make_peer(cups::parse_address(address).value(), patience.answer, patience.document);
}

void print(cups::Printer& printer, std::string const& file, std::stop_token stop) {
    auto const pdf = base::read_file(file).value();
    auto const tell = [](model::PrinterStatus status) { say("told ", model::word_of(status)); };
    auto const done = printer.print({base::as_bytes(pdf), "Mẫu đơn", tell}, std::move(stop));
    if (done) return say("printed", "");
    say("failed ", model::word_of(done.error()));
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    cups::Patience patience;
    for (int index = 3; index < argc; ++index)
        set(patience, argv[index]);
    cups::Printer printer(open_peer(argv[1], patience), open_peer(argv[2], patience), patience);
    std::jthread job;
    for (std::string line; std::getline(std::cin, line);) {
        if (line == "stop") {
            job.request_stop();
            continue;
        }
        if (job.joinable()) job.join(); // a printer belongs to one thread at a time
        if (line == "status") say("", model::word_of(printer.status()));
        if (line.starts_with("print "))
            job = std::jthread(
                [&, file = line.substr(6)](std::stop_token stop) { print(printer, file, std::move(stop)); });
    }
    return 0;
}
