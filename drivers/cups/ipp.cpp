#include "drivers/cups/ipp.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <cups/cups.h>
#include <optional>
#include <sys/socket.h>
#include <thread>

#include "kiosk/base/check.h"
#include "kiosk/base/queue.h"

namespace cups {
namespace {

constexpr std::size_t largest_answer = 128U << 10;
constexpr std::size_t portion = 16U << 10;
constexpr int most_reasons = 32;
constexpr int deepest = 8;
constexpr char user[] = "kiosk";

struct Free {
    void operator()(ipp_t* message) const { ippDelete(message); }
    void operator()(http_t* connection) const { httpClose(connection); }
};
using Message = std::unique_ptr<ipp_t, Free>;
using Connection = std::unique_ptr<http_t, Free>;

// Ends a connection at its deadline or when the stop is asked for, so that all that libcups waits for ends as well:
// its own time limits begin anew with each byte.
class CutOff {
public:
    CutOff(int descriptor, base::Instant deadline, std::stop_token stop)
        : watch_([descriptor, deadline](std::stop_token const& done) {
              auto const left = deadline - base::SystemClock().now();
              base::Queue<char> nothing(1);
              nothing.take_within(done, left);
              if (!done.stop_requested()) ::shutdown(descriptor, SHUT_RDWR);
          }),
          stopped_(std::move(stop), Shut{descriptor}) {}

private:
    struct Shut {
        int descriptor;
        void operator()() const { ::shutdown(descriptor, SHUT_RDWR); }
    };
    std::jthread watch_;
    std::stop_callback<Shut> stopped_;
};

int give_up_waiting(http_t*, void*) { return 0; }

bool write_document(http_t* connection, base::ByteView document) {
    while (!document.empty()) {
        auto const now = document.first(std::min(portion, document.size()));
        auto const text = base::as_text(now);
        if (httpWrite2(connection, text.data(), text.size()) != static_cast<ssize_t>(text.size())) return false;
        document = document.subspan(now.size());
    }
    return httpFlushWrite(connection) >= 0;
}

bool post(http_t* connection, Address const& address, ipp_t* request, base::ByteView document) {
    httpClearFields(connection);
    httpSetField(connection, HTTP_FIELD_USER_AGENT, user);
    httpSetField(connection, HTTP_FIELD_CONTENT_TYPE, "application/ipp");
    httpSetLength(connection, ippLength(request) + document.size());
    if (httpPost(connection, address.path.c_str()) != 0) return false;
    return ippWrite(connection, request) == IPP_STATE_DATA && write_document(connection, document);
}

std::optional<base::Bytes> read_answer(http_t* connection) {
    auto status = HTTP_STATUS_CONTINUE;
    while (status == HTTP_STATUS_CONTINUE)
        status = httpUpdate(connection);
    if (status != HTTP_STATUS_OK) return std::nullopt;
    base::Bytes answer;
    std::array<char, portion> buffer{};
    for (;;) {
        auto const size = httpRead2(connection, buffer.data(), buffer.size());
        if (size == 0) return answer;
        if (size < 0 || answer.size() + static_cast<std::size_t>(size) > largest_answer) return std::nullopt;
        auto const more = base::as_bytes({buffer.data(), static_cast<std::size_t>(size)});
        answer.insert(answer.end(), more.begin(), more.end());
    }
}

std::optional<base::Bytes> exchange(Address const& address, ipp_t* request, base::ByteView document,
                                    base::Duration time, std::stop_token stop) {
    auto const deadline = base::SystemClock().now() + time;
    Connection const connection(httpConnect2(address.host.c_str(), address.port, nullptr, AF_UNSPEC,
                                             HTTP_ENCRYPTION_NEVER, 1, static_cast<int>(time.count()), nullptr));
    if (connection == nullptr) return std::nullopt;
    CutOff const cut_off(httpGetFd(connection.get()), deadline, std::move(stop));
    httpSetTimeout(connection.get(), static_cast<double>(time.count()) / 1000, give_up_waiting, nullptr);
    if (!post(connection.get(), address, request, document)) return std::nullopt;
    return read_answer(connection.get());
}

// libcups goes a call deeper, with a buffer of 32 KiB, for each collection in a collection. Tags and lengths: RFC 8010,
// 3.1; a tag of four bytes, which could hide a collection, is used by nobody.
bool nests_little(base::ByteView message) {
    std::size_t at = 8;
    int depth = 0;
    auto const skip_field = [&] {
        if (at + 2 <= message.size()) at += static_cast<std::size_t>(message[at] << 8 | message[at + 1]);
        at += 2;
    };
    while (at < message.size()) {
        auto const tag = message[at++];
        if (tag == IPP_TAG_END) return true;
        if (tag < IPP_TAG_UNSUPPORTED_VALUE) continue; // a group begins
        if (tag == IPP_TAG_EXTENSION || (tag == IPP_TAG_BEGIN_COLLECTION && ++depth > deepest)) return false;
        if (tag == IPP_TAG_END_COLLECTION) --depth;
        skip_field(); // name
        skip_field(); // value
    }
    return true;
}

ssize_t read_on(void* rest, ipp_uchar_t* into, std::size_t size) {
    auto& bytes = *static_cast<base::ByteView*>(rest);
    size = std::min(size, bytes.size());
    std::copy_n(bytes.begin(), size, into);
    bytes = bytes.subspan(size);
    return static_cast<ssize_t>(size);
}

Message parse(base::ByteView bytes) {
    if (!nests_little(bytes)) return nullptr;
    Message message(ippNew());
    bool const whole = ippReadIO(&bytes, read_on, 1, nullptr, message.get()) == IPP_STATE_DATA;
    return whole ? std::move(message) : nullptr;
}

std::optional<Refusal> refusal_in(ipp_t* answer) {
    auto const code = ippGetStatusCode(answer);
    if (code >= IPP_STATUS_OK && code < IPP_STATUS_REDIRECTION_OTHER_SITE) return std::nullopt;
    if (code == IPP_STATUS_ERROR_BUSY || code == IPP_STATUS_ERROR_TEMPORARY ||
        code == IPP_STATUS_ERROR_SERVICE_UNAVAILABLE || code == IPP_STATUS_ERROR_TOO_MANY_JOBS)
        return Refusal::Busy;
    if (code == IPP_STATUS_ERROR_NOT_FOUND || code == IPP_STATUS_ERROR_GONE) return Refusal::NoSuchJob;
    return code == IPP_STATUS_ERROR_NOT_POSSIBLE ? Refusal::Over : Refusal::Refused;
}

std::optional<int> number_in(ipp_t* answer, char const* name, ipp_tag_t type) {
    auto* const found = ippFindAttribute(answer, name, type);
    if (found == nullptr || ippGetCount(found) != 1) return std::nullopt;
    return ippGetInteger(found, 0);
}

std::vector<std::string> keywords_in(ipp_t* answer, char const* name) {
    std::vector<std::string> keywords;
    auto* const found = ippFindAttribute(answer, name, IPP_TAG_KEYWORD);
    for (int index = 0; found != nullptr && index < std::min(ippGetCount(found), most_reasons); ++index)
        if (char const* const keyword = ippGetString(found, index, nullptr); keyword != nullptr)
            keywords.emplace_back(keyword);
    return keywords;
}

base::Result<PrinterNews, Refusal> read_printer(ipp_t* answer) {
    auto const state = number_in(answer, "printer-state", IPP_TAG_ENUM);
    if (!state || *state < IPP_PSTATE_IDLE || *state > IPP_PSTATE_STOPPED) return tl::unexpected(Refusal::Silent);
    auto* const accepts = ippFindAttribute(answer, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
    return PrinterNews{static_cast<PrinterState>(*state), accepts == nullptr || ippGetBoolean(accepts, 0) != 0,
                       keywords_in(answer, "printer-state-reasons")};
}

base::Result<JobNews, Refusal> read_job(ipp_t* answer) {
    auto const state = number_in(answer, "job-state", IPP_TAG_ENUM);
    if (!state || *state < IPP_JSTATE_PENDING || *state > IPP_JSTATE_COMPLETED) return tl::unexpected(Refusal::Silent);
    JobNews news{static_cast<JobState>(*state), keywords_in(answer, "job-state-reasons")};
    auto* const uuid = ippFindAttribute(answer, "job-uuid", IPP_TAG_URI);
    if (char const* const text = ippGetString(uuid, 0, nullptr); text != nullptr) news.uuid = text;
    news.up_time = number_in(answer, "job-printer-up-time", IPP_TAG_INTEGER).value_or(0);
    return news;
}

class IppPeer final : public Peer {
public:
    IppPeer(Address address, base::Duration answer, base::Duration document)
        : address_(std::move(address)), answer_(answer), document_(document) {}

    base::Result<PrinterNews, Refusal> printer() override {
        auto const request = about_printer(IPP_OP_GET_PRINTER_ATTRIBUTES);
        constexpr std::array wanted{"printer-state", "printer-state-reasons", "printer-is-accepting-jobs"};
        want(request, wanted);
        return read_printer(TRY(ask(request)).get());
    }

    base::Result<int, Refusal> create_job(std::string_view title) override {
        base::check(title.size() <= 255, "a title that IPP can carry");
        auto const request = about_printer(IPP_OP_CREATE_JOB);
        auto const name = std::string(title);
        ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, name.c_str());
        ippAddString(request.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, "iso_a4_210x297mm");
        auto const answer = TRY(ask(request));
        auto const number = number_in(answer.get(), "job-id", IPP_TAG_INTEGER);
        if (!number || *number < 1) return tl::unexpected(Refusal::Silent);
        return *number;
    }

    base::Result<void, Refusal> send_document(int job, base::ByteView pdf, std::stop_token stop) override {
        auto const request = about_job(IPP_OP_SEND_DOCUMENT, job);
        ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr, "application/pdf");
        ippAddBoolean(request.get(), IPP_TAG_OPERATION, "last-document", 1);
        TRY(ask(request, pdf, document_, std::move(stop)));
        return {};
    }

