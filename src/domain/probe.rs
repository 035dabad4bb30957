//! Which follow-up question is put after a take: one of the rung that its ladder has reached, about what was missing.

use std::time::Duration;

use crate::domain::pace::Pace;
use crate::domain::part::{Part, Parts};
use crate::domain::question::{Probe, Question};
use crate::domain::rung::Rung;

/// The probe to put after a take, on this rung.
///
/// What was missing decides, where that can be asked on the rung: a part that was left out, then an Action or a Result
/// of less than half its plan. Else the next of the question's own probes on the rung, counted by how often it was told
/// before; where it names none there, the next of those without a rung. A question without any gets what fits it by its
/// first tag, or what can be asked of every answer of its shape.
pub fn choose<'a>(
    question: &'a Question,
    rung: Rung,
    told: &Parts<bool>,
    parts: &Parts<Option<Duration>>,
    pace: &Pace,
    told_before: usize,
) -> &'a str {
    let missing = told.iter().filter(|(_, told)| !**told).map(|(part, _)| about_missing(part));
    let is_thin = |part: &Part| parts[*part].is_some_and(|time| time * 2 < pace.plan(*part));
    let thin = [Part::Action, Part::Result].into_iter().filter(is_thin).map(about_thin);
    let mut gaps = missing.chain(thin);
    let own = own(question, rung);
    match (gaps.find(|(of, _)| *of == rung), own.len()) {
        (Some((_, text)), _) => text,
        (None, 0) => about_tag(question, rung).unwrap_or(rung.general(question.shape)),
        (None, number) => &own[told_before % number].text,
    }
}

/// The question's own probes on a rung; without any, those that serve every rung.
fn own(question: &Question, rung: Rung) -> Vec<&Probe> {
    let on = |rung| question.probes.iter().filter(|probe| probe.rung == rung).collect();
    let named: Vec<&Probe> = on(Some(rung));
    if named.is_empty() { on(None) } else { named }
}

fn about_missing(part: Part) -> (Rung, &'static str) {
    match part {
        Part::Situation => (Rung::Context, "What led to that?"),
        Part::Task => (Rung::Context, "What exactly was your own goal?"),
        Part::Action => (Rung::Surface, "What exactly did you do?"),
        Part::Result => (Rung::Surface, "How did it end, and how did you measure it?"),
        Part::Learning => (Rung::Own, "What do you do differently now?"),
    }
}

fn about_thin(part: Part) -> (Rung, &'static str) {
    match part {
        Part::Result => (Rung::Surface, "How did you measure it, and against what?"),
        _ => (Rung::Decision, "What else did you consider, and why did you turn it down?"),
    }
}

/// What fits a question by its first tag: of a story, or of a method and its last time.
fn about_tag(question: &Question, rung: Rung) -> Option<&'static str> {
    if !question.asks_for_story() {
        return None;
    }
    let (of, text) = match question.tags.first()?.as_str() {
        "conflict" => (Rung::Own, "How would the other person tell it?"),
        "failure" => (Rung::Own, "What was your part in it, and what is different now?"),
        "ambiguity" => (Rung::Decision, "What didn't you know, and when did you stop asking?"),
        "ethics" => (Rung::Context, "Who could have been harmed, and who did you tell?"),
        _ => return None,
    };
    (of == rung).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::choose;
    use crate::domain::id::Id;
    use crate::domain::pace::Pace;
    use crate::domain::part::Parts;
    use crate::domain::question::{Probe, Question};
    use crate::domain::rung::Rung;
    use crate::domain::shape::Shape;
    use std::time::Duration;

    fn question(probes: &[(Option<Rung>, &str)]) -> Question {
        let probes =
            probes.iter().map(|&(rung, text)| Probe { rung, text: text.to_owned() }).collect::<Vec<_>>();
        Question {
            id: Id::new("q").expect("an id"),
            short: None,
            text: String::new(),
            also: vec![].into(),
            shape: Shape::StarL,
            tags: vec![],
            roles: vec![],
            levels: vec![],
            core: false,
            elements: vec![].into(),
            probes: probes.into(),
            origin: None,
        }
    }

    fn parts(seconds: [u64; 5]) -> Parts<Option<Duration>> {
        Parts(seconds.map(|seconds| (seconds > 0).then(|| Duration::from_secs(seconds))))
    }

    fn after<'a>(
        question: &'a Question,
        rung: Rung,
        parts: &Parts<Option<Duration>>,
        times: usize,
    ) -> &'a str {
        choose(question, rung, &parts.map(|_, time| time.is_some()), parts, &Pace::default(), times)
    }

    #[test]
    fn what_is_missing_or_thin_is_asked_about_where_the_rung_can_ask_it() {
        use Rung::{Context, Decision, Own, Surface};
        let asked = question(&[(None, "own")]);
        for (told, rung, probe) in [
            ([0, 15, 75, 22, 14], Context, "What led to that?"),
            ([0, 15, 75, 22, 14], Surface, "own"),
            ([24, 15, 75, 0, 14], Surface, "How did it end, and how did you measure it?"),
            ([40, 20, 30, 0, 0], Surface, "How did it end, and how did you measure it?"),
            ([40, 20, 30, 0, 0], Own, "What do you do differently now?"),
            ([40, 30, 35, 22, 10], Decision, "What else did you consider, and why did you turn it down?"),
            ([24, 15, 64, 17, 10], Decision, "own"),
            ([24, 15, 90, 8, 10], Surface, "How did you measure it, and against what?"),
            ([24, 15, 75, 22, 14], Surface, "own"),
        ] {
            assert_eq!(after(&asked, rung, &parts(told), 0), probe, "{told:?} {rung:?}");
        }
    }

    #[test]
    fn a_questions_own_probes_take_turns_those_of_the_rung_before_those_without_one() {
        let whole = parts([24, 15, 75, 22, 14]);
        let on = Some(Rung::Decision);
        let asked = question(&[(None, "any"), (on, "one"), (None, "other"), (on, "two")]);
        let turns = |rung| (0..3).map(|told| after(&asked, rung, &whole, told)).collect::<Vec<_>>();
        assert_eq!(turns(Rung::Decision), ["one", "two", "one"]);
        assert_eq!(turns(Rung::TradeOff), ["any", "other", "any"]);
    }

    #[test]
    fn a_question_without_probes_goes_by_what_it_asks_about_or_gets_what_fits_its_shape() {
        let whole = parts([24, 15, 75, 22, 14]);
        let mut bare = question(&[]);
        for rung in Rung::ALL {
            assert_eq!(after(&bare, rung, &whole, 5), rung.general(Shape::StarL));
        }
        bare.shape = Shape::Opener;
        assert_eq!(after(&bare, Rung::Surface, &whole, 5), "What are you working on this week?");
        bare.tags = vec![Id::new("conflict").expect("an id")];
        assert_eq!(after(&bare, Rung::Own, &whole, 5), Rung::Own.general(Shape::Opener), "no story to tell");
        bare.shape = Shape::StarL;
        assert_eq!(after(&bare, Rung::Own, &whole, 5), "How would the other person tell it?");
        assert_eq!(after(&bare, Rung::Surface, &whole, 5), "What exactly did you build?");
    }
}
