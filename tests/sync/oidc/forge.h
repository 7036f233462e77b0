// Keys and tokens as a provider makes them, and as one would forge them: any header, any payload, any signature. Made
// with OpenSSL alone, so that nothing of ours, and not libcjose, checks its own work. One thread.
#pragma once
#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace tests {

// A pair of keys: RSA of so many bits, or a curve ("P-256", "P-384").
class ForgedKey {
public:
    static ForgedKey rsa(std::string kid, unsigned bits = 2048);
    static ForgedKey curve(std::string kid, char const* name = "P-256");

    // Public, with `more` members (",\"use\":\"sig\"") behind; `secret`: with the secret half of a curve's key.
    std::string jwk(std::string const& more = "", bool secret = false) const;
    std::string pem() const; // of the secret half, PKCS #8
    std::string public_pem() const;
    std::string const& kid() const { return kid_; }
    // The bytes of a JWS signature over `text`, RS256 or ES256.
    std::string sign(std::string_view text) const;
    bool verifies(std::string_view text, std::string const& signature) const;

private:
    std::shared_ptr<evp_pkey_st> key_;
    std::string kid_;
    bool is_rsa_ = false;
};

std::string base64url(std::string_view bytes);
std::string from_base64url(std::string_view text);
std::string hmac_sha256(std::string_view key, std::string_view text);
std::string key_set(std::initializer_list<std::string> jwks); // {"keys":[…]}

// HEADER.PAYLOAD.SIGNATURE, signed with `key` whatever the header says.
std::string token(std::string const& header, std::string const& payload, ForgedKey const& key);

// One of each for all tests: making them takes time.
ForgedKey const& rsa_key();     // kid "rs-1"
ForgedKey const& curve_key();   // kid "es-1"
ForgedKey const& foreign_key(); // kid "es-1" as well, of somebody else

} // namespace tests
