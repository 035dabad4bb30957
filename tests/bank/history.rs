//! What follows from a history: the look back on a day, and the questions of a mock interview and of a sprint.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use starl::coach::library::Library;
use starl::coach::readiness::{Readiness, ReadinessSources};
use starl::domain::agenda::PracticeSet;
use starl::domain::bank::Bank;
use starl::domain::day::Day;
use starl::domain::fact::Fact;
use starl::domain::id::Id;
use starl::domain::journal::Entry;
use starl::domain::memory::Memories;
use starl::domain::mock::draw::{draw, draw_for_sprint};
use starl::domain::pace::Pace;
use starl::domain::part::Part;
use starl::domain::profile::Profile;
use starl::domain::progress::Progress;
use starl::domain::question::Question;
use starl::domain::rating::Rating;
use starl::domain::session::{Session, weakest, weakness};
use starl::domain::shape::Shape;
use starl::domain::sprint::{QUESTIONS, Sprint, SprintAnswer};
use starl::domain::take::Take;
use starl::domain::weakness::Weakness;
use starl::packs::built_in;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn take(question: &str, rating: u8, seconds: u64, points: &[u8]) -> Take {
    let criterion = |(number, points): (usize, &u8)| (id(&format!("c{number}")), *points);
    Take {
        rating: Some(Rating::try_from(rating).expect("a rating")),
        total: Duration::from_secs(seconds),
        parts: vec![Some(Duration::from_secs(seconds / 5)); 5],
        points: points.iter().enumerate().map(criterion).collect(),
        cold: true,
        ..Take::of(id(question))
    }
}

fn progress_of(facts: Vec<Fact>) -> Progress {
    let mut progress = Progress::default();
    for (number, fact) in (1..).zip(facts) {
        let at = format!("2026-11-23T09:{number:02}:00+01:00").parse().expect("a time");
        let day = "2026-11-23".parse().expect("a day");
        let entry = Entry { id: format!("device-{number:020x}"), seq: number, at, day, fact };
        assert!(progress.add(&entry));
    }
    progress
}

fn facts(takes: Vec<Take>) -> Vec<Fact> {
    takes.into_iter().map(|take| Fact::Take(Box::new(take))).collect()
}

#[test]
fn the_weakest_goes_by_rating_then_points_and_only_newest_takes_count() {
    let bank = Bank::new(vec![built_in()]);
    let questions: Vec<String> =
        bank.themes().flat_map(|theme| &theme.questions).take(4).map(|it| it.id.to_string()).collect();
    let [a, b, c, d] = questions.as_slice() else { panic!("four questions") };
    let progress = progress_of(facts(vec![
        take(a, 1, 150, &[0, 0]),
        take(b, 2, 150, &[1, 0]),
        take(c, 2, 200, &[2, 1, 1]),
        take(a, 3, 150, &[2, 2]),
    ]));
    assert_eq!(weakest(&bank, &progress).map(Id::as_str), Some(b.as_str()));
    let mut later = facts(vec![take(b, 2, 150, &[1, 0]), take(d, 3, 100, &[1, 0])]);
    later.push(Fact::Suspend { question: id(b), on: true });
    assert_eq!(
        weakest(&bank, &progress_of(later)).map(Id::as_str),
        Some(d.as_str()),
        "suspended is left out"
    );
    assert_eq!(weakest(&bank, &Progress::default()), None);
}

