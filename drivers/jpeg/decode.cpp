#include "drivers/jpeg/errors.h"

#include <jerror.h>

#include "drivers/jpeg/jpeg.h"
#include "drivers/jpeg/luma.h"

namespace jpeg {
namespace {

constexpr JDIMENSION largest_side = 8'000;

void jump(j_common_ptr info) { std::longjmp(reinterpret_cast<Errors*>(info->err)->back, 1); }

// Of what libjpeg would only warn about, a picture that ends too early is one that we do not show.
void note_the_end(j_common_ptr info, int level) {
    bool const cut_short = info->err->msg_code == JWRN_JPEG_EOF || info->err->msg_code == JWRN_HIT_MARKER;
    if (level < 0 && cut_short) ++info->err->num_warnings;
}

// Fills `rgb`, which is as large as `wanted` says after the first call with nullptr. False: not a sound JPEG.
bool read(base::ByteView bytes, jpeg_decompress_struct& info, std::vector<std::uint8_t>& rgb) {
    Errors errors;
    info.err = jump_on_error(errors);
    if (setjmp(errors.back) != 0) return false;
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, bytes.data(), bytes.size());
    if (jpeg_read_header(&info, TRUE) != JPEG_HEADER_OK) return false;
    if (info.image_width > largest_side || info.image_height > largest_side) return false;
    info.out_color_space = JCS_RGB;
    jpeg_start_decompress(&info);
    auto const row_bytes = std::size_t{info.output_width} * 3;
    rgb.resize(row_bytes * info.output_height);
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = rgb.data() + row_bytes * info.output_scanline;
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
    return errors.manager.num_warnings == 0;
}

} // namespace

jpeg_error_mgr* jump_on_error(Errors& errors) {
    auto* manager = jpeg_std_error(&errors.manager);
    manager->error_exit = jump;
    manager->emit_message = note_the_end;
    return manager;
}

base::Result<drivers::Frame> decode(base::ByteView bytes) {
    jpeg_decompress_struct info{};
    drivers::Frame frame;
    bool const sound = read(bytes, info, frame.rgb);
    frame.width = static_cast<int>(info.output_width);
    frame.height = static_cast<int>(info.output_height);
    jpeg_destroy_decompress(&info);
    if (!sound) return base::failure(base::ErrorKind::Corrupt, "not a JPEG picture, or too large");
    frame.luma.resize(frame.rgb.size() / 3);
    for (std::size_t i = 0; i < frame.luma.size(); ++i)
        frame.luma[i] = luma_of(&frame.rgb[3 * i]);
    return frame;
}

} // namespace jpeg
