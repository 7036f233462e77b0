#include "kiosk/base/bytes.h"
#include "kiosk/base/check.h"
#include "kiosk/model/settings.h"
#include "sync/enrol/certificate.h"
#include "sync/enrol/request.h"
#include "sync/wire/enrolment.h"

// The bytes are a body as strangers may send it, an answer, or PEM by itself. What is taken is a kiosk's.
namespace {

void read(std::string_view pem) {
    if (auto const request = enrol::read_request(pem)) {
        base::check(model::is_kiosk_id(request->common_name), "a request is a kiosk's");
        base::check(pem.size() <= enrol::longest_request && request->pem == pem, "and what came");
    }
    static_cast<void>(enrol::read_certificate(pem).has_value());
    static_cast<void>(enrol::read_authority(pem).has_value());
    static_cast<void>(enrol::is_signed_by(pem, pem));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = base::as_text({data, size});
    read(text);
    if (auto const request = wire::decode_enrolment_request(text)) {
        base::check(wire::decode_enrolment_request(wire::encode(*request).reveal()) == request, "a request comes back");
        read(request->request);
    }
    if (auto const enrolment = wire::decode_enrolment(text))
        base::check(wire::decode_enrolment(wire::encode(*enrolment)) == enrolment, "an answer comes back");
    if (auto const renewal = wire::decode_renewal_request(text)) read(*renewal);
    if (auto const renewed = wire::decode_renewal(text)) read(*renewed);
    return 0;
}
