// What the screens of a report's photo say. Values.
#pragma once
#include <string>
#include <vector>

namespace view {

struct Photo {
    std::string title, note, take, again, use, without, busy, trouble; // busy: while no picture comes yet
    bool has_photo = false;
    std::string phone;  // the way to a photo from the citizen's phone; "": there is none
    std::string sealed; // what to say of one that came from there, which nobody here can see
};
struct PhonePhoto {
    std::string title, state; // how far the phone is
    std::string code_words;   // below the code: what to do with it
    std::string trouble, retry;
    std::vector<std::string> steps;
    bool has_code = false, opened = false;
};

struct SignIn {
    std::string title, state; // how far it is
    std::string code_words;
    std::string number_label, number; // that the phone has to choose; "": it is on its way, or was chosen
    std::string trouble, retry;
    std::vector<std::string> steps;
    bool has_code = false, matched = false;
};

} // namespace view
