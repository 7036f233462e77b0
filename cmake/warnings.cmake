# One interface target carries the warnings, so that packaged headers (included as SYSTEM) stay outside of them.
add_library(tramso_warnings INTERFACE)
target_compile_options(tramso_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wformat=2 -Wundef
  -Wnon-virtual-dtor -Woverloaded-virtual -Wswitch-enum -Werror
  $<$<CXX_COMPILER_ID:GNU>:-Wuseless-cast -Wduplicated-cond -Wlogical-op -Wsuggest-override>
  # TRY is a statement expression, marked __extension__; clang still names it under -Wpedantic.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-gnu-statement-expression -Wno-gnu-statement-expression-from-macro-expansion>)
if(TRAMSO_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # Under sanitizers g++ 12 names variables of the standard library that are set; the release build keeps this warning.
  target_compile_options(tramso_warnings INTERFACE -Wno-maybe-uninitialized)
endif()
