// Cases: every screen in every state it can be in, also with the longest words it can be given. Shared by the tests
// and by the program that makes the pictures.
#pragma once
#include <string>
#include <vector>

#include "tests/ui/screens/panel.h"
#include "ui/view/view.h"

namespace tests {

struct Case {
    std::string name; // "report.text.full": also the picture's file
    flow::State state;
    bool preview = false; // the camera gives a picture
    bool alone = false;   // nobody signs in at this kiosk
};
std::vector<Case> all_cases();
void add_install_cases(std::vector<Case>& cases);
void add_staff_cases(std::vector<Case>& cases);       // what staff alone sees
void add_chip_cases(std::vector<Case>& cases);        // the chip of a card
void add_upkeep_cases(std::vector<Case>& cases);      // a technician
void add_event_cases(std::vector<Case>& cases);       // the desk of an event
void add_draw_cases(std::vector<Case>& cases);        // the lucky draw on its stage
void add_place_state_cases(std::vector<Case>& cases); // closed, or not all can be done

model::Catalogue const& catalogue();               // with news and warnings of the tests' own
std::vector<model::WardService> const& services(); // of an office
model::EventDay const& event_day();                // with names of the tests' own
std::vector<std::string> const& shift_lines();     // the paper of a shift of it

// What a view is made from, in one language, and the pictures that are not words.
class House {
public:
    explicit House(model::Language language);
    explicit House(model::Strings strings);
    view::View view(Case const& each);
    screens::Pictures pictures(Case const& each, view::View const& view);
    model::Strings const& strings() const { return strings_; }

private:
    model::VisitSettings visit_;
    flow::Rules rules_;
    search::Index index_{catalogue().library};
    model::Strings strings_;
    kit::Image scene_, qr_;
};

kit::Words kit_words(model::Strings const& strings);
std::vector<char32_t> letters_in_use();

} // namespace tests
