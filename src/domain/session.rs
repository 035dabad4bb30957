//! A day's session, looked back on: what was told, what to redo first, and what else tries the same weakness.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use crate::domain::bank::Bank;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::pace::Pace;
use crate::domain::part::Part;
use crate::domain::progress::{Progress, Told};
use crate::domain::question::Question;

/// What was told on a day.
#[derive(Debug)]
pub struct Session<'a> {
    /// The takes, oldest first.
    pub takes: Vec<Told<'a>>,
    /// How many of them lie in the band.
    pub in_band: usize,
    /// Points given, and the most there were to give.
    pub points: (u32, u32),
    /// The take to redo first.
    pub weakest: Option<Told<'a>>,
    /// Another question about what the weakest one is about.
    pub other: Option<&'a Id>,
}

impl<'a> Session<'a> {
    /// The session of a day.
    pub fn of(bank: &'a Bank, progress: &'a Progress, day: Day, pace: &Pace) -> Self {
        let takes: Vec<Told<'a>> = progress.told_on(day).collect();
        let weakest = weakest_of(takes.iter().copied(), |question| is_open(bank, progress, question));
        let sum = |points: fn(&Told<'a>) -> u16| takes.iter().map(|take| u32::from(points(take))).sum();
        Self {
            in_band: takes.iter().filter(|take| pace.in_band(take.total)).count(),
            points: (sum(|take| take.points), sum(|take| take.of)),
            other: weakest.and_then(|take| same_weakness(bank, progress, take.question, day)),
            weakest,
            takes,
        }
    }
}

/// The question whose newest take was the weakest of all.
pub fn weakest<'a>(bank: &Bank, progress: &'a Progress) -> Option<&'a Id> {
    let take = weakest_of(progress.takes(), |question| is_open(bank, progress, question))?;
    Some(take.question)
}

/// What was weak about a take, in a few words.
pub fn weakness(take: &Told<'_>, pace: &Pace) -> String {
    let missing: Vec<&str> = take.parts.iter().filter(|(_, time)| time.is_none()).map(name).collect();
    let length = match take.total {
        total if total > pace.to => Some("over the band".to_owned()),
        total if total < pace.from => Some("short of the band".to_owned()),
        _ => None,
    };
    let told_none = missing.len() == Part::ALL.len();
    let parts = (!missing.is_empty() && !told_none).then(|| format!("no {}", missing.join(", no ")));
    let points = (take.points < take.of).then(|| format!("{} of {} points", take.points, take.of));
    let all: Vec<String> = [parts, length, points].into_iter().flatten().collect();
    all.join("; ")
}

fn name<T>((part, _): (Part, T)) -> &'static str {
    part.title()
}

/// A question can be told: a pack has it, and it is not suspended.
fn is_open(bank: &Bank, progress: &Progress, question: &Id) -> bool {
    bank.question(question).is_some() && !progress.suspended(question)
}

/// The weakest of the newest takes of each question: by rating, then by its share of the points, then the oldest.
fn weakest_of<'a>(takes: impl Iterator<Item = Told<'a>>, is_open: impl Fn(&Id) -> bool) -> Option<Told<'a>> {
    let mut newest: HashMap<&Id, (usize, Told<'a>)> = HashMap::new();
    for (place, take) in takes.enumerate().filter(|(_, take)| take.rating.is_some() && !take.spoiled) {
        newest.insert(take.question, (place, take));
    }
    let open = newest.into_values().filter(|(_, take)| is_open(take.question));
    let weakest = open.min_by(|(place, a), (other, b)| weaker(a, b).then(place.cmp(other)));
    weakest.map(|(_, take)| take)
}

fn weaker(a: &Told<'_>, b: &Told<'_>) -> Ordering {
    // Shares without division: a/x < b/y where a*y < b*x.
    let share = |one: &Told<'_>, other: &Told<'_>| u32::from(one.points) * u32::from(other.of.max(1));
    a.rating.cmp(&b.rating).then_with(|| share(a, b).cmp(&share(b, a)))
}

