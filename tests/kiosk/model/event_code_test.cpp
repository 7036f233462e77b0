// What the code on an event's poster says, and for whom it counts.
#include "kiosk/model/event_code.h"

#include "tests/support/catch.h"

using model::EventCode;
using model::EventWhose;

namespace {

model::EventDay some_day() {
    model::EventDay day;
    day.id = "vi-du";
    day.organisations = {{"don-vi-a", {"Đơn vị A", ""}}};
    day.ambassadors = {{"a-01", "don-vi-a"}};
    return day;
}

} // namespace

TEST_CASE("an event's code comes back, of an ambassador and of an organisation") {
    EventCode const ambassador{"vi-du", {"", "a-01"}}, organisation{"vi-du", {"don-vi-a", ""}};
    CHECK(model::text_of(ambassador) == "tramso:amb:vi-du:a-01");
    CHECK(model::text_of(organisation) == "tramso:org:vi-du:don-vi-a");
    CHECK(model::parse_event_code("tramso:amb:vi-du:a-01") == ambassador);
    CHECK(model::parse_event_code("tramso:org:vi-du:don-vi-a") == organisation);
}

TEST_CASE("another code is none of an event's") {
    for (auto const* text :
         {"", "tramso:", "tramso:amb:", "tramso:amb:vi-du", "tramso:amb:vi-du:", "tramso:amb::a-01",
          "tramso:amb:vi-du:a-01 ", "tramso:amb:vi-du:A-01", "tramso:amb:vi-du:a:b", "TRAMSO:amb:vi-du:a-01",
          "tramso:all:vi-du:a-01", "001099000001||", "https://example.org/tramso:amb:vi-du:a-01"})
        CHECK_FALSE(model::parse_event_code(text));
    CHECK_FALSE(model::parse_event_code("tramso:amb:vi-du:" + std::string(65, 'a')));
}

TEST_CASE("a code counts for whom the pack names, at its own event alone") {
    auto const day = some_day();
    CHECK(model::whose_of({"vi-du", {"", "a-01"}}, day) == EventWhose{"don-vi-a", "a-01"});
    CHECK(model::whose_of({"vi-du", {"don-vi-a", ""}}, day) == EventWhose{"don-vi-a", ""});
    CHECK_FALSE(model::whose_of({"hom-khac", {"", "a-01"}}, day));
    CHECK_FALSE(model::whose_of({"vi-du", {"", "a-02"}}, day));
    CHECK_FALSE(model::whose_of({"vi-du", {"don-vi-b", ""}}, day));
}
