// The heap of the screen's program zeroes what it gives back, so that a citizen's words do not outlive the visit in
// freed memory: strings that were moved, grew, or were copied by a library. Replaces the global operators of
// [new.delete].
#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <new>

namespace {

void* take(std::size_t size) {
    if (void* memory = std::malloc(size > 0 ? size : 1)) return memory;
    std::abort(); // we throw nothing
}

void* take_aligned(std::size_t size, std::size_t alignment) {
    void* memory = nullptr;
    if (posix_memalign(&memory, alignment, size > 0 ? size : 1) == 0) return memory;
    std::abort();
}

void give_back(void* memory) {
    if (!memory) return;
    explicit_bzero(memory, malloc_usable_size(memory));
    std::free(memory);
}

} // namespace

void* operator new(std::size_t size) { return take(size); }
void* operator new[](std::size_t size) { return take(size); }
void* operator new(std::size_t size, std::nothrow_t const&) noexcept { return std::malloc(size > 0 ? size : 1); }
void* operator new[](std::size_t size, std::nothrow_t const&) noexcept { return std::malloc(size > 0 ? size : 1); }
void* operator new(std::size_t size, std::align_val_t by) { return take_aligned(size, static_cast<std::size_t>(by)); }
void* operator new[](std::size_t size, std::align_val_t by) { return take_aligned(size, static_cast<std::size_t>(by)); }
void operator delete(void* memory) noexcept { give_back(memory); }
void operator delete[](void* memory) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { give_back(memory); }
void operator delete[](void* memory, std::size_t) noexcept { give_back(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { give_back(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { give_back(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { give_back(memory); }
void operator delete(void* memory, std::nothrow_t const&) noexcept { give_back(memory); }
void operator delete[](void* memory, std::nothrow_t const&) noexcept { give_back(memory); }
