#include "drivers/escpos/png.h"

#include <csetjmp>
#include <png.h>

namespace escpos {
namespace {

void append(png_structp png, png_bytep data, png_size_t size) {
    auto& bytes = *static_cast<base::Bytes*>(png_get_io_ptr(png));
    bytes.insert(bytes.end(), data, data + size);
}

void ignore_flush(png_structp) {}

// libpng leaves by longjmp: nothing in here may have a destructor.
bool write_picture(png_structp png, png_infop info, drivers::Bitmap const& bitmap) {
    if (setjmp(png_jmpbuf(png)) != 0) return false;
    png_set_IHDR(png, info, static_cast<png_uint_32>(bitmap.width), static_cast<png_uint_32>(bitmap.height), 1,
                 PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_pHYs(png, info, 8000, 8000, PNG_RESOLUTION_METER);
    png_write_info(png, info);
    png_set_invert_mono(png); // in a PNG 0 is black
    for (int y = 0; y < bitmap.height; ++y)
        png_write_row(png, bitmap.bits.data() + static_cast<std::size_t>(y) * bitmap.row_bytes());
    png_write_end(png, info);
    return true;
}

} // namespace

base::Result<base::Bytes> png_of(drivers::Bitmap const& bitmap) {
    if (bitmap.width <= 0 || bitmap.height <= 0) return base::failure(base::ErrorKind::Invalid, "an empty picture");
    base::Bytes bytes;
    auto* png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    auto* info = png == nullptr ? nullptr : png_create_info_struct(png);
    bool written = false;
    if (info != nullptr) {
        png_set_write_fn(png, &bytes, append, ignore_flush);
        written = write_picture(png, info, bitmap);
    }
    png_destroy_write_struct(&png, &info);
    if (!written) return base::failure(base::ErrorKind::Io, "libpng could not write the picture");
    return bytes;
}

} // namespace escpos
