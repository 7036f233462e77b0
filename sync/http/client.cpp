#include "sync/http/client.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <curl/curl.h>
#include <mutex>

#include "kiosk/base/text.h"

namespace http {
namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

// What one request gathers while libcurl calls back.
struct Exchange {
    Answer answer;
    std::size_t largest_answer = 0;
    bool too_large = false;
    std::stop_token stop;
};

std::size_t take_body(char* data, std::size_t, std::size_t size, void* user) {
    auto& exchange = *static_cast<Exchange*>(user);
    exchange.too_large = size > exchange.largest_answer - exchange.answer.body.size();
    if (exchange.too_large) return 0;
    exchange.answer.body.append(data, size);
    return size;
}

std::size_t take_header(char* data, std::size_t, std::size_t size, void* user) {
    auto& exchange = *static_cast<Exchange*>(user);
    std::string_view const line(data, size);
    if (line.starts_with("HTTP/")) exchange.answer.headers.clear(); // an interim answer (100) came before
    auto const colon = line.find(':');
    if (colon != std::string_view::npos)
        exchange.answer.headers.push_back({lower(line.substr(0, colon)), base::trimmed(line.substr(colon + 1))});
    return size;
}

int asks_to_stop(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Exchange*>(user)->stop.stop_requested() ? 1 : 0;
}

// TLS 1.3 tells a client that its certificate was refused only after the handshake, in the first read.
bool is_tls_alert(std::string_view what) { return what.find(" alert ") != std::string_view::npos; }

// The line ended in the middle of the handshake: nobody has refused anything.
bool is_hang_up(std::string_view what) {
    constexpr std::array<std::string_view, 5> words{"SSL_ERROR_SYSCALL", "unexpected eof", "reset by peer",
                                                    "Recv failure", "Send failure"};
    return std::ranges::any_of(words, [&](auto word) { return what.find(word) != std::string_view::npos; });
}

Failure failure_of(CURLcode code, Exchange const& exchange, std::string_view what) {
    if (exchange.too_large) return Failure::AnswerTooLarge;
    if (code == CURLE_ABORTED_BY_CALLBACK) return Failure::Stopped;
    if (code == CURLE_OPERATION_TIMEDOUT) return Failure::TimedOut;
    CURLcode const connecting[] = {CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT,
                                   CURLE_URL_MALFORMAT};
    if (std::ranges::find(connecting, code) != std::end(connecting)) return Failure::CouldNotConnect;
    if (code == CURLE_SSL_CONNECT_ERROR && is_hang_up(what)) return Failure::Cut;
    CURLcode const tls[] = {CURLE_SSL_CONNECT_ERROR,        CURLE_SSL_CERTPROBLEM,    CURLE_SSL_CIPHER,
                            CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR};
    if (std::ranges::find(tls, code) != std::end(tls) || is_tls_alert(what)) return Failure::TlsRefused;
    return Failure::Cut;
}

class HeaderList {
public:
    explicit HeaderList(std::vector<Header> const& headers) {
        for (auto const& header : headers)
            append(header.name + ": " + header.value);
        append("Expect:"); // no round trip for permission: the body is small beside it
    }
    ~HeaderList() { curl_slist_free_all(list_); }
    HeaderList(HeaderList const&) = delete;
    HeaderList& operator=(HeaderList const&) = delete;
    curl_slist* list() const { return list_; }

private:
    void append(std::string const& line) { list_ = curl_slist_append(list_, line.c_str()); }
    curl_slist* list_ = nullptr;
};

} // namespace

struct Client::Handle {
    explicit Handle(ClientSettings given) : settings(std::move(given)), curl(curl_easy_init()) {}
    ~Handle() { curl_easy_cleanup(curl); }
    Handle(Handle const&) = delete;
    Handle& operator=(Handle const&) = delete;

    template<class T>
    void set(CURLoption option, T value) {
        curl_easy_setopt(curl, option, value);
    }
    void set_trust();
    void set_limits();
    void set_method(Request const& request);
    void set_exchange(Exchange& exchange);
    base::Result<Answer, Trouble> perform(Request const& request);

    ClientSettings settings;
    CURL* curl;
    void take_times();

    char error[CURL_ERROR_SIZE] = {};
    Times times;
};

void Client::Handle::set_trust() {
    set(CURLOPT_PROTOCOLS_STR, settings.plain_loopback ? "https,http" : "https");
    set<long>(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2); // names of numbers: an enum or a long, by release
    set(CURLOPT_SSL_VERIFYPEER, settings.asks_anyone ? 0L : 1L);
    set(CURLOPT_SSL_VERIFYHOST, settings.asks_anyone ? 0L : 2L);
    set(CURLOPT_CAINFO, settings.authority.c_str());
    set(CURLOPT_CAPATH, static_cast<char const*>(nullptr)); // Debian's default is the system's list
    if (!settings.certificate.empty()) {                    // to libcurl "" is a file that is not there
        set(CURLOPT_SSLCERT, settings.certificate.c_str());
        set(CURLOPT_SSLKEY, settings.certificate_key.c_str());
    }
    set(CURLOPT_PROXY, settings.proxy.c_str()); // "" also switches the environment's proxy off
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set<long>(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS); // by ALPN, else 1.1
    set(CURLOPT_USERAGENT, settings.user_agent.c_str());
    set(CURLOPT_NOSIGNAL, 1L);
}

