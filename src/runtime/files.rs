//! The user's files, stories and notes on companies: read, and written as the app asks.

use std::error::Error;
use std::path::PathBuf;

use crate::app::model::{Model, Msg};
use crate::coach::library::Faulty;
use crate::domain::bank::Pack;
use crate::domain::clean::display_clean;
use crate::domain::day::Timestamp;
use crate::domain::document::{DocId, DocKind};
use crate::domain::edit::Edit;
use crate::domain::id::Id;
use crate::domain::story::labels::Labels;
use crate::domain::story::{Story, StoryPurpose};
use crate::domain::text_ref::TextRef;
use crate::packs::mine::Added;
use crate::runtime::{Flow, World, happen};
use crate::screens::effect::Direction;
use crate::screens::files::{FileRequest, FileResult, FileUndo, QuestionsChange};
use crate::store::companies::{self, CompanyFile};
use crate::store::draft::Edited;
use crate::store::draft_store::DraftOf;
use crate::store::shelf::{Disk, Saved, Shelf, ShelfError};
use crate::store::stories::{Guide, StoryFile, plain, template};

/// Reads all documents of a kind.
pub(super) fn read_files(kind: DocKind, model: &mut Model, world: &mut World<'_>) -> Flow {
    let msg = match kind {
        DocKind::Story => {
            let loaded = world.stories.reload();
            let faulty = loaded.files.iter().filter(|file| file.doc().is_none()).map(|file| Faulty {
                slug: file.slug.clone(),
                report: file.reports().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n"),
            });
            let troubles = loaded.reports().map(ToString::to_string).collect();
            Msg::StoriesRead(loaded.docs().cloned().collect(), faulty.collect(), troubles)
        }
        DocKind::Company => {
            let loaded = world.companies.reload();
            let troubles = loaded.reports().map(ToString::to_string).collect();
            Msg::CompaniesRead(loaded.docs().cloned().collect(), troubles)
        }
    };
    happen(model, msg, world)
}

/// Reads again where somebody has changed something; nothing where nobody has.
pub(super) fn read_stale_files(model: &mut Model, world: &mut World<'_>) -> Option<Flow> {
    let mut flow = None;
    for kind in DocKind::ALL {
        if shelf(kind, world).is_stale() {
            flow = flow.max(Some(read_files(kind, model, world)));
        }
    }
    flow
}

/// Where the documents of a kind lie.
fn shelf<'w>(kind: DocKind, world: &'w mut World<'_>) -> &'w mut Shelf<dyn Disk> {
    match kind {
        DocKind::Story => world.stories.shelf(),
        DocKind::Company => world.companies.shelf(),
    }
}

/// Does what is asked of a file, and lets the model know what became of it.
pub(super) fn requested(request: FileRequest, model: &mut Model, world: &mut World<'_>) -> Flow {
    let done = match do_request(request, model, world) {
        Ok(None) => return Flow::On,
        Ok(Some(result)) => Msg::FileKept(result),
        Err(why) => Msg::Failed(why.to_string()),
    };
    let is_opened = matches!(done, Msg::FileKept(FileResult::Opened(..)));
    let read = if is_opened { None } else { read_stale_files(model, world) };
    read.unwrap_or(Flow::On).max(happen(model, done, world))
}

/// What became of what was asked, or why it was not done.
type Requested<T> = Result<T, Box<dyn Error>>;

fn do_request(request: FileRequest, model: &Model, world: &mut World<'_>) -> Requested<Option<FileResult>> {
    Ok(Some(match request {
        FileRequest::Create(name, purpose) => create(&name, purpose, model, world)?,
        FileRequest::Write(slot, edit) => write(slot, edit, world)?,
        FileRequest::Label(slug, labels) => label(slug, labels, world)?,
        FileRequest::Archive(doc) => archive(doc, Direction::New, world)?,
        FileRequest::Step(undo, direction) => step(undo, direction, world)?,
        FileRequest::AddQuestion(new) => {
            let Added { id, edit, pack } = world.questions.add(&new, &model.known.bank)?;
            questions(id, edit, Direction::New, (pack.id.clone(), Some(pack)))
        }
        FileRequest::StepQuestion(question, edit, direction) => {
            let pack = world.questions.change(&towards(&edit, direction), &model.known.bank)?;
            questions(question, edit, direction, pack)
        }
        FileRequest::Open(slot) => {
            let draft = world.workbench.kept(DraftOf::Text(&slot));
            let odd = world.workbench.odd(&slot);
            FileResult::Opened(slot, draft, odd)
        }
        FileRequest::KeepDraft(slot, edit) => {
            world.workbench.keep(DraftOf::Text(&slot), &edit)?;
            return Ok(None);
        }
        FileRequest::ForgetDraft(slot) => {
            world.workbench.forget(DraftOf::Text(&slot));
            return Ok(None);
        }
        FileRequest::KeepLine(line) => {
            world.workbench.keep(DraftOf::Line, &line)?;
            return Ok(None);
        }
        FileRequest::ForgetLine => {
            world.workbench.forget(DraftOf::Line);
            return Ok(None);
        }
        FileRequest::Edit(_) => return Ok(None),
    }))
}

