//! What happens at the start, in its order.

use std::time::Duration;

use ratatui::layout::Size;

use super::update;
use crate::app::model::{Model, Msg, Opening};
use crate::domain::agenda::{Pick, Reason};
use crate::domain::bank::Bank;
use crate::domain::day::Moment;
use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::domain::journal::Entry;
use crate::domain::mic::MachineSettings;
use crate::domain::progress::Progress;
use crate::domain::settings::Settings;
use crate::domain::take::Take;
use crate::screens::effect::{Direction, Effect};

/// A pick that no plan makes: it stays until there is a plan.
fn marker() -> Pick {
    let id = Id::new("marker").expect("an id");
    let (reason, theme) = (Reason::NeverRated, id.clone());
    Pick { question: id, theme, reason, story: None, outlook: None, warm_up: false }
}

#[test]
fn a_start_plans_once_when_all_is_read() {
    let at = "2026-11-23T09:00:00+01:00".parse().expect("a time");
    let now = Moment { elapsed: Duration::ZERO, at };
    let mut model = Model::new(Bank::new(Vec::new()), Vec::new(), Size::new(80, 24), now);
    model.known.agenda = vec![marker()];
    for read in [
        Msg::SettingsRead(Some(Settings { drills_a_day: 4, ..Settings::default() }), Vec::new()),
        Msg::Loaded(Box::default(), Vec::new()),
        Msg::StoriesRead(Vec::new(), Vec::new(), Vec::new()),
        Msg::CompaniesRead(Vec::new(), Vec::new()),
    ] {
        update(&mut model, read, now);
        assert_eq!(model.known.agenda, [marker()], "not planned yet");
    }
    update(&mut model, Msg::AllRead, now);
    assert!(model.known.agenda.is_empty(), "planned");
    model.known.agenda = vec![marker()];
    update(&mut model, Msg::Begin(Opening::Sprint), now);
    update(&mut model, Msg::Tick, now);
    assert_eq!(model.known.agenda, [marker()], "not planned again");
}

/// What nobody redoes any longer needs no recording.
#[test]
fn the_recordings_of_takes_that_were_undone_go_on_another_day() {
    let take = || Fact::Take(Box::new(Take::of(Id::new("q").expect("an id"))));
    let undo = |of: &str| Fact::Undo { of: of.to_owned() };
    let mut progress = Progress::default();
    let facts = [
        ("dev-1", 22, take()),
        ("dev-2", 22, undo("dev-1")),
        ("dev-3", 22, take()),
        ("dev-4", 22, undo("dev-3")),
        ("dev-5", 22, undo("dev-4")),
        ("dev-6", 23, take()),
        ("dev-7", 23, undo("dev-6")),
    ];
    for (seq, (id, day, fact)) in (1..).zip(facts) {
        let at = format!("2026-11-{day}T09:00:0{seq}+01:00").parse().expect("a time");
        let day = format!("2026-11-{day}").parse().expect("a day");
        progress.add(&Entry { id: id.to_owned(), seq, at, day, fact });
    }
    let now = Moment { elapsed: Duration::ZERO, at: "2026-11-23T10:00:00+01:00".parse().expect("a time") };
    let mut model = Model::new(Bank::new(Vec::new()), Vec::new(), Size::new(80, 24), now);
    update(&mut model, Msg::Loaded(Box::new(progress), Vec::new()), now);
    let on = MachineSettings { record: true, ..MachineSettings::default() };
    update(&mut model, Msg::MachineRead(on, None), now);
    let effects = update(&mut model, Msg::Tick, now);
    let undone = effects.into_iter().find_map(|effect| match effect {
        Effect::PruneSounds(undone) => Some(undone),
        _ => None,
    });
    let undone = undone.expect("what is too old goes");
    let goes = ["dev-1", "dev-3", "dev-6"].map(|take| undone.iter().any(|id| id == take));
    assert_eq!(goes, [true, false, false], "the others were redone, or may be");
}

#[test]
fn what_is_wrong_with_what_is_set_on_this_machine_stays_said_when_that_is_saved() {
    let now = Moment { elapsed: Duration::ZERO, at: "2026-11-23T10:00:00+01:00".parse().expect("a time") };
    let mut model = Model::new(Bank::new(Vec::new()), Vec::new(), Size::new(80, 24), now);
    let set = MachineSettings { record: true, ..MachineSettings::default() };
    let strange = || Some("There is no key \"foo\" here".to_owned());
    update(&mut model, Msg::MachineRead(MachineSettings::default(), strange()), now);
    update(&mut model, Msg::MachineSaved(set, strange(), Direction::New), now);
    assert_eq!(model.known.troubles.machine, Vec::from_iter(strange()));
    update(&mut model, Msg::MachineSaved(set, None, Direction::New), now);
    assert!(model.known.troubles.machine.is_empty());
}
