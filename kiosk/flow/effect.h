// Effect: what the visit wants done to the world. The app does it and answers with events. A closed set. Values.
#pragma once
#include <string>
#include <variant>

#include "kiosk/flow/assistance.h"
#include "kiosk/flow/chip.h"
#include "kiosk/flow/event_desk.h"
#include "kiosk/flow/photo.h"
#include "kiosk/flow/queue.h"
#include "kiosk/flow/rating.h"
#include "kiosk/flow/signin.h"
#include "kiosk/flow/staff.h"
#include "kiosk/flow/upkeep.h"
#include "kiosk/model/draft.h"
#include "kiosk/model/receipt.h"

namespace flow {

struct Store {
    model::Draft draft;
}; // answers Stored or NotStored
struct Print {
    model::Receipt receipt;
    model::Language language;
}; // answers Printed or NotPrinted
struct PrintPage {
    std::string guide; // model::Guide::id
    model::Language language;
};                                                 // answers Printed or NotPrinted with the guide's id
enum class Looks { Photo, Card, Code, Sharpness }; // what the camera is on for
struct StartCamera {
    Looks looks;
}; // answers CardShown, CardRefused, CodeScanned, SharpnessMeasured or CameraFailed; preview while on
struct StopCamera {};
struct KeepPhoto {}; // the newest frame; answers PhotoTaken or CameraFailed
struct AskProgress {
    std::string code;
}; // answers ProgressCame or ProgressFailed

struct EndVisit {}; // wipe everything that held the citizen's words

using Effect =
    std::variant<Store, Print, PrintPage, StartCamera, StopCamera, KeepPhoto, AskProgress, SignalStaff, StaffCame,
                 EndVisit, IssueNumber, PrintNumber, KeepRating, AskLink, DropLink, AskSignin, DropSignin, ReadChip,
                 DropChip, LookAtBadge, TryPin, TestAllParts, NoteStaffLeft, DeskWork, PrintAtDesk,
                 // a technician
                 PrintPattern, PlayTone, ProbeLine, KeepFault, LookAtFaults, MakeReadiness, PrintReadiness, NoteAct,
                 RestartOf>;

} // namespace flow
