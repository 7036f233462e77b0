#include "sync/wire/receipt_codec.h"

#include "sync/wire/json_reader.h"

namespace wire {

std::string encode(model::Receipt const& receipt) {
    Json json{{"code", receipt.code},         {"made_at", base::to_rfc3339(receipt.made_at)},
              {"kiosk", receipt.kiosk},       {"place", receipt.place},
              {"category", receipt.category}, {"url", receipt.url}};
    if (!receipt.match.empty()) json["match"] = receipt.match;
    return dump(json);
}

base::Result<model::Receipt> decode_receipt(std::string_view json) {
    auto const reader = ObjectReader::parse(json, 64U << 10);
    if (!reader) return base::failure(base::ErrorKind::Invalid, "the receipt is not a JSON object");
    model::Receipt receipt;
    for (auto const& [name, member] : {std::pair{"code", &receipt.code}, std::pair{"kiosk", &receipt.kiosk},
                                       std::pair{"place", &receipt.place}, std::pair{"category", &receipt.category}}) {
        auto const text = reader->text(name);
        if (!text)
            return base::failure(base::ErrorKind::Invalid, std::string("the receipt's ") + name + " is not a text");
        *member = *text;
    }
    auto const made_at = reader->time("made_at");
    if (!made_at) return base::failure(base::ErrorKind::Invalid, "the receipt's made_at is not a time of RFC 3339");
    receipt.made_at = *made_at;
    receipt.url = reader->text("url").value_or("");
    receipt.match = reader->text("match").value_or("");
    return receipt;
}

} // namespace wire
