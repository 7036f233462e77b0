# Toolchain of the presets tidy and fuzz: clang by the name it has on Debian 12 or 13 (packaging/packages.txt).
find_program(CMAKE_C_COMPILER NAMES clang-16 clang-19 REQUIRED)
find_program(CMAKE_CXX_COMPILER NAMES clang++-16 clang++-19 REQUIRED)
