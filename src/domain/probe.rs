//! The follow-up question after a take: about what was missing, else one of the question's own.

use std::time::Duration;

use crate::domain::pace::Pace;
use crate::domain::part::{Part, Parts};
use crate::domain::question::Question;

/// The probe to put after a take, by what was missing in it.
///
/// The first part that was left out decides, then an Action or a Result of less than half its plan. A story
/// without gaps gets the next of the question's own probes, counted by how often it was told before; where it has
/// none, one that fits what it asks about.
pub fn choose<'a>(
    question: &'a Question,
    told: &Parts<bool>,
    parts: &Parts<Option<Duration>>,
    pace: &Pace,
    told_before: usize,
) -> &'a str {
    let missing = told.iter().find(|(_, told)| !**told).map(|(part, _)| part);
    let is_thin = |part: &Part| parts[*part].is_some_and(|time| time * 2 < pace.plan(*part));
    let thin = [Part::Action, Part::Result].into_iter().find(is_thin);
    match (missing, thin, question.probes.as_slice()) {
        (Some(part), ..) => about_missing(part),
        (None, Some(part), _) => about_thin(part),
        (None, None, []) => about_tag(question.tags.first().map_or("", |tag| tag.as_str())),
        (None, None, probes) => &probes[told_before % probes.len()],
    }
}

fn about_missing(part: Part) -> &'static str {
    match part {
        Part::Situation => "What led to that?",
        Part::Task => "What exactly was your own goal?",
        Part::Action => "What exactly did you do?",
        Part::Result => "How did it end, and how did you measure it?",
        Part::Learning => "What do you do differently now?",
    }
}

fn about_thin(part: Part) -> &'static str {
    match part {
        Part::Result => "How did you measure it, and against what?",
        _ => "What else did you consider, and why did you turn it down?",
    }
}

fn about_tag(tag: &str) -> &'static str {
    match tag {
        "conflict" => "How would the other person tell it?",
        "failure" => "What was your part in it, and what is different now?",
        "ambiguity" => "What didn't you know, and when did you stop asking?",
        "ethics" => "Who could have been harmed, and who did you tell?",
        _ => "What went wrong on the way, and what would you change?",
    }
}

#[cfg(test)]
mod tests {
    use super::choose;
    use crate::domain::id::Id;
    use crate::domain::pace::Pace;
    use crate::domain::part::Parts;
    use crate::domain::question::Question;
    use crate::domain::shape::Shape;
    use std::time::Duration;

    fn question(probes: &[&str]) -> Question {
        Question {
            id: Id::new("q").expect("an id"),
            short: None,
            text: String::new(),
            also: vec![],
            shape: Shape::StarL,
            tags: vec![],
            elements: vec![],
            probes: probes.iter().map(|&probe| probe.to_owned()).collect(),
            origin: None,
        }
    }

    fn parts(seconds: [u64; 5]) -> Parts<Option<Duration>> {
        Parts(seconds.map(|seconds| (seconds > 0).then(|| Duration::from_secs(seconds))))
    }

    fn after<'a>(question: &'a Question, parts: &Parts<Option<Duration>>, times: usize) -> &'a str {
        choose(question, &parts.map(|_, time| time.is_some()), parts, &Pace::default(), times)
    }

    #[test]
    fn what_is_missing_is_asked_about_first_then_what_is_thin() {
        let asked = question(&["one", "two"]);
        for (told, probe) in [
            ([0, 15, 75, 22, 14], "What led to that?"),
            ([24, 15, 75, 0, 14], "How did it end, and how did you measure it?"),
            ([40, 20, 30, 0, 0], "How did it end, and how did you measure it?"),
            ([24, 15, 64, 17, 10], "one"),
            ([40, 30, 35, 22, 10], "What else did you consider, and why did you turn it down?"),
            ([24, 15, 90, 8, 10], "How did you measure it, and against what?"),
            ([24, 15, 75, 22, 14], "one"),
        ] {
            assert_eq!(after(&asked, &parts(told), 0), probe, "{told:?}");
        }
    }

    #[test]
    fn a_questions_own_probes_take_turns_and_one_without_any_goes_by_what_it_asks_about() {
        let whole = parts([24, 15, 75, 22, 14]);
        let asked = question(&["one", "two"]);
        let turns: Vec<_> = (0..3).map(|told| after(&asked, &whole, told)).collect();
        assert_eq!(turns, ["one", "two", "one"]);
        let mut bare = question(&[]);
        assert!(after(&bare, &whole, 5).starts_with("What went wrong"));
        bare.tags = vec![Id::new("conflict").expect("an id")];
        assert_eq!(after(&bare, &whole, 5), "How would the other person tell it?");
    }
}
