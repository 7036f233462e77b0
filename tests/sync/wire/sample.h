// An envelope with every field filled, for tests.
#pragma once
#include "sync/wire/envelope.h"

namespace tests {

inline wire::Envelope sample_envelope() {
    wire::Envelope envelope;
    envelope.id = base::Uuid::parse("0190b3f2-5b1c-7c3a-9f10-0123456789ab").value();
    envelope.kiosk = "kiosk-0001";
    envelope.epoch = base::Uuid::parse("0190b3f2-0000-7000-8000-000000000001").value();
    envelope.seq = 7;
    envelope.service = "report";
    envelope.created_at = base::from_rfc3339("2026-11-23T02:15:04.123Z").value();
    envelope.city_key = "1f2e3d4c5b6a7988";
    envelope.previous.fill(1);
    envelope.sha256.fill(2);
    envelope.signature.fill(3);
    envelope.body = {9, 8, 7};
    return envelope;
}

inline wire::Envelope sample_envelope_with_photos() {
    auto envelope = sample_envelope();
    envelope.attachments = {{base::Uuid::parse("0190b3f2-5b1c-7c3a-9f10-00000000000a").value(), 3'146'500, {}},
                            {base::Uuid::parse("0190b3f2-5b1c-7c3a-9f10-00000000000b").value(), 700, {}}};
    envelope.attachments[0].sha256[31] = 4;
    envelope.attachments[1].sha256[31] = 5;
    return envelope;
}

} // namespace tests
