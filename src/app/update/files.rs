//! What the user's files said, stories and notes on companies, and what became of what was asked of them.

use crate::app::history::{UndoPlace, What};
use crate::app::model::Model;
use crate::app::update::answer::answer;
use crate::app::update::{complain, follow, go, say};
use crate::domain::company::Company;
use crate::domain::edit::Edit;
use crate::domain::id::Id;
use crate::domain::slot::Slot;
use crate::domain::story::Story;
use crate::domain::story::library::{Faulty, Library};
use crate::keys::action::Place;
use crate::screens::Screen;
use crate::screens::effect::{Direction, Effect};
use crate::screens::files::{FileResult, FileUndo};
use crate::screens::writing::{Subject, Writing};

/// The stories were read.
pub(super) fn stories_read(
    model: &mut Model,
    stories: Vec<Story>,
    faulty: Vec<Faulty>,
    troubles: Vec<String>,
) -> Vec<Effect> {
    model.known.troubles.stories = troubles;
    model.known.library = Library::new(stories, faulty, model.known.settings.words_a_minute);
    model.plan();
    Vec::new()
}

/// The notes on companies were read.
pub(super) fn companies_read(
    model: &mut Model,
    companies: Vec<Company>,
    troubles: Vec<String>,
) -> Vec<Effect> {
    model.known.troubles.companies = troubles;
    model.known.companies = companies;
    model.plan();
    Vec::new()
}

/// What became of a file: it is said, and can be undone from now on.
pub(super) fn file_kept(model: &mut Model, result: FileResult) -> Vec<Effect> {
    match result {
        FileResult::Begun(slug) => {
            show(model, &slug);
            model.with_screen(|screen, cx| {
                if let Screen::Stories(stories) = screen {
                    stories.read(cx);
                }
            });
            say(model, "Begun. enter writes it, t and f say what it is for.".to_owned());
        }
        FileResult::Elsewhere(why) => {
            leave_writing(model);
            return complain(model, why);
        }
        FileResult::Done(undo, direction, before) => done(model, undo, direction, &before),
        FileResult::NotDone(undo, direction, why) => {
            model.history.drop_newest(direction, UndoPlace::of_file(&undo));
            let not = if direction == Direction::Redo { "not done again" } else { "not taken back" };
            return complain(model, format!("{why}; {not}: {}.", words(model, &undo)));
        }
        FileResult::Edited(slug) => {
            show(model, &slug);
            say(model, "Saved by your editor.".to_owned());
        }
        FileResult::Unchanged => say(model, "Your editor changed nothing.".to_owned()),
        FileResult::AtOnce => {
            let why = "Nothing has changed yet. Does your editor wait? For example: code --wait. What it still \
                       writes is offered when you edit this again.";
            return complain(model, why.to_owned());
        }
        FileResult::Opened(slot, draft, odd) => return open(model, &slot, draft, odd),
        FileResult::CompanyBegun(slug) => {
            show_company(model, &slug);
            say(model, "Begun. enter writes a note here.".to_owned());
        }
    }
    Vec::new()
}

/// Something was done with a file, undone, or done again. What came out of the archive may have another name than before:
/// what was done with it before has it too.
fn done(model: &mut Model, undo: FileUndo, direction: Direction, before: &Id) {
    let place = UndoPlace::of_file(&undo);
    model.history.rename(place, before, undo.slug());
    match (&undo, direction) {
        (FileUndo::Archive(slug, _), Direction::Undo) => show(model, slug),
        (FileUndo::ArchiveCompany(slug, _), Direction::Undo) => show_company(model, slug),
        (FileUndo::Write(..), Direction::New) => leave_writing(model),
        _ => {}
    }
    if let Some(said) = said_of(model, &undo, direction) {
        say(model, said);
    }
    model.history.step(direction, place, What::File(undo));
}

/// What the message line says of something done with a file; nothing of labels, which are seen.
fn said_of(model: &Model, undo: &FileUndo, direction: Direction) -> Option<String> {
    Some(match (undo, direction) {
        (FileUndo::Label(..), Direction::New) => return None,
        (FileUndo::Write(slot, _), Direction::New) => format!("Saved: {}.", slot.title()),
        (_, Direction::Undo) => format!("Took back {}.", words(model, undo)),
        (FileUndo::Archive(..) | FileUndo::ArchiveCompany(..), _) => {
            "Moved to the archive. u brings it back.".to_owned()
        }
        (_, Direction::Redo) => format!("Brought back {}.", words(model, undo)),
    })
}

/// What can be undone, in words.
fn words(model: &Model, undo: &FileUndo) -> String {
    match undo {
        FileUndo::Write(slot, _) => format!("what you wrote in {} of {}", slot.title(), owner(model, slot)),
        FileUndo::Label(slug, _) => format!("what you set for {}", title(model, slug)),
        FileUndo::Archive(slug, _) => format!("archiving {}", title(model, slug)),
        FileUndo::ArchiveCompany(slug, _) => format!("archiving {}", name(model, slug)),
    }
}

fn owner(model: &Model, slot: &Slot) -> String {
    match slot {
        Slot::Part(story, _) => title(model, story),
        Slot::Note(company, _) => name(model, company),
    }
}

fn title(model: &Model, slug: &Id) -> String {
    model.known.library.story(slug).map_or_else(|| slug.to_string(), |story| format!("\"{}\"", story.title))
}

fn name(model: &Model, slug: &Id) -> String {
    let company = model.known.companies.iter().find(|it| it.slug == *slug);
    company.map_or_else(|| slug.to_string(), |company| company.name.clone())
}

/// Leaves the editor, where it is open.
fn leave_writing(model: &mut Model) {
    if let Screen::Writing(writing) = &model.screen {
        let ask = writing.leave(model.context());
        answer(model, vec![ask]);
    }
}

/// Goes to the stories, and to this one.
pub(super) fn show(model: &mut Model, slug: &Id) {
    go(model, Place::Stories);
    model.with_screen(|screen, cx| {
        if let Screen::Stories(stories) = screen {
            stories.show(slug, cx);
        }
    });
}

/// Selects this page of notes, where they are seen.
fn show_company(model: &mut Model, slug: &Id) {
    model.with_screen(|screen, cx| {
        if let Screen::Companies(companies) = screen {
            companies.show(slug, cx);
        }
    });
}

/// Begins to write a text, with what was written of it before it was cut off.
fn open(model: &mut Model, slot: &Slot, draft: Option<Edit<String>>, odd: Option<String>) -> Vec<Effect> {
    let Some(subject) = subject(model, slot) else {
        return complain(model, format!("There is no sound file {} any more.", slot.owner()));
    };
    let draft = draft.filter(|draft| draft.after.trim_end() != subject.text().trim_end());
    let is_of_this = draft.as_ref().is_none_or(|draft| draft.before == subject.text());
    if draft.is_some() && is_of_this {
        say(model, "Taken up where it was cut off; it is not saved yet.".to_owned());
    }
    follow(model, Screen::Writing(Box::new(Writing::new(subject, draft))));
    if !is_of_this {
        let why = "Taken up; the file has changed since, so saving puts yours beside it.";
        complain(model, why.to_owned());
    }
    odd.map_or_else(Vec::new, |odd| complain(model, odd))
}

fn subject(model: &Model, slot: &Slot) -> Option<Subject> {
    Some(match slot {
        Slot::Part(story, part) => Subject::Part(Box::new(model.known.library.story(story)?.clone()), *part),
        Slot::Note(company, note) => {
            let company = model.known.companies.iter().find(|it| it.slug == *company)?;
            Subject::Note(Box::new(company.clone()), *note)
        }
    })
}