/// A question about the same competency: one never told before one that was told long ago, one of another theme
/// before one of the same, and none that was told today.
fn same_weakness<'a>(bank: &'a Bank, progress: &Progress, weak: &Id, today: Day) -> Option<&'a Id> {
    let (own_theme, question) = bank.question(weak)?;
    let competency = question.tags.first()?;
    let told: HashSet<&Id> = progress.told_on(today).map(|take| take.question).collect();
    let asks = |question: &&Question| {
        question.tags.contains(competency)
            && question.id != *weak
            && !told.contains(&question.id)
            && !progress.suspended(&question.id)
    };
    let all = bank.themes().flat_map(|theme| theme.questions.iter().map(move |question| (theme, question)));
    let fitting = all.filter(|(_, question)| asks(question));
    let rank = |question: &Id| progress.takes_of(question).next_back().map(|take| take.day);
    fitting
        .min_by_key(|(theme, question)| (rank(&question.id), theme.id == own_theme.id))
        .map(|(_, question)| &question.id)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Session, weakest, weakness};
    use crate::domain::bank::Bank;
    use crate::domain::fact::Fact;
    use crate::domain::id::Id;
    use crate::domain::journal::Entry;
    use crate::domain::pace::Pace;
    use crate::domain::part::{Part, Parts};
    use crate::domain::progress::Progress;
    use crate::domain::rating::Rating;
    use crate::domain::take::Take;
    use crate::io::content::built_in;

    fn id(text: &str) -> Id {
        Id::new(text).expect("an id")
    }

    fn take(question: &str, rating: u8, seconds: u64, points: &[u8]) -> Take {
        let criterion = |(number, points): (usize, &u8)| (id(&format!("c{number}")), *points);
        Take {
            rating: Some(Rating::try_from(rating).expect("a rating")),
            total: Duration::from_secs(seconds),
            parts: Parts([Some(Duration::from_secs(seconds / 5)); 5]),
            points: points.iter().enumerate().map(criterion).collect(),
            ..Take::of(id(question))
        }
    }

    fn told(facts: Vec<Fact>) -> Progress {
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
        let progress = told(facts(vec![
            take(a, 1, 150, &[0, 0]),
            take(b, 2, 150, &[1, 0]),
            take(c, 2, 200, &[2, 1, 1]),
            take(a, 3, 150, &[2, 2]),
        ]));
        assert_eq!(weakest(&bank, &progress).map(Id::as_str), Some(b.as_str()));
        let mut later = facts(vec![take(b, 2, 150, &[1, 0]), take(d, 3, 100, &[1, 0])]);
        later.push(Fact::Suspend { question: id(b), on: true });
        assert_eq!(weakest(&bank, &told(later)).map(Id::as_str), Some(d.as_str()), "suspended is left out");
        assert_eq!(weakest(&bank, &Progress::default()), None);
    }

    #[test]
    fn a_session_counts_and_offers_another_question_on_the_same_weakness() {
        let bank = Bank::new(vec![built_in()]);
        let weak = "failure-not-as-expected";
        let progress =
            told(facts(vec![take(weak, 2, 150, &[1, 0]), take("ambiguity-unclear-start", 4, 90, &[2])]));
        let day = "2026-11-23".parse().expect("a day");
        let session = Session::of(&bank, &progress, day, &Pace::default());
        assert_eq!((session.takes.len(), session.in_band, session.points), (2, 1, (3, 6)));
        assert_eq!(session.weakest.map(|take| take.question.as_str()), Some(weak));
        let other = session.other.expect("the bank has more on it");
        let (_, question) = bank.question(weak).expect("in the bank");
        let (_, offered) = bank.question(other).expect("in the bank");
        assert!(offered.tags.contains(&question.tags[0]) && offered.id != question.id);
    }

    #[test]
    fn a_weakness_is_told_in_a_few_words() {
        let words = |take: Take| {
            let progress = told(facts(vec![take]));
            let told = progress.takes().next().expect("a take");
            weakness(&told, &Pace::default())
        };
        assert_eq!(words(take("q", 3, 150, &[2, 2])), "");
        assert_eq!(words(take("q", 2, 200, &[2, 0])), "over the band; 2 of 4 points");
        let mut short = take("q", 1, 60, &[]);
        short.parts[Part::Result] = None;
        assert_eq!(words(short), "no Result; short of the band");
    }
}
