set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
add_compile_options(-fPIE) # not CMAKE_POSITION_INDEPENDENT_CODE: libraries and programs share a precompiled header
add_link_options(-pie)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

option(TRAMSO_AUTOMATION "The scripted visit and the captures of tramso-kiosk" ON)
option(TRAMSO_CHIP "Readers of cards' chips over PC/SC: the programs are then under the GNU GPL, version 3, as libeac is" ON)
option(TRAMSO_FUZZERS "libFuzzer targets (clang only)" OFF)
option(TRAMSO_TIDY "clang-tidy beside the compiler (clang only)" OFF)
option(TRAMSO_UNITY "Unity build: several files of a room are compiled at once, in less than half the time" OFF)
set(TRAMSO_SANITIZE "" CACHE STRING "Value for -fsanitize=")

find_program(CCACHE ccache)
if(CCACHE)
  # Precompiled headers carry times and macros that ccache would otherwise refuse to look past.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
endif()

find_program(MOLD mold)
if(MOLD) # links a test in a third of the time, and there are more than a hundred
  add_link_options(-fuse-ld=mold)
endif()

if(TRAMSO_TIDY)
  find_program(CLANG_TIDY NAMES clang-tidy-16 clang-tidy-19 REQUIRED)
  set(CMAKE_CXX_CLANG_TIDY ${CLANG_TIDY})
endif()

if(TRAMSO_SANITIZE)
  add_compile_options(-fsanitize=${TRAMSO_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${TRAMSO_SANITIZE})
  if(TRAMSO_SANITIZE MATCHES "undefined" AND NOT TRAMSO_FUZZERS)
    # A check at each step through a pointer is a third of the time it takes to compile. An address of nothing ends a
    # program under AddressSanitizer as well; where bytes are read as numbers, the preset fuzz has these two checks.
    add_compile_options(-fno-sanitize=null,alignment)
  endif()
endif()

if(TRAMSO_FUZZERS)
  add_compile_options(-fsanitize=fuzzer-no-link) # the rooms count their branches too, or the fuzzers grope in the dark
endif()

if(CMAKE_BUILD_TYPE STREQUAL "Release")
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -D_GLIBCXX_ASSERTIONS
                      -fstack-clash-protection)
  add_link_options(-Wl,-z,relro,-z,now)
endif()
if(TRAMSO_AUTOMATION)
  add_compile_definitions(TRAMSO_AUTOMATION=1)
endif()
