//! `starl story check`: what may cost the stories something, told as a compiler tells it.

use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, CommandOutcome};
use crate::cli::page::Printout;
use crate::cli::story::check_json::{CheckView, Checked};
use crate::coach::check::{BankFinding, Delivery, FindingSubject, Level, smaller};
use crate::coach::library::{cover, lacks};
use crate::domain::id::Id;
use crate::domain::story::Story;
use crate::domain::words::and;
use crate::store::stories::{LoadedStories, StoryFile};

/// Checks these stories; without any, all of them, and what they are together.
pub(super) fn check(
    named: &[&StoryFile],
    loaded: &LoadedStories,
    context: &CommandContext,
    json: bool,
    page: &mut Printout,
) -> Result<CommandOutcome, CommandError> {
    let all = named.is_empty();
    let files: Vec<&StoryFile> = if all { loaded.files.iter().collect() } else { named.to_vec() };
    let history = context.history();
    let delivery = Delivery::of(&history.settings);
    let told =
        |file: &StoryFile| history.progress.takes().any(|take| take.story.as_ref() == Some(&file.slug));
    let checked: Vec<_> =
        files.into_iter().map(|file| Checked::new(file, context.bank(), &delivery, told(file))).collect();
    let together = if all { together(loaded, context) } else { Vec::new() };
    let odd: Vec<String> =
        if all { loaded.odd.iter().map(ToString::to_string).collect() } else { Vec::new() };
    if json {
        page.json(&CheckView::new(&checked, &together, &odd))?;
    } else {
        let titled = |id: &Id| context.bank().competency_title(id).to_lowercase();
        tell(page, &checked, &said_once(&together, titled), &odd);
    }
    let error = |level: Level| level == Level::Error;
    let mut levels = checked.iter().flat_map(|it| &it.verdicts).map(|it| it.level);
    let fine = !levels.any(error) && !together.iter().any(|it| error(it.rule.level)) && odd.is_empty();
    Ok(CommandOutcome::fine_if(fine))
}

/// What all stories together lack. Without a story there is nothing to judge.
fn together(loaded: &LoadedStories, context: &CommandContext) -> Vec<BankFinding> {
    let stories: Vec<&Story> = loaded.docs().collect();
    if stories.is_empty() {
        return Vec::new();
    }
    lacks(&stories, &cover(&stories, context.bank()), context.bank(), context.history().today)
}

/// What a rule says of several competencies is one finding for a reader.
fn said_once(findings: &[BankFinding], name: impl Fn(&Id) -> String) -> Vec<BankFinding> {
    let title = |finding: &BankFinding| match &finding.subject {
        FindingSubject::Competency(id) => Some(name(id)),
        _ => None,
    };
    let one = |same: &[BankFinding]| {
        let titles: Vec<String> = same.iter().filter_map(title).collect();
        let titles = and(&titles);
        let message = match (same.len(), same[0].rule.id.as_str()) {
            (2.., "SL601") => {
                format!("These have no story: {titles}. Which of them have you been through lately?")
            }
            (2.., "SL602") => {
                format!(
                    "These have only one story each: {titles}. Which would you tell if they ask for another?"
                )
            }
            _ => return same.to_vec(),
        };
        vec![BankFinding { subject: FindingSubject::Stories, message, ..same[0].clone() }]
    };
    findings.chunk_by(|one, next| one.rule == next.rule).flat_map(one).collect()
}

fn tell(page: &mut Printout, checked: &[Checked<'_>], together: &[BankFinding], odd: &[String]) {
    for story in checked {
        let (shown, small): (Vec<_>, Vec<_>) = story.verdicts.iter().partition(|it| it.shown);
        for verdict in shown {
            page.gap();
            page.line(&verdict.report.to_string());
        }
        if let Some(more) = smaller(small.len()) {
            let rules: Vec<&str> = small.iter().map(|it| it.rule.id.as_str()).collect();
            page.gap();
            page.line(&format!("{}: {more}: {} (--json has all)", story.path(), rules.join(", ")));
        }
    }
    for report in odd {
        page.gap();
        page.line(report);
    }
    if !together.is_empty() {
        page.gap();
        page.heading(0, "All stories together");
        for found in together {
            page.paragraph(2, &format!("{} {}: {}", found.rule.level.word(), found.rule.id, found.message));
        }
    }
    page.gap();
    page.line(&summary(checked, together));
}

/// Such as "2 stories checked: 1 error, 3 warnings, 2 to consider; 1 silenced".
fn summary(checked: &[Checked<'_>], together: &[BankFinding]) -> String {
    let of_stories = checked.iter().flat_map(|it| &it.verdicts).map(|it| it.level);
    let levels: Vec<Level> = of_stories.chain(together.iter().map(|it| it.rule.level)).collect();
    let count = |level| levels.iter().filter(|it| **it == level).count();
    let number = |number: usize, one: &str, more: &str| match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{number} {more}")),
    };
    let counts = [
        number(count(Level::Error), "error", "errors"),
        number(count(Level::Warning), "warning", "warnings"),
        number(count(Level::Consider), "to consider", "to consider"),
    ];
    let found = counts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let found = if found.is_empty() { "nothing found".to_owned() } else { found };
    let stories = number(checked.len(), "story", "stories").unwrap_or_else(|| "no stories".to_owned());
    let silenced = match checked.iter().map(|it| it.silenced).sum::<usize>() {
        0 => String::new(),
        number => format!("; {number} silenced"),
    };
    format!("{stories} checked: {found}{silenced}")
}
