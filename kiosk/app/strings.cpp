#include "kiosk/app/strings.h"

#include <clocale>
#include <cstdlib>
#include <libintl.h>

#include "kiosk/base/text.h"
#include "ui/po/keys.h"

namespace app {

base::Result<model::Strings> load_strings(model::Language language, std::filesystem::path const& data) {
    auto const folder = data / "locale";
    std::string const code(code_of(language));
    if (!std::filesystem::exists(folder / code / "LC_MESSAGES" / "tramso.mo"))
        return base::failure(base::ErrorKind::NotFound, "no catalogue " + code + " in " + folder.string());
    // gettext looks at LANGUAGE only when the locale is not "C", in glibc 2.41 also not "C.…". C.UTF-8 is the one
    // locale on every Debian, and what C_VN.UTF-8 falls back to: glibc drops a territory it does not know, but keeps
    // the name. A change of locale makes gettext forget the language before; setting the same one again does not.
    // Called before any other thread is started. NOLINTBEGIN(concurrency-mt-unsafe)
    setenv("LANGUAGE", code.c_str(), 1);
    setlocale(LC_MESSAGES, "C");
    setlocale(LC_MESSAGES, "C_VN.UTF-8");
    // NOLINTEND(concurrency-mt-unsafe)
    bindtextdomain("tramso", folder.c_str());
    bind_textdomain_codeset("tramso", "UTF-8");
    std::map<std::string, std::string, std::less<>> sentences;
    for (char const* key : po::keys) {
        char const* sentence = dgettext("tramso", key);
        auto normalised = base::to_nfc(sentence);
        if (sentence == key || !normalised)
            return base::failure(base::ErrorKind::Corrupt, "no sentence for " + std::string(key) + " in " + code);
        sentences.emplace(key, std::move(*normalised));
    }
    return model::Strings(language, std::move(sentences));
}

} // namespace app
