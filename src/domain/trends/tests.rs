//! The figures, each against what a hand would work out.

use std::time::Duration;

use chrono::Days;

use super::{Coming, DayTotal, Lack, NextTime, Subject, ThemeTrend, TrendSources, Trends};
use crate::domain::agenda::{AgendaInput, Pick, PracticeSet, Reason};
use crate::domain::bank::{Bank, Introductions, Pack};
use crate::domain::day::Day;
use crate::domain::fact::{Fact, Switch};
use crate::domain::holds::HoldCount;
use crate::domain::id::Id;
use crate::domain::journal::Entry;
use crate::domain::memory::Memories;
use crate::domain::pace::Pace;
use crate::domain::part::Part;
use crate::domain::profile::Profile;
use crate::domain::progress::Progress;
use crate::domain::question::{Question, Theme, ThemeKind};
use crate::domain::rating::Rating;
use crate::domain::shape::Shape;
use crate::domain::take::Take;
use crate::domain::weakness::Weakness;

const IN_PLAN: [u64; 5] = [24, 15, 75, 22, 14];

fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

fn day(number: u64) -> Day {
    let monday: Day = "2026-03-02".parse().expect("a day");
    monday + Days::new(number)
}

/// Three themes: two questions, two questions, one question.
fn bank() -> Bank {
    let question = |text: &&str| Question {
        id: id(text),
        short: None,
        text: (*text).to_owned(),
        also: vec![].into(),
        shape: Shape::StarL,
        tags: vec![],
        roles: vec![],
        levels: vec![],
        core: false,
        elements: vec![].into(),
        probes: vec![].into(),
        origin: None,
    };
    let theme = |(name, questions): (&str, &[&str])| Theme {
        id: id(name),
        kind: ThemeKind::Theme,
        title: name.to_owned(),
        about: String::new(),
        tags: vec![],
        origin: None,
        looks_for: vec![].into(),
        questions: questions.iter().map(question).collect(),
    };
    let themes: [(&str, &[&str]); 3] = [("one", &["a", "b"]), ("two", &["c", "d"]), ("three", &["e"])];
    Bank::new(vec![Pack {
        id: id("pack"),
        title: String::new(),
        source: String::new(),
        licence: String::new(),
        introductions: Introductions::default(),
        competencies: vec![],
        principles: vec![].into(),
        context: vec![],
        themes: themes.into_iter().map(theme).collect(),
        samples: vec![].into(),
        ask: vec![],
        red_flags: vec![],
        checklist: vec![].into(),
    }])
}

/// A take in this many seconds for each part; 0 is a part that was not told.
fn take(question: &str, seconds: [u64; 5], rating: Rating) -> Take {
    let parts = seconds.map(|time| (time > 0).then(|| Duration::from_secs(time))).to_vec();
    let total = Duration::from_secs(seconds.iter().sum());
    Take { parts, total, rating: Some(rating), cold: true, ..Take::of(id(question)) }
}

#[derive(Default)]
struct Past {
    progress: Progress,
    entries: u64,
}

impl Past {
    fn add(&mut self, day: Day, fact: Fact) {
        self.entries += 1;
        let at = format!("{day}T12:00:00+00:00").parse().expect("a time");
        let id = format!("abcdefgh-{:020x}", self.entries);
        assert!(self.progress.add(&Entry { id, seq: self.entries, at, day, fact }));
    }

    fn tell(&mut self, on: u64, take: Take) {
        self.add(day(on), Fact::Take(Box::new(take)));
    }

    fn trends(&self, today: u64, planned: &[(&str, &str)]) -> Trends {
        self.with(today, planned, Trends::of)
    }

    fn coming(&self, today: u64, planned: &[(&str, &str)]) -> Coming {
        self.with(today, planned, Coming::of)
    }