    base::Result<JobNews, Refusal> job(int number) override {
        auto const request = about_job(IPP_OP_GET_JOB_ATTRIBUTES, number);
        constexpr std::array wanted{"job-state", "job-state-reasons", "job-uuid", "job-printer-up-time"};
        want(request, wanted);
        return read_job(TRY(ask(request)).get());
    }

    base::Result<void, Refusal> cancel_job(int number) override {
        TRY(ask(about_job(IPP_OP_CANCEL_JOB, number)));
        return {};
    }

private:
    Message about(ipp_op_t operation, int const* job) const {
        Message message(ippNewRequest(operation));
        auto* const request = message.get();
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, address_.uri.c_str());
        if (job != nullptr) ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", *job);
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, user);
        return message;
    }
    Message about_printer(ipp_op_t operation) const { return about(operation, nullptr); }
    Message about_job(ipp_op_t operation, int job) const { return about(operation, &job); }

    template<std::size_t Count>
    static void want(Message const& request, std::array<char const*, Count> const& names) {
        ippAddStrings(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                      static_cast<int>(Count), nullptr, names.data());
    }

    base::Result<Message, Refusal> ask(Message const& request) const { return ask(request, {}, answer_, {}); }

    base::Result<Message, Refusal> ask(Message const& request, base::ByteView document, base::Duration time,
                                       std::stop_token stop) const {
        auto const bytes = exchange(address_, request.get(), document, time, std::move(stop));
        auto answer = bytes ? parse(*bytes) : nullptr;
        if (answer == nullptr || ippGetRequestId(answer.get()) != ippGetRequestId(request.get()))
            return tl::unexpected(Refusal::Silent);
        if (auto const refusal = refusal_in(answer.get())) return tl::unexpected(*refusal);
        return answer;
    }

    Address address_;
    base::Duration answer_;
    base::Duration document_;
};

} // namespace

