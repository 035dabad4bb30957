//! SL001 to SL006: what is wrong with the file of a story, before anybody looks at what the story says.

use crate::coach::check::rule::{Level, Rule};

const WHY: &str = "What cannot be read is not counted, not shown and not practiced.";
const EVIDENCE: &str = "It follows from how the files are read; the README describes them.";

/// No story can be read from the file.
pub static UNUSABLE_FILE: Rule = Rule {
    id: "SL001",
    name: "unusable-file",
    level: Level::Error,
    fires: "The file is not valid YAML, has a key twice, or has no title, so there is no story in it.",
    why: WHY,
    evidence: EVIDENCE,
    bad: "title: Payments: the night it broke",
    good: "title: \"Payments: the night it broke\"",
};

/// A value that is not used.
pub static BAD_VALUE: Rule = Rule {
    id: "SL002",
    name: "bad-value",
    level: Level::Error,
    fires: "A value is not what its key takes; it is left out, and the rest of the story is used.",
    why: WHY,
    evidence: EVIDENCE,
    bad: "when: March 2025",
    good: "when: 2025-03",
};

/// Words that YAML takes for a comment.
pub static LOST_TEXT: Rule = Rule {
    id: "SL003",
    name: "lost-text",
    level: Level::Error,
    fires: "A text in one line has a # after a blank; from there on YAML takes it for a comment.",
    why: "Other programs read the text only up to the #, and so did earlier versions of this one.",
    evidence: EVIDENCE,
    bad: "situation: We were #1 in search.",
    good: "situation: \"We were #1 in search.\"",
};

/// A key that this version does not know.
pub static UNKNOWN_KEY: Rule = Rule {
    id: "SL004",
    name: "unknown-key",
    level: Level::Warning,
    fires: "This version does not know the key; it is left where it is.",
    why: "A typing error hides what stands under it. A newer version may have written it too.",
    evidence: EVIDENCE,
    bad: "sitation: Search lost names.",
    good: "situation: Search lost names.",
};

/// A competency or question that is not in the bank.
pub static UNKNOWN_ID: Rule = Rule {
    id: "SL005",
    name: "unknown-id",
    level: Level::Error,
    fires: "No pack has this competency or question.",
    why: "The story is not suggested for what it names.",
    evidence: EVIDENCE,
    bad: "tags: [failiure]",
    good: "tags: [failure]",
};

/// An allowance that silences nothing, or without a reason.
pub static BAD_ALLOWANCE: Rule = Rule {
    id: "SL006",
    name: "bad-allowance",
    level: Level::Warning,
    fires: "An allow names no rule of stories, says no reason, or silences a rule that finds nothing.",
    why: "Once the reason is gone, it could hide a finding you want to see.",
    evidence: EVIDENCE,
    bad: "allow: {SL304: }",
    good: "allow: {SL304: It was my own project.}",
};
