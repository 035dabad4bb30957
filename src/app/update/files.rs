//! What the user's files said, stories and notes on companies, and what became of what was asked of them.

use crate::app::history::{UndoPlace, What};
use crate::app::model::Model;
use crate::app::update::answer::answer;
use crate::app::update::{complain, follow, go, say};
use crate::coach::library::Faulty;
use crate::domain::company::Company;
use crate::domain::document::{DocId, DocKind};
use crate::domain::edit::Edit;
use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::story::Story;
use crate::domain::text_ref::TextRef;
use crate::keys::action::Tab;
use crate::screens::effect::Direction;
use crate::screens::files::{FileResult, FileUndo, QuestionsChange};
use crate::screens::writing::{Writing, WritingSubject};
use crate::screens::{Ask, Context, Screen};

/// The stories were read.
pub(super) fn stories_read(
    model: &mut Model,
    stories: Vec<Story>,
    faulty: Vec<Faulty>,
    troubles: Vec<String>,
) {
    model.known.troubles.stories = troubles;
    model.known.library.read_again(stories, faulty);
    model.find_index = None;
    model.plan();
}

/// The notes on companies were read.
pub(super) fn companies_read(model: &mut Model, companies: Vec<Company>, troubles: Vec<String>) {
    model.known.troubles.companies = troubles;
    model.known.companies = companies;
    model.find_index = None;
    model.plan();
}

/// What became of a file: it is said, and can be undone from now on.
pub(super) fn file_kept(model: &mut Model, result: FileResult) {
    match result {
        FileResult::Created(doc) => created(model, &doc),
        FileResult::Elsewhere(why) => {
            leave_writing(model, Writing::leave);
            complain(model, why);
        }
        FileResult::Done(undo, direction, before) => done(model, undo, direction, &before),
        FileResult::Questions(change) => questions_changed(model, *change),
        FileResult::NotDone(undo, direction, why) => {
            model.history.drop_newest(direction, UndoPlace::of_file(&undo));
            let what = if direction == Direction::Redo { "redo" } else { "undo" };
            complain(model, format!("Couldn't {what} {}. {why}.", words(model, &undo)));
        }
        FileResult::Edited(slug) => {
            show(model, &DocId::story(slug));
            say(model, "Saved by your editor.".to_owned());
        }
        FileResult::Unchanged => say(model, "You didn't change anything in your editor.".to_owned()),
        FileResult::AtOnce => {
            let why = "Nothing has changed. If your editor didn't wait for you to close the file, try code --wait. If you save there later, you'll see it the next time you edit this.";
            complain(model, why.to_owned());
        }
        FileResult::Opened(slot, draft, odd) => open(model, &slot, draft, odd),
    }
}

/// The bank has one question more, or one less; Browse starts over, since its tree counts the items.
fn questions_changed(model: &mut Model, change: QuestionsChange) {
    let QuestionsChange { question, edit, direction, pack: (id, pack) } = change;
    model.known.bank.replace(&id, pack);
    model.find_index = None;
    let is_browse = |screen: &Screen| matches!(screen, Screen::Browse(_));
    model.parked.retain(|screen| !is_browse(screen));
    if is_browse(&model.screen) {
        model.screen = Screen::of(Tab::Browse);
        model.with_screen(|screen, cx| {
            if let Screen::Browse(browse) = screen {
                browse.show(&question, cx);
            }
        });
    }
    model.with_screen(|screen, cx| {
        if let Screen::Outcome(outcome) = screen {
            outcome.show(&question, cx);
        }
    });
    let said = match direction {
        Direction::New => "Added to packs/mine.yaml, so it can come up from now on. u undoes it.",
        Direction::Undo => "Removed from your own questions.",
        Direction::Redo => "Added back.",
    };
    say(model, said.to_owned());
    model.history.step(direction, UndoPlace::Practice, What::Question(question, edit));
    model.plan();
}

/// A document was created.
fn created(model: &mut Model, doc: &DocId) {
    show(model, doc);
    if let Screen::Stories(stories) = &mut model.screen {
        stories.read(Part::Situation);
    }
    let said = match doc.kind {
        DocKind::Story => "Created. enter starts writing; t and f choose competencies and questions.",
        DocKind::Company => "Created. enter starts a note.",
    };
    say(model, said.to_owned());
}

