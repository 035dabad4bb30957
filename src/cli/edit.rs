//! The user's own files: found by name, and edited in the user's editor.

use std::env;
use std::path::Path;

use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, CommandOutcome, CommandResult, complain, complain_of};
use crate::cli::page::Printout;
use crate::domain::clean::{clean, display_clean};
use crate::domain::id::Id;
use crate::store::documents::{DocFile, Documents, Format, LoadedDocs};
use crate::store::draft::{Draft, DraftError, Edited};
use crate::store::shelf::{DiskFiles, ShelfError};
use crate::store::text::source::Source;
use crate::term::clock::{Clock, SystemClock};
use crate::term::editor::SystemEditor;

/// Lets the user edit a file, and says what became of that. One that cannot be read at all is left alone.
pub(super) fn edit<F: Format>(
    file: &DocFile<F>,
    documents: &mut Documents<F, DiskFiles>,
    context: &CommandContext,
    page: &mut Printout,
) -> CommandResult {
    if !file.is_readable {
        return Ok(complain_of(file.reports()));
    }
    let (slug, Source { path, text }) = (&file.slug, &file.source);
    let check = |source: &Source| {
        let written = DocFile::<F>::new(slug.clone(), source.clone());
        let _warned = written.check().is_ok().then(|| complain_of(written.reports()));
        written.check()
    };
    let clock = SystemClock::new();
    let save = |was: &str, to: &str| documents.write_text(slug, was, to, clock.now().at);
    let editor = SystemEditor::from_env(|name| env::var_os(name));
    let mut editor = editor.map_err(|why| DraftError::Editor { why, draft: None })?;
    let draft = Draft::open(&context.paths()?.drafts().join(F::FOLDER), slug, text)?;
    if draft.is_reopened {
        let path = display_clean(draft.path());
        complain(format_args!(
            "{path} is left over from last time, so your editor opens it again. Delete it to start over."
        ));
    }
    let edited = draft.edit(&mut editor, &clock, check, save)?;
    finished(&edited, path, page)
}

/// Says what became of a file that was edited.
fn finished(edited: &Edited, path: &Path, page: &mut Printout) -> CommandResult {
    match edited {
        Edited::Unchanged => page.line("Nothing changed."),
        Edited::AtOnce(copy) => {
            page.line("Nothing changed.");
            complain(format_args!(
                "Does your editor wait until you close the file? If not, try EDITOR=\"code --wait\". Your copy is still in {}. If you save there later, you'll see it the next time you edit this.",
                display_clean(copy)
            ));
        }
        Edited::Saved(saved) => match saved.elsewhere() {
            None => page.line(&format!("Saved in {}.", display_clean(path))),
            Some(why) => return Err(CommandError::problem(format_args!("{}: {why}", display_clean(path)))),
        },
    }
    Ok(CommandOutcome::Fine)
}

/// The file that a name or a title on the command line means: a checked name, never a path. Where there is no file at all,
/// the folder may be at fault, and not the name.
pub(super) fn named<'a, F: Format>(
    given: &str,
    loaded: &'a LoadedDocs<F>,
) -> Result<&'a DocFile<F>, CommandError> {
    let what = F::NAME;
    if loaded.files.is_empty() {
        complain_of(&loaded.odd);
    }
    if let Some(file) = titled(given, loaded) {
        return Ok(file);
    }
    Id::check(given).map_err(|why| {
        let given = clean(given);
        CommandError::wrong_use(format!(
            "\"{given}\" can't be the name of a {what}: {why}. Use a name from starl {what} list, not a path."
        ))
    })?;
    let help = format!("starl {what} list shows all names.");
    let names = || loaded.files.iter().map(|file| file.slug.as_str());
    loaded.file(given).ok_or_else(|| CommandError::unknown(what, given, names(), &help))
}

/// Prints the path of a new file, and lets the user edit it where that is asked for.
pub(super) fn show_created<F: Format>(
    slug: &Id,
    at_once: bool,
    documents: &mut Documents<F, DiskFiles>,
    context: &CommandContext,
    page: &mut Printout,
) -> CommandResult {
    page.line(&display_clean(&documents.shelf().path(slug)));
    if !at_once {
        return Ok(CommandOutcome::Fine);
    }
    edit(named(slug, &documents.load())?, documents, context, page)
}

/// The file with this name or title in any case, where it isn't the title of several.
pub(super) fn titled<'a, F: Format>(given: &str, loaded: &'a LoadedDocs<F>) -> Option<&'a DocFile<F>> {
    let given = given.trim().to_lowercase();
    let title = |file: &DocFile<F>| file.doc().map(|doc| F::title(doc).trim().to_lowercase());
    if let Some(named) = loaded.file(&given) {
        return Some(named);
    }
    let mut files = loaded.files.iter().filter(|file| title(file).as_ref() == Some(&given));
    files.next().filter(|_| files.next().is_none())
}

/// Why there is no new file. One that is written but not safely is there all the same.
pub(super) fn not_created(what: &str, why: &ShelfError) -> CommandError {
    let so = if why.is_written() { String::new() } else { format!("Couldn't create the {what}: ") };
    CommandError::problem(format_args!("{so}{why}"))
}

#[cfg(test)]
mod tests {
    use super::named;
    use crate::store::stories::FileStories;

    #[test]
    fn a_name_on_the_command_line_is_never_a_path() {
        let root = tempfile::tempdir().expect("a directory");
        std::fs::write(root.path().join("the-stemmer.yaml"), "title: The stemmer\n").expect("written");
        let mut stories = FileStories::new(root.path(), &root.path().join("lock"));
        let loaded = stories.load();
        assert_eq!(named("the-stemmer", &loaded).expect("a name").slug.as_str(), "the-stemmer");
        assert_eq!(named("The Stemmer", &loaded).expect("its title").slug.as_str(), "the-stemmer");
        assert_eq!(named("THE-STEMMER", &loaded).expect("any case").slug.as_str(), "the-stemmer");
        std::fs::write(root.path().join("the-other.yaml"), "title: the stemmer\n").expect("written");
        let twice = stories.load();
        assert!(named("The stemmer", &twice).is_err(), "the title of two stories");
        for (given, said) in [
            ("../x", "\"../x\" can't be the name of a story"),
            ("/etc/passwd", "not a path"),
            ("the-stemer", "Did you mean \"the-stemmer\"?"),
            ("zzz", "starl story list shows all names"),
        ] {
            let told = named(given, &loaded).expect_err(given).what;
            assert!(told.contains(said), "{told}");
        }
    }
}
