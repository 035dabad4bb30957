//! What stands under each key of a pack and of a story, and what an editor says of it.

/// What stands under a key, beyond what its reader lists.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stands {
    /// A text, or a list of maps: as the reader says.
    Plain,
    /// One map, not a list of them.
    One,
    /// A list of ids.
    Ids,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of these words.
    Words(&'static [&'static str]),
    /// A map of ids to these words.
    Choices(&'static [&'static str]),
    /// A map of ids to texts.
    TextsByKey,
    /// A number, from 0.
    Number,
    /// Yes or no.
    YesNo,
}

/// A row of the table.
pub(super) struct KeyRow {
    /// The key it stands under; any where there is none.
    parent: Option<&'static str>,
    pub(super) key: &'static str,
    stands: Stands,
    about: &'static str,
}

impl KeyRow {
    /// Whether it holds for a key under this one.
    pub(super) fn is_under(&self, parent: &str) -> bool {
        self.parent.is_none_or(|own| own == parent)
    }
}

const fn row(key: &'static str, stands: Stands, about: &'static str) -> KeyRow {
    KeyRow { parent: None, key, stands, about }
}

const fn of(parent: &'static str, key: &'static str, stands: Stands, about: &'static str) -> KeyRow {
    KeyRow { parent: Some(parent), key, stands, about }
}

use Stands::{Choices, Ids, Number, One, Plain, TextsByKey, Word, Words, YesNo};

const ROLES: &[&str] =
    &["ml-engineer", "scientist", "data-scientist", "mlops", "product-manager", "engineering-manager"];
const LEVELS: &[&str] = &["junior", "senior", "staff"];
const RUNGS: &[&str] = &["surface", "context", "decision", "trade-off", "self", "worldview"];
const EVIDENCE: &[&str] =
    &["stories-cover", "told-in-band", "story-parts", "ai-story", "starred-questions", "company-notes"];