fn questions(question: Id, edit: Edit<String>, direction: Direction, pack: (Id, Option<Pack>)) -> FileResult {
    FileResult::Questions(Box::new(QuestionsChange { question, edit, direction, pack }))
}

fn create(
    name: &str,
    purpose: Option<StoryPurpose>,
    model: &Model,
    world: &mut World<'_>,
) -> Requested<FileResult> {
    let Some(aim) = purpose else {
        let slug = world.companies.create(name, &companies::template(name))?;
        return Ok(FileResult::Created(DocId::company(slug)));
    };
    let tags = model.known.bank.competencies().map(|competency| competency.id.as_str()).collect();
    let words_a_minute = model.known.settings.words_a_minute;
    let text = template(name, &Guide { pace: model.known.pace.clone(), words_a_minute, tags, aim });
    Ok(FileResult::Created(DocId::story(world.stories.create(name, &text)?)))
}

/// Writes a text in its place, and forgets the draft of it.
fn write(slot: TextRef, edit: Edit<String>, world: &mut World<'_>) -> Requested<FileResult> {
    let saved = put(&slot, &edit, world)?;
    world.workbench.forget(DraftOf::Text(&slot));
    Ok(match saved.elsewhere() {
        None => done(FileUndo::Write(slot, Edit { after: plain(&edit.after), ..edit }), Direction::New),
        Some(why) => FileResult::Elsewhere(why),
    })
}

/// Something was done with a file, which has the name that it had before.
fn done(undo: FileUndo, direction: Direction) -> FileResult {
    let slug = undo.slug().clone();
    FileResult::Done(undo, direction, slug)
}

/// Puts a text in the place of the one that it was made from.
fn put(slot: &TextRef, edit: &Edit<String>, world: &mut World<'_>) -> Requested<Saved> {
    let at = now(world);
    Ok(match slot {
        TextRef::Part(slug, part) => {
            let file = story(world, slug)?.as_it_was(*part, &edit.before)?;
            world.stories.write_field(&file, *part, &edit.after, at)?
        }
        TextRef::Note(slug, note) => {
            let file = page(world, slug)?.as_it_was(*note, &edit.before)?;
            world.companies.write_field(&file, *note, &edit.after, at)?
        }
    })
}

/// The time, for the history of a file.
fn now(world: &World<'_>) -> Timestamp {
    world.clock.now().at
}

/// The text that was read last.
fn held(slot: &TextRef, world: &World<'_>) -> Requested<String> {
    let text = match slot {
        TextRef::Part(slug, part) => story(world, slug)?.doc().map(|story| story.texts[*part].clone()),
        TextRef::Note(slug, note) => page(world, slug)?.doc().map(|page| page.note(*note).to_owned()),
    };
    Ok(text.unwrap_or_default())
}

fn label(slug: Id, after: Labels, world: &mut World<'_>) -> Requested<FileResult> {
    let file = story(world, &slug)?;
    let before = file.doc().map_or_else(|| after.clone(), |story| after.of(story));
    Ok(match world.stories.write_labels(&file, &after, now(world))?.elsewhere() {
        None => done(FileUndo::Label(slug, Edit { before, after }), Direction::New),
        Some(why) => FileResult::Elsewhere(why),
    })
}

/// Moves a document to the archive, with the drafts of its texts.
fn archive(doc: DocId, direction: Direction, world: &mut World<'_>) -> Requested<FileResult> {
    let at = now(world);
    let path = shelf(doc.kind, world).archive(&doc.slug, at)?;
    doc.slots().iter().for_each(|slot| world.workbench.put_away(slot, &path));
    Ok(done(FileUndo::Archive(doc, path), direction))
}

