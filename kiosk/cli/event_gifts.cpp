// tramso event gift: gives one gift, or takes it back. tramso event stock: what is there. tramso event shift: the paper
// at the end of one. A card's code or number comes from standard input, never from the command line, where others see.
#include <fmt/format.h>
#include <iostream>

#include "kiosk/base/text.h"
#include "kiosk/cli/event_house.h"
#include "kiosk/cli/on_chosen.h"
#include "kiosk/model/identity_card.h"
#include "sync/event/slip.h"

namespace cli {
namespace {

struct GiftOptions {
    std::filesystem::path config;
    std::string gift, act, reason = "none", organisation, ambassador;
    std::int64_t pieces = 1;
    bool back = false, ends = false, json = false;
};

// The 12 digits by themselves or the whole code of a card; nothing: no card.
base::Result<base::PrivateText> card_on_input() {
    std::string line;
    std::getline(std::cin, line);
    base::PrivateText const read(std::move(line));
    base::PrivateText const text(base::trimmed(read.reveal()));
    if (text.reveal().empty() || event::is_card_number(text.reveal())) return text;
    auto const card = model::parse_identity_card(text.reveal());
    if (!card) return base::failure(base::ErrorKind::Invalid, std::string(word_of(card.error())));
    return card->number;
}

base::Result<> in_words(base::Result<void, model::GiftRefused> const& answer) {
    if (answer) return {};
    auto const& refused = answer.error();
    std::string text(word_of(refused.why));
    if (refused.hour) text += fmt::format(", at {} o'clock", *refused.hour);
    if (!refused.what.empty()) text += ": " + refused.what;
    return base::failure(base::ErrorKind::Refused, text);
}

model::GiftReason reason_in(GiftOptions const& options) { return *model::gift_reason_of(options.reason); }

base::Result<> hand_out(GiftOptions const& options) {
    auto const card = TRY(card_on_input());
    auto house = TRY(open_event(options.config));
    model::GiftHanding const handing{
        options.gift, card, reason_in(options), {options.organisation, options.ambassador}};
    TRY(in_words(options.back ? house.book.take_back(handing, house.now) : house.book.give(handing, house.now)));
    std::string_view const done_what = word_of(options.back ? model::StockAct::TakenBack : model::StockAct::Given);
    fmt::print(fmt::runtime(options.json ? "{{\"gift\":\"{}\",\"done\":\"{}\"}}\n" : "{}\t{}\n"), options.gift,
               done_what);
    return {};
}

void print_stock(model::GiftStock const& stock, bool json) {
    fmt::print(fmt::runtime(json ? "{{\"gift\":\"{}\",\"start\":{},\"restocked\":{},\"given\":{},\"back\":{},"
                                   "\"broken\":{},\"left\":{}}}\n"
                                 : "{}\t{}\t{}\t{}\t{}\t{}\t{}\n"),
               stock.gift, stock.start, stock.restocked, stock.given, stock.back, stock.broken, stock.left);
}

base::Result<> show_stock(GiftOptions const& options) {
    auto house = TRY(open_event(options.config));
    if (!options.act.empty())
        TRY(in_words(house.book.change_stock(options.gift, *model::stock_act_of(options.act), reason_in(options),
                                             options.pieces, house.now)));
    auto const all = TRY(house.book.stock());
    for (auto const& stock : all)
        print_stock(stock, options.json);
    return {};
}

base::Result<> show_shift(GiftOptions const& options) {
    auto house = TRY(open_event(options.config));
    auto const summary = TRY(options.ends ? house.book.end_shift(house.now) : house.book.shift(house.now));
    if (options.json) {
        for (auto const& stock : summary.gifts)
            print_stock(stock, true);
        return {};
    }
    for (auto const& line : event::slip_of(summary, house.book.day()))
        fmt::print("{}\n", line);
    return {};
}

std::vector<std::string> words_of_reasons() {
    std::vector<std::string> words;
    for (auto const reason : model::all_gift_reasons)
        words.emplace_back(word_of(reason));
    return words;
}

} // namespace

void add_event_gifts(CLI::App& event, int& exit) {
    auto const options = std::make_shared<GiftOptions>();
    auto const add = [&](std::string const& name, std::string const& help, auto step) {
        auto* const command = event.add_subcommand(name, help);
        command->add_option("--config", options->config, "settings, kiosk.toml")->required()->check(CLI::ExistingFile);
        command->add_flag("--json", options->json, "print JSON");
        on_chosen(command, "event " + name, options, exit, step);
        return command;
    };
    auto const with_reason = [&](CLI::App* command, char const* help) {
        command->add_option("--reason", options->reason, help)->check(CLI::IsMember(words_of_reasons()));
    };
    auto* const gift = add("gift", "gives one; a card's code or number on standard input, or an empty line", hand_out);
    gift->add_option("--gift", options->gift, "its id")->required();
    gift->add_flag("--back", options->back, "takes it back");
    gift->add_option("--organisation", options->organisation, "by whom the visitor came");
    gift->add_option("--ambassador", options->ambassador, "the same, more closely");
    with_reason(gift, "no-card or by-lead; --back: not-wanted or by-mistake");
    auto* const stock = add("stock", "each gift: START, RESTOCKED, GIVEN, BACK, BROKEN, LEFT", show_stock);
    auto* const act = stock->add_option("--act", options->act, "restocked or broken, before it is shown");
    act->check(CLI::IsMember({"restocked", "broken"}));
    auto* const of = stock->add_option("--gift", options->gift, "of which");
    act->needs(of);
    stock->add_option("--pieces", options->pieces, "how many")->needs(act);
    with_reason(stock, "delivered or found; damaged or missing");
    add("shift", "the paper of a shift: what was there, was given and is left", show_shift)
        ->add_flag("--end", options->ends, "and the next shift begins");
}

} // namespace cli
