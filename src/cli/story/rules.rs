//! `starl story rules`: what the story check looks for, and why.

use crate::cli::error::{CommandError, CommandOutcome};
use crate::cli::page::Printout;
use crate::coach::check::{RULES, Rule};
use crate::domain::clean::clean;
use crate::domain::nearest::nearest;

/// Explains one rule, or lists all.
pub(super) fn rules(id: Option<&str>, page: &mut Printout) -> Result<CommandOutcome, CommandError> {
    match id {
        None => list(page),
        Some(id) => explain(Rule::find(id).ok_or_else(|| CommandError::wrong_use(unknown(id)))?, page),
    }
    Ok(CommandOutcome::Fine)
}

fn list(page: &mut Printout) {
    let text = |rule: &Rule| format!("{} ({}): {}", rule.name, rule.level.word(), rule.fires);
    let rows: Vec<(&str, String)> = RULES.iter().map(|rule| (rule.id, text(rule))).collect();
    page.rows(0, rows.iter().map(|(id, text)| (*id, text.as_str())));
}

fn explain(rule: &Rule, page: &mut Printout) {
    page.heading(0, &format!("{} {} ({})", rule.id, rule.name, rule.level.word()));
    for (title, text) in [
        ("It fires", rule.fires),
        ("Why", rule.why),
        ("Evidence", rule.evidence),
        ("Bad", rule.bad),
        ("Good", rule.good),
    ] {
        page.gap();
        page.heading(0, title);
        page.paragraph(2, text);
    }
    page.gap();
    if rule.is_of_bank() {
        page.paragraph(0, "It looks at all stories together, so no story can silence it.");
    } else if rule.is_of_file() {
        page.paragraph(0, "It looks at the file itself, so no story can silence it.");
    } else {
        page.paragraph(0, "To silence it in a story, say why in the story's file:");
        page.line(&format!("  allow:\n    {}: the reason why you are sure", rule.id));
    }
}

fn unknown(id: &str) -> String {
    let (shown, given) = (clean(id), id.to_ascii_uppercase());
    match nearest(&given, RULES.iter().map(|rule| rule.id)) {
        Some(near) => format!("There is no rule \"{shown}\". Did you mean \"{near}\"?"),
        None => format!("There is no rule \"{shown}\". starl story rules lists them all."),
    }
}
