//! `starl story`: the user's own stories.

mod check;
mod check_json;
mod list;
mod rules;
mod show;
mod verdict;

pub(in crate::cli) use self::check::cover;
pub(in crate::cli) use self::list::clock;
use crate::cli::arguments::StorySub;
use crate::cli::edit::{Edit, shown};
use crate::cli::page::Page;
use crate::cli::{Home, Outcome, complain, complain_of};
use crate::domain::bank::Bank;
use crate::domain::id::Id;
use crate::domain::story::Aim;
use crate::io::shelf::find;
use crate::io::stories::{FileStories, Guide, LoadedStories, StoryFile, template};
use crate::io::text::source::Source;

/// What a story is called that was given no title.
const UNTITLED: &str = "Untitled story";

/// Does what is asked.
///
/// # Errors
/// A sentence: the command was not meant so.
pub(super) fn story(command: StorySub, home: &Home, bank: &Bank, page: &mut Page) -> Result<Outcome, String> {
    let mut stories = home.stories();
    match command {
        StorySub::List { json } => list::list(&stories.load(), home, bank, json, page),
        StorySub::New { title, edit } => Ok(new(&title.join(" "), edit, &mut stories, home, bank, page)),
        StorySub::Show { name, json } => {
            let loaded = stories.load();
            show::show(named(&name, &loaded)?, home, bank, json, page)
        }
        StorySub::Edit { name } => {
            let loaded = stories.load();
            let file = named(&name, &loaded)?;
            Ok(edit(file, &mut stories, home, page))
        }
        StorySub::Check { names, json } => {
            let loaded = stories.load();
            let files = names.iter().map(|name| named(name, &loaded)).collect::<Result<Vec<_>, _>>()?;
            check::check(&files, &loaded, home, bank, json, page)
        }
        StorySub::Rules { id } => rules::rules(id.as_deref(), page),
    }
}

/// The file that a name means.
fn named<'a>(name: &str, loaded: &'a LoadedStories) -> Result<&'a StoryFile, String> {
    if loaded.files.is_empty() {
        // The folder may be at fault, and not the name.
        complain_of(&loaded.odd);
    }
    let slug = find(name, "story", loaded.files.iter().map(|file| &file.slug))?;
    loaded.file(&slug).ok_or_else(|| format!("There is no story \"{slug}\"."))
}

/// Begins a story. Its path is printed once it is on disk.
fn new(
    title: &str,
    at_once: bool,
    stories: &mut FileStories,
    home: &Home,
    bank: &Bank,
    page: &mut Page,
) -> Outcome {
    let title = Some(title.trim()).filter(|title| !title.is_empty()).unwrap_or(UNTITLED);
    let guide = Guide {
        pace: home.settings.pace(),
        words_a_minute: home.settings.words_a_minute,
        tags: bank.competencies().map(|competency| competency.id.as_str()).collect(),
        aim: Aim::Any,
    };
    let slug = match stories.create(title, &template(title, &guide)) {
        Ok(slug) => slug,
        Err(why) => {
            let so = if why.is_written() { "" } else { "The story was not begun: " };
            complain(&format!("{so}{why}\n"));
            return Outcome::Problems;
        }
    };
    page.line(&shown(&stories.shelf().path(&slug)));
    if at_once { edit_new(&slug, stories, home, page) } else { Outcome::Fine }
}

fn edit_new(slug: &Id, stories: &mut FileStories, home: &Home, page: &mut Page) -> Outcome {
    let loaded = stories.load();
    loaded.file(slug).map_or(Outcome::Problems, |file| edit(file, stories, home, page))
}

/// Opens a story in the editor. One that cannot be read at all is left alone.
fn edit(file: &StoryFile, stories: &mut FileStories, home: &Home, page: &mut Page) -> Outcome {
    if !file.is_readable() {
        return complain_of(file.reports());
    }
    let Source { path, text } = &file.source;
    let edit = Edit { kind: "stories", slug: &file.slug, path, text };
    let check = |source: &Source| {
        let written = StoryFile::new(file.slug.clone(), source.clone());
        let _warned = written.check().is_ok().then(|| complain_of(written.reports()));
        written.check()
    };
    edit.run(home, check, |was, to, at| stories.write_text(&file.slug, was, to, at), page)
}
