//! No setting does nothing: each, when it is changed, changes what is seen, heard or written.

use std::time::Duration;

use starl::app::model::{DrillChoice, Msg, Opening};
use starl::app::update::update;
use starl::domain::id::Id;
use starl::domain::part::Part;
use starl::domain::settings::{Change, Setting, Settings};
use starl::keys::chord::Chord;
use starl::store::settings::SettingsStore;
use starl::term::clock::Clock;
use starl::term::input::Input;

use crate::desk::AtDesk;

/// A question with a sample, so that there is something to compare with.
const QUESTION: &str = "failure-not-as-expected";

/// What a user meets: every frame with its colours, the bells, and what the journal holds of a day.
#[derive(Debug, PartialEq)]
struct Met {
    frames: Vec<String>,
    bells: usize,
    days: Vec<String>,
    mouse: bool,
}

/// A morning with these settings, away from their screen: home, a take that goes over time, its review and sample.
fn morning_with(changes: &[Change]) -> Met {
    let mut desk = AtDesk::start(80, 24, "2026-11-23");
    desk.settings.change(changes).expect("the settings take it");
    desk.kill();
    let mut frames = vec![frame(&desk)];
    let question = Id::new(QUESTION).expect("an id");
    let now = desk.clock.now();
    update(&mut desk.model, Msg::Begin(Opening::Drill(DrillChoice::Question(question), None)), now);
    for key in ["space", "space", "space"] {
        press(&mut desk, key);
        for _ in 0..95 {
            desk.wait(Duration::from_secs(1));
            frames.push(frame(&desk));
        }
    }
    for key in ["space", "space", "enter", "tab", "0", "tab", "tab", "enter", "enter", "c", "esc", "esc"] {
        desk.wait(Duration::from_secs(2));
        press(&mut desk, key);
        frames.push(frame(&desk));
    }
    // A date, the numbers behind the choice, and a mock interview of one question.
    for key in ["d", "+", "9", "enter", "i", "esc", "m", "h", "h", "h", "enter", "space", "space", "space"] {
        desk.wait(Duration::from_secs(2));
        press(&mut desk, key);
        frames.push(frame(&desk));
    }
    for _ in 0..30 {
        desk.wait(Duration::from_secs(1));
        frames.push(frame(&desk));
    }
    let mut days: Vec<String> = desk.journal.lines().iter().map(|line| day_of(line).to_owned()).collect();
    days.dedup();
    Met { frames, bells: desk.asked.bells, days, mouse: desk.model.wants_mouse() }
}

fn press(desk: &mut AtDesk, key: &str) {
    let chord: Chord = key.parse().expect("a key");
    desk.turn(Input::Press(chord));
}

fn frame(desk: &AtDesk) -> String {
    format!("{:?}", desk.buffer)
}

fn day_of(line: &str) -> &str {
    line.split_once("\"day\":\"").and_then(|(_, rest)| rest.get(..10)).expect("a day")
}

/// Another value for each setting; of the start hour one after nine in the morning.
fn other(setting: Setting) -> u32 {
    match setting {
        Setting::StartHour => 10,
        Setting::Share(Part::Action) => 60,
        setting => {
            let usual = Settings::default();
            usual.stepped(setting, true).expect("a step up is allowed").number(setting)
        }
    }
}

pub(crate) fn every_setting_changes_something() {
    let usual = morning_with(&[]);
    assert_eq!(usual, morning_with(&[]), "the same morning is met twice");
    assert_eq!(usual.days, ["2026-11-23"], "a take was recorded");
    for setting in Setting::ALL {
        let next = Settings::default().with(setting, other(setting)).expect("allowed");
        let met = morning_with(&next.changes_from(&Settings::default()));
        assert_ne!(met, usual, "{} does nothing", setting.key());
        match setting {
            Setting::StartHour => assert_eq!(met.days, ["2026-11-22"]),
            Setting::Bell => assert_eq!((usual.bells, met.bells), (3, 0)),
            Setting::Mouse => assert!(usual.mouse && !met.mouse),
            _ => assert_ne!(met.frames, usual.frames, "{} is not seen", setting.key()),
        }
    }
}
