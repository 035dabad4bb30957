//! What the files of the stories said, and what became of what was asked of them.

use crate::app::model::{Effect, Model, StoryBack, StoryDeed, StoryWish};
use crate::app::update::{complain, follow, go, home, say, with_screen};
use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::story::Story;
use crate::domain::story::library::{Faulty, Library};
use crate::keys::action::Place;
use crate::screens::Screen;
use crate::screens::writing::Writing;

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

/// What became of a story, told; and what takes it back.
pub(super) fn story_kept(model: &mut Model, deed: StoryDeed) -> Vec<Effect> {
    match deed {
        StoryDeed::Begun(slug) => {
            show(model, &slug);
            say(model, "Begun. enter writes a part here, e opens your editor.".to_owned());
        }
        StoryDeed::Written(slug, part, before) => written(model, slug, part, before),
        StoryDeed::Beside(path) => {
            leave_writing(model);
            let why =
                "The story was changed elsewhere meanwhile and was left alone; what you wrote is saved in";
            return complain(model, format!("{why} {path}"));
        }
        StoryDeed::Archived(slug, path) => {
            let words = format!("archiving {}", title(model, &slug));
            model.story_backs.push(StoryBack { wish: StoryWish::Restore(slug, path), words });
            say(model, "Moved to the archive. u brings it back.".to_owned());
        }
        StoryDeed::Restored(slug) => show(model, &slug),
        StoryDeed::Edited(slug) => {
            show(model, &slug);
            say(model, "Saved by your editor.".to_owned());
        }
        StoryDeed::Unchanged => say(model, "Your editor changed nothing.".to_owned()),
        StoryDeed::Opened(slug, part, draft) => return open(model, &slug, part, draft),
    }
    Vec::new()
}

/// A part is on disk: the editor closes, unless this was the taking back of something.
fn written(model: &mut Model, slug: Id, part: Part, before: String) {
    let words = format!("what you wrote in {} of {}", part.title(), title(model, &slug));
    if leave_writing(model) {
        say(model, format!("Saved: {}.", part.title()));
        model.story_backs.push(StoryBack { wish: StoryWish::Write(slug, part, before), words });
    }
}

fn title(model: &Model, slug: &Id) -> String {
    model.library.story(slug).map_or_else(|| slug.to_string(), |story| format!("\"{}\"", story.title))
}

/// Leaves the editor, where it is open; says whether it was.
fn leave_writing(model: &mut Model) -> bool {
    let was_open = model.is_writing();
    if was_open {
        home(model);
    }
    was_open
}

/// Goes to the stories, and to this one.
fn show(model: &mut Model, slug: &Id) {
    go(model, Place::Stories);
    with_screen(model, |screen, cx| {
        if let Screen::Stories(stories) = screen {
            stories.show(slug, cx);
        }
    });
}

/// Begins to write a part, with what was written of it before it was cut off.
fn open(model: &mut Model, slug: &Id, part: Part, draft: Option<String>) -> Vec<Effect> {
    let Some(story) = model.library.story(slug).cloned() else {
        return complain(model, format!("There is no sound story {slug} any more."));
    };
    let draft = draft.filter(|draft| draft.trim_end() != story.texts[part].trim_end());
    if draft.is_some() {
        say(model, "Taken up where it was cut off; it is not saved yet.".to_owned());
    }
    follow(model, Screen::Writing(Box::new(Writing::new(story, part, draft.as_deref()))));
    Vec::new()
}

/// Takes back what was done last with a story.
pub(super) fn take_back(model: &mut Model) -> Option<Effect> {
    let back = model.story_backs.pop()?;
    say(model, format!("Took back {}.", back.words));
    Some(Effect::Story(back.wish))
}
