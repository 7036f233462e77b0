// read_chip status | read_chip FOLDER CAN MILLISECONDS [DOCUMENT BORN EXPIRES]
//   the reader's state, or name and number out of the card on it, or why not: what the tests beside it drive. FOLDER
//   has the certificates of the states that are believed.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "drivers/pcsc/reader.h"

namespace {

void print(std::string_view text) { std::printf("%.*s\n", static_cast<int>(text.size()), text.data()); }

int read(drivers::ChipReader& reader, std::vector<std::string> const& words) {
    drivers::ChipKeys keys{.can = base::PrivateText(words[1])};
    if (words.size() == 6)
        keys.mrz = {base::PrivateText(words[3]), base::PrivateText(words[4]), base::PrivateText(words[5])};
    auto const holder = reader.read(keys, {});
    if (!holder) {
        print(word_of(holder.error()));
        return 1;
    }
    print(holder->name.reveal());
    print(holder->number.reveal());
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::string> const words(argv + 1, argv + argc);
    bool const asks_status = words == std::vector<std::string>{"status"};
    if (!asks_status && words.size() != 3 && words.size() != 6) return 2;
    pcsc::ReaderSettings settings;
    if (!asks_status) {
        settings.authorities = words[0];
        settings.patience = base::Duration(std::atoi(words[2].c_str()));
    }
    base::SystemClock const clock;
    auto const reader = pcsc::make_reader(settings, clock, base::system_random());
    if (!asks_status) return read(*reader, words);
    print(word_of(reader->status()));
    return 0;
}
