//! A desk for tests: clocks set by hand, stores in memory, and the same `turn` as the product.

use std::cell::Cell;
use std::path::Path;
use std::time::Duration;

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use starl::app::model::Model;
use starl::domain::bank::Bank;
use starl::domain::day::{Moment, Timestamp};
use starl::domain::memory::{Fitted, ReviewLog, Weights};
use starl::domain::mic::{MachineSettings, Mic, MicWish};
use starl::packs;
use starl::packs::mine::OwnQuestions;
use starl::runtime::{Flow, World, catch_up, edit_story, load, look, see, turn};
use starl::store::disk::PathError;
use starl::store::drill::MemoryDrill;
use starl::store::recording::TakeRecorder;
use starl::store::weights::WeightFitter;
use starl::term::clock::Clock;
use starl::term::host::Host;
use starl::term::input::{Input, Inputs};
use starl::ui::canvas::{Frame, Hits};

use crate::memory::{ByHand, MemoryCompanies, MemoryDisk, MemoryDrafts, MemorySettings, MemoryStories};
use crate::memory_journal::MemoryJournal;
use crate::sounds::MemorySounds;

/// Clocks that move only when told to, or at every look by so much.
pub(crate) struct ManualClock(Cell<Moment>, pub(crate) Cell<Duration>);

impl Clock for ManualClock {
    fn now(&self) -> Moment {
        self.advance(self.1.get());
        self.0.get()
    }
}

impl ManualClock {
    pub(crate) fn advance(&self, time: Duration) {
        let now = self.0.get();
        let later = now.at + TimeDelta::from_std(time).expect("a span");
        self.0.set(Moment { elapsed: now.elapsed + time, at: later });
    }

    pub(crate) fn set_wall(&self, at: Timestamp) {
        self.0.set(Moment { at, ..self.0.get() });
    }
}

/// What a terminal was asked for beside cells.
#[derive(Default)]
pub(crate) struct Asked {
    pub(crate) copied: Vec<String>,
    /// What there is to know about the clipboard of this terminal.
    pub(crate) advice: Option<String>,
    pub(crate) bells: usize,
}

impl Host for Asked {
    fn copy(&mut self, text: &str) -> Result<Option<String>, String> {
        self.copied.push(text.to_owned());
        Ok(self.advice.take())
    }

    fn bell(&mut self) {
        self.bells += 1;
    }

    fn suspend(&mut self) -> Result<(), String> {
        Err("There is no shell here.".to_owned())
    }
}

/// Finds the same weights in every log, and counts how often it is asked to.
#[derive(Default)]
pub(crate) struct Fitter {
    pub(crate) started: usize,
    found: Option<Fitted>,
    is_taken: bool,
}

impl Fitter {
    /// Someone who forgets fast.
    pub(crate) fn weights() -> Weights {
        let Weights(mut numbers) = Weights::default();
        numbers[..4].copy_from_slice(&[0.02, 0.1, 0.2, 0.8]);
        Weights(numbers)
    }
}

impl WeightFitter for Fitter {
    fn start(&mut self, log: ReviewLog) {
        self.started += 1;
        self.found = Some(Fitted { log: log.key(), weights: Self::weights() });
        self.is_taken = false;
    }

    fn finished(&mut self) -> Option<Fitted> {
        let is_new = !std::mem::replace(&mut self.is_taken, true);
        self.found.clone().filter(|_| is_new)
    }
}

/// Records nothing, writes down what it is asked for, and says what a script says.
#[derive(Default)]
pub(crate) struct DeskRecorder {
    pub(crate) settings: MachineSettings,
    /// What it was asked for, a line each.
    pub(crate) asked: Vec<String>,
    /// What the microphone does where a script says so.
    pub(crate) fails: Option<Mic>,
    news: Option<Mic>,
}

impl DeskRecorder {
    /// The microphone does this now.
    pub(crate) fn does(&mut self, mic: Mic) {
        self.fails = Some(mic.clone());
        self.news = Some(mic);
    }
}

