//! The user's own files: found by name, and edited in the user's editor.

use std::env;
use std::path::Path;

use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, Outcome, complain, complain_of};
use crate::cli::page::Page;
use crate::domain::clean::{clean, display_clean};
use crate::domain::day::Timestamp;
use crate::domain::id::Id;
use crate::io::clock::{Clock, SystemClock};
use crate::io::draft::{DraftError, Drafts, Edited};
use crate::io::editor::SystemEditor;
use crate::io::shelf::{Saved, ShelfError};
use crate::io::text::Report;
use crate::io::text::source::Source;

/// What is edited.
pub(super) struct Edit<'a> {
    /// What sort of thing it is; the drafts of each have a folder.
    pub kind: &'static str,
    /// Its name.
    pub slug: &'a Id,
    /// Its file.
    pub path: &'a Path,
    /// What its file holds.
    pub text: &'a str,
}

impl Edit<'_> {
    /// Lets the user edit it, and tells what became of that.
    pub(super) fn run(
        &self,
        context: &CommandContext,
        check: impl FnOnce(&Source) -> Result<(), Vec<Report>>,
        save: impl FnOnce(&str, &str, Timestamp) -> Result<Saved, ShelfError>,
        page: &mut Page,
    ) -> Result<Outcome, CommandError> {
        let editor = SystemEditor::from_env(|name| env::var_os(name));
        let mut editor = editor.map_err(|why| DraftError::Editor { why, draft: None })?;
        let draft = Drafts::new(&context.paths()?.drafts().join(self.kind)).open(self.slug, self.text)?;
        if draft.is_reopened() {
            let path = display_clean(draft.path());
            complain(format_args!(
                "{path} was left from the last time and is opened again; delete it to begin anew."
            ));
        }
        let clock = SystemClock::new();
        match draft.edit(&mut editor, &clock, check, |was, to| save(was, to, clock.now().at))? {
            Edited::Unchanged => page.line("Nothing was changed."),
            Edited::AtOnce(copy) => {
                page.line("Nothing was changed.");
                complain(format_args!(
                    "Does your editor wait until you close the file? For example: EDITOR=\"code --wait\". The copy {} \
                     stays; what is still written there is offered when you edit this again.",
                    display_clean(&copy)
                ));
            }
            Edited::Saved(saved) => match saved.elsewhere() {
                None => page.line(&format!("Saved in {}.", display_clean(self.path))),
                Some(why) => {
                    return Err(CommandError::problem(format_args!("{}: {why}", display_clean(self.path))));
                }
            },
        }
        Ok(Outcome::Fine)
    }
}

/// The file that a name on the command line means: a checked name, never a path. Where there is no file at all, the folder
/// may be at fault, and not the name.
pub(super) fn find<'a, F>(
    given: &str,
    what: &str,
    files: &'a [F],
    slug: impl Fn(&F) -> &Id,
    odd: &[Report],
) -> Result<&'a F, CommandError> {
    if files.is_empty() {
        complain_of(odd);
    }
    Id::check(given).map_err(|why| {
        let given = clean(given);
        CommandError::wrong_use(format!(
            "\"{given}\" cannot be the name of a {what}: {why}. A name is what starl {what} list tells, not a path."
        ))
    })?;
    let help = format!("starl {what} list tells all names.");
    let found = files.iter().find(|file| slug(file).as_str() == given);
    found.ok_or_else(|| CommandError::unknown(what, given, files.iter().map(|it| slug(it).as_str()), &help))
}

/// Why there is no new file. One that is written but not safely is there all the same.
pub(super) fn not_created(what: &str, why: &ShelfError) -> CommandError {
    let so = if why.is_written() { String::new() } else { format!("The {what} was not begun: ") };
    CommandError::problem(format_args!("{so}{why}"))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::domain::id::Id;

    #[test]
    fn a_name_on_the_command_line_is_never_a_path() {
        let slugs = [Id::new("the-stemmer").expect("an id")];
        let find = |given| find(given, "story", &slugs, |slug| slug, &[]);
        assert_eq!(find("the-stemmer").expect("a name"), &slugs[0]);
        for (given, said) in [
            ("../x", "\"../x\" cannot be the name of a story"),
            ("/etc/passwd", "not a path"),
            ("the-stemer", "Did you mean \"the-stemmer\"?"),
            ("zzz", "starl story list tells all names"),
        ] {
            let told = find(given).expect_err(given).what;
            assert!(told.contains(said), "{told}");
        }
    }
}
