// config_verdict kiosk|gateway FILE…: one line a file, "ok" or "refused" and the first complaint. For schema_test.py,
// which asks the loader and the JSON Schema about the same files.
#include <cstdio>
#include <string_view>

#include "config/load.h"

namespace {

template<class Loaded>
void print(char const* file, Loaded const& loaded) {
    std::printf("%s\t%s\n", file, loaded ? "ok" : ("refused\t" + loaded.error().front().text()).c_str());
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    bool const kiosk = std::string_view(argv[1]) == "kiosk";
    for (int i = 2; i < argc; ++i) {
        if (kiosk)
            print(argv[i], config::load_kiosk(argv[i]));
        else
            print(argv[i], config::load_gateway(argv[i]));
    }
}
