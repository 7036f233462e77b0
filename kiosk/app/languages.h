// Languages: the sentences in each language, loaded once. Const afterwards, any thread.
#pragma once
#include "kiosk/app/strings.h"

namespace app {

class Languages {
public:
    static base::Result<Languages> load() {
        Languages languages;
        languages.vietnamese_ = TRY(load_strings(model::Language::Vietnamese));
        languages.english_ = TRY(load_strings(model::Language::English));
        return languages;
    }
    model::Strings const& operator[](model::Language language) const {
        return language == model::Language::English ? english_ : vietnamese_;
    }

private:
    model::Strings vietnamese_, english_;
};

} // namespace app
