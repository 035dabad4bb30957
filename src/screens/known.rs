//! What the app knows, and how a screen sees it.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Deref;

use ratatui::layout::Rect;

use crate::coach::library::Library;
use crate::coach::readiness::{self, Proof, Readiness, ReadinessSources};
use crate::domain::agenda::{self, AgendaInput, Pick, PracticeSet, Reason, Wish};
use crate::domain::bank::Bank;
use crate::domain::company::Company;
use crate::domain::day::{Day, Moment};
use crate::domain::holds::HoldCount;
use crate::domain::id::Id;
use crate::domain::memory::{Fitted, Memories};
use crate::domain::mic::{MachineSettings, Mic};
use crate::domain::pace::Pace;
use crate::domain::progress::Progress;
use crate::domain::settings::{ClockView, Settings};
use crate::domain::shape::Outline;
use crate::domain::story::choice::StoryTold;
use crate::domain::trends::{Coming, TrendSources, Trends};

/// Everything the app knows, wherever the user is.
#[derive(Debug)]
pub struct Known {
    /// Everything the packs say.
    pub bank: Bank,
    /// The user's own stories.
    pub library: Library,
    /// The user's notes on companies.
    pub companies: Vec<Company>,
    /// Everything the journal says; `None` until it has been read.
    pub progress: Option<Progress>,
    /// What is believed of each question.
    pub memories: Memories,
    /// The weights that were fitted last to the user's own reviews.
    pub fitted: Option<Fitted>,
    /// Today's questions.
    pub agenda: Vec<Pick>,
    /// Why each question that was told today had been chosen.
    pub told_for: HashMap<Id, Reason>,
    /// What is practiced for.
    pub set: PracticeSet,
    /// The day for which they were chosen.
    pub agenda_day: Option<Day>,
    /// What the user wants of the choice.
    pub wish: Wish,
    /// What was practiced, in counts.
    pub standing: Readiness,
    /// Whether a picture of what was read stands: stories aren't checked before.
    pub stands: bool,
    /// What speaks for each checklist item, once somebody has asked for it.
    pub proofs: OnceCell<Vec<Proof>>,
    /// What all takes together say.
    pub trends: Trends,
    /// What comes on the next days, once somebody has asked for it.
    pub coming: OnceCell<Coming>,
    /// What the user has set.
    pub settings: Settings,
    /// Why nothing of the file of settings can be used, where that is so.
    pub settings_fault: Option<String>,
    /// The target, the band and the shares that follow from it.
    pub pace: Pace,
    /// How much of the clock is shown.
    pub clock_view: ClockView,
    /// Whether there is no voice to ask questions with.
    pub is_voiceless: bool,
    /// What is set on this machine.
    pub machine: MachineSettings,
    /// The recorder that would run, or why there is none, once somebody has asked for it.
    pub recorder: Option<Result<String, String>>,
    /// What the microphone does.
    pub mic: Mic,
    /// Whether the user has switched the recording of this drill off.
    pub unrecorded: bool,
    /// What went wrong when files were read.
    pub troubles: Troubles,
}

/// What went wrong when files were read: by the files, so that reading them again replaces it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Troubles {
    /// What was wrong when the program started.
    pub at_start: Vec<String>,
    /// What is wrong in the file of settings.
    pub settings: Vec<String>,
    /// What is wrong with the journal.
    pub journal: Vec<String>,
    /// What is wrong among the stories.
    pub stories: Vec<String>,
    /// What is wrong among the notes on companies.
    pub companies: Vec<String>,
    /// What is wrong with what is set on this machine.
    pub machine: Vec<String>,
}

impl Troubles {
    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        let Self { at_start, settings, journal, stories, companies, machine } = self;
        at_start.iter().chain(settings).chain(journal).chain(stories).chain(companies).chain(machine)
    }
}

impl Known {
    /// What is known before any file of the user's was read.
    pub fn new(bank: Bank, at_start: Vec<String>) -> Self {
        let settings = Settings::default();
        Self {
            bank,
            library: Library::default(),
            companies: Vec::new(),
            progress: None,
            memories: Memories::default(),
            fitted: None,
            agenda: Vec::new(),
            told_for: HashMap::new(),
            set: PracticeSet::default(),
            agenda_day: None,
            wish: Wish::default(),
            standing: Readiness::default(),
            stands: false,
            proofs: OnceCell::new(),
            trends: Trends::default(),
            coming: OnceCell::new(),
            pace: settings.pace(),
            clock_view: settings.clock_view,
            settings,
            settings_fault: None,
            is_voiceless: false,
            machine: MachineSettings::default(),
            recorder: None,
            mic: Mic::Closed,
            unrecorded: false,
            troubles: Troubles { at_start, ..Troubles::default() },
        }
    }

