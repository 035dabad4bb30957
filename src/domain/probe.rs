//! The follow-up question after a take: about what was missing, else one of the question's own.

use crate::domain::part::{Part, Parts};
use crate::domain::question::Question;
use std::time::Duration;

/// The probe to put after a take. The first part that was left out decides; a story without gaps gets the next of
/// the question's own probes, counted by how often it was told before.
pub fn choose<'a>(question: &'a Question, parts: &Parts<Option<Duration>>, told_before: usize) -> &'a str {
    let missing = parts.iter().find(|(_, time)| time.is_none()).map(|(part, _)| part);
    match (missing, question.probes.as_slice()) {
        (Some(part), _) => about_missing(part),
        (None, []) => "What would you do differently if it happened again?",
        (None, probes) => &probes[told_before % probes.len()],
    }
}

fn about_missing(part: Part) -> &'static str {
    match part {
        Part::Situation => "What led to that?",
        Part::Task => "What exactly was yours to achieve?",
        Part::Action => "What exactly did you do?",
        Part::Result => "How did it end, and how did you measure it?",
        Part::Learning => "What is different in how you work now?",
    }
}

#[cfg(test)]
mod tests {
    use super::choose;
    use crate::domain::id::Id;
    use crate::domain::part::Parts;
    use crate::domain::question::Question;
    use std::time::Duration;

    fn question(probes: &[&str]) -> Question {
        Question {
            id: Id::new("q").expect("an id"),
            text: String::new(),
            also: vec![],
            tags: vec![],
            elements: vec![],
            probes: probes.iter().map(|&probe| probe.to_owned()).collect(),
            origin: None,
        }
    }

    #[test]
    fn a_gap_is_asked_about_first_then_the_questions_own_probes_take_turns() {
        let whole = Parts([Some(Duration::from_secs(20)); 5]);
        let mut gap = whole;
        gap.0[3] = None;
        let asked = question(&["one", "two"]);
        assert_eq!(choose(&asked, &gap, 0), "How did it end, and how did you measure it?");
        let turns: Vec<_> = (0..3).map(|told| choose(&asked, &whole, told)).collect();
        assert_eq!(turns, ["one", "two", "one"]);
        assert!(choose(&question(&[]), &whole, 5).ends_with('?'));
    }
}