impl TakeRecorder for DeskRecorder {
    fn settings(&mut self) -> (MachineSettings, Option<String>) {
        (self.settings, None)
    }

    fn set(&mut self, settings: MachineSettings) -> Result<(MachineSettings, Option<String>), String> {
        self.settings = settings;
        Ok((settings, None))
    }

    fn found(&self) -> Result<String, String> {
        Ok("parecord".to_owned())
    }

    fn wish(&mut self, wish: MicWish, _: Duration) {
        let (words, mic) = match wish {
            MicWish::Closed => {
                self.fails = None;
                ("close".to_owned(), Mic::Closed)
            }
            MicWish::Open => ("open".to_owned(), Mic::Open([1, 4])),
            MicWish::Record { from, .. } => (format!("record from {from:?}"), Mic::Recording),
            MicWish::Try => ("try".to_owned(), tried(None)),
        };
        self.asked.push(words);
        self.news = Some(self.fails.clone().unwrap_or(mic));
    }

    fn look(&mut self, _: Duration) -> Option<Mic> {
        self.news.take()
    }

    fn save(&mut self, _: &str, _: &str, keep: usize) -> Result<(), PathError> {
        self.asked.push(format!("save, of {keep}"));
        Ok(())
    }

    fn prune(&mut self, keep: usize, _: &[String]) -> Result<(), PathError> {
        self.asked.push(format!("prune to {keep}"));
        Ok(())
    }

    fn own(&mut self, sounds: Vec<String>) {
        self.asked.extend(sounds.iter().map(|_| "go on with a sound".to_owned()));
    }

    fn discard(&mut self) -> Result<(), PathError> {
        if self.settings.record {
            self.asked.push("discard the rest".to_owned());
        }
        Ok(())
    }
}

/// The app at a desk: what it keeps outlives it, as files would.
pub(crate) struct AtDesk {
    pub(crate) model: Model,
    pub(crate) hits: Hits,
    pub(crate) buffer: Buffer,
    pub(crate) cursor: Option<Position>,
    pub(crate) clock: ManualClock,
    pub(crate) journal: MemoryJournal,
    pub(crate) settings: MemorySettings,
    pub(crate) drills: MemoryDrill,
    pub(crate) stories: MemoryStories,
    pub(crate) companies: MemoryCompanies,
    pub(crate) questions: OwnQuestions,
    pub(crate) fitter: Fitter,
    pub(crate) workbench: MemoryDrafts,
    pub(crate) sound: MemorySounds,
    pub(crate) asked: Asked,
    pub(crate) recorder: DeskRecorder,
    pub(crate) ended: bool,
}

impl AtDesk {
    /// The app, just started, at nine in the morning.
    pub(crate) fn start(width: u16, height: u16, day: &str) -> Self {
        let at = morning(day);
        let now = Cell::new(Moment { elapsed: Duration::ZERO, at });
        let clock = ManualClock(now, Cell::default());
        let mut desk = Self {
            model: model(width, height, clock.now()),
            hits: Hits::default(),
            buffer: Buffer::default(),
            cursor: None,
            clock,
            journal: MemoryJournal::default(),
            settings: MemorySettings::default(),
            drills: MemoryDrill::default(),
            stories: MemoryStories::empty(),
            questions: OwnQuestions::new(Path::new("packs"), MemoryDisk::default()),
            companies: MemoryCompanies::empty(),
            fitter: Fitter::default(),
            workbench: MemoryDrafts::default(),
            sound: MemorySounds::default(),
            asked: Asked::default(),
            recorder: DeskRecorder::default(),
            ended: false,
        };
        desk.load();
        desk
    }

    /// The process is killed and started again: only what was kept remains.
    pub(crate) fn kill(&mut self) {
        let Size { width, height } = self.model.size;
        self.model = model(width, height, self.clock.now());
        self.fitter.is_taken = false;
        self.load();
    }

