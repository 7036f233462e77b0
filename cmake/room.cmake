# tramso_unity(TARGET [file …])
#   its files are compiled several at once where TRAMSO_UNITY asks for it; not the files that are named, which have a
#   name of their own for what another file means otherwise. The other presets compile each by itself, and so find a
#   file that leans on what another one includes.
function(tramso_unity target)
  if(NOT TRAMSO_UNITY)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 6)
  set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU") # g++ takes a .cpp that is included for a header
    target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
  endif()
endfunction()

# tramso_room(NAME SOURCES … LINKS … [PRIVATE_LINKS …] [APART file …])
#   a static library `NAME`, one per room; the link lines carry the same graph as tests/lint/include_rules.py.
function(tramso_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;LINKS;PRIVATE_LINKS;APART" ${ARGN})
  add_library(${name} STATIC ${ROOM_SOURCES})
  tramso_unity(${name} ${ROOM_APART})
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${ROOM_LINKS} PRIVATE tramso_warnings ${ROOM_PRIVATE_LINKS})
endfunction()

# tramso_precompile(TARGET header …)
#   headers that each file of a room reads and that take longer to read than the file itself. Only beside ASan:
#   else g++ 12 complains of what it inlines from a precompiled <string>, for it no longer knows it as the system's.
function(tramso_precompile target)
  if(NOT TRAMSO_SANITIZE MATCHES "address")
    return()
  endif()
  target_precompile_headers(${target} PRIVATE ${ARGN})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE -fpch-preprocess) # lets ccache see the precompiled header
  endif()
endfunction()

# tramso_program(NAME SOURCES … LINKS …)
function(tramso_program name)
  cmake_parse_arguments(PROGRAM "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${PROGRAM_SOURCES})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE tramso_warnings ${PROGRAM_LINKS})
  if(TRAMSO_SANITIZE) # CLI11's templates with sanitizers and optimised: half a minute a file
    set_source_files_properties(main.cpp PROPERTIES COMPILE_OPTIONS -O0)
  endif()
endfunction()

# tramso_not_optimised(TARGET)
#   Catch2's checks with sanitizers take twice as long to compile when they are optimised, and it is the rooms that have
#   to be fast, not what asks them.
function(tramso_not_optimised target)
  if(TRAMSO_SANITIZE)
    target_compile_options(${target} PRIVATE -O0)
  endif()
endfunction()

# What tests take of the presets' four jobs, on machines of two processors: one that computes takes two, one that mostly
# waits for programs and clocks (WAITS) takes one. COST is about how many seconds it takes; the longest are started first.
set(TRAMSO_COMPUTES 2)

# tramso_test(NAME SOURCES … LINKS … [LABELS …] [COST seconds] [APART file …])
#   one Catch2 program; every TEST_CASE becomes one CTest test.
function(tramso_test name)
  cmake_parse_arguments(TEST "" "COST" "SOURCES;LINKS;LABELS;ENVIRONMENT;APART" ${ARGN})
  if(NOT TEST_COST)
    set(TEST_COST 0)
  endif()
  add_executable(${name} ${TEST_SOURCES})
  tramso_unity(${name} ${TEST_APART})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE tramso_warnings tests_support ${TEST_LINKS})
  tramso_not_optimised(${name})
  target_precompile_headers(${name} REUSE_FROM tests_support)
  target_compile_definitions(${name} PRIVATE
    TRAMSO_SOURCE_DIR="${CMAKE_SOURCE_DIR}" TRAMSO_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
  if("threads" IN_LIST TEST_LABELS)
    add_dependencies(threads ${name})
  endif()
  # A name that Catch2 does not find again (one with a semicolon) is to fail, not to pass without a test.
  catch_discover_tests(${name} TEST_PREFIX "${name}: " EXTRA_ARGS --warn NoTests)
  # Not its PROPERTIES: Catch2 2.13 takes a list of labels apart and loses what comes after.
  file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/${name}_properties.cmake
    "if(${name}_TESTS)\n  set_tests_properties(\${${name}_TESTS} PROPERTIES LABELS \"unit;${TEST_LABELS}\" TIMEOUT 400\n"
    "    PROCESSORS ${TRAMSO_COMPUTES} COST ${TEST_COST} ENVIRONMENT \"${TEST_ENVIRONMENT}\")\nendif()\n")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${CMAKE_CURRENT_BINARY_DIR}/${name}_properties.cmake)
endfunction()

# tramso_fuzzer(NAME SOURCES … LINKS … CORPUS folder)
#   With TRAMSO_FUZZERS a libFuzzer program; otherwise the same entry point replays its corpus as a test.
function(tramso_fuzzer name)
  cmake_parse_arguments(FUZZ "" "CORPUS" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${FUZZ_SOURCES})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE tramso_warnings ${FUZZ_LINKS})
  if(TRAMSO_FUZZERS)
    target_compile_options(${name} PRIVATE -fsanitize=fuzzer)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests/fuzz/replay.cpp)
  endif()
  add_dependencies(fuzzers ${name})
  file(WRITE ${CMAKE_BINARY_DIR}/corpora/${name} "${CMAKE_CURRENT_SOURCE_DIR}/${FUZZ_CORPUS}\n") # where a long run begins
  add_test(NAME "${name}: corpus replays clean"
           COMMAND ${name} -runs=0 ${CMAKE_CURRENT_SOURCE_DIR}/${FUZZ_CORPUS})
  set_tests_properties("${name}: corpus replays clean" PROPERTIES LABELS "fuzz" TIMEOUT 400
    PROCESSORS ${TRAMSO_COMPUTES})
endfunction()

# tramso_python_test(FILE SENTENCE [ARGUMENTS …] [LABELS …] [TIMEOUT seconds] [COST seconds] [WAITS])
#   a Python program that drives the built ones; it finds them through TRAMSO_BIN_DIR, the tree through TRAMSO_SOURCE_DIR.
function(tramso_python_test file sentence)
  cmake_parse_arguments(TEST "WAITS" "TIMEOUT;COST" "ARGUMENTS;LABELS" ${ARGN})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 300)
  endif()
  if(NOT TEST_COST)
    set(TEST_COST 10)
  endif()
  if(TEST_WAITS)
    set(processors 1)
  else()
    set(processors ${TRAMSO_COMPUTES})
  endif()
  cmake_path(GET file STEM name)
  add_test(NAME "${name}: ${sentence}" COMMAND /usr/bin/python3 -B ${CMAKE_CURRENT_SOURCE_DIR}/${file}
           ${TEST_ARGUMENTS})
  set_tests_properties("${name}: ${sentence}" PROPERTIES LABELS "${TEST_LABELS}" TIMEOUT ${TEST_TIMEOUT}
    PROCESSORS ${processors} COST ${TEST_COST} ENVIRONMENT "TRAMSO_BIN_DIR=${CMAKE_BINARY_DIR}/bin;TRAMSO_SOURCE_DIR=${CMAKE_SOURCE_DIR}")
endfunction()
