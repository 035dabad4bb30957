//! A review and the sound of its take: heard before it is rated, and saved with it.

use crate::domain::fact::Fact;
use crate::domain::heard::Heard;
use crate::domain::sound::desk::{SoundOf, SoundRequest};
use crate::screens::effect::Effect;
use crate::screens::overlay::Overlay;
use crate::screens::review::{Phase, ReviewScreen};
use crate::screens::said::SaidPage;
use crate::screens::{Ask, Context};

/// The name of the sound of a drill that isn't recorded: there is none of it.
const DRILL: &str = "drill";

impl ReviewScreen {
    /// Whose sound it is.
    fn sound(&self) -> SoundOf {
        let saved = match &self.phase {
            Phase::Saved(id) => Some(id.clone()),
            Phase::Judging => self.saved_as.clone(),
        };
        let drill = || self.drill.sound.clone().unwrap_or_else(|| DRILL.to_owned());
        saved.map_or_else(|| SoundOf::Drill(drill()), SoundOf::Take)
    }

    /// Keeps its sound for good.
    pub(super) fn keep_sound(&self) -> Vec<Ask> {
        vec![Ask::World(Effect::Sound(SoundRequest::Keep(self.sound())))]
    }

    /// Opens the page with what was said.
    pub(super) fn listen(&self, cx: Context<'_>) -> Vec<Ask> {
        let of = self.sound();
        let saved = match &of {
            SoundOf::Take(id) => cx.progress().and_then(|progress| progress.heard(id)),
            SoundOf::Drill(_) => None,
        };
        let by_hand = saved.or(self.heard.as_ref()).map_or(&[][..], |heard| &heard.cuts);
        let (page, asks) = SaidPage::new(of, self.take(None, cx), by_hand, cx);
        std::iter::once(Ask::Open(Overlay::Said(Box::new(page)))).chain(asks).collect()
    }

    /// The page with what was said is left, before the take is saved: marks that were set there are its own, and its
    /// figures wait for it.
    pub fn listened(&mut self, page: &SaidPage, cx: Context<'_>) -> Vec<Ask> {
        self.heard = page.heard("").or(self.heard.take());
        let Some(marks) = page.marks_anew() else { return Vec::new() };
        self.drill.set_marks(&marks);
        self.section = self.section_of_row(0);
        vec![Ask::keep(self.kept(cx))]
    }

    /// The take is saved under this id: its sound gets the name, and its figures follow.
    pub fn sound_saved(&mut self, id: &str) -> Vec<Ask> {
        let saved = Ask::World(Effect::Sound(SoundRequest::Saved(self.sound(), id.to_owned())));
        self.saved_as = Some(id.to_owned());
        let heard = self.heard.clone().map(|heard| Heard { of: id.to_owned(), ..heard });
        let figures = heard.map(|heard| Ask::record(Fact::Heard(Box::new(heard))));
        std::iter::once(saved).chain(figures).collect()
    }
}