#[test]
fn a_session_counts_and_offers_another_question_on_the_same_weakness() {
    let bank = Bank::new(vec![built_in()]);
    let weak = "failure-not-as-expected";
    let retake = Take { cold: false, ..take(weak, 2, 150, &[1, 1]) };
    let spoiled = Take { spoiled: true, ..take("ambiguity-path", 4, 150, &[2]) };
    let progress = progress_of(facts(vec![
        take(weak, 2, 150, &[1, 0]),
        take("ambiguity-unclear-start", 4, 90, &[2]),
        retake,
        spoiled,
    ]));
    let day = "2026-11-23".parse().expect("a day");
    let session = Session::of(&bank, &progress, day, &Pace::default());
    assert_eq!((session.takes.len(), session.cold, session.in_band, session.points), (4, 2, 1, (3, 6)));
    assert_eq!(session.weakest.map(|take| take.question().as_str()), Some(weak));
    let (weakness, other) = session.other.expect("the bank has more");
    assert_eq!(weakness, Weakness::Short(Part::Action), "five equal parts leave too little for Action");
    assert!(
        ![weak, "ambiguity-unclear-start", "ambiguity-path"].contains(&other.as_str()),
        "not one of today"
    );
}

#[test]
fn another_question_on_the_same_weakness_is_one_that_lacked_the_same_or_is_judged_by_the_same() {
    let bank = Bank::new(vec![built_in()]);
    let planned = [24, 15, 75, 22, 14].map(|seconds| Some(Duration::from_secs(seconds))).to_vec();
    let whole = |question: &str| Take { parts: planned.clone(), ..take(question, 3, 150, &[2]) };
    let mut no_lesson = whole("ambiguity-unclear-start");
    no_lesson.parts[Part::Learning as usize] = None;
    let mut progress = Progress::default();
    add(&mut progress, 1, "2026-11-21", Fact::Take(Box::new(whole("conflict-technical-disagreement"))));
    add(&mut progress, 2, "2026-11-22", Fact::Take(Box::new(no_lesson.clone())));
    let today = "2026-11-23";
    let weak = Take { question: id("failure-not-as-expected"), ..no_lesson };
    add(&mut progress, 3, today, Fact::Take(Box::new(weak)));
    let pace = Pace::default();
    let other = |progress: &Progress| {
        let (weakness, other) = Session::of(&bank, progress, day(today), &pace).other?;
        Some((weakness, other.to_string()))
    };
    let same = (Weakness::Missing(Part::Learning), "ambiguity-unclear-start".to_owned());
    assert_eq!(other(&progress), Some(same));

    let criterion = bank.criteria("failure-not-as-expected")[0].id.clone();
    let mut judged = whole("failure-not-as-expected");
    (judged.points, judged.rating) = (vec![(criterion.clone(), 0)], Some(Rating::Hard));
    add(&mut progress, 4, today, Fact::Take(Box::new(judged)));
    let (weakness, offered) = other(&progress).expect("another question of the theme");
    assert_eq!(weakness, Weakness::Criterion(criterion.clone()));
    assert_ne!(offered, "failure-not-as-expected");
    assert!(bank.criteria(&offered).iter().any(|it| it.id == criterion), "{offered} is judged by it too");
}

