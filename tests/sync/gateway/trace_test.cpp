#include "sync/gateway/trace.h"

#include "tests/support/catch.h"

TEST_CASE("A trace is taken up from traceparent, with its flag and whatever a later version adds") {
    auto const trace = gateway::parse_traceparent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    REQUIRE(trace);
    CHECK(trace->text() == "trace=4bf92f3577b34da6a3ce929d0e0e4736 parent=00f067aa0ba902b7");
    CHECK(trace->sampled);
    CHECK_FALSE(gateway::parse_traceparent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00")->sampled);
    CHECK(gateway::parse_traceparent("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0a-more"));
}

TEST_CASE("What is no traceparent is not taken into the journal, and the request gets a trace of its own") {
    for (auto const* wrong : {"", "00-0-0-0", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                              "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                              "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                              "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                              "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                              "00-4bf92f3577b34da6a3ce929d0e0e473\n-00f067aa0ba902b7-01"}) {
        CAPTURE(wrong);
        CHECK_FALSE(gateway::parse_traceparent(wrong));
        base::SeededRandom random(1);
        auto const own = gateway::trace_of(wrong, random);
        CHECK(own.id.size() == 32);
        CHECK(own.id != gateway::trace_of(wrong, random).id);
        CHECK_FALSE(own.sampled);
    }
}
