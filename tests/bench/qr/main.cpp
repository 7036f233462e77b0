// qr_bench [--pictures FOLDER]: how many QR codes are read, and in what time, beside zbar (in binary mode, without
// which it takes Vietnamese for Japanese), on pictures that are made here and on those of FOLDER/truth.tsv
// (PATH<TAB>TEXT).
#include <zbar.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fmt/format.h>
#include <fstream>
#include <numeric>

#include "drivers/jpeg/load.h"
#include "drivers/qr/decode.h"
#include "kiosk/base/text.h"
#include "tests/drivers/qr/scene.h"

namespace {

struct Score {
    int read = 0, wrong = 0; // wrong: read as another text, or where there is none
    std::vector<double> milliseconds;
};

struct Scores {
    std::string name;
    int pictures = 0, codes = 0;
    Score ours{}, peer{};
};

double now() { // of this thread's processor
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

std::string read_ours(drivers::Frame const& frame) {
    auto const text = qr::decode(frame, qr::Charset::Likely);
    return text ? text->reveal() : "";
}

class Zbar {
public:
    Zbar() {
        scanner_.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
        scanner_.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
        scanner_.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_BINARY, 1);
    }

    std::string read(drivers::Frame const& frame) {
        zbar::Image image(static_cast<unsigned>(frame.width), static_cast<unsigned>(frame.height), "Y800",
                          frame.luma.data(), frame.luma.size());
        if (scanner_.scan(image) <= 0) return "";
        return image.symbol_begin()->get_data();
    }

private:
    zbar::ImageScanner scanner_;
};

template<class Read>
void score(Score& score, std::string const& wanted, drivers::Frame const& frame, Read read) {
    double const before = now();
    auto const text = base::trimmed(read(frame));
    score.milliseconds.push_back(now() - before);
    score.read += !text.empty() && !wanted.empty();
    score.wrong += !text.empty() && text != wanted;
}

void compare(Scores& scores, Zbar& zbar, std::string const& wanted, drivers::Frame const& frame) {
    auto const ours = [&] { score(scores.ours, wanted, frame, read_ours); };
    auto const peer = [&] { score(scores.peer, wanted, frame, [&](auto const& f) { return zbar.read(f); }); };
    scores.codes += !wanted.empty();
    if (++scores.pictures % 2 == 0) {
        ours();
        peer();
    } else {
        peer();
        ours();
    }
}

std::vector<tests::Scene> scenes() {
    std::vector<tests::Scene> made;
    for (double const module : {2.0, 3.0, 4.0, 6.0})
        for (double const degrees : {0.0, 17.0, 90.0})
            made.push_back({.module = module, .degrees = degrees});
    for (double const module : {3.0, 4.0}) {
        for (int const blur : {1, 2})
            made.push_back({.module = module, .degrees = 5, .blur = blur});
        for (double const noise : {12.0, 24.0, 40.0})
            made.push_back({.module = module, .degrees = 5, .noise = noise});
        for (double const contrast : {0.4, 0.25, 0.15})
            made.push_back({.module = module, .degrees = 5, .contrast = contrast});
        for (double const tilt : {0.3, 0.5})
            made.push_back({.module = module, .degrees = 5, .tilt = tilt});
    }
    made.push_back({.module = 4, .degrees = 5, .inverted = true});
    return made;
}

Scores made_here(Zbar& zbar) {
    Scores scores{""};
    auto const texts = tests::card_texts(4);
    for (auto scene : scenes())
        for (auto const& text : texts) {
            scene.seed = static_cast<unsigned>(scores.pictures + 1);
            compare(scores, zbar, text, tests::picture_of(text, scene));
        }
    return scores;
}

std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            result += text[i];
            continue;
        }
        char const c = text[++i];
        result += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
    }
    return base::trimmed(result);
}

Scores photographed(Zbar& zbar, std::string const& folder) {
    Scores scores{".photographed"};
    std::ifstream truth(folder + "/truth.tsv");
    for (std::string line; std::getline(truth, line);) {
        auto const tab = line.find('\t');
        auto const frame = jpeg::load(folder + "/" + line.substr(0, tab));
        if (tab != std::string::npos && frame) compare(scores, zbar, unescaped(line.substr(tab + 1)), *frame);
    }
    return scores;
}

// What a frame of a live camera costs when it shows no code, which is the dearest: over all turns, in milliseconds.
std::vector<double> live_costs() {
    auto const frame = tests::picture_of("1", {.module = 1, .noise = 20});
    std::vector<double> costs;
    for (unsigned turn = 0; turn < 36; ++turn) {
        double const before = now();
        if (qr::decode_live(frame, turn)) fmt::print("# a code was read where none is\n");
        costs.push_back(now() - before);
    }
    return costs;
}

double middle(std::vector<double> values, double part = 0.5) {
    auto const at = values.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

void print(Scores const& scores) {
    auto const& [name, pictures, codes, ours, peer] = scores;
    double const ours_ms = middle(ours.milliseconds), peer_ms = middle(peer.milliseconds);
    fmt::print(
        "# qr{}: {} pictures, wrong texts: ours {} peer {}, p99 ms: ours {:.1f} peer {:.1f}, sum ms: ours {:.0f} "
        "peer {:.0f}\n",
        name, pictures, ours.wrong, peer.wrong, middle(ours.milliseconds, 0.99), middle(peer.milliseconds, 0.99),
        std::accumulate(ours.milliseconds.begin(), ours.milliseconds.end(), 0.0),
        std::accumulate(peer.milliseconds.begin(), peer.milliseconds.end(), 0.0));
    fmt::print("qr.rate{} {:.2f} ours={}/{} peer={}/{}\n", name,
               static_cast<double>(ours.read) / std::max(1, peer.read), ours.read, codes, peer.read, codes);
    fmt::print("qr.time{} {:.2f} ours={:.2f}ms peer={:.2f}ms\n", name, ours_ms / peer_ms, ours_ms, peer_ms);
}

} // namespace

int main(int argc, char** argv) {
    Zbar zbar;
    print(made_here(zbar));
    auto const costs = live_costs();
    fmt::print("# a live frame of 1280 x 720 without a code: median {:.1f} ms, worst {:.1f} ms\n", middle(costs),
               middle(costs, 1));
    std::string const folder = argc == 3 && std::string_view(argv[1]) == "--pictures" ? argv[2] : "../shared/qr";
    if (auto const scores = photographed(zbar, folder); scores.pictures > 0)
        print(scores);
    else
        fmt::print("# no photographs in {}: only pictures made here\n", folder);
    return 0;
}
