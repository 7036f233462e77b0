// libjpeg ends the program on an error unless it is told to jump. Private to the folder. What lies between setjmp and
// the jump holds no C++ object with a destructor.
#pragma once
#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

namespace jpeg {

struct Errors {
    jpeg_error_mgr manager;
    std::jmp_buf back;
};

jpeg_error_mgr* jump_on_error(Errors& errors); // and say nothing on standard error

} // namespace jpeg
