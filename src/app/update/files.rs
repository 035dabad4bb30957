//! What the user's files said, stories and notes on companies, and what became of what was asked of them.

use std::path::PathBuf;

use crate::app::files::{FileBack, FileDeed, FileWish};
use crate::app::model::{Effect, Model};
use crate::app::overlay::Overlay;
use crate::app::update::{complain, follow, go, home, say, with_screen};
use crate::domain::company::Company;
use crate::domain::id::Id;
use crate::domain::slot::Slot;
use crate::domain::story::Story;
use crate::domain::story::labels::Labels;
use crate::domain::story::library::{Faulty, Library};
use crate::keys::action::Place;
use crate::screens::Screen;
use crate::screens::companies::Companies;
use crate::screens::writing::{Subject, Writing};

/// The stories were read.
pub(super) fn stories_read(
    model: &mut Model,
    stories: Vec<Story>,
    faulty: Vec<Faulty>,
    troubles: Vec<String>,
) -> Vec<Effect> {
    // Told anew at every reading: what was mended is not told any more.
    let before = std::mem::replace(&mut model.story_troubles, troubles);
    model.troubles.retain(|trouble| !before.contains(trouble));
    model.troubles.extend(model.story_troubles.iter().cloned());
    model.library = Library::new(stories, faulty, model.settings.words_a_minute);
    model.plan();
    Vec::new()
}

/// The notes on companies were read.
pub(super) fn companies_read(
    model: &mut Model,
    companies: Vec<Company>,
    troubles: Vec<String>,
) -> Vec<Effect> {
    let before = std::mem::replace(&mut model.company_troubles, troubles);
    model.troubles.retain(|trouble| !before.contains(trouble));
    model.troubles.extend(model.company_troubles.iter().cloned());
    model.companies = companies;
    model.plan();
    Vec::new()
}

/// What became of a file, told; and what takes it back.
pub(super) fn file_kept(model: &mut Model, deed: FileDeed) -> Vec<Effect> {
    match deed {
        FileDeed::Begun(slug) => {
            show(model, &slug);
            say(model, "Begun. enter writes it, t and f say what it is for.".to_owned());
        }
        FileDeed::Written(slot, before) => written(model, slot, before),
        FileDeed::Labelled(slug, before) => labelled(model, slug, before),
        FileDeed::Beside(path) => {
            leave_writing(model);
            let why =
                "The file was changed elsewhere meanwhile and was left alone; what you wrote is saved in";
            return complain(model, format!("{why} {path}"));
        }
        FileDeed::Archived(slug, path) => {
            let words = title(model, &slug);
            archived(model, FileWish::Restore(slug, path), &words);
        }
        FileDeed::Restored(slug) => show(model, &slug),
        FileDeed::Edited(slug) => {
            show(model, &slug);
            say(model, "Saved by your editor.".to_owned());
        }
        FileDeed::Unchanged => say(model, "Your editor changed nothing.".to_owned()),
        FileDeed::Opened(slot, draft) => return open(model, &slot, draft),
        FileDeed::CompanyBegun(slug) => {
            show_company(model, &slug);
            say(model, "Begun. enter writes a note here.".to_owned());
        }
        FileDeed::CompanyArchived(slug, path) => company_archived(model, slug, path),
        FileDeed::CompanyRestored(slug) => show_company(model, &slug),
    }
    Vec::new()
}

/// A text is on disk: the editor closes, unless this was the taking back of something.
fn written(model: &mut Model, slot: Slot, before: String) {
    let words = format!("what you wrote in {} of {}", slot.title(), owner(model, &slot));
    if leave_writing(model) {
        say(model, format!("Saved: {}.", slot.title()));
        model.file_backs.push(FileBack { wish: FileWish::Write(slot, before), words });
    }
}

/// Labels are on disk, which is seen in the list of them, unless this was the taking back of something.
fn labelled(model: &mut Model, slug: Id, before: Labels) {
    if matches!(model.overlay, Some(Overlay::Labels(_))) {
        let words = format!("what you set for {}", title(model, &slug));
        model.file_backs.push(FileBack { wish: FileWish::Label(slug, before), words });
    }
}

fn archived(model: &mut Model, wish: FileWish, title: &str) {
    model.file_backs.push(FileBack { wish, words: format!("archiving {title}") });
    say(model, "Moved to the archive. u brings it back.".to_owned());
}

fn company_archived(model: &mut Model, slug: Id, path: PathBuf) {
    let words = name(model, &slug);
    archived(model, FileWish::RestoreCompany(slug, path), &words);
}

fn owner(model: &Model, slot: &Slot) -> String {
    match slot {
        Slot::Part(story, _) => title(model, story),
        Slot::Note(company, _) => name(model, company),
    }
}

fn title(model: &Model, slug: &Id) -> String {
    model.library.story(slug).map_or_else(|| slug.to_string(), |story| format!("\"{}\"", story.title))
}

fn name(model: &Model, slug: &Id) -> String {
    let company = model.companies.iter().find(|it| it.slug == *slug);
    company.map_or_else(|| slug.to_string(), |company| company.name.clone())
}

/// Leaves the editor, where it is open; says whether it was.
pub(super) fn leave_writing(model: &mut Model) -> bool {
    let Screen::Writing(writing) = &model.screen else { return false };
    match writing.slot() {
        Slot::Part(..) => home(model),
        Slot::Note(company, note) => {
            let companies = Companies::at(&company, note, model.context());
            model.screen = Screen::Companies(companies);
        }
    }
    true
}

/// Goes to the stories, and to this one.
pub(super) fn show(model: &mut Model, slug: &Id) {
    go(model, Place::Stories);
    with_screen(model, |screen, cx| {
        if let Screen::Stories(stories) = screen {
            stories.show(slug, cx);
        }
    });
}

/// Selects this page of notes, where they are seen.
fn show_company(model: &mut Model, slug: &Id) {
    with_screen(model, |screen, cx| {
        if let Screen::Companies(companies) = screen {
            companies.show(slug, cx);
        }
    });
}

/// Begins to write a text, with what was written of it before it was cut off.
fn open(model: &mut Model, slot: &Slot, draft: Option<String>) -> Vec<Effect> {
    let Some(subject) = subject(model, slot) else {
        return complain(model, format!("There is no sound file {} any more.", slot.owner()));
    };
    let draft = draft.filter(|draft| draft.trim_end() != subject.text().trim_end());
    if draft.is_some() {
        say(model, "Taken up where it was cut off; it is not saved yet.".to_owned());
    }
    follow(model, Screen::Writing(Box::new(Writing::new(subject, draft.as_deref()))));
    Vec::new()
}

fn subject(model: &Model, slot: &Slot) -> Option<Subject> {
    Some(match slot {
        Slot::Part(story, part) => Subject::Part(Box::new(model.library.story(story)?.clone()), *part),
        Slot::Note(company, note) => {
            let company = model.companies.iter().find(|it| it.slug == *company)?;
            Subject::Note(Box::new(company.clone()), *note)
        }
    })
}

/// Takes back what was done last with a file that is seen here.
pub(super) fn take_back(model: &mut Model) -> Option<Effect> {
    let number = model.file_back()?;
    let back = model.file_backs.remove(number);
    say(model, format!("Took back {}.", back.words));
    Some(Effect::File(back.wish))
}
