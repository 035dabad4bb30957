//! The weights of the memory model: fitted behind the first picture, and to the reviews before today alone.

use chrono::Days;
use starl::domain::day::Day;
use starl::domain::fact::Fact;
use starl::domain::id::Id;
use starl::domain::memory::Weights;
use starl::domain::rating::Rating;
use starl::domain::take::Take;
use starl::store::journal::Journal;
use starl::term::input::Input;

use crate::desk::{AtDesk, Fitter, morning};
use crate::memory_journal::MemoryJournal;

const TODAY: &str = "2026-11-23";

fn tell(journal: &mut MemoryJournal, question: &Id, day: Day) {
    let take = Take { rating: Some(Rating::Good), ..Take::of(question.clone()) };
    let fact = Fact::Take(Box::new(take));
    journal.append(fact, morning(&day.to_string()), day).expect("kept");
}

/// Every question of the bank, told on each of twelve days: enough to learn from.
fn practised() -> AtDesk {
    let mut desk = AtDesk::start(80, 24, TODAY);
    let today: Day = TODAY.parse().expect("a day");
    let questions: Vec<Id> =
        desk.model.known.bank.questions().map(|(_, question)| question.id.clone()).collect();
    for day in (1..=12).rev().map(|days| today - Days::new(days)) {
        for question in &questions {
            tell(&mut desk.journal, question, day);
        }
    }
    desk.kill();
    desk
}

fn weights(desk: &AtDesk) -> Weights {
    Weights::clone(desk.model.context().memories.weights())
}

pub(crate) fn nothing_is_fitted_before_the_picture_and_once_after_it() {
    let mut desk = practised();
    assert_eq!(desk.fitter.started, 0, "the picture is there");
    assert!(desk.model.known.coming.get().is_none(), "nobody has looked at the days ahead");
    assert!(!desk.model.context().agenda.is_empty(), "with today's questions");
    assert_eq!(weights(&desk), Weights::default());
    for _ in 0..3 {
        desk.turn(Input::Wake);
        assert_eq!(desk.fitter.started, 1);
    }
    assert_eq!(weights(&desk), Fitter::weights());
    desk.kill();
    assert_eq!(weights(&desk), Fitter::weights(), "the next start has them in its first picture");
    desk.turn(Input::Wake);
    assert_eq!(desk.fitter.started, 1, "and fits nothing");
}

pub(crate) fn what_is_told_today_fits_nothing_and_another_past_does() {
    let mut desk = practised();
    desk.turn(Input::Wake);
    desk.turn(Input::Wake);
    let today: Day = TODAY.parse().expect("a day");
    let question = desk.model.known.bank.questions().next().expect("a question").1.id.clone();
    tell(&mut desk.journal, &question, today);
    desk.kill();
    desk.turn(Input::Wake);
    assert_eq!((desk.fitter.started, weights(&desk)), (1, Fitter::weights()));
    // Another device was practised on, and its file came only now.
    let mut other = MemoryJournal::of_device("deviceb0");
    tell(&mut other, &question, today - Days::new(20));
    desk.journal.slip_in(other.lines()[0].clone());
    desk.kill();
    assert_eq!(weights(&desk), Weights::default(), "these weights are of another past");
    desk.turn(Input::Wake);
    desk.turn(Input::Wake);
    assert_eq!((desk.fitter.started, weights(&desk)), (2, Fitter::weights()));
    // The next day has one more review behind it.
    desk.clock.set_wall(morning(&(today + Days::new(1)).to_string()));
    desk.turn(Input::Wake);
    desk.turn(Input::Wake);
    assert_eq!((desk.fitter.started, weights(&desk)), (3, Fitter::weights()));
}
