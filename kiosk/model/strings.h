// Strings: every sentence a screen or slip can show, by a dotted key ("report.send"), in one language. Made at start
// from the gettext catalogues, const afterwards, any thread. A key without a sentence is a bug, found by a test over
// all keys.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "kiosk/base/check.h"
#include "kiosk/model/language.h"

namespace model {

class Strings {
public:
    Strings() = default;
    Strings(Language language, std::map<std::string, std::string, std::less<>> sentences)
        : language_(language), sentences_(std::move(sentences)) {}

    Language language() const { return language_; }
    std::string_view operator[](std::string_view key) const {
        auto const found = sentences_.find(key);
        base::check(found != sentences_.end(), key);
        return found->second;
    }
    bool contains(std::string_view key) const { return sentences_.find(key) != sentences_.end(); }
    auto const& all() const { return sentences_; }

private:
    Language language_ = Language::Vietnamese;
    std::map<std::string, std::string, std::less<>> sentences_;
};

} // namespace model
