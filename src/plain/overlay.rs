//! What lies on top of a screen, in lines.

use crate::app::draw::overlay::{field_words, fill, resume_words, stop_words};
use crate::app::model::Model;
use crate::keys::table::Scope;
use crate::plain::help::answers;
use crate::plain::speech::{Speech, lines_of};
use crate::screens::overlay::{LineField, Overlay};
use crate::ui::text::capital;

/// This many lines have room for all of what lies on top.
const ROWS: u16 = 1000;

/// What there is to say of what lies on top.
pub(super) fn speech(overlay: &Overlay, model: &Model) -> Speech {
    match overlay {
        Overlay::Stop | Overlay::Leave | Overlay::LeaveWriting | Overlay::Archive(_) | Overlay::Forget(_) => {
            let (title, about, scope) = stop_words(overlay, model);
            Speech { facts: vec![about.to_owned()], here: asked(title, scope, model) }
        }
        Overlay::Resume(kept) => {
            let (title, question, state) = resume_words(kept, model);
            let facts = vec![format!("{title}."), question.to_owned(), state];
            Speech { facts, here: asked("What do you want to do with it?", Scope::Resume, model) }
        }
        Overlay::Field(field) => typed(field, model),
        Overlay::ChooseStory(stories, selected) => {
            let facts = lines_of(|page| fill(overlay, model, page, ROWS));
            let story = stories.get(*selected);
            let title = story.map_or("none of them", |slug| model.known.library.title(slug));
            Speech { facts, here: format!("An empty line chooses {title}.") }
        }
        _ => Speech {
            facts: lines_of(|page| fill(overlay, model, page, ROWS)),
            here: "That's all. An empty line closes it.".to_owned(),
        },
    }
}

fn asked(title: &str, scope: Scope, model: &Model) -> String {
    format!("{title} {}.", answers(scope, model))
}

fn typed(field: &LineField, model: &Model) -> Speech {
    let (title, about) = field_words(field, model);
    let now = match field.input.value() {
        "" => String::new(),
        text => format!(" Currently: {text}"),
    };
    let facts = field.complaint.iter().cloned().collect();
    Speech { facts, here: format!("{title} {}.{now}", capital(&about)) }
}