    fn load(&mut self) {
        let (model, mut world) = self.parts();
        let flow = load(model, &mut world);
        self.ended = flow == Flow::End;
        self.draw();
        if self.model.stands() {
            self.draw();
        }
    }

    /// One input, and the frame after it. The files are looked at before a key, as if the last frame was a second ago.
    pub(crate) fn turn(&mut self, input: Input) {
        let hits = std::mem::take(&mut self.hits);
        let (model, mut world) = self.parts();
        if input != Input::Wake {
            look(model, &mut world);
        }
        let mut flow = turn(model, &hits, input, &mut world);
        if let Flow::Edit(slug) = flow {
            flow = edit_story(model, slug, &mut world);
        }
        self.ended |= flow == Flow::End;
        self.draw();
    }

    /// What the loop does between two frames, from this input on.
    pub(crate) fn catch_up(&mut self, next: Input, inputs: &Inputs) -> Flow {
        let hits = std::mem::take(&mut self.hits);
        let (model, mut world) = self.parts();
        let flow = catch_up(model, &hits, next, inputs, &mut world);
        self.draw();
        flow
    }

    /// Lets time pass, with the wakes that the loop would have.
    pub(crate) fn wait(&mut self, time: Duration) {
        let end = self.clock.now().elapsed + time;
        loop {
            let now = self.clock.now();
            let left = end.saturating_sub(now.elapsed);
            match self.model.next_wake(now) {
                Some(wake) if wake <= left && !left.is_zero() => {
                    self.clock.advance(wake);
                    self.turn(Input::Wake);
                }
                _ => {
                    self.clock.advance(left);
                    return;
                }
            }
        }
    }

    /// The screen as text, a line a row.
    pub(crate) fn screen(&self) -> String {
        let area = self.buffer.area;
        let row = |y: u16| {
            let mut line = String::new();
            let mut x = area.x;
            while x < area.right() {
                let symbol = self.buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += (starl::ui::text::width(symbol) as u16).max(1);
            }
            line.trim_end().to_owned()
        };
        (area.y..area.bottom()).map(row).collect::<Vec<_>>().join("\n")
    }

    pub(crate) fn parts(&mut self) -> (&mut Model, World<'_>) {
        let world = World {
            clock: &self.clock,
            journal: &mut self.journal,
            settings: &mut self.settings,
            drills: &mut self.drills,
            stories: &mut self.stories,
            companies: &mut self.companies,
            questions: &mut self.questions,
            fitter: &mut self.fitter,
            workbench: &mut self.workbench,
            sound: &mut self.sound,
            desk: &mut self.asked,
            recorder: &mut self.recorder,
        };
        (&mut self.model, world)
    }

    fn draw(&mut self) {
        let area = Rect::from(self.model.size);
        self.buffer = Buffer::empty(area);
        Frame { hits: self.hits, cursor: self.cursor, .. } = see(&mut self.model, area, &mut self.buffer);
        let has_room = area.width >= 24 && area.height >= 8;
        assert!(
            self.cursor.is_none() || self.model.is_typing(),
            "a cursor where nothing is typed:\n{}",
            self.screen()
        );
        assert!(
            self.cursor.is_some() || !self.model.is_typing() || !has_room,
            "no cursor:\n{}",
            self.screen()
        );
    }
}

fn model(width: u16, height: u16, now: Moment) -> Model {
    Model::new(Bank::new(vec![packs::built_in()]), Vec::new(), Size::new(width, height), now)
}

/// Nine in the morning of a day, an hour east of Greenwich.
pub(crate) fn morning(day: &str) -> Timestamp {
    format!("{day}T09:00:00+01:00").parse().expect("a day")
}

/// The microphone was tried, and this is why nothing of it was heard.
pub(crate) fn tried(unplayed: Option<&str>) -> Mic {
    Mic::Tried { words: "parecord works; loudest -12 dB".to_owned(), unplayed: unplayed.map(str::to_owned) }
}
