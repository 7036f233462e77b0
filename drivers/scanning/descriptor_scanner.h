// A scanner that the system gives as a file: what waits there is read as it comes and made whole codes. How the file is
// opened, and what its bytes mean, is the technology's. Belongs to the scanner worker's thread.
#pragma once
#include <deque>

#include "drivers/scanner.h"
#include "drivers/scanning/framing.h"
#include "kiosk/base/bytes.h"

namespace scanning {

class DescriptorScanner : public drivers::Scanner {
public:
    DescriptorScanner(base::Clock const& clock, base::Duration silence)
        : clock_(clock), silence_(silence), framing_(silence) {}
    ~DescriptorScanner() override { close(); }
    DescriptorScanner(DescriptorScanner const&) = delete;
    DescriptorScanner& operator=(DescriptorScanner const&) = delete;

    base::Result<void, model::ScannerStatus> start() final;
    void stop() final { close(); }
    base::Result<base::PrivateText, model::ScannerStatus> next(base::Duration patience) final;

private:
    // Non-blocking, for this program alone; closed by us.
    virtual base::Result<int, model::ScannerStatus> open() = 0;
    // What those bytes say, as letters of codes; wiped by us. What was left of bytes before is forgotten with `anew`.
    virtual std::string letters_of(base::ByteView bytes, bool anew) = 0;
    virtual bool is_whole(std::string_view code) const = 0; // else something of it was lost on the way

    void close();
    bool listen(base::Duration patience); // false: it was unplugged
    void keep(base::PrivateText code);

    base::Clock const& clock_;
    base::Duration const silence_;
    int descriptor_ = -1;
    bool anew_ = true;
    Framing framing_;
    std::deque<base::PrivateText> waiting_;
};

} // namespace scanning
