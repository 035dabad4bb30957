//! `starl import`: lists of questions as packs, written only once their counts were seen.

mod json;
mod report;

use std::collections::HashSet;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::cli::arguments::{Asker, ImportArguments};
use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, CommandOutcome, CommandResult, complain, known, print};
use crate::cli::page::{Printout, list};
use crate::domain::bank::Pack;
use crate::domain::clean::display_clean;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::packs::import::{
    ColumnMap, ImportWishes, ImportedList, NewPack, PackOrigin, Placement, SimilarText, import as read,
    packs, read_list, similar,
};
use crate::packs::load::Unchecked;
use crate::store::shelf::DiskFiles;
use crate::store::text::report::in_lines;
use crate::store::text::source::Source;
use crate::ui::text::count;

/// A list that can be written.
struct ReadyList {
    file: PathBuf,
    imported: ImportedList,
    similar: Vec<SimilarText>,
    /// The ids of its packs.
    packs: Vec<String>,
    placement: Placement,
    questions: usize,
}

/// Reports on every list, and writes those that can be used if that is wanted.
pub(super) fn import(
    arguments: &ImportArguments,
    context: &CommandContext,
    page: &mut Printout,
) -> CommandResult {
    let bank = context.bank();
    let themes = bank.themes().map(|theme| &theme.id);
    let theme = arguments.theme.as_deref().map(|id| known(id, "theme", themes)).transpose()?;
    distinct(arguments)?;
    let places = context.paths()?;
    let mut disk = DiskFiles::new(&places.lock());
    let (mut ready, mut outcome) = (Vec::new(), CommandOutcome::Fine);
    let mut others = bank.packs().to_vec();
    for file in &arguments.files {
        match prepare(file, arguments, theme, &mut others, (&places.packs(), &disk), page) {
            Ok(list) => ready.push(list),
            Err(why) => {
                outcome = why.outcome;
                complain(why.what);
            }
        }
    }
    if arguments.json {
        page.json(&list(&ready, json::view))?;
        return Ok(outcome);
    }
    if arguments.dry_run || ready.iter().all(|list| list.placement.is_done()) {
        return Ok(outcome);
    }
    if !arguments.yes && !is_wanted(&ready, page)? {
        return Ok(outcome.and(CommandOutcome::Problems));
    }
    places.create()?;
    for list in &ready {
        list.placement.perform(&mut disk)?;
        for path in list.placement.written() {
            page.line(&format!("Written: {}", display_clean(path)));
        }
    }
    Ok(outcome)
}

/// Two lists of the same name would overwrite each other.
fn distinct(arguments: &ImportArguments) -> Result<(), CommandError> {
    let mut names = HashSet::new();
    let mut origins = arguments.files.iter().map(|file| PackOrigin::of(file));
    match origins.find(|origin| !names.insert(origin.pack())) {
        Some(origin) => Err(CommandError::wrong_use(format!(
            "Two of these lists would be called {}. Import them one by one, and rename one of the files first.",
            origin.pack()
        ))),
        None => Ok(()),
    }
}

/// Reads one list, reports on it, and says what would have to be written.
fn prepare(
    file: &Path,
    arguments: &ImportArguments,
    theme: Option<&Id>,
    others: &mut Vec<Pack>,
    (folder, disk): (&Path, &DiskFiles),
    page: &mut Printout,
) -> Result<ReadyList, CommandError> {
    let column = |key: &str| arguments.map.iter().find(|(of, _)| of == key).map(|(_, column)| column.clone());
    let wishes = ImportWishes {
        asked_by_candidate: arguments.asked_by == Asker::Candidate,
        map: ColumnMap { question: column("question"), theme: column("theme") },
    };
    let source = read_list(file).map_err(CommandError::problem)?;
    let imported = read(&source, &wishes).map_err(CommandError::problem)?;
    let origin = PackOrigin::of(file);
    let was = take_own(&origin, others);
    let similar = similar(&imported.list, others).map_err(CommandError::problem)?;
    if !(arguments.json || imported.account.is_empty()) {
        page.gap();
        report::print(file, &imported, &was, &similar, arguments.lines, page);
    }
    if imported.list.questions() + imported.list.asks() == 0 {
        return Err(CommandError::problem(report::nothing(file, &imported)));
    }
    let taken: HashSet<&str> = others.iter().flat_map(Item::all_of).map(|item| item.id().as_str()).collect();
    let packs = packs(&imported.list, &origin, theme, |id| taken.contains(id));
    drop(taken);
    check(&packs, others)?;
    let placement = Placement::of(folder, &origin, &packs, disk).map_err(CommandError::problem)?;
    if !arguments.json {
        page.gap();
        page.line(&outlook(&placement, &packs));
    }
    let questions = imported.list.questions() + imported.list.asks();
    let packs = packs.into_iter().map(|pack| pack.id).collect();
    Ok(ReadyList { file: file.to_owned(), imported, similar, packs, placement, questions })
}

