#include "drivers/qr/encode.h"

#define ZX_USE_UTF8 1 // the same text type in ZXing-cpp 1 and 2
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <exception>

namespace qr {

base::Result<Matrix> encode(std::string_view text) {
    try { // ZXing throws when the text does not fit
        ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::QRCode);
        writer.setMargin(0);
        writer.setEccLevel(4); // of 8 steps: level M
        writer.setEncoding(ZXing::CharacterSet::UTF8);
        auto const bits = writer.encode(std::string(text), 0, 0);
        Matrix matrix;
        matrix.size = bits.width();
        for (int y = 0; y < bits.height(); ++y)
            for (int x = 0; x < bits.width(); ++x)
                matrix.dark.push_back(bits.get(x, y));
        return matrix;
    } catch (std::exception const& error) {
        return base::failure(base::ErrorKind::Invalid, std::string("not a text for a QR code: ") + error.what());
    }
}

} // namespace qr