/// Takes a document out of the archive, with the drafts of its texts. Where it has left the archive, trying again is
/// pointless.
fn restore(doc: DocId, path: PathBuf, world: &mut World<'_>) -> Requested<FileResult> {
    match shelf(doc.kind, world).restore(&doc.slug, &path) {
        Ok(slug) => {
            let restored = DocId { slug, ..doc };
            restored.slots().iter().for_each(|slot| world.workbench.bring_back(slot, &path));
            Ok(FileResult::Done(FileUndo::Archive(restored, path), Direction::Undo, doc.slug))
        }
        Err(why @ ShelfError::Gone(_)) => {
            Ok(FileResult::NotDone(FileUndo::Archive(doc, path), Direction::Undo, why.to_string()))
        }
        Err(why) => Err(why.into()),
    }
}

/// Undoes what was done with a file, or does it again.
fn step(undo: FileUndo, direction: Direction, world: &mut World<'_>) -> Requested<FileResult> {
    let saved = match (&undo, direction) {
        (FileUndo::Archive(doc, path), Direction::Undo) => return restore(doc.clone(), path.clone(), world),
        (FileUndo::Archive(doc, _), _) => return archive(doc.clone(), direction, world),
        (FileUndo::Write(slot, edit), _) => write_again(slot, &towards(edit, direction), world)?,
        (FileUndo::Label(slug, edit), _) => label_again(slug, &towards(edit, direction), world)?,
    };
    Ok(match saved {
        Some(Saved::Whole) => done(undo, direction),
        Some(Saved::Beside(path) | Saved::Again(path)) => {
            let why = format!(
                "It was changed elsewhere just now; the earlier text is saved in {}",
                display_clean(&path)
            );
            FileResult::NotDone(undo, direction, why)
        }
        None => FileResult::NotDone(undo, direction, "It has changed since then".to_owned()),
    })
}

/// An edit as it is made in this direction.
fn towards<T: Clone>(edit: &Edit<T>, direction: Direction) -> Edit<T> {
    if direction == Direction::Undo { edit.reversed() } else { edit.clone() }
}

/// Writes a text where it still is what it is to be changed from: somebody else's words are not what was written here.
fn write_again(slot: &TextRef, edit: &Edit<String>, world: &mut World<'_>) -> Requested<Option<Saved>> {
    let is_as_it_was = held(slot, world).is_ok_and(|text| text == edit.before);
    is_as_it_was.then(|| put(slot, edit, world)).transpose()
}

/// Sets the labels of a story where they still are what they are to be changed from.
fn label_again(slug: &Id, edit: &Edit<Labels>, world: &mut World<'_>) -> Requested<Option<Saved>> {
    let is_as_it_was = |story: &Story| edit.before.of(story) == edit.before;
    let file = world.stories.loaded.file(slug).filter(|file| file.doc().is_some_and(is_as_it_was)).cloned();
    Ok(file.map(|file| world.stories.write_labels(&file, &edit.after, now(world))).transpose()?)
}

/// The file of a story as it was read last.
fn story(world: &World<'_>, slug: &Id) -> Result<StoryFile, String> {
    world.stories.loaded.file(slug).cloned().ok_or_else(|| format!("The story {slug} is gone."))
}

/// The file of a page of notes as it was read last.
fn page(world: &World<'_>, slug: &Id) -> Result<CompanyFile, String> {
    world.companies.loaded.file(slug).cloned().ok_or_else(|| format!("The page {slug} is gone."))
}

/// Lets the user edit a story in their editor; the terminal is theirs meanwhile.
pub fn edit_story(model: &mut Model, slug: Id, world: &mut World<'_>) -> Flow {
    let done = match world.stories.loaded.file(&slug).cloned() {
        None => Msg::Failed(format!("The story {slug} is gone.")),
        Some(file) if !file.is_readable => {
            Msg::Failed(format!("{slug} can't be read, so it can't be edited."))
        }
        Some(file) => match world.workbench.edit(&file, world.stories, world.clock) {
            Ok(edited) => Msg::FileKept(match edited {
                Edited::Unchanged => FileResult::Unchanged,
                Edited::AtOnce(_) => FileResult::AtOnce,
                Edited::Saved(saved) => {
                    saved.elsewhere().map_or(FileResult::Edited(slug), FileResult::Elsewhere)
                }
            }),
            Err(why) => Msg::Failed(why.to_string()),
        },
    };
    read_files(DocKind::Story, model, world).max(happen(model, done, world))
}