base::Result<Address> parse_address(std::string_view text) {
    std::array<char, HTTP_MAX_URI> scheme{}, userpass{}, host{}, path{};
    constexpr int size = HTTP_MAX_URI;
    int port = 0;
    auto const whole = std::string(text);
    auto const status = httpSeparateURI(HTTP_URI_CODING_ALL, whole.c_str(), scheme.data(), size, userpass.data(), size,
                                        host.data(), size, &port, path.data(), size);
    bool const right = (status == HTTP_URI_STATUS_OK || status == HTTP_URI_STATUS_MISSING_RESOURCE) &&
                       std::strcmp(scheme.data(), "ipp") == 0 && userpass[0] == '\0' && host[0] != '\0' && port > 0;
    if (!right) return base::failure(base::ErrorKind::Invalid, "not ipp://HOST[:PORT][/PATH]: " + whole);
    Address address{host.data(), port, path.data(), {}};
    if (address.path.empty() || address.path == "/") address.path = "/ipp/print";
    std::array<char, HTTP_MAX_URI> uri{};
    httpAssembleURI(HTTP_URI_CODING_ALL, uri.data(), size, "ipp", nullptr, address.host.c_str(), port,
                    address.path.c_str());
    address.uri = uri.data();
    return address;
}

std::unique_ptr<Peer> make_peer(Address address, base::Duration answer, base::Duration document) {
    return std::make_unique<IppPeer>(std::move(address), answer, document);
}

base::Result<PrinterNews, Refusal> printer_news(base::ByteView message) {
    auto const answer = parse(message);
    if (answer == nullptr) return tl::unexpected(Refusal::Silent);
    return read_printer(answer.get());
}

base::Result<JobNews, Refusal> job_news(base::ByteView message) {
    auto const answer = parse(message);
    if (answer == nullptr) return tl::unexpected(Refusal::Silent);
    return read_job(answer.get());
}

} // namespace cups
