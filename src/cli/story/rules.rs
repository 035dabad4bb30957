//! `starl story rules`: what the story check looks for, and why.

use serde::Serialize;

use crate::cli::error::{CommandError, CommandOutcome, CommandResult};
use crate::cli::page::{Printout, object};
use crate::coach::check::{RULES, Rule, find_rule};
use crate::domain::clean::clean;
use crate::domain::nearest::nearest;

/// Explains one rule, or lists all.
pub(super) fn rules(id: Option<&str>, json: bool, page: &mut Printout) -> CommandResult {
    let one = id.map(|id| find_rule(id).ok_or_else(|| CommandError::wrong_use(unknown(id)))).transpose()?;
    match one {
        Some(rule) if json => page.json(&view(rule))?,
        None if json => page.json(&RULES.rules.iter().map(view).collect::<Vec<_>>())?,
        Some(rule) => explain(rule, page),
        None => list(page),
    }
    Ok(CommandOutcome::Fine)
}

/// What a rule says of itself, as JSON.
fn view(rule: &Rule) -> impl Serialize + '_ {
    object! {
        id: &rule.id,
        name: &rule.name,
        level: rule.level.word(),
        fires: &rule.fires,
        why: &rule.why,
        evidence: &rule.evidence,
        sources: &rule.sources,
        bad: &rule.bad,
        good: &rule.good,
        // Why it no longer fires; nothing where it does.
        retired: &rule.retired,
    }
}

fn list(page: &mut Printout) {
    let text = |rule: &Rule| match &rule.retired {
        Some(why) => format!("{} (retired): {why}", rule.name),
        None => format!("{} ({}): {}", rule.name, rule.level.word(), rule.fires),
    };
    page.rows(0, RULES.rules.iter().map(|rule| (&rule.id, text(rule))));
    page.section("Sources", "");
    page.rows(0, &RULES.sources);
}

fn explain(rule: &Rule, page: &mut Printout) {
    page.heading(0, &format!("{} {} ({})", rule.id, rule.name, rule.level.word()));
    for (title, text) in [
        ("When it fires", &rule.fires),
        ("Why", &rule.why),
        ("Evidence", &rule.evidence),
        ("Bad", &rule.bad),
        ("Good", &rule.good),
    ] {
        page.section(title, "");
        page.paragraph(2, text);
    }
    let works = RULES.sources.iter().filter(|(key, _)| rule.sources.contains(key));
    page.section_of("Sources", "", works);
    page.gap();
    if let Some(why) = &rule.retired {
        page.paragraph(0, &format!("It no longer fires. {why} A story may still silence it."));
    } else if rule.is_of_bank() {
        page.paragraph(0, "It looks at all stories together, so no story can silence it.");
    } else if rule.is_of_file() {
        page.paragraph(0, "It looks at the file itself, so no story can silence it.");
    } else {
        page.paragraph(0, "To silence it in a story, say why in the story's file:");
        page.line(&format!("  allow:\n    {}: why you are sure", rule.id));
    }
}

fn unknown(id: &str) -> String {
    let (shown, given) = (clean(id), id.to_ascii_uppercase());
    match nearest(&given, RULES.rules.iter().map(|rule| rule.id.as_str())) {
        Some(near) => format!("There is no rule \"{shown}\". Did you mean \"{near}\"?"),
        None => format!("There is no rule \"{shown}\". starl story rules lists them all."),
    }
}