/// Takes the packs of an earlier import of a list out of all packs, and says which questions they have.
fn take_own(origin: &PackOrigin, packs: &mut Vec<Pack>) -> Vec<String> {
    let (own, others) = std::mem::take(packs).into_iter().partition(|pack| origin.has(&pack.id));
    *packs = others;
    let themes = own.iter().flat_map(|pack: &Pack| &pack.themes);
    themes.flat_map(|theme| &theme.questions).map(|question| question.text.clone()).collect()
}

/// What is written is read as any pack is, before anything is on disk. The packs join the others.
fn check(new: &[NewPack], others: &mut Vec<Pack>) -> Result<(), CommandError> {
    // Ids differ in all of them: of those before it a pack needs the themes, and for samples the questions in them.
    let is_linked = new.iter().any(|pack| pack.text.contains("\nsamples:\n"));
    let (known, mut left_out) = (others.len(), Vec::new());
    for pack in new {
        let source = Source { path: format!("{}.yaml", pack.id).into(), text: pack.text.clone() };
        let path = source.path.clone();
        let read = Unchecked::parse(&path, vec![source]).and_then(|unchecked| unchecked.check(others));
        let (mut read, _) = read.map_err(|reports| CommandError::problem(in_lines(&reports)))?;
        if !is_linked {
            let questions = read.themes.iter_mut().map(|theme| std::mem::take(&mut theme.questions));
            left_out.push(questions.collect::<Vec<_>>());
        }
        others.push(read);
    }
    let themes = others.iter_mut().skip(known).flat_map(|pack| &mut pack.themes);
    for (theme, questions) in themes.zip(left_out.into_iter().flatten()) {
        theme.questions = questions;
    }
    Ok(())
}

fn outlook(placement: &Placement, packs: &[NewPack]) -> String {
    let names: Vec<String> = packs.iter().map(|pack| format!("{}.yaml", pack.id)).collect();
    if placement.is_done() {
        return format!("{} is up to date, so there's nothing to do.", names.join(", "));
    }
    format!("Goes into {}: packs/{}", count(packs.len(), "pack", "packs"), names.join(", packs/"))
}

/// Whether the user, who has seen the counts, wants it.
fn is_wanted(ready: &[ReadyList], page: &mut Printout) -> Result<bool, CommandError> {
    let shown = print(&page.text);
    page.text.clear();
    shown.map_err(|why| CommandError::problem(format!("Couldn't write the output: {why}.")))?;
    if !io::stdin().is_terminal() {
        let sentence = "Nothing was written. To import this, run the command again with --yes.";
        return Err(CommandError::wrong_use(sentence));
    }
    let questions = ready.iter().map(|list| list.questions).sum();
    let mut to = io::stderr().lock();
    let asked =
        write!(to, "Import {}? [y/N] ", count(questions, "question", "questions")).and_then(|()| to.flush());
    let mut answer = String::new();
    let read = asked.and_then(|()| io::stdin().read_line(&mut answer));
    read.map_err(|why| CommandError::problem(format!("Couldn't read your answer: {why}.")))?;
    let is_yes = matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes");
    if !is_yes {
        complain("Nothing was written.");
    }
    Ok(is_yes)
}
