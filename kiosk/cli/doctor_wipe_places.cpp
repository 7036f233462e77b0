// Where words can wait beside the program: what an X server would paste, and the queues of printers. The X library is
// taken when there is a display, so that a kiosk without one does not need it.
#include <array>
#include <cstdlib>
#include <dlfcn.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <memory>

#include "kiosk/base/text.h"
#include "kiosk/cli/doctor_wipe.h"

namespace cli {
namespace {

std::string variable_of(Program const& program, std::string_view name) {
    std::ifstream in(fmt::format("/proc/{}/environ", program.pid));
    for (std::string word; std::getline(in, word, '\0');)
        if (word.starts_with(name) && word.size() > name.size() && word[name.size()] == '=')
            return word.substr(name.size() + 1);
    return {};
}

// Of Xlib what we call; its types are pointers and unsigned long (XID, Atom).
class Display {
public:
    explicit Display(std::string const& name) : library_(dlopen("libX11.so.6", RTLD_NOW)) {
        if (!library_) return;
        auto* const open = function<void*(char const*)>("XOpenDisplay");
        display_ = open ? open(name.c_str()) : nullptr;
    }
    ~Display() {
        if (auto* const close = display_ ? function<int(void*)>("XCloseDisplay") : nullptr) close(display_);
        if (library_) dlclose(library_);
    }
    Display(Display const&) = delete;
    Display& operator=(Display const&) = delete;

    bool is_open() const { return display_ != nullptr; }

    bool is_held(char const* selection) const {
        auto* const atom = function<unsigned long(void*, char const*, int)>("XInternAtom");
        auto* const owner = function<unsigned long(void*, unsigned long)>("XGetSelectionOwner");
        return atom && owner && owner(display_, atom(display_, selection, 0)) != 0;
    }

private:
    template<class F>
    F* function(char const* name) const {
        return reinterpret_cast<F*>(dlsym(library_, name));
    }

    void* library_ = nullptr;
    void* display_ = nullptr;
};

bool has_jobs(std::filesystem::path const& spool) {
    std::error_code error;
    std::filesystem::directory_iterator files(spool, error);
    for (; !error && files != std::filesystem::directory_iterator(); files.increment(error))
        if (files->is_regular_file(error) && files->file_size(error) > 0) return true;
    return false;
}

} // namespace

Part examine_selections(Program const& program) {
    Part part{"clipboard", Verdict::Good, {}, {}};
    auto const name = variable_of(program, "DISPLAY");
    part.facts.emplace_back("display", name);
    if (name.empty() && !variable_of(program, "WAYLAND_DISPLAY").empty()) {
        worsen(part, Verdict::Warning, "what a Wayland compositor holds cannot be asked for");
        return part;
    }
    if (name.empty()) {
        part.says = "there is no display that could hold a selection";
        return part;
    }
    // The doctor has one thread. NOLINTNEXTLINE(concurrency-mt-unsafe)
    if (auto const key = variable_of(program, "XAUTHORITY"); !key.empty()) setenv("XAUTHORITY", key.c_str(), 1);
    Display const display(name);
    if (!display.is_open()) {
        worsen(part, Verdict::Warning, fmt::format("the display {} cannot be asked", name));
        return part;
    }
    for (char const* const selection : {"PRIMARY", "SECONDARY", "CLIPBOARD"})
        if (display.is_held(selection)) worsen(part, Verdict::Bad, fmt::format("{} is held by a program", selection));
    if (part.says.empty()) part.says = "nothing can be pasted";
    return part;
}

Part examine_spool(House const& house) {
    Part part{"spool", Verdict::Good, {}, {}};
    part.facts.emplace_back("link", house.settings.printer.link);
    for (char const* const spool : {"/var/spool/cups", "/var/spool/lpd"})
        if (has_jobs(spool)) worsen(part, Verdict::Bad, fmt::format("a job waits in {}", spool));
    if (house.settings.printer.link.starts_with("file:"))
        worsen(part, Verdict::Warning, "slips are kept as files: for tests, never for citizens");
    if (part.says.empty()) part.says = "no job waits for a printer";
    return part;
}

} // namespace cli