    /// What today's questions are chosen from; nothing before the history is read.
    pub fn agenda_input(&self, day: Day, daily: usize) -> Option<AgendaInput<'_>> {
        let Self { bank, memories, library, pace, .. } = self;
        let progress = self.progress.as_ref()?;
        let (stories, profile) = (library.stories(), self.settings.profile);
        Some(AgendaInput { bank, progress, memories, stories, pace, profile, day, daily })
    }

    /// What comes on the next days: worked out for the first that asks after a change.
    pub fn coming(&self) -> &Coming {
        let (set, agenda) = (&self.set, &self.agenda[..]);
        let of = |known| Coming::of(&TrendSources { known, set, agenda });
        let known = || self.agenda_input(self.agenda_day?, self.settings.drills_a_day);
        self.coming.get_or_init(|| known().map(of).unwrap_or_default())
    }

    /// What readiness is worked out of; nothing before the history is read.
    pub fn readiness_sources(&self) -> Option<ReadinessSources<'_>> {
        let Self { bank, library, companies, pace, set, .. } = self;
        let progress = self.progress.as_ref()?;
        Some(ReadinessSources { bank, progress, library, companies, pace, set })
    }

    /// What speaks for each checklist item, in the order of the bank: worked out for the first that asks after a change.
    pub fn proofs(&self) -> &[Proof] {
        let all = || Some(readiness::proofs(&self.readiness_sources()?, self.agenda_day?));
        self.proofs.get_or_init(|| all().unwrap_or_default())
    }

    /// How many checklist items are done.
    pub fn checklist_done(&self) -> HoldCount {
        let proofs = self.proofs();
        HoldCount { holds: proofs.iter().filter(|proof| proof.is_done()).count(), of: proofs.len() }
    }

    /// The same, unless the first picture would have to wait for it: the rules of the story check alone are as much to read
    /// as all questions.
    pub fn checklist_by_now(&self) -> Option<HoldCount> {
        let is_quick = self.stands || self.library.stories().is_empty() || self.proofs.get().is_some();
        is_quick.then(|| self.checklist_done())
    }

    /// The notes on the company of this name.
    pub fn company(&self, slug: &Id) -> Option<&Company> {
        self.companies.iter().find(|company| company.slug == *slug)
    }

    /// What a screen that has this area sees now.
    pub fn context(&self, area: Rect, scroll_end: usize, now: Moment) -> Context<'_> {
        Context { known: self, area, scroll_end, now }
    }
}

/// What a screen can see: all that is known, and what changes with the time and the terminal.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// What is known.
    pub known: &'a Known,
    /// The cells a screen has to draw in.
    pub area: Rect,
    /// The last line that what was drawn last may start with, where it is a page without rows.
    pub scroll_end: usize,
    /// Both clocks, now.
    pub now: Moment,
}

impl Deref for Context<'_> {
    type Target = Known;

    fn deref(&self) -> &Known {
        self.known
    }
}

/// Who has done so many takes knows the words.
const FEW_TAKES: usize = 3;

impl<'a> Context<'a> {
    /// Everything the journal says; `None` until it has been read.
    pub fn progress(self) -> Option<&'a Progress> {
        self.known.progress.as_ref()
    }

    /// Today.
    pub fn day(&self) -> Day {
        self.settings.day(self.now.at)
    }

    /// Whether an interview is today: takes warm up then, and are not rated.
    pub fn is_interview_day(&self) -> bool {
        self.progress().is_some_and(|progress| progress.interview_dates().contains(&self.day()))
    }

    /// How many drills make today: on the day of an interview so many as warm up.
    pub fn drills_today(&self) -> usize {
        let daily = self.settings.drills_a_day;
        self.progress().map_or(daily, |progress| agenda::drills_on(progress, self.day(), daily))
    }

    /// Whether the first few takes are still to come: until then words are explained where they stand.
    pub fn is_new(&self) -> bool {
        self.progress().is_none_or(|progress| progress.takes().take(FEW_TAKES).count() < FEW_TAKES)
    }

    /// How many questions were told today.
    pub fn told_today(&self) -> usize {
        self.progress().map_or(0, |progress| progress.questions_told_on(self.day()))
    }

    /// How often a question was told.
    pub fn times_told(&self, question: &Id) -> usize {
        self.progress().map_or(0, |progress| progress.takes_of(question).count())
    }

    /// How often a story was told.
    pub fn times_story_told(&self, story: &Id) -> StoryTold {
        self.standing.stories_told.get(story).copied().unwrap_or_default()
    }

    /// Whether a question was ever told.
    pub fn is_told(&self, question: &Id) -> bool {
        self.progress().is_some_and(|progress| progress.takes_of(question).next().is_some())
    }

    /// Whether sample and criteria of a question are open: it was told once, or uncovered by hand.
    pub fn is_open(&self, question: &Id) -> bool {
        self.is_told(question)
            || self.progress().is_some_and(|progress| progress.uncovered_on(question).is_some())
    }

    /// Whether the question was uncovered today: a take of it then counts as told with notes.
    pub fn is_peeked(&self, question: &Id) -> bool {
        self.progress().is_some_and(|progress| progress.uncovered_on(question) == Some(self.day()))
    }

    /// The pace of an answer of this outline.
    pub fn pace_of(&self, outline: Outline) -> Cow<'a, Pace> {
        self.known.pace.of(outline)
    }

    /// A question's text in one of its wordings.
    pub fn wording(&self, question: &Id, wording: usize) -> &'a str {
        let Some((_, question)) = self.known.bank.question(question.as_str()) else { return "" };
        let other = wording.checked_sub(1).and_then(|other| question.also.get(other));
        other.unwrap_or(&question.text)
    }
}