#[test]
fn a_weakness_is_put_in_a_few_words() {
    let words = |take: Take| {
        let progress = progress_of(facts(vec![take]));
        let told = progress.takes().next().expect("a take");
        weakness(&told, &Pace::default())
    };
    assert_eq!(words(take("q", 3, 150, &[2, 2])), "");
    assert_eq!(words(take("q", 2, 200, &[2, 0])), "too long; 2 of 4 points");
    let mut short = take("q", 1, 60, &[]);
    short.parts[Part::Result as usize] = None;
    assert_eq!(words(short), "Result left out; too short");
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn add(progress: &mut Progress, number: u64, on: &str, fact: Fact) {
    let at = format!("{on}T09:00:00+01:00").parse().expect("a time");
    let entry = Entry { id: format!("device-{number:020x}"), seq: number, at, day: day(on), fact };
    assert!(progress.add(&entry));
}

#[test]
fn each_theme_asks_once_before_any_asks_twice_and_a_seed_gives_one_interview() {
    let bank = Bank::new(vec![built_in()]);
    let progress = Progress::default();
    let anybody = Profile::default();
    let theme = |question: &Id| bank.question(question).expect("known").0.id.clone();
    let selected: Vec<Id> = anybody.select(&bank).into_iter().map(|question| theme(&question.id)).collect();
    let opens = |question: &&Question| question.shape == Shape::Opener;
    let openers = anybody.select(&bank).into_iter().filter(opens).count();
    let themes = selected.iter().collect::<HashSet<_>>().len();
    for seed in 0..20 {
        let drawn = draw(&bank, &progress, anybody, day("2026-11-23"), seed, themes + 2);
        // An opener comes before the first round, in which "why us" has its turn with its theme.
        assert_eq!(bank.question(&drawn[0]).expect("known").1.shape, Shape::Opener);
        let first: HashSet<Id> = drawn[1..=themes].iter().map(theme).collect();
        assert_eq!((first.len(), drawn.len()), (themes, themes + 2), "{drawn:?}");
        let all: HashSet<&Id> = drawn.iter().collect();
        assert_eq!(all.len(), drawn.len(), "none twice");
        assert_eq!(drawn, draw(&bank, &progress, anybody, day("2026-11-23"), seed, themes + 2));
    }
    let of_seed = |seed| draw(&bank, &progress, anybody, day("2026-11-23"), seed, 4);
    assert!((1..20).any(|seed| of_seed(seed) != of_seed(0)));
    assert_eq!(
        draw(&bank, &progress, anybody, day("2026-11-23"), 1, 10_000).len(),
        selected.len() - openers.saturating_sub(1)
    );
}

#[test]
fn what_was_prepared_and_not_told_for_longest_is_asked_and_nothing_told_today_or_suspended() {
    let bank = Bank::new(vec![built_in()]);
    let mut progress = Progress::default();
    let theme = bank.themes().next().expect("a theme");
    let [a, b, c, ..] = theme.questions.as_slice() else { panic!("three questions") };
    let take = |question: &Id| Fact::Take(Box::new(Take::of(question.clone())));
    add(&mut progress, 1, "2026-11-20", take(&b.id));
    add(&mut progress, 2, "2026-11-21", take(&a.id));
    let asked = |progress: &Progress, on: &str| -> Vec<Id> {
        let all = draw(&bank, progress, Profile::default(), day(on), 3, 10_000);
        all.into_iter().filter(|question| bank.question(question).expect("known").0.id == theme.id).collect()
    };
    assert_eq!(asked(&progress, "2026-11-23")[..2], [b.id.clone(), a.id.clone()]);
    assert!(!asked(&progress, "2026-11-21").contains(&a.id), "done today");
    add(&mut progress, 3, "2026-11-23", Fact::Suspend { question: c.id.clone(), on: true });
    assert!(!asked(&progress, "2026-11-23").contains(&c.id), "suspended");
}

#[test]
fn sprints_ask_every_question_once_before_any_theme_asks_one_again() {
    let bank = Bank::new(vec![built_in()]);
    let mut progress = Progress::default();
    let mut asked: HashMap<Id, usize> = HashMap::new();
    for number in 1..=8 {
        let drawn = draw_for_sprint(&bank, &progress, Profile::default(), number, QUESTIONS);
        let themes: HashSet<Id> =
            drawn.iter().map(|it| bank.question(it).expect("known").0.id.clone()).collect();
        assert_eq!((drawn.len(), themes.len()), (QUESTIONS, QUESTIONS), "across the themes: {drawn:?}");
        let answer = |question: &Id| {
            *asked.entry(question.clone()).or_default() += 1;
            SprintAnswer { question: question.clone(), story: None, time: Duration::from_secs(3) }
        };
        let sprint = Sprint { answers: drawn.iter().map(answer).collect() };
        add(&mut progress, number, "2026-11-23", Fact::Sprint(Box::new(sprint)));
    }
    // Eight sprints ask 80 times: no theme has asked one of its questions twice more than another.
    let mut of_theme: HashMap<Id, Vec<usize>> = HashMap::new();
    for question in Profile::default().select(&bank).into_iter().filter(|question| question.asks_for_story())
    {
        let (theme, _) = bank.question(&question.id).expect("known");
        let times = asked.get(&question.id).copied().unwrap_or_default();
        of_theme.entry(theme.id.clone()).or_default().push(times);
    }
    let spread = |times: &Vec<usize>| times.iter().max() > times.iter().min().map(|least| least + 1).as_ref();
    assert!(!of_theme.values().any(spread), "{of_theme:?}");
    let suspended = draw_for_sprint(&bank, &progress, Profile::default(), 9, 1).remove(0);
    add(&mut progress, 9, "2026-11-23", Fact::Suspend { question: suspended.clone(), on: true });
    assert!(!draw_for_sprint(&bank, &progress, Profile::default(), 9, 10_000).contains(&suspended));
}

fn told_elsewhere(question: &str, rating: u8, seconds: u64) -> Fact {
    Fact::Take(Box::new(Take { elsewhere: true, ..take(question, rating, seconds, &[2, 2]) }))
}

/// Entries of today but for their days.
fn of_days(facts: Vec<(&str, Fact)>) -> Progress {
    let mut progress = Progress::default();
    for (number, (day, fact)) in (1..).zip(facts) {
        let at = format!("2026-11-23T09:{number:02}:00+01:00").parse().expect("a time");
        let id = format!("device-{number:020x}");
        assert!(progress.add(&Entry { id, seq: number, at, day: day.parse().expect("a day"), fact }));
    }
    progress
}

#[test]
fn a_take_that_was_told_elsewhere_on_an_earlier_day_stands_on_that_day() {
    let bank = Bank::new(vec![built_in()]);
    let today: Day = "2026-11-23".parse().expect("a day");
    let question = "failure-not-as-expected";
    let now = Fact::Take(Box::new(take(question, 3, 150, &[2, 2])));
    let progress = of_days(vec![
        ("2026-11-23", now),
        ("2026-10-14", told_elsewhere(question, 1, 150)),
        ("2026-10-20", told_elsewhere("ambiguity-unclear-start", 3, 150)),
    ]);
    let days: Vec<String> = progress.takes_of(question).map(|told| told.day.to_string()).collect();
    assert_eq!(days, ["2026-10-14", "2026-11-23"]);
    let memory = Memories::of(&progress, today).get(question).expect("reviewed").clone();
    assert_eq!((memory.last, memory.reviews.len()), (today, 2));
    let (library, companies) = (Library::default(), Vec::new());
    let sources = ReadinessSources {
        bank: &bank,
        progress: &progress,
        library: &library,
        companies: &companies,
        pace: &Pace::default(),
        set: &PracticeSet::default(),
    };
    assert_eq!(
        Readiness::of(&sources, HashMap::new(), today).holds.number(),
        1,
        "what is fresh still speaks"
    );
    assert!(
        !draw(&bank, &progress, Profile::default(), today, 1, 10_000)
            .iter()
            .any(|it| it.as_str() == question),
        "done today"
    );
}

#[test]
fn a_take_counts_as_in_the_band_by_its_length_alone_and_one_without_a_time_does_not() {
    let bank = Bank::new(vec![built_in()]);
    let today: Day = "2026-11-23".parse().expect("a day");
    let question = "failure-not-as-expected";
    let timeless = Take { parts: vec![None; 5], ..take("ambiguity-unclear-start", 3, 0, &[]) };
    let progress = of_days(vec![
        ("2026-11-23", Fact::Take(Box::new(take(question, 1, 150, &[0, 0])))),
        ("2026-11-23", Fact::Take(Box::new(Take { elsewhere: true, ..timeless }))),
    ]);
    let session = Session::of(&bank, &progress, today, &Pace::default());
    assert_eq!(
        (session.cold, session.in_band),
        (2, 1),
        "one failed at 2:30 and is listed as in the band, one has no time"
    );
    let untimed = progress.takes_of("ambiguity-unclear-start").next().expect("a take");
    assert_eq!(weakness(&untimed, &Pace::default()), "");
    assert_eq!(Memories::of(&progress, today).trace("ambiguity-unclear-start").expect("told").spoken, None);
}
