// open_seal CITY_SECRET_KEY < SEALED > PLAIN: opens one seal as the desk does, for tests of others who seal.
#include <iostream>
#include <iterator>

#include "sync/seal/seal.h"

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    auto const key = seal::load_city_secret(argv[1]);
    std::string const sealed{std::istreambuf_iterator<char>(std::cin), {}};
    auto const plain = key ? seal::open_bytes(base::as_bytes(sealed), *key) : tl::unexpected(key.error());
    if (!plain) {
        std::cerr << plain.error().what << "\n";
        return 1;
    }
    std::cout << base::as_text(plain->reveal());
    return 0;
}