/// Every key; of several rows the first that fits holds.
#[rustfmt::skip]
pub(super) const TABLE: &[KeyRow] = &[
    row("pack", One, "The header, in one of the pack's files."),
    row("introductions", One, "Introductions to the sections."),
    row("competencies", Plain, "The competencies that tags can name."),
    row("principles", Plain, "What companies say they look for, and the questions behind it."),
    of("", "context", Plain, "Why these interviews differ."),
    row("themes", Plain, "Themes and categories with their questions. If one already exists, its questions are added to it."),
    row("samples", Plain, "Sample answers."),
    of("", "ask", Plain, "Questions to ask the interviewers, in groups."),
    row("red_flags", Plain, "Behavior that costs an offer."),
    of("", "checklist", Plain, "Things to do before the interview."),
    row("chapter", Plain, "The introduction to everything."),
    of("introductions", "context", Plain, "The introduction to the table of challenges."),
    of("introductions", "ask", Plain, "The introduction to the questions to ask."),
    of("introductions", "checklist", Plain, "The introduction to the checklist."),

    row("id", Plain, "a-z, 0-9 and -; unique across all packs, and permanent, because your history depends on it."),
    of("", "title", Plain, "The story's title."),
    row("title", Plain, "A heading, a few words."),
    row("source", Plain, "Where the content comes from."),
    row("license", Plain, "The license of the content."),
    row("licence", Plain, "Another name for license."),
    row("origin", Plain, "Who wrote it, if not the source of the pack."),
    of("", "tags", Ids, "The competencies the story shows, strongest first."),
    row("tags", Ids, "Ids of competencies, best match first."),
    row("asked", Plain, "How interviewers ask it."),
    of("competencies", "looks_for", Plain, "What a listener looks for."),
    row("looks_for", Plain, "Criteria for questions in the theme that don't have their own."),
    row("probe", Plain, "A follow-up that's hard to prepare for."),
    row("company_words", Plain, "The words companies use for it."),
    row("company", Plain, "Which company it belongs to."),
    row("about", Plain, "One or two sentences."),
    row("challenge", Plain, "The challenge."),
    row("assesses", Plain, "What interviewers assess."),
    of("themes", "kind", Word(&["theme", "category"]), "A theme's criteria apply to all its questions; in a category, each question has its own."),
    of("evidence", "kind", Word(EVIDENCE), "What starl counts."),
    row("roles", Words(ROLES), "The roles that get this question; all roles if left out."),
    row("levels", Words(LEVELS), "The levels that get this question; all levels if left out."),
    of("principles", "questions", Ids, "Ids of the questions about it."),
    row("questions", Plain, "The questions."),
    row("text", Plain, "The words."),
    row("short", Plain, "Replaces the question in lists; at most 28 characters."),
    row("also", Plain, "Other wordings of the same question."),
    row("shape", Word(&["star-l", "opener", "motivation", "method"]), "The kind of answer it asks for; a STAR-L story if left out."),
    row("core", YesNo, "If true, the question comes first for anyone it fits."),
    row("elements", Plain, "What a strong answer has."),
    row("probes", Plain, "Follow-ups: each one just text, or a map with a rung and text."),
    row("rung", Word(RUNGS), "How deep the follow-up goes."),
    row("anchors", One, "Examples of an answer with one point and with two."),
    row("mentioned", Plain, "An answer with one point."),
    row("shown", Plain, "An answer with two points."),
    row("question", Plain, "The id of the question."),
    row("theme", Plain, "The id of the theme, if it isn't the question's."),
    row("length", Plain, "How long it is, 0:30 to 3:00; the usual length if left out."),
    row("fails", Ids, "Rules of the story check that it is meant to fail, such as SL105."),
    row("caution", Plain, "A warning, shown wherever the sample is."),
    row("now", Plain, "For an opener: what you do today."),
    row("before", Plain, "For an opener: how you got there."),
    row("next", Plain, "For an opener: why this job is your next step."),
    row("know", Plain, "For a motivation: what you know about them."),
    row("bring", Plain, "For a motivation: what you bring."),
    row("want", Plain, "For a motivation: what you want, and why you'd find it there."),
    row("method", Plain, "For a method: how you do it, in one sentence."),
    row("situation", Plain, "Where, when, and what was at stake."),
    row("task", Plain, "Your own goal."),
    row("action", Plain, "What you did, and what you ruled out."),
    row("result", Plain, "The outcome, and how you measured it."),
    row("learning", Plain, "What you do differently now."),
    row("behavior", Plain, "The behavior, a few words."),
    row("behaviour", Plain, "Another name for behavior."),
    row("interview", YesNo, "Comes up only in a mock interview, because no single answer can show it."),
    row("why", Plain, "Why it costs an offer."),
    row("evidence", One, "What proves the item, so starl can check it off for you."),
    row("min", Number, "How many are enough."),
    row("max", Number, "How many make sense at most."),
    row("from", Number, "The start of the band, in seconds."),
    row("to", Number, "The end of the band, in seconds."),

    row("project", Plain, "The project it is about."),
    row("when", Plain, "When it happened: 2025, 2025-03 or 2025-03-14. After a space you can add anything."),
    row("fits", Choices(&["strong", "usable"]), "Ids of the questions the story answers, and how well it answers each."),
    row("allow", TextsByKey, "Rules of the story check to silence, each with the reason."),
];

fn found(parent: &str, key: &str) -> Option<&'static KeyRow> {
    TABLE.iter().find(|row| row.key == key && row.is_under(parent))
}

/// What stands under a key.
pub(super) fn stands(parent: &str, key: &str) -> Stands {
    found(parent, key).map_or(Plain, |row| row.stands)
}

/// What an editor says of a key.
pub(super) fn about(parent: &str, key: &str) -> Option<&'static str> {
    found(parent, key).map(|row| row.about)
}