void Client::Handle::set_limits() {
    set(CURLOPT_CONNECTTIMEOUT_MS, long{settings.connect_timeout.count()});
    set(CURLOPT_TIMEOUT_MS, long{settings.total_timeout.count()});
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(CURLOPT_LOW_SPEED_TIME, long{(settings.stall_timeout.count() + 999) / 1000});
}

void Client::Handle::set_method(Request const& request) {
    if (request.method == Method::Get) return set(CURLOPT_HTTPGET, 1L);
    if (request.method == Method::Head) return set(CURLOPT_NOBODY, 1L);
    // POSTFIELDS, not UPLOAD: libcurl can then send the body again by itself when a kept connection turns out to be
    // dead.
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    set(CURLOPT_POSTFIELDS, request.body.empty() ? "" : base::as_text(request.body).data());
    set(CURLOPT_CUSTOMREQUEST, word_of(request.method).data());
}

void Client::Handle::set_exchange(Exchange& exchange) {
    set(CURLOPT_ERRORBUFFER, &error[0]);
    set(CURLOPT_WRITEFUNCTION, &take_body);
    set(CURLOPT_WRITEDATA, &exchange);
    set(CURLOPT_HEADERFUNCTION, &take_header);
    set(CURLOPT_HEADERDATA, &exchange);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &asks_to_stop);
    set(CURLOPT_XFERINFODATA, &exchange);
}

void Client::Handle::take_times() {
    auto const at = [this](CURLINFO which) -> std::optional<base::Duration> {
        curl_off_t microseconds = 0;
        if (curl_easy_getinfo(curl, which, &microseconds) != CURLE_OK || microseconds <= 0) return std::nullopt;
        return base::Duration(microseconds / 1000);
    };
    times = {at(CURLINFO_NAMELOOKUP_TIME_T), at(CURLINFO_APPCONNECT_TIME_T),
             at(CURLINFO_TOTAL_TIME_T).value_or(base::Duration())};
}

base::Result<Answer, Trouble> Client::Handle::perform(Request const& request) {
    bool const plain = settings.plain_loopback && is_plain_loopback(request.url);
    if (!plain && !request.url.starts_with("https://"))
        return tl::unexpected(Trouble{Failure::CouldNotConnect, "not https"});
    Exchange exchange{{}, settings.largest_answer, false, request.stop};
    HeaderList const headers(request.headers);
    set_trust();
    set_limits();
    set_exchange(exchange);
    set(CURLOPT_URL, request.url.c_str());
    set(CURLOPT_HTTPHEADER, headers.list());
    error[0] = '\0';
    auto const code = curl_easy_perform(curl);
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    take_times();
    curl_easy_reset(curl); // drops every pointer into this function; the connection stays
    std::string const what = error[0] != '\0' ? &error[0] : curl_easy_strerror(code);
    if (code != CURLE_OK) return tl::unexpected(Trouble{failure_of(code, exchange, what), what});
    exchange.answer.status = static_cast<int>(status);
    return std::move(exchange.answer);
}

Client::Client(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;
Client::~Client() = default;

base::Result<Client> Client::create(ClientSettings settings) {
    static std::once_flag once;
    static bool ready = false;
    std::call_once(once, [] { ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK; });
    auto handle = std::make_unique<Handle>(std::move(settings));
    if (!ready || handle->curl == nullptr) return base::failure(base::ErrorKind::Unavailable, "libcurl does not start");
    return Client(std::move(handle));
}

base::Result<Answer, Trouble> Client::send(Request const& request) {
    handle_->set_method(request);
    return handle_->perform(request);
}

Times Client::last_times() const { return handle_->times; }

std::optional<base::WallTime> time_of(std::string_view date) {
    auto const when = curl_getdate(std::string(date).c_str(), nullptr);
    // Four thousand years are enough, and their milliseconds can be counted.
    if (when < 0 || when > 64'000'000'000) return std::nullopt;
    return base::WallTime(std::chrono::seconds(when));
}

std::optional<base::Duration> retry_after(std::string_view value, base::WallTime now) {
    constexpr base::Duration longest(24 * 3600 * 1000);
    auto const text = base::trimmed(value);
    if (text.empty()) return std::nullopt;
    if (std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
        long seconds = 0;
        auto const read = std::from_chars(text.data(), text.data() + text.size(), seconds);
        if (read.ec != std::errc{} || seconds > longest.count() / 1000) return longest;
        return base::Duration(seconds * 1000);
    }
    auto const when = std::isalpha(static_cast<unsigned char>(text[0])) ? curl_getdate(text.c_str(), nullptr) : -1;
    if (when < 0) return std::nullopt;
    // In seconds until it is known to be near: a year can be too far away to count its milliseconds.
    if (when > now.time_since_epoch() / std::chrono::seconds(1) + longest / std::chrono::seconds(1)) return longest;
    base::WallTime const then{std::chrono::seconds(when)};
    return std::clamp(std::chrono::duration_cast<base::Duration>(then - now), base::Duration(0), longest);
}

} // namespace http
