#include "ui/stage/opengl_renderer.h"

#include <SDL.h>
#include <SDL_opengl.h>
#include <algorithm>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <map>
#include <string_view>
#include <utility>

#include "ui/stage/draw_list_hash.h"

namespace stage {
namespace {

// The few functions of OpenGL that we call ourselves, from the driver SDL opened.
struct OpenGl {
    decltype(&glGetString) get_string;
    decltype(&glGenTextures) gen_textures;
    decltype(&glDeleteTextures) delete_textures;
    decltype(&glBindTexture) bind_texture;
    decltype(&glTexParameteri) tex_parameter;
    decltype(&glTexImage2D) tex_image;
    decltype(&glViewport) viewport;
    decltype(&glReadPixels) read_pixels;
    decltype(&glPixelStorei) pixel_store;

    bool load() {
        auto const get = [](char const* name, auto& function) {
            function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(SDL_GL_GetProcAddress(name));
            return function != nullptr;
        };
        return get("glGetString", get_string) && get("glGenTextures", gen_textures) &&
               get("glDeleteTextures", delete_textures) && get("glBindTexture", bind_texture) &&
               get("glTexParameteri", tex_parameter) && get("glTexImage2D", tex_image) && get("glViewport", viewport) &&
               get("glReadPixels", read_pixels) && get("glPixelStorei", pixel_store);
    }
};

bool drawn_by_cpu(std::string_view renderer) {
    for (auto const name : {"llvmpipe", "softpipe", "swrast", "Software"})
        if (renderer.find(name) != std::string_view::npos) return true;
    return false;
}

std::vector<std::uint8_t> as_rgba(kit::Image const& image) {
    if (image.format == kit::PixelFormat::Rgba) return image.pixels;
    std::vector<std::uint8_t> rgba(image.pixels.size() * 4, 255);
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        rgba[4 * i + 3] = image.pixels[i];
    return rgba;
}

class OpenGlRenderer final : public RendererBackend {
public:
    OpenGlRenderer(SDL_Window* window, SDL_GLContext context, OpenGl gl, kit::Image const& atlas)
        : window_(window), context_(context), gl_(gl) {
        ImGui_ImplOpenGL3_Init("#version 130");
        ImGui_ImplOpenGL3_NewFrame(); // makes a font texture of its own and points the atlas at it
        ImGui::GetIO().Fonts->SetTexID(const_cast<kit::Image*>(&atlas));
        SDL_GL_SetSwapInterval(1);
    }
    ~OpenGlRenderer() override {
        for (auto const& [image, texture] : textures_)
            gl_.delete_textures(1, &texture.name);
        ImGui_ImplOpenGL3_Shutdown();
        SDL_GL_DeleteContext(context_);
    }
    OpenGlRenderer(OpenGlRenderer const&) = delete;
    OpenGlRenderer& operator=(OpenGlRenderer const&) = delete;

    bool draw(ImDrawData const& data) override {
        auto const hash = hash_of(data);
        if (hash == drawn_ && !all_) return false;
        drawn_ = hash;
        all_ = false;
        for (int i = 0; i < data.CmdListsCount; ++i)
            for (auto& command : data.CmdLists[i]->CmdBuffer)
                command.TextureId = bring(command.TextureId);
        render(const_cast<ImDrawData*>(&data));
        SDL_GL_SwapWindow(window_);
        return true;
    }

    void redraw_all() override { all_ = true; }

    // Drawn once more, because what a swap leaves in the back buffer is not defined. Texture names are in place
    // already.
    Picture picture() override {
        auto* data = ImGui::GetDrawData();
        if (!data) return {};
        auto const [width, height] = render(data);
        std::vector<std::uint8_t> rgba(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
        gl_.pixel_store(GL_PACK_ALIGNMENT, 1);
        gl_.read_pixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
        Picture picture{width, height, {}};
        for (int y = height - 1; y >= 0; --y) // OpenGL's rows start at the bottom
            for (int x = 0; x < width; ++x) {
                auto const* p = &rgba[4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                           static_cast<std::size_t>(x))];
                picture.pixels.push_back(std::uint32_t{p[0]} << 16 | std::uint32_t{p[1]} << 8 | p[2]);
            }
        return picture;
    }

    bool is_gpu() const override { return true; }

private:
    struct Texture {
        GLuint name = 0;
        std::uint64_t version = 0;
    };

    std::pair<int, int> render(ImDrawData* data) {
        int width = 0, height = 0;
        SDL_GL_GetDrawableSize(window_, &width, &height);
        gl_.viewport(0, 0, width, height);
        ImGui_ImplOpenGL3_RenderDrawData(data);
        return {width, height};
    }

    ImTextureID bring(ImTextureID id) {
        auto const& image = *static_cast<kit::Image const*>(id);
        auto& texture = textures_[&image];
        if (texture.name == 0) gl_.gen_textures(1, &texture.name);
        if (texture.version != image.version + 1) upload(image, texture);
        // ImGui's backend wants the texture's number in the pointer. NOLINTNEXTLINE(performance-no-int-to-ptr)
        return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture.name));
    }

    void upload(kit::Image const& image, Texture& texture) {
        auto const filter = image.smooth ? GL_LINEAR : GL_NEAREST;
        auto const rgba = as_rgba(image);
        gl_.bind_texture(GL_TEXTURE_2D, texture.name);
        gl_.tex_parameter(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
        gl_.tex_parameter(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
        for (auto const side : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) // else a photo's edge takes in the opposite one
            gl_.tex_parameter(GL_TEXTURE_2D, static_cast<GLenum>(side), GL_CLAMP_TO_EDGE);
        gl_.pixel_store(GL_UNPACK_ALIGNMENT, 1);
        gl_.tex_image(GL_TEXTURE_2D, 0, GL_RGBA, image.width, image.height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
        texture.version = image.version + 1;
    }

    SDL_Window* window_;
    SDL_GLContext context_;
    OpenGl gl_;
    std::map<kit::Image const*, Texture> textures_;
    std::uint64_t drawn_ = 0;
    bool all_ = true;
};

} // namespace

base::Result<std::unique_ptr<RendererBackend>> make_opengl_renderer(SDL_Window* window, kit::Image const& atlas,
                                                                    bool any) {
    auto* context = SDL_GL_CreateContext(window);
    if (!context) return base::failure(base::ErrorKind::Unavailable, std::string("no OpenGL: ") + SDL_GetError());
    OpenGl gl{};
    char const* name = gl.load() ? reinterpret_cast<char const*>(gl.get_string(GL_RENDERER)) : nullptr;
    if (!name || (!any && drawn_by_cpu(name))) {
        SDL_GL_DeleteContext(context);
        return base::failure(base::ErrorKind::Unavailable,
                             std::string("OpenGL is drawn by the CPU: ") + (name ? name : "?"));
    }
    return std::make_unique<OpenGlRenderer>(window, context, gl, atlas);
}

} // namespace stage
