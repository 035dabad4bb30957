//! What the user's files said, stories and notes on companies, and what became of what was asked of them.

use crate::app::files::{FileBack, FileDeed, FileWish};
use crate::app::model::{Effect, Model};
use crate::app::update::{complain, follow, go, home, say, tell_anew, with_screen};
use crate::domain::company::Company;
use crate::domain::id::Id;
use crate::domain::slot::Slot;
use crate::domain::story::Story;
use crate::domain::story::library::{Faulty, Library};
use crate::domain::turn::Turn;
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
    tell_anew(&mut model.troubles, &mut model.story_troubles, troubles);
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
    tell_anew(&mut model.troubles, &mut model.company_troubles, troubles);
    model.companies = companies;
    model.plan();
    Vec::new()
}

/// What became of a file, told; and what takes it back.
pub(super) fn file_kept(model: &mut Model, deed: FileDeed) -> Vec<Effect> {
    match deed {
        FileDeed::Begun(slug) => {
            model.file_forths.clear();
            show(model, &slug);
            with_screen(model, |screen, cx| {
                if let Screen::Stories(stories) = screen {
                    stories.read(cx);
                }
            });
            say(model, "Begun. enter writes it, t and f say what it is for.".to_owned());
        }
        FileDeed::Written(slot, turn) => written(model, slot, turn),
        FileDeed::Labelled(slug, turn) => {
            model.file_forths.clear();
            model.file_backs.push(FileBack::Label(slug, turn));
        }
        FileDeed::Elsewhere(why) => {
            leave_writing(model);
            return complain(model, why);
        }
        FileDeed::Archived(slug, path) => archived(model, FileBack::Archive(slug, path)),
        FileDeed::CompanyArchived(slug, path) => archived(model, FileBack::ArchiveCompany(slug, path)),
        FileDeed::TookBack(back, slug) => took_back(model, &back, &slug),
        FileDeed::NotTakenBack(back, why) => {
            forget(model, &back);
            let what = words(model, &back, back.slug());
            return complain(model, format!("{why}; not taken back: {what}."));
        }
        FileDeed::Edited(slug) => {
            show(model, &slug);
            say(model, "Saved by your editor.".to_owned());
        }
        FileDeed::Unchanged => say(model, "Your editor changed nothing.".to_owned()),
        FileDeed::AtOnce => {
            let why = "Nothing has changed yet. Does your editor wait? For example: code --wait. What it still \
                       writes is offered when you edit this again.";
            return complain(model, why.to_owned());
        }
        FileDeed::Opened(slot, draft, odd) => return open(model, &slot, draft, odd),
        FileDeed::CompanyBegun(slug) => {
            show_company(model, &slug);
            say(model, "Begun. enter writes a note here.".to_owned());
        }
    }
    Vec::new()
}

/// A text is on disk: the editor closes.
fn written(model: &mut Model, slot: Slot, turn: Turn<String>) {
    leave_writing(model);
    say(model, format!("Saved: {}.", slot.title()));
    model.file_forths.clear();
    model.file_backs.push(FileBack::Write(slot, turn));
}

fn archived(model: &mut Model, back: FileBack) {
    model.file_backs.push(back);
    say(model, "Moved to the archive. u brings it back.".to_owned());
}

/// It is on disk as it was before. What came back may have another name: what was done with it before has it too.
fn took_back(model: &mut Model, back: &FileBack, slug: &Id) {
    if !model.file_backs.contains(back) {
        // It was the taking back of something that was taken back.
        model.file_backs.extend(back.reversed());
        return say(model, format!("Brought back {}.", words(model, back, slug)));
    }
    forget(model, back);
    model.file_forths.push((back.is_of_company(), back.again(slug)));
    let is_same = |it: &FileBack| it.is_of_company() == back.is_of_company() && it.slug() == back.slug();
    for earlier in model.file_backs.iter_mut().filter(|it| is_same(it)) {
        earlier.rename(slug);
    }
    match back {
        FileBack::Archive(..) => show(model, slug),
        FileBack::ArchiveCompany(..) => show_company(model, slug),
        FileBack::Write(..) | FileBack::Label(..) => {}
    }
    say(model, format!("Took back {}.", words(model, back, slug)));
}

/// What can be taken back, in words; its file has this name now.
fn words(model: &Model, back: &FileBack, slug: &Id) -> String {
    match back {
        FileBack::Write(slot, _) => format!("what you wrote in {} of {}", slot.title(), owner(model, slot)),
        FileBack::Label(..) => format!("what you set for {}", title(model, slug)),
        FileBack::Archive(..) => format!("archiving {}", title(model, slug)),
        FileBack::ArchiveCompany(..) => format!("archiving {}", name(model, slug)),
    }
}

fn forget(model: &mut Model, back: &FileBack) {
    if let Some(number) = model.file_backs.iter().rposition(|it| it == back) {
        model.file_backs.remove(number);
    }
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
fn open(model: &mut Model, slot: &Slot, draft: Option<Turn<String>>, odd: Option<String>) -> Vec<Effect> {
    let Some(subject) = subject(model, slot) else {
        return complain(model, format!("There is no sound file {} any more.", slot.owner()));
    };
    let draft = draft.filter(|draft| draft.to.trim_end() != subject.text().trim_end());
    let is_of_this = draft.as_ref().is_none_or(|draft| draft.from == subject.text());
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
        Slot::Part(story, part) => Subject::Part(Box::new(model.library.story(story)?.clone()), *part),
        Slot::Note(company, note) => {
            let company = model.companies.iter().find(|it| it.slug == *company)?;
            Subject::Note(Box::new(company.clone()), *note)
        }
    })
}

/// Asks to bring back what was taken back last with a file that is seen here.
pub(super) fn bring_back(model: &mut Model) -> Option<Effect> {
    let (_, wish) = model.file_forths.remove(model.file_forth()?);
    Some(Effect::File(wish))
}

/// Asks to take back what was done last with a file that is seen here; it is forgotten once that is done.
pub(super) fn take_back(model: &Model) -> Option<Effect> {
    let back = model.file_backs.get(model.file_back()?)?;
    Some(Effect::File(FileWish::TakeBack(back.clone())))
}
