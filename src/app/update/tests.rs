//! What happens at the start, in its order.

use std::time::Duration;

use ratatui::layout::Size;

use super::update;
use crate::app::model::{Model, Msg, Opening};
use crate::domain::agenda::{Pick, Reason};
use crate::domain::bank::Bank;
use crate::domain::day::Moment;
use crate::domain::id::Id;
use crate::domain::settings::Settings;

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
