//! `starl story`: the user's own stories.

mod check;
mod check_json;
mod list;
mod rules;
mod show;
mod verdict;

use crate::cli::arguments::StorySub;
use crate::cli::context::CommandContext;
use crate::cli::edit::{edit, named, not_created, show_created, titled};
use crate::cli::error::{CommandError, CommandResult, complain};
use crate::cli::page::Printout;
use crate::domain::story::StoryPurpose;
use crate::store::stories::{FileStories, Guide, template};

/// Does what is asked. Whatever that is, what is wrong with the journal, the settings and the packs is reported.
pub(super) fn story(command: StorySub, context: &CommandContext, page: &mut Printout) -> CommandResult {
    let mut stories = context.story_files()?;
    let _ = (context.history(), context.bank());
    match command {
        StorySub::List { json } => list::list(&stories.load(), context, json, page),
        StorySub::New { title, edit: at_once } => new(&title.join(" "), at_once, &mut stories, context, page),
        StorySub::Show { name, json } => show::show(named(&name, &stories.load())?, context, json, page),
        StorySub::Edit { name } => edit(named(&name, &stories.load())?, &mut stories, context, page),
        StorySub::Check { names, json } => {
            let loaded = stories.load();
            let files = names.iter().map(|name| named(name, &loaded)).collect::<Result<Vec<_>, _>>()?;
            check::check(&files, &loaded, context, json, page)
        }
        StorySub::Rules { id, json } => rules::rules(id.as_deref(), json, page),
    }
}

/// What the file of a new story says of itself.
fn guide(context: &CommandContext) -> Guide<'_> {
    let settings = &context.history().settings;
    Guide {
        pace: settings.pace(),
        words_a_minute: settings.words_a_minute,
        tags: context.bank().competencies().map(|competency| competency.id.as_tag()).collect(),
        aim: StoryPurpose::Any,
    }
}

/// Begins a story. Its path is printed once it is on disk.
fn new(
    title: &str,
    at_once: bool,
    stories: &mut FileStories,
    context: &CommandContext,
    page: &mut Printout,
) -> CommandResult {
    let title = title.trim();
    if title.is_empty() {
        return Err(CommandError::wrong_use("Give the story a title: starl story new TITLE".to_owned()));
    }
    let is_new = titled(title, &stories.load()).is_none();
    let created = stories.create(title, &template(title, &guide(context)));
    let created = created.map_err(|why| not_created("story", &why))?;
    if !is_new {
        complain(format_args!("You already have a story with that title, so this one is {created}."));
    }
    show_created(&created, at_once, stories, context, page)
}