/// Something was done with a file, undone, or done again. What came out of the archive may have another name than before:
/// what was done with it before has it too.
fn done(model: &mut Model, undo: FileUndo, direction: Direction, before: &Id) {
    let place = UndoPlace::of_file(&undo);
    model.history.rename(place, before, undo.slug());
    match (&undo, direction) {
        (FileUndo::Archive(doc, _), Direction::Undo) => show(model, doc),
        (FileUndo::Write(..), Direction::New) => leave_writing(model, Writing::next),
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
        (_, Direction::Undo) => format!("Undid: {}.", words(model, undo)),
        (FileUndo::Archive(..), _) => "Moved to the archive. u undoes it.".to_owned(),
        (_, Direction::Redo) => format!("Redid: {}.", words(model, undo)),
    })
}

/// What can be undone, in words.
fn words(model: &Model, undo: &FileUndo) -> String {
    let name = name(model, undo.kind(), undo.slug());
    match undo {
        FileUndo::Write(slot, _) => format!("your change to {} of {name}", slot.title()),
        FileUndo::Label(..) => format!("your choice for {name}"),
        FileUndo::Archive(..) => format!("archiving {name}"),
    }
}

/// What a document is called.
fn name(model: &Model, kind: DocKind, slug: &Id) -> String {
    let name = match kind {
        DocKind::Story => model.known.library.story(slug).map(|story| format!("\"{}\"", story.title)),
        DocKind::Company => model.known.company(slug).map(|company| company.name.clone()),
    };
    name.unwrap_or_else(|| slug.to_string())
}

/// Leaves the editor, where it is open; the story is read at the part that was written.
fn leave_writing(model: &mut Model, way: impl FnOnce(&Writing, Context<'_>) -> Ask) {
    let Screen::Writing(writing) = &model.screen else { return };
    let (ask, slot) = (way(writing, model.context()), writing.slot());
    answer(model, vec![ask]);
    if let (Screen::Stories(stories), TextRef::Part(_, part)) = (&mut model.screen, slot) {
        stories.read(part);
    }
}

/// Selects this document: goes to the stories for one of them, a page of notes is selected where they are seen.
pub(super) fn show(model: &mut Model, doc: &DocId) {
    if doc.kind == DocKind::Story {
        go(model, Tab::Stories);
    }
    model.with_screen(|screen, cx| match (screen, doc.kind) {
        (Screen::Stories(stories), DocKind::Story) => stories.show(&doc.slug, cx),
        (Screen::Companies(companies), DocKind::Company) => companies.show(&doc.slug, cx),
        _ => {}
    });
}

/// Begins to write a text, with what was written of it before it was cut off.
fn open(model: &mut Model, slot: &TextRef, draft: Option<Edit<String>>, odd: Option<String>) {
    let Some(subject) = subject(model, slot) else {
        return complain(model, format!("{} is gone or can't be read.", slot.owner()));
    };
    let draft = draft.filter(|draft| draft.after.trim_end() != subject.text().trim_end());
    let is_of_this = draft.as_ref().is_none_or(|draft| draft.before == subject.text());
    if draft.is_some() && is_of_this {
        say(model, "Restored from a draft; not saved yet.".to_owned());
    }
    follow(model, Screen::Writing(Box::new(Writing::new(subject, draft))));
    if !is_of_this {
        let why =
            "Restored from a draft. The file has changed since, so your version will be saved next to it.";
        complain(model, why.to_owned());
    }
    if let Some(odd) = odd {
        complain(model, odd);
    }
}

fn subject(model: &Model, slot: &TextRef) -> Option<WritingSubject> {
    Some(match slot {
        TextRef::Part(story, part) => {
            WritingSubject::Part(Box::new(model.known.library.story(story)?.clone()), *part)
        }
        TextRef::Note(company, note) => {
            WritingSubject::Note(Box::new(model.known.company(company)?.clone()), *note)
        }
    })
}
