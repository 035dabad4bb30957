//! The plan of the day, and the memories that it follows from.

use crate::app::model::Model;
use crate::coach::readiness::Readiness;
use crate::domain::agenda::{self, Pick, PracticeSet, Wish};
use crate::domain::memory::Memories;
use crate::domain::story::choice;
use crate::domain::trends::{TrendSources, Trends};
use crate::screens::Known;

impl Model {
    /// Chooses today's questions and counts what was practiced, after the history, the day or a wish has changed.
    pub(crate) fn plan(&mut self) {
        if !self.all_read {
            return;
        }
        let day = self.day();
        if self.known.agenda_day.replace(day) != Some(day) {
            self.remember();
        }
        let daily = self.known.settings.drills_a_day;
        self.known.set =
            self.known.agenda_input(day, daily).map_or_else(PracticeSet::default, |it| PracticeSet::of(&it));
        let Known { progress, pace, library, .. } = &mut self.known;
        let told = progress.as_ref().map(|progress| choice::told(progress, pace)).unwrap_or_default();
        library.tell(told.keys().cloned().collect());
        if let Some(sources) = self.known.readiness_sources() {
            self.known.standing = Readiness::of(&sources, told, day);
        }
        self.known.proofs.take();
        let known = self.known.agenda_input(day, daily);
        let picks = known.map(|known| agenda::choose_of(&known, &self.known.set, &self.known.wish));
        self.known.agenda = picks.unwrap_or_default();
        if let Some(known) = self.known.agenda_input(day, daily) {
            let (set, agenda) = (&self.known.set, &self.known.agenda[..]);
            let told_for = agenda::reasons_of_told(&known);
            self.known.trends = Trends::of(&TrendSources { known, set, agenda });
            self.known.told_for = told_for;
        }
        self.known.coming.take();
    }

    /// Chooses questions for today; none before the history is read.
    pub(crate) fn choose(&self, wish: &Wish, daily: usize) -> Vec<Pick> {
        self.known.agenda_input(self.day(), daily).map_or_else(Vec::new, |known| agenda::choose(&known, wish))
    }

    /// Recomputes every memory, after another day has started, or something old has changed in the history.
    pub(crate) fn remember(&mut self) {
        if let Some(progress) = &self.known.progress {
            let fitted = self.known.fitted.as_ref();
            (self.known.memories, self.unfitted) = Memories::with(progress, self.day(), fitted);
        }
    }
}
