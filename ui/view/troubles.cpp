#include "ui/view/parts.h"

namespace view {
namespace {

std::string_view key_of(model::PrinterStatus status) {
    switch (status) {
    case model::PrinterStatus::Ready:
    case model::PrinterStatus::PaperLow: return "printer.not_confirmed";
    case model::PrinterStatus::PaperOut: return "printer.paper_out";
    case model::PrinterStatus::CoverOpen: return "printer.cover_open";
    case model::PrinterStatus::Fault: return "printer.fault";
    case model::PrinterStatus::Gone: return "printer.gone";
    }
    return {};
}

std::string_view key_of(model::CameraStatus status) {
    switch (status) {
    case model::CameraStatus::Ready:
    case model::CameraStatus::Busy: return "camera.busy";
    case model::CameraStatus::Gone: return "camera.gone";
    }
    return {};
}

std::string_view key_of(model::CardProblem problem) {
    switch (problem) {
    case model::CardProblem::Empty:
    case model::CardProblem::TooLong:
    case model::CardProblem::ControlCharacter:
    case model::CardProblem::NotACard: return "card.not_a_card";
    case model::CardProblem::NotUtf8: return "card.unreadable";
    case model::CardProblem::BadOldNumber:
    case model::CardProblem::BadName:
    case model::CardProblem::BadDate:
    case model::CardProblem::BadSex: return "card.wrong_content";
    }
    return {};
}

std::string_view key_of(flow::StoreTrouble trouble) {
    switch (trouble) {
    case flow::StoreTrouble::Full: return "not_saved.full";
    case flow::StoreTrouble::Refused: return "not_saved.refused";
    case flow::StoreTrouble::Broken: return "not_saved.broken";
    case flow::StoreTrouble::Busy: return "not_saved.busy";
    case flow::StoreTrouble::TooLongAlone: return "not_saved.too_long_alone";
    case flow::StoreTrouble::OutOfHours: return "not_saved.out_of_hours";
    }
    return {};
}

std::string_view key_of(model::ProgressProblem problem) {
    switch (problem) {
    case model::ProgressProblem::NotFound: return "progress.not_found.text";
    case model::ProgressProblem::Unreachable: return "progress.unreachable.text";
    }
    return {};
}

std::string_view key_of(model::SigninProblem problem) {
    switch (problem) {
    case model::SigninProblem::Denied: return "sign_in.denied";
    case model::SigninProblem::Expired: return "sign_in.expired";
    case model::SigninProblem::WrongNumber: return "sign_in.wrong_number";
    case model::SigninProblem::TooLow: return "sign_in.too_low";
    case model::SigninProblem::NotBelieved: return "sign_in.not_believed";
    case model::SigninProblem::ClockDiffers: return "sign_in.clock_differs";
    case model::SigninProblem::Unavailable: return "sign_in.unavailable";
    case model::SigninProblem::Unreachable: return "sign_in.unreachable";
    }
    return {};
}

std::string_view key_of(model::ChipProblem problem) {
    switch (problem) {
    case model::ChipProblem::NoReader: return "chip.no_reader";
    case model::ChipProblem::NoCard: return "chip.no_card";
    case model::ChipProblem::CardLeft: return "chip.card_left";
    case model::ChipProblem::WrongCan: return "chip.wrong_can";
    case model::ChipProblem::NotSuchCard: return "chip.not_such_card";
    case model::ChipProblem::NotGenuine: return "chip.not_genuine";
    case model::ChipProblem::Cloned: return "chip.cloned";
    case model::ChipProblem::NoAuthority: return "chip.no_authority";
    case model::ChipProblem::Broken: return "chip.broken";
    case model::ChipProblem::Late: return "chip.late";
    case model::ChipProblem::Stopped: return "chip.stopped";
    }
    return {};
}

} // namespace

std::string sentence(model::Strings const& strings, model::PrinterStatus status) {
    return std::string(strings[key_of(status)]);
}
std::string sentence(model::Strings const& strings, model::CameraStatus status) {
    return std::string(strings[key_of(status)]);
}
std::string sentence(model::Strings const& strings, model::CardProblem problem) {
    return std::string(strings[key_of(problem)]);
}
std::string sentence(model::Strings const& strings, flow::StoreTrouble trouble) {
    return std::string(strings[key_of(trouble)]);
}
std::string sentence(model::Strings const& strings, model::ProgressProblem problem) {
    return std::string(strings[key_of(problem)]);
}

std::string sentence(model::Strings const& strings, model::SigninProblem problem) {
    return std::string(strings[key_of(problem)]);
}

std::string sentence(model::Strings const& strings, model::ChipProblem problem) {
    return std::string(strings[key_of(problem)]);
}

} // namespace view
