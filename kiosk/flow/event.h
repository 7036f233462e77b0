// Event: all that can happen in a visit, finger to printer, with the time it happened. A closed set. Values.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/private.h"
#include "kiosk/flow/assistance.h"
#include "kiosk/flow/chip.h"
#include "kiosk/flow/comfort.h"
#include "kiosk/flow/consent.h"
#include "kiosk/flow/draw_show.h"
#include "kiosk/flow/event_desk.h"
#include "kiosk/flow/known.h"
#include "kiosk/flow/map.h"
#include "kiosk/flow/notices.h"
#include "kiosk/flow/photo.h"
#include "kiosk/flow/place.h"
#include "kiosk/flow/queue.h"
#include "kiosk/flow/rating.h"
#include "kiosk/flow/reading.h"
#include "kiosk/flow/signin.h"
#include "kiosk/flow/slip.h"
#include "kiosk/flow/staff.h"
#include "kiosk/flow/storing.h"
#include "kiosk/flow/tracking.h"
#include "kiosk/flow/upkeep.h"
#include "kiosk/model/health.h"
#include "kiosk/model/identity_card.h"

namespace flow {

// The six tiles of the home screen.
enum class Tile { Report, Procedures, Track, HealthEducation, Transport, News };

// What a citizen can go back to from the read-back.
enum class Part { Category, Place, Text, Photo, Person };

// --- the citizen
struct OpenTile {
    Tile tile;
};
struct ChooseCategory {
    std::string id;
};
struct ChoosePlace {
    std::string code;
};
struct OtherPlace {};
struct ChangeText {
    base::PrivateText text;
    bool danger = false; // it holds a prompt that means danger now
};                       // of the field on screen: search, report, phone or code
struct Continue {};
struct Back {};
struct Finish {};
struct CallStaff {};
struct CloseHelp {};
struct SwitchLanguage {};
struct StillHere {}; // answers the question after idling
struct NotEmergency {};
struct ScanCard {};
struct StayAnonymous {};
struct AddPhone {};
struct EditPart {
    Part part;
};
struct Send {};

// --- the world
struct Touched {}; // any finger: restarts the idle time
struct Tick {};    // time passed; see next_deadline()
struct CameraFailed {
    model::CameraStatus why;
};
struct CardShown {
    model::IdentityCard card;
};
struct CardRefused {
    model::CardProblem why;
};

using Action =
    std::variant<OpenTile, OpenEntry, OpenCollection, OpenFind, OpenGuide, TickOff, PrintGuide, ChooseStation,
                 ChooseCategory, ChoosePlace, OtherPlace, ChangeText, Continue, Back, Finish, CallStaff, CloseHelp,
                 BeginAssistance, EndAssistance, SwitchLanguage, OpenComfort, CloseComfort, ChangeComfort, CoverScreen,
                 UncoverScreen, ToggleCover, StillHere, NotEmergency, TakePhoto, RemovePhoto, ScanCard, StayAnonymous,
                 AddPhone, EditPart, Send, PrintAgain, LookUp, Touched, Tick, Stored, NotStored, Printed, NotPrinted,
                 PhotoTaken, CameraFailed, CardShown, CardRefused, ProgressCame, ProgressFailed, AdmissionChanged,
                 ChoosePriority, TakeNumber, OpenTrack, NumberCame, NumberFailed, OpenNotice, HaveRead, WarningsChanged,
                 OpenMap, MoveMap, ZoomMap, CentreMap, PointAt, JoinKnown, Rate, TickReason, OfferPhone, LinkCame,
                 PhoneOpened, SealedPhotoCame, LinkFailed, CodeScanned, AnswerConsent, SignIn, SigninCame,
                 NumberMatched, SignedIn, SigninFailed, CheckChip, ChipTouched, ChipRead, ChipFailed, OpenStaff,
                 TestParts, StaffLetIn, StaffTurnedAway, PartTested, PrintHeld, AnswerTriage, OpenWalk, StepDone,
                 ChooseStore, OpenDesk, OpenUpkeep, NextVisitor, TallyOne, OpenWhose, TakeWhose, OpenGifts, TakeGift,
                 GiveWithoutCard, AskEndShift, ConfirmEndShift, DeskAnswered,
                 // the lucky draw on the stage
                 UndoCount, OpenDraw, ConfirmFreeze, PressDie, UndoDie, ConfirmDice, AskRedraw, RedrawFor,
                 // a technician
                 OpenUpkeepEntry, BeginTrial, AnswerCheck, SkipCheck, RestartPart, GlassTouched, SharpnessMeasured,
                 LineProbed, FaultsKnown, ReadinessMade, ReadinessFailed, PartRestarted,
                 // how the place stands, and who comes to it
                 PlaceChanged, CallAnswered>;

struct Event {
    base::Instant at;
    Action what;
};

} // namespace flow
