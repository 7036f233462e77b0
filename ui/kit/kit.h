// Kit: our widgets, drawn with ImGui's draw lists and pressed by our own forgiving touch. Immediate mode: a screen
// calls the widgets each time it is drawn, and a widget says whether it was pressed since. Everything drawn is recorded
// in the Tree.
//   kit.begin(touches, now);            // decides which ids were pressed, from the boxes of the last drawing
//   if (kit.button("report.send", box, strings["report.send"], {.tone = Tone::Primary})) …
//   kit.end();                          // ImGui::Render() may follow; then wants_frame_at() says when to draw again
// Forgiving touch: a press acts when the finger lifts, also when it moved or lasted, if it went down on (or within 4 mm
// of, the nearest wins) the target and did not leave it by more than 8 mm; only the first finger counts; a press that
// began on one screen never acts on the next, which takes presses after 250 ms; a disabled target swallows its press; a
// bounce, a palm and a panel's ghost are no presses (touch_judge.h). Each touch answers at once with a ripple.
//
// Owned and used by the ui thread alone; ImGui's context must be current. Text is UTF-8 NFC.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "ui/kit/focus.h"
#include "ui/kit/fonts.h"
#include "ui/kit/geometry.h"
#include "ui/kit/image.h"
#include "ui/kit/looks.h"
#include "ui/kit/theme.h"
#include "ui/kit/touch.h"
#include "ui/kit/tree.h"

namespace kit {

class Kit {
public:
    Kit(Metrics metrics, Palette const& palette, Fonts fonts, Image const& atlas);
    ~Kit();
    Kit(Kit const&) = delete;
    Kit& operator=(Kit const&) = delete;

    void begin(std::span<Touch const> touches, base::Instant now);
    void end();
    std::optional<base::Instant> wants_frame_at() const; // the picture changes by itself then; none: only by touch
    Tree const& tree() const;
    bool touched() const;            // by a finger or key, since the last call of begin: for the idle timer
    void step_focus(FocusStep step); // a key: moves the focus on, or presses what is focused as a finger would

    void begin_screen(std::string_view id, std::string_view label); // first: "report.category" and its heading

    // --- measures
    Metrics const& metrics() const;
    float px(double millimetres) const;
    Sizes const& sizes() const;
    Palette const& palette() const;
    Rect screen() const;   // all of it, or its lower part in reach mode
    bool portrait() const; // screen() is higher than wide
    TextSize text_size() const;

    // --- what the citizen chose. Between two frames; what is on the screen then is drawn anew.
    void set_letters(TextSize size, Fonts const& fonts, Image const& atlas); // the fonts the stage made for that size
    void set_palette(Palette const& palette);
    void set_reach(double millimetres); // height of the lower part; 0: off
    void set_still(bool still);         // nothing moves: no ripples that grow, no blinking
    void set_pace(int times);           // how many times as long toasts and ripples take: 1, or 2 in slow mode
    void set_words(Words words);        // when the language changes

    // --- what is read
    // Wraps at words inside `box`, draws from the top, returns the height used in pixels. Text that does not fit is set
    // in the next smaller role, and cut with … at the last: nothing ever overlaps.
    float text(std::string_view id, Rect box, std::string_view text, TextLook look = {});
    float text_height(float width, std::string_view text, FontRole font) const; // what text() would use
    Fonts const& fonts() const;        // to measure words with, see text_layout.h
    void panel(Rect box, Colour fill); // a card with shadow
    void rule(Rect box);               // a thin line
    void fill(Rect box, Colour colour);
    void icon(Rect box, Icon icon, Colour colour, FontRole font = FontRole::Icon);
    void plate(Rect box, Icon icon, Colour hue); // a large white icon on a disc of that hue
    void scenery(Rect box, float covered); // the city at dawn; `covered` pixels at its foot lie below something else
    void emblem(Rect box);                 // the lotus of the bar
    void image(std::string_view id, Rect box, Image const& image, std::string_view label); // in proportion, centred
    void stepper(std::string_view id, Rect box, int current, int count, std::string_view label); // current from 0
    // As a metro line: the stops up to `reached` (from 0; -1: none) are behind us. Nodes ID.1 … .
    void route(std::string_view id, Rect box, std::span<std::string_view const> stops, int reached, Way way);
    void busy(Rect box); // three dots that light up in turn
    void reel(std::string_view id, Rect box, std::string_view digits, ReelLook look); // numbers roll, and stand
    void toast(std::string_view id, std::string_view text); // stays Motion::toast, restarts when the text changes
    void scrim(); // darkens all drawn so far, and makes it untouchable: a question follows

    // --- what is pressed
    bool button(std::string_view id, Rect box, std::string_view label, ButtonLook look = {});
    bool tile(std::string_view id, Rect box, Icon icon, std::string_view label, std::string_view second,
              TileLook look = {});
    bool die(std::string_view id, Rect box, int pips, std::string_view label, DieLook look); // the face of one
    // Pages, never scrolls: rows of at least a target's height, its own buttons LIST.previous and LIST.next, "3 / 12"
    // between. `columns` at the most: as many as show most items a page. Returns the index of the pressed item.
    std::optional<std::size_t> list(std::string_view id, Rect box, std::span<ListItem const> items, int columns = 1);
    void show_page_of(std::string_view list_id, std::size_t item);      // turns the list to that item
    std::size_t page(std::string_view id, Rect bar, std::size_t pages); // ID.previous, ID.next; which to draw, from 0
    MapPress map(std::string_view id, Rect box, MapLook const& look);
    void map_key(Rect box, MapKey key);

    // --- what is typed
    // Shows `text` with a caret at its end, wrapped, its last lines visible; `hint` when empty. Its own copy of the
    // text is wiped after drawing. The node's label is the text itself.
    void text_field(std::string_view id, Rect box, base::PrivateText const& text, std::string_view hint, bool focused);
    // Draws the keys and gives back the changed text; `longest` in code points. Keys have ids "key.a", "key.ê",
    // "key.tone.acute", "key.shift" …, and "key.mode", which changes between the tone keys, Telex and VNI until
    // forget(). The letter pressed is shown large above the finger.
    std::optional<KeyboardEdit> keyboard(Rect box, KeyboardLayout layout, base::PrivateText const& text,
                                         std::size_t longest);
    static std::size_t rows_of(KeyboardLayout layout);
    std::optional<KeyPress> const& pressed_key() const; // in this frame, also one that changed no text

    // Forgets presses, ripples, typing state and pages: the end of a visit.
    void forget();

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace kit
