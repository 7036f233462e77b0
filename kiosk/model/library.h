// Library: what the city tells its citizens: guides (a procedure, a hospital, how to install an app), how they are
// gathered, what each tile of the home screen opens, and the fares of the metro. Made by the room `config` from content
// files, const afterwards, any thread. Every guide bears its source and the date it was true.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/model/bilingual.h"
#include "kiosk/model/install.h"

namespace model {

enum class BlockKind {
    Text,  // a paragraph
    Step,  // one thing to do after the other, numbered
    Bring, // a paper to bring along, to be ticked off
    Fact,  // a label and what it is: a fee, a time, an address
    Link,  // an official page, for the phone: `text` is its address
};

struct Block {
    BlockKind kind = BlockKind::Text;
    std::string label_key = {}; // of model::Strings, where the label is ours; else
    Bilingual label = {};
    std::vector<std::string> text_keys = {}; // of model::Strings, joined by commas, where the words are ours; else
    Bilingual text = {};
};

// Where a procedure is handled; what the screen answers to "can I do it here?".
enum class Level { Unknown, Ward, City, Ministry };

struct Guide {
    std::string id; // "1.001193", "vneid_install"
    Bilingual name;
    Bilingual second;  // a quieter line below the name: a ward, a field
    std::string words; // other words people look for it with
    std::vector<Block> blocks;
    std::string source, as_of;  // as_of: "2026-07-18", "2026"
    std::optional<Level> level; // of a procedure; none: it is no procedure
};

// What belongs together, in order: a life event, the hospitals for children, and all hospitals by need.
struct Collection {
    std::string id; // "birth", "procedures"
    Bilingual name;
    std::vector<std::string> parts = {};  // Collection::id of smaller ones; these have guides and no parts
    std::vector<std::string> guides = {}; // Guide::id
};

// What a row of a tile's menu opens.
enum class Opens {
    Collection, // a list of guides
    Guide,
    Find,    // the search through a collection
    Metro,   // fares and hours
    Report,  // the report form, with a category chosen already
    Notices, // news and warnings of the content
    Triage,  // the questions that end at what somebody can install
    Tour,    // what the city's app does; it ends at a guide
};

struct MenuEntry {
    std::string id;
    std::string tile; // one of model::tile_words
    std::string sign; // the picture beside it: "hospital"
    Opens opens = Opens::Collection;
    std::string target; // Collection::id, Guide::id, Category::id, TriageQuestion::id; of notices "news"
    Bilingual name, second;
};

struct Fare {
    std::string from, to; // Place::code, in the order of the line
    int cash = 0;         // dong
    int cashless = 0;
};

struct Metro {
    std::vector<Fare> fares; // each pair once
    std::string source, as_of;

    Fare const* fare(std::string_view one, std::string_view other) const; // either way round; nullptr: unknown
};

// What is said and what is meant by it: "khai sanh" is "khai sinh".
struct Synonym {
    std::string said, meant;
};

class Library {
public:
    std::vector<MenuEntry> menu;
    std::vector<Collection> collections;
    std::vector<Guide> guides;
    std::vector<Synonym> synonyms;
    Metro metro;
    Install install; // empty where the content has none

    Guide const* guide(std::string_view id) const; // nullptr: unknown
    Collection const* collection(std::string_view id) const;
    MenuEntry const* entry(std::string_view id) const;
};

// All that is shown of it in that language, one after the other: which letters a font must have.
void append_texts(Library const& library, Language language, std::string& to);

} // namespace model
