//! The check of what proves a checklist item.

use crate::domain::checklist::Evidence;
use crate::domain::nearest::nearest;
use crate::packs::check::checker::Checker;
use crate::packs::raw::RawEvidence;
use crate::store::text::source::Span;
use crate::store::text::yaml::Placed;

/// The kinds of evidence with the keys that each has besides `kind`.
const KINDS: [(&str, &[&str]); 6] = [
    ("stories-cover", &["min", "max", "tags"]),
    ("told-in-band", &["from", "to"]),
    ("story-parts", &[]),
    ("ai-story", &["min"]),
    ("starred-questions", &["min", "max"]),
    ("company-notes", &[]),
];

/// Checks one evidence; `None` if it is reported as wrong.
pub(super) fn evidence(checker: &mut Checker<'_>, raw: Placed<RawEvidence>) -> Option<Evidence> {
    let Placed { value: raw, place } = raw;
    let Some(kind) = &raw.kind else {
        checker.advise(place, "This evidence has no \"kind\".", kinds());
        return None;
    };
    let known = KINDS.iter().find(|(name, _)| *name == kind.as_str());
    let Some((name, keys)) = known else {
        let near = nearest(kind.as_str(), KINDS.map(|(name, _)| name));
        let hint = near.map_or_else(kinds, |near| format!("did you mean \"{near}\"?"));
        let sentence = format!("There is no kind of evidence \"{}\".", kind.as_str());
        checker.advise(kind.place(), sentence, hint);
        return None;
    };
    refuse_other_keys(checker, &raw, name, keys);
    of_kind(checker, name, raw, place)
}

fn kinds() -> String {
    format!("the kinds are {}", KINDS.map(|(name, _)| name).join(", "))
}

/// A key that this kind would not look at is a mistake.
fn refuse_other_keys(checker: &mut Checker<'_>, raw: &RawEvidence, name: &str, keys: &[&str]) {
    let numbers = [("min", &raw.min), ("max", &raw.max), ("from", &raw.from), ("to", &raw.to)];
    let tags = raw.tags.0.first().map(|tag| ("tags", tag.place()));
    let given =
        numbers.into_iter().filter_map(|(key, number)| number.map(|number| (key, number.place))).chain(tags);
    for (key, place) in given {
        if !keys.contains(&key) {
            let sentence = format!("Evidence of kind \"{name}\" has no \"{key}\".");
            checker.report(place, sentence);
        }
    }
}

fn of_kind(checker: &mut Checker<'_>, name: &str, raw: RawEvidence, place: Span) -> Option<Evidence> {
    Some(match name {
        "stories-cover" => {
            let range = range(checker, [(raw.min, "min"), (raw.max, "max")], place);
            let tags = checker.tags(raw.tags);
            let (min, max) = range?;
            Evidence::StoriesCover { min, max, tags }
        }
        "told-in-band" => {
            let (from, to) = range(checker, [(raw.from, "from"), (raw.to, "to")], place)?;
            Evidence::ToldInBand { from, to }
        }
        "ai-story" => Evidence::AiStory { min: number(checker, raw.min, "min", place)? },
        "starred-questions" => {
            let (min, max) = range(checker, [(raw.min, "min"), (raw.max, "max")], place)?;
            Evidence::StarredQuestions { min, max }
        }
        "story-parts" => Evidence::StoryParts,
        _ => Evidence::CompanyNotes,
    })
}

fn number(checker: &mut Checker<'_>, raw: Option<Placed<u32>>, key: &str, place: Span) -> Option<u32> {
    if raw.is_none() {
        checker.report(place, format!("This evidence has no \"{key}\"."));
    }
    raw.map(|raw| raw.value)
}

/// The two ends of a range; one that is empty is reported.
fn range(
    checker: &mut Checker<'_>,
    ends: [(Option<Placed<u32>>, &str); 2],
    place: Span,
) -> Option<(u32, u32)> {
    let [low, high] = ends.map(|(raw, key)| number(checker, raw, key, place));
    let (low, high) = (low?, high?);
    if low > high {
        checker.report(place, format!("{low} is more than {high}."));
    }
    Some((low, high))
}
