#include "tests/bench/screen/display.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/XTest.h>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bench {

struct Display::Inside {
    pid_t server = 0;
    ::Display* x = nullptr;
    XImage* image = nullptr;
    XShmSegmentInfo memory{};
};

namespace {

pid_t start_server(int width, int height, std::string& name) {
    int ends[2];
    if (pipe(ends) != 0) std::abort();
    pid_t const child = fork();
    if (child == 0) {
        auto const size = std::to_string(width) + "x" + std::to_string(height) + "x24";
        auto const fd = std::to_string(ends[1]);
        execlp("Xvfb", "Xvfb", "-displayfd", fd.c_str(), "-screen", "0", size.c_str(), "-noreset", "-nolisten", "tcp",
               nullptr);
        _exit(127);
    }
    close(ends[1]);
    char number[16] = {};
    auto const count = read(ends[0], number, sizeof number - 1);
    close(ends[0]);
    if (count <= 0) {
        std::fprintf(stderr, "screen_bench: Xvfb did not start; install the package xvfb\n");
        std::exit(1);
    }
    name = ":" + std::to_string(std::atoi(number));
    return child;
}

} // namespace

Display::Display(int width, int height) : inside_(std::make_unique<Inside>()) {
    auto& in = *inside_;
    in.server = start_server(width, height, name_);
    in.x = XOpenDisplay(name_.c_str());
    if (!in.x) std::abort();
    auto const screen = DefaultScreen(in.x);
    in.image = XShmCreateImage(in.x, DefaultVisual(in.x, screen), 24, ZPixmap, nullptr, &in.memory,
                               static_cast<unsigned>(width), static_cast<unsigned>(height));
    auto const bytes = static_cast<std::size_t>(in.image->bytes_per_line) * static_cast<std::size_t>(height);
    in.memory.shmid = shmget(IPC_PRIVATE, bytes, IPC_CREAT | 0600);
    in.memory.shmaddr = in.image->data = static_cast<char*>(shmat(in.memory.shmid, nullptr, 0));
    XShmAttach(in.x, &in.memory);
    XSync(in.x, False);
    shmctl(in.memory.shmid, IPC_RMID, nullptr);
}

Display::~Display() {
    auto& in = *inside_;
    XShmDetach(in.x, &in.memory);
    XCloseDisplay(in.x);
    shmdt(in.memory.shmaddr);
    kill(in.server, SIGTERM);
    waitpid(in.server, nullptr, 0);
}

std::vector<std::uint32_t> Display::look(Area area) {
    auto& in = *inside_;
    // Only the area is fetched, so that looking takes little of the time that is measured.
    in.image->width = area.w;
    in.image->height = area.h;
    in.image->bytes_per_line = 4 * area.w;
    XShmGetImage(in.x, DefaultRootWindow(in.x), in.image, area.x, area.y, AllPlanes);
    auto const* first = reinterpret_cast<std::uint32_t const*>(in.image->data);
    std::vector<std::uint32_t> pixels(first, first + std::ptrdiff_t{area.w} * area.h);
    for (auto& pixel : pixels)
        pixel &= 0xFFFFFF;
    return pixels;
}

void Display::press(int x, int y) {
    XTestFakeMotionEvent(inside_->x, -1, x, y, CurrentTime);
    XTestFakeButtonEvent(inside_->x, 1, True, CurrentTime);
    XSync(inside_->x, False);
}

// Let go elsewhere, so that the press does not act.
void Display::release_at(int x, int y) {
    XTestFakeMotionEvent(inside_->x, -1, x, y, CurrentTime);
    XTestFakeButtonEvent(inside_->x, 1, False, CurrentTime);
    XSync(inside_->x, False);
}

} // namespace bench
