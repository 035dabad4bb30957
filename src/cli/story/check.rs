//! `starl story check`: what may cost the stories something, told as a compiler tells it.

use chrono::Datelike;

use crate::cli::json::print;
use crate::cli::page::Page;
use crate::cli::story::check_json::CheckView;
use crate::cli::story::verdict::{Verdict, verdicts};
use crate::cli::{Home, Outcome};
use crate::domain::bank::Bank;
use crate::domain::id::Id;
use crate::domain::story::Story;
use crate::domain::story::check::{BankFinding, Level, check_bank, silenced};
use crate::domain::story::cover::{CORE, Cover};
use crate::io::stories::{LoadedStories, StoryFile};

/// Checks these stories; without any, all of them, and what they are together.
pub(super) fn check(
    named: &[&StoryFile],
    loaded: &LoadedStories,
    home: &Home,
    bank: &Bank,
    json: bool,
    page: &mut Page,
) -> Result<Outcome, String> {
    let all = named.is_empty();
    let files: Vec<&StoryFile> = if all { loaded.files.iter().collect() } else { named.to_vec() };
    let checked: Vec<Checked<'_>> = files.into_iter().map(|file| Checked::new(file, home, bank)).collect();
    let together = if all { together(loaded, home, bank) } else { Vec::new() };
    let odd: Vec<String> =
        if all { loaded.odd.iter().map(ToString::to_string).collect() } else { Vec::new() };
    if json {
        print(page, &CheckView::new(&checked, &together, &odd))?;
    } else {
        tell(page, &checked, &together, &odd);
    }
    let error = |level: Level| level == Level::Error;
    let mut levels = checked.iter().flat_map(|it| &it.verdicts).map(|it| it.level);
    let fine = !levels.any(error) && !together.iter().any(|it| error(it.level)) && odd.is_empty();
    Ok(if fine { Outcome::Fine } else { Outcome::Problems })
}

/// A story with everything that is said of it.
pub(super) struct Checked<'a> {
    /// Its file.
    pub file: &'a StoryFile,
    /// In the order of the file, what concerns the whole last.
    pub verdicts: Vec<Verdict>,
    /// How many findings it silences.
    pub silenced: usize,
}

impl<'a> Checked<'a> {
    fn new(file: &'a StoryFile, home: &Home, bank: &Bank) -> Self {
        let pace = home.settings.words_a_minute;
        let silenced = file.doc().map_or(0, |story| silenced(story, pace).len());
        Self { file, verdicts: verdicts(file, bank, pace), silenced }
    }
}

/// What all stories together lack. Without a story there is nothing to judge.
fn together(loaded: &LoadedStories, home: &Home, bank: &Bank) -> Vec<BankFinding> {
    let stories: Vec<&Story> = loaded.docs().collect();
    if stories.is_empty() {
        return Vec::new();
    }
    let cover = cover(&stories, bank);
    let core: Vec<Id> =
        cover.competencies().iter().filter(|id| CORE.contains(&id.as_str())).cloned().collect();
    check_bank(&stories, &cover, &core, home.history.today.year())
}

/// The stories against the competencies of the bank.
pub(in crate::cli) fn cover(stories: &[&Story], bank: &Bank) -> Cover {
    let competencies: Vec<Id> = bank.competencies().map(|it| it.id.clone()).collect();
    Cover::new(stories, &competencies, |id| bank.question(id).map_or(&[], |(_, it)| it.tags.as_slice()))
}

fn tell(page: &mut Page, checked: &[Checked<'_>], together: &[BankFinding], odd: &[String]) {
    for verdict in checked.iter().flat_map(|it| &it.verdicts) {
        page.gap();
        page.line(&verdict.report.to_string());
    }
    for report in odd {
        page.gap();
        page.line(report);
    }
    if !together.is_empty() {
        page.gap();
        page.heading(0, "All stories together");
        for found in together {
            page.paragraph(2, &format!("{} {}: {}", found.level.word(), found.rule.id, found.message));
        }
    }
    page.gap();
    page.line(&summary(checked, together));
}

/// Such as "2 stories checked: 1 error, 3 warnings, 2 to consider; 1 silenced".
fn summary(checked: &[Checked<'_>], together: &[BankFinding]) -> String {
    let of_stories = checked.iter().flat_map(|it| &it.verdicts).map(|it| it.level);
    let levels: Vec<Level> = of_stories.chain(together.iter().map(|it| it.level)).collect();
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
