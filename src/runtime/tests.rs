//! What one turn does, with stores in memory.

use std::time::Duration;

use ratatui::layout::Size;

use super::{FileWatch, Flow, World, perform, turn};
use crate::app::model::Model;
use crate::domain::bank::Bank;
use crate::domain::day::Moment;
use crate::domain::id::Id;
use crate::domain::memory::{Fitted, ReviewLog};
use crate::keys::chord::{Chord, char, ctrl};
use crate::packs::mine::OwnQuestions;
use crate::screens::effect::Effect;
use crate::screens::files::FileRequest;
use crate::store::companies::FileCompanies;
use crate::store::draft_store::FileDrafts;
use crate::store::drill::MemoryDrill;
use crate::store::journal::FileJournal;
use crate::store::recording::NoRecorder;
use crate::store::settings::FileSettings;
use crate::store::shelf::DiskFiles;
use crate::store::sound_desk::SilentDesk;
use crate::store::stories::FileStories;
use crate::store::weights::WeightFitter;
use crate::term::clock::Clock;
use crate::term::host::Host;
use crate::term::input::Input;
use crate::ui::canvas::Hits;

/// A clock that stands still.
struct Still(Moment);

impl Clock for Still {
    fn now(&self) -> Moment {
        self.0
    }
}

/// What was put on the clipboard.
#[derive(Default)]
struct Clipboard(Vec<String>);

impl Host for Clipboard {
    fn copy(&mut self, text: &str) -> Result<Option<String>, String> {
        self.0.push(text.to_owned());
        Ok(None)
    }

    fn bell(&mut self) {}

    fn suspend(&mut self) -> Result<(), String> {
        Err("There is no shell here.".to_owned())
    }
}

/// Finds no weights.
struct NoFitter;

impl WeightFitter for NoFitter {
    fn start(&mut self, _log: ReviewLog) {}

    fn finished(&mut self) -> Option<Fitted> {
        None
    }
}

fn model() -> Model {
    let at = "2026-11-23T09:00:00+01:00".parse().expect("a time");
    let now = Moment { elapsed: Duration::ZERO, at };
    Model::new(Bank::new(Vec::new()), Vec::new(), Size::new(80, 24), now)
}

/// Calls with a model and a world; also gives what was put on the clipboard.
fn in_a_world(call: impl FnOnce(&mut Model, &mut World<'_>) -> Flow) -> (Flow, Vec<String>) {
    let mut model = model();
    let clock = Still(model.now);
    let mut clipboard = Clipboard::default();
    let root = tempfile::tempdir().expect("a directory");
    let lock = root.path().join("lock");
    let flow = call(
        &mut model,
        &mut World {
            clock: &clock,
            journal: &mut FileJournal::new(&root.path().join("journal"), &lock, "device00"),
            settings: &mut FileSettings::new(&root.path().join("settings.yaml"), &lock),
            drills: &mut MemoryDrill::default(),
            stories: &mut FileStories::new(&root.path().join("stories"), &lock),
            companies: &mut FileCompanies::new(&root.path().join("companies"), &lock),
            questions: &mut OwnQuestions::new(&root.path().join("packs"), DiskFiles::new(&lock)),
            fitter: &mut NoFitter,
            workbench: &mut FileDrafts::new(root.path()),
            sound: &mut SilentDesk,
            desk: &mut clipboard,
            recorder: &mut NoRecorder,
        },
    );
    (flow, clipboard.0)
}

fn performed(effects: Vec<Effect>) -> (Flow, Vec<String>) {
    in_a_world(|model, world| perform(model, effects, world))
}

fn pressed(chord: Chord) -> Flow {
    in_a_world(|model, world| turn(model, &Hits::default(), Input::Press(chord), world)).0
}

fn copy(text: &str) -> Effect {
    Effect::Copy(text.to_owned())
}

fn story() -> Id {
    Id::new("launch").expect("an id")
}

#[test]
fn what_follows_a_redraw_is_done() {
    let (flow, copied) = performed(vec![Effect::Redraw, copy("after it")]);
    assert_eq!((flow, copied), (Flow::Redraw, vec!["after it".to_owned()]));
}

#[test]
fn what_follows_the_editor_is_done() {
    let edit = Effect::File(FileRequest::Edit(story()));
    let (flow, copied) = performed(vec![edit, copy("after it")]);
    assert_eq!((flow, copied), (Flow::Edit(story()), vec!["after it".to_owned()]));
}

#[test]
fn what_follows_the_end_is_still_saved() {
    let (flow, copied) = performed(vec![Effect::Quit, copy("after it"), Effect::Redraw]);
    assert_eq!((flow, copied), (Flow::End, vec!["after it".to_owned()]));
}

#[test]
fn an_effect_that_fails_does_not_stop_the_next() {
    let (flow, copied) = performed(vec![Effect::ToShell, copy("after it")]);
    assert_eq!((flow, copied), (Flow::On, vec!["after it".to_owned()]));
}

#[test]
fn drawing_again_is_not_coming_back_from_the_shell() {
    assert_eq!(pressed(ctrl('l')), Flow::Redraw);
    let (flow, _) = in_a_world(|model, world| turn(model, &Hits::default(), Input::GoOn, world));
    assert_eq!(flow, Flow::GoOn);
}

#[test]
fn q_ends_the_program_and_j_does_not() {
    assert_eq!((pressed(char('q')), pressed(char('j'))), (Flow::End, Flow::On));
}

#[test]
fn files_are_looked_at_after_a_key_and_at_most_once_a_second() {
    let at = Duration::from_millis;
    let mut watch = FileWatch { looked: at(0), is_due: false };
    assert!(!watch.comes_now(at(5000)), "nothing was pressed");
    assert_eq!(watch.next(at(5000)), None, "so the process sleeps");
    watch.is_due = true;
    assert!(watch.comes_now(at(5000)), "after the picture of the first key");
    watch.is_due = true;
    assert!(!watch.comes_now(at(5030)), "not for each key that is held");
    assert_eq!(watch.next(at(5030)), Some(at(970)), "but not forgotten");
    assert!(watch.comes_now(at(6000)));
}