    fn with<T>(
        &self,
        today: u64,
        planned: &[(&str, &str)],
        work_out: impl FnOnce(&TrendSources<'_>) -> T,
    ) -> T {
        let pick = |(theme, question): &(&str, &str)| Pick {
            question: id(question),
            theme: id(theme),
            reason: Reason::WarmUp,
            story: None,
            outlook: None,
            warm_up: false,
        };
        let agenda: Vec<Pick> = planned.iter().map(pick).collect();
        let (bank, progress, pace) = (&bank(), &self.progress, &Pace::default());
        let (day, daily, memories) = (day(today), 2, &Memories::of(progress, day(today)));
        let profile = Profile::default();
        let known = AgendaInput { bank, progress, memories, stories: &[], pace, profile, day, daily };
        work_out(&TrendSources { known, set: &PracticeSet::of(&known), agenda: &agenda })
    }
}

#[test]
fn totals_count_every_take_and_trends_only_the_cold_ones() {
    let mut past = Past::default();
    past.tell(1, take("a", IN_PLAN, Rating::Good));
    past.tell(1, Take { cold: false, ..take("a", [24, 15, 75, 50, 36], Rating::Hard) });
    past.tell(3, Take { spoiled: true, ..take("c", IN_PLAN, Rating::Again) });
    past.tell(4, Take { with_notes: true, ..take("d", IN_PLAN, Rating::Hard) });
    past.tell(9, take("e", IN_PLAN, Rating::Good));
    let trends = past.trends(5, &[]);
    assert_eq!((trends.takes, trends.cold, trends.spoken.as_secs()), (4, 1, 150 + 200 + 150 + 150));
    let total = |on, takes, seconds| DayTotal { day: day(on), takes, spoken: Duration::from_secs(seconds) };
    assert_eq!(trends.days, [total(1, 2, 350), total(3, 1, 150), total(4, 1, 150)], "day 9 is ahead");
    assert_eq!(trends.holds, HoldCount { holds: 1, of: 5 });
    assert!(trends.is_short());
    assert_eq!(trends.subjects(), [Subject::Theme(id("two")), Subject::Theme(id("one")), Subject::All]);
}

#[test]
fn a_question_out_of_practice_is_not_one_that_is_to_hold() {
    let mut past = Past::default();
    past.add(day(0), Fact::Suspend { question: id("e"), on: true });
    assert!(past.progress.is_on(Switch::Suspend, "e"));
    assert_eq!(past.trends(1, &[]).holds, HoldCount { holds: 0, of: 4 });
}

#[test]
fn lengths_are_counted_against_the_band() {
    let mut past = Past::default();
    for (on, action) in [(0, 30), (1, 75), (2, 80), (3, 130)] {
        past.tell(on, take("a", [24, 15, action, 22, 14], Rating::Good));
    }
    past.tell(4, Take { elsewhere: true, total: Duration::ZERO, ..take("b", [0; 5], Rating::Good) });
    let length = past.trends(5, &[]).length;
    assert_eq!((length.short, length.in_band, length.over), (1, 2, 1), "105, 150, 155 and 205 s");
    assert_eq!(length.median, Some(Duration::from_millis(152_500)));
    assert_eq!(length.bins, [0, 0, 1, 0, 0, 2, 0, 0, 1, 0]);
    assert_eq!(length.newest.len(), 4, "one that has no time is not among them");
}

#[test]
fn a_part_is_averaged_over_the_takes_that_timed_it() {
    let mut past = Past::default();
    past.tell(0, take("a", [34, 15, 75, 22, 4], Rating::Good));
    past.tell(1, take("b", [44, 15, 75, 22, 0], Rating::Good));
    let told = Some(vec![true, true, true, true, false]);
    let total = Duration::from_secs(150);
    past.tell(2, Take { told, total, ..take("c", [0; 5], Rating::Good) });
    past.tell(3, Take { total, ..take("d", [0; 5], Rating::Good) });
    let parts = past.trends(4, &[]).parts;
    let situation = parts[Part::Situation];
    assert_eq!((situation.off_plan, situation.timed, situation.known), (Some(15.0), 2, 3));
    assert_eq!((situation.long, situation.missing), (2, 0), "34 of 150 and 44 of 156 are over 20 %");
    let learning = parts[Part::Learning];
    assert_eq!((learning.off_plan, learning.timed), (Some(-10.0), 1));
    assert_eq!((learning.missing, learning.short, learning.known), (2, 1, 3));
}

#[test]
fn what_came_back_most_often_is_the_weakness_to_work_on() {
    let mut past = Past::default();
    past.tell(0, take("a", [24, 15, 75, 22, 5], Rating::Good));
    past.tell(1, take("b", [24, 15, 75, 22, 0], Rating::Good));
    past.tell(2, take("c", [24, 15, 140, 22, 0], Rating::Hard));
    past.tell(3, take("d", IN_PLAN, Rating::Good));
    let trends = past.trends(4, &[]);
    assert_eq!(trends.lacks, [Lack { what: Weakness::Short(Part::Learning), takes: 3, of: 4 }]);
    past.tell(4, take("e", [24, 15, 140, 22, 14], Rating::Hard));
    let lacks = past.trends(5, &[]).lacks;
    let over = Lack { what: Weakness::Over, takes: 2, of: 5 };
    assert_eq!(lacks, [Lack { what: Weakness::Short(Part::Learning), takes: 3, of: 5 }, over]);
}

#[test]
fn a_part_that_was_only_ever_missing_is_named_so() {
    let mut past = Past::default();
    for (on, question) in (0..).zip(["a", "b", "c"]) {
        past.tell(on, take(question, [28, 17, 82, 24, 0], Rating::Good));
    }
    let missing = Lack { what: Weakness::Missing(Part::Learning), takes: 3, of: 3 };
    assert_eq!(past.trends(4, &[]).lacks, [missing]);
}

#[test]
fn points_go_from_the_first_third_to_the_last() {
    let mut past = Past::default();
    let judged = |points: [u8; 2]| {
        let points = vec![(id("x"), points[0]), (id("y"), points[1])];
        Take { points, ..take("a", IN_PLAN, Rating::Good) }
    };
    past.tell(0, judged([1, 1]));
    past.tell(1, judged([2, 0]));
    assert_eq!(past.trends(2, &[]).points, None, "two are no trend");
    past.tell(2, judged([2, 1]));
    past.tell(3, take("b", IN_PLAN, Rating::Good));
    assert_eq!(past.trends(4, &[]).points, Some((50, 75)), "a take without points is not counted");
}

#[test]
fn red_flags_are_counted_the_most_frequent_first() {
    let mut past = Past::default();
    for (on, flags) in [(0, &["we", "vague"][..]), (1, &["we"]), (2, &["blame"])] {
        let red_flags = flags.iter().map(|flag| id(flag)).collect();
        past.tell(on, Take { red_flags, ..take("a", IN_PLAN, Rating::Good) });
    }
    let flags = past.trends(3, &[]).red_flags;
    assert_eq!(flags, [(id("we"), 2), (id("blame"), 1), (id("vague"), 1)]);
}

#[test]
fn themes_come_weakest_first_and_say_when_the_next_question_comes() {
    let mut past = Past::default();
    past.tell(0, take("a", IN_PLAN, Rating::Good));
    past.tell(0, take("c", IN_PLAN, Rating::Again));
    past.tell(1, take("b", IN_PLAN, Rating::Easy));
    past.tell(1, Take { spoiled: true, ..take("b", IN_PLAN, Rating::Again) });
    let (trends, coming) = (past.trends(2, &[("one", "b")]), past.coming(2, &[("one", "b")]));
    let next = |theme: &ThemeTrend| coming.of_theme(&theme.id);
    let order: Vec<&str> = trends.themes.iter().map(|theme| theme.id.as_str()).collect();
    assert_eq!(order, ["two", "one", "three"]);
    let [two, one, three] = &trends.themes[..] else { panic!("{order:?}") };
    assert_eq!((one.last, next(one)), (Some(Rating::Easy), Some(NextTime::Today)));
    assert_eq!(
        (one.holds, &one.ratings[..]),
        (HoldCount { holds: 2, of: 2 }, &[Rating::Good, Rating::Easy][..])
    );
    assert_eq!((two.last, next(two)), (Some(Rating::Again), Some(NextTime::On(day(3)))));
    assert_eq!((three.takes, next(three)), (0, Some(NextTime::On(day(4)))), "a new one");
}

#[test]
fn nothing_is_forecast_past_the_date_and_a_day_that_is_done_has_nothing_left() {
    let mut past = Past::default();
    past.add(day(0), Fact::Interview { dates: vec![day(3)] });
    past.tell(1, take("a", IN_PLAN, Rating::Good));
    past.tell(2, take("c", IN_PLAN, Rating::Easy));
    past.tell(2, take("d", IN_PLAN, Rating::Easy));
    let coming = past.coming(2, &[("three", "e")]);
    let planned: Vec<(Day, usize)> = coming.days.iter().map(|(day, ids)| (*day, ids.len())).collect();
    assert_eq!(planned, [(day(3), 2)], "two make a day, and it has one more on request only");
    let next = |theme: &str| coming.of_theme(&id(theme));
    assert_eq!((next("one"), next("two")), (Some(NextTime::AfterDate), Some(NextTime::On(day(3)))));
}

#[test]
fn takes_are_looked_at_for_a_figure_the_newest_first() {
    let mut past = Past::default();
    past.tell(0, take("a", [24, 15, 75, 22, 5], Rating::Good));
    past.tell(1, Take { felt: Some(Rating::Easy), ..take("c", [24, 15, 140, 22, 14], Rating::Hard) });
    past.tell(1, Take { cold: false, ..take("c", [9, 5, 20, 9, 5], Rating::Hard) });
    let (bank, pace) = (bank(), Pace::default());
    let days = |subject: &Subject| -> Vec<(u64, bool)> {
        let takes = subject.takes(&past.progress, &bank, &pace);
        takes.map(|take| ((take.day - day(0)).num_days().cast_unsigned(), take.cold)).collect()
    };
    assert_eq!(days(&Subject::All), [(1, false), (1, true), (0, true)]);
    assert_eq!(days(&Subject::Theme(id("one"))), [(0, true)]);
    assert_eq!(days(&Subject::Length), [(1, true)]);
    assert_eq!(days(&Subject::Lack(Weakness::Short(Part::Learning))), [(0, true)]);
    assert_eq!(days(&Subject::Part(Part::Learning)), [(0, true)]);
    assert_eq!(days(&Subject::Part(Part::Action)), [(1, true)]);
    assert_eq!(days(&Subject::Guess), [(1, true)]);
    assert_eq!(days(&Subject::Points), []);
}
