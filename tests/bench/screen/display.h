// Display: an Xvfb of our own, looked at and pressed from outside, so that ours and the peer are watched the same way.
// One thread.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bench {

struct Area {
    int x, y, w, h;
};

class Display {
public:
    // Starts Xvfb with a screen of `width` × `height`; ends it again. Stops the program when Xvfb does not come up.
    Display(int width, int height);
    ~Display();
    Display(Display const&) = delete;
    Display& operator=(Display const&) = delete;

    std::string const& name() const { return name_; }
    std::vector<std::uint32_t> look(Area area);
    void press(int x, int y);
    void release_at(int x, int y);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
    std::string name_;
};

} // namespace bench
