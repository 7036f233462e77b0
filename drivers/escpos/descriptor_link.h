// A Link over a file descriptor: serial line, /dev/usb/lp0 (usblp), TCP socket. Owns the descriptor, which must be
// non-blocking.
#pragma once
#include <string>

#include "drivers/escpos/link.h"

namespace escpos {

enum class DescriptorKind {
    SerialLine, // reading nothing means that it was unplugged
    UsbPrinter, // usblp: reading nothing means that the printer has nothing to say
    Socket,     // reading nothing means that the other side closed
};

class DescriptorLink final : public Link {
public:
    DescriptorLink(int descriptor, DescriptorKind kind) : descriptor_(descriptor), kind_(kind) {}
    ~DescriptorLink() override;
    DescriptorLink(DescriptorLink const&) = delete;
    DescriptorLink& operator=(DescriptorLink const&) = delete;

    base::Result<void, LinkTrouble> write(base::ByteView bytes, base::Instant deadline) override;
    base::Result<base::Bytes, LinkTrouble> read(base::Instant deadline) override;

private:
    base::Result<void, LinkTrouble> wait_for(short events, base::Instant deadline) const;

    int descriptor_;
    DescriptorKind kind_;
};

// `device`: a character device of the kernel's usblp.
base::Result<std::unique_ptr<Link>> open_usb_printer(std::string const& device);

} // namespace escpos
