// A peer that answers by a script: what it says of the printer and of the job, one answer after the other, the last one
// again and again. Counts what it was asked to do. Belongs to one test.
#pragma once
#include <deque>
#include <functional>

#include "drivers/cups/peer.h"

namespace tests {

using PrinterAnswer = base::Result<cups::PrinterNews, cups::Refusal>;
using JobAnswer = base::Result<cups::JobNews, cups::Refusal>;

struct Script {
    std::deque<PrinterAnswer> printer{cups::PrinterNews{}};
    std::deque<JobAnswer> job{cups::JobNews{}};
    std::deque<base::Result<int, cups::Refusal>> created{1};
    base::Result<void, cups::Refusal> sent;
    std::function<void()> on_cancel = [] {};
    int creations = 0;
    int documents = 0;
    int cancellations = 0;
};

template<class Answer>
Answer next(std::deque<Answer>& answers) {
    auto answer = answers.front();
    if (answers.size() > 1) answers.pop_front();
    return answer;
}

class ScriptedPeer final : public cups::Peer {
public:
    explicit ScriptedPeer(Script& script) : script_(script) {}

    PrinterAnswer printer() override { return next(script_.printer); }
    base::Result<int, cups::Refusal> create_job(std::string_view) override {
        ++script_.creations;
        return next(script_.created);
    }
    base::Result<void, cups::Refusal> send_document(int, base::ByteView, std::stop_token) override {
        ++script_.documents;
        return script_.sent;
    }
    JobAnswer job(int) override { return next(script_.job); }
    base::Result<void, cups::Refusal> cancel_job(int) override {
        ++script_.cancellations;
        script_.on_cancel();
        return {};
    }

private:
    Script& script_;
};

} // namespace tests
