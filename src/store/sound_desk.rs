//! Where the app hears takes, has them written down and asks its questions aloud. Whatever takes time is done in threads,
//! which wake the app when they are done; nothing of them is left when this is dropped.

mod writer;

use std::ffi::OsString;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use crate::domain::clean::clean;
use crate::domain::sound::between;
use crate::domain::sound::desk::{OpenedSound, SoundNews, SoundOf, SoundRequest};
use crate::domain::sound::recorded::TakeSound;
use crate::domain::words::capital;
use crate::store::heard::HeardFolder;
use crate::store::paths::Paths;
use crate::store::sound_desk::writer::Writer;
use crate::store::sounds;
use crate::term::input::{Inlet, Input};
use crate::term::player::{PlayError, Player};
use crate::term::voice::ask;

/// Where takes are heard.
pub trait SoundDesk {
    /// Does what is asked, or starts to.
    fn ask(&mut self, request: SoundRequest);

    /// What has come of it since the last call.
    fn news(&mut self) -> Option<SoundNews>;
}

/// One that hears and says nothing.
#[derive(Debug)]
pub struct SilentDesk;

impl SoundDesk for SilentDesk {
    fn ask(&mut self, _request: SoundRequest) {}

    fn news(&mut self) -> Option<SoundNews> {
        None
    }
}

/// What a thread has to say.
#[derive(Debug)]
enum Done {
    /// A take was listened to: its samples, and the command that writes it down.
    Opened(SoundOf, Arc<Vec<i16>>, Box<OpenedSound>, Option<Vec<String>>),
    /// The words that the writer with this number has made.
    Words(u64, Result<Vec<String>, String>),
    /// That goes on to the app as it is.
    News(SoundNews),
}

/// What was opened last: its samples, and the command that writes it down.
type SoundAtHand = (SoundOf, Arc<Vec<i16>>, Option<Vec<String>>);

/// The desk of this machine.
#[derive(Debug)]
pub struct FileSoundDesk {
    paths: Paths,
    /// Where programs are looked for, written as `PATH`.
    programs: OsString,
    done: Sender<Done>,
    came: Receiver<Done>,
    app: Inlet,
    opened: Option<SoundAtHand>,
    player: Option<Player>,
    /// The question that is being asked.
    voice: Option<Player>,
    writer: Option<Writer>,
    /// How many writers there were.
    writers: u64,
}

impl FileSoundDesk {
    /// The desk of these places, with the programs of these folders, which are written as `PATH`.
    pub fn new(paths: &Paths, programs: OsString, app: Inlet) -> Self {
        let (done, came) = mpsc::channel();
        Self {
            paths: paths.clone(),
            programs,
            done,
            came,
            app,
            opened: None,
            player: None,
            voice: None,
            writer: None,
            writers: 0,
        }
    }

    fn heard(&self) -> Option<HeardFolder> {
        self.paths.audio().ok().map(HeardFolder::new)
    }

    fn say(&self, news: SoundNews) {
        // The other end is in the same place.
        let _ = self.done.send(Done::News(news));
        self.app.urgent(Input::Wake);
    }

    /// Reads a take and listens to it, in a thread.
    fn open(&self, of: SoundOf, ends: Vec<Duration>, by_hand: Vec<Option<Duration>>) {
        let (heard, tools) = (self.heard(), self.paths.tools().ok());
        let (done, app) = (self.done.clone(), self.app.clone());
        thread::spawn(move || {
            let path = heard.as_ref().and_then(|heard| heard.sound(of.name()));
            let read = path.map_or(Ok(None), |path| sounds::read(&path));
            let samples = Arc::new(read.as_ref().ok().cloned().flatten().unwrap_or_default());
            let listen = |samples: Vec<i16>| TakeSound::new(&samples, &ends, &by_hand);
            let texts = heard.and_then(|heard| heard.texts(of.name()).ok().flatten());
            let argv = tools.and_then(|tools| {
                let argv = tools.transcriber().ok().flatten()?;
                tools.is_confirmed(&argv).then_some(argv)
            });
            let opened = OpenedSound {
                sound: read.map(|samples| samples.map(listen)),
                texts,
                is_writing: false,
                can_write: argv.is_some(),
            };
            // Where nobody listens, the program ends already.
            let _ = done.send(Done::Opened(of, samples, Box::new(opened), argv));
            app.urgent(Input::Wake);
        });
    }

    /// A take was listened to: it is written down now if it wasn't yet and there is a voice in it.
    fn opened(
        &mut self,
        of: SoundOf,
        samples: Arc<Vec<i16>>,
        mut opened: Box<OpenedSound>,
        argv: Option<Vec<String>>,
    ) -> SoundNews {
        let known = self.opened.replace((of.clone(), samples, argv));
        drop(known);
        let has_voice = matches!(&opened.sound, Ok(Some(sound)) if !sound.voice.speech.is_empty());
        if let (true, None, Ok(Some(sound))) = (has_voice, &opened.texts, &opened.sound) {
            self.write_down(sound.cuts.clone());
        }
        opened.is_writing = self.writer.as_ref().is_some_and(|writer| writer.is_of(&of));
        SoundNews::Opened(of, opened)
    }

    /// Has what was opened last written down, unless that is done already.
    fn write_down(&mut self, cuts: Vec<Duration>) {
        let Some((of, samples, Some(argv))) = &self.opened else { return };
        if self.writer.as_ref().is_some_and(|writer| writer.is_of(of)) {
            return;
        }
        let Some(heard) = self.heard() else { return };
        // Of another take nobody waits for the words.
        self.writer = None;
        let (done, app) = (self.done.clone(), self.app.clone());
        self.writers += 1;
        let number = self.writers;
        let told = move |words| {
            let _ = done.send(Done::Words(number, words));
            app.urgent(Input::Wake);
        };
        self.writer = Some(Writer::start(of.clone(), Arc::clone(samples), cuts, argv.clone(), heard, told));
    }

    fn play(&mut self, from: Duration, to: Duration) {
        self.player = None;
        let Some((_, samples, _)) = &self.opened else { return };
        let (done, app) = (self.done.clone(), self.app.clone());
        let told = move |played: Result<(), PlayError>| {
            let played = played.map_err(|why| sentence(&why));
            let _ = done.send(Done::News(SoundNews::Played(played)));
            app.urgent(Input::Wake);
        };
        match Player::start(between(samples, from, to), 0, &self.programs, told) {
            Ok(player) => self.player = Some(player),
            Err(why) => self.say(SoundNews::Played(Err(sentence(&why)))),
        }
    }

    fn speak(&mut self, question: &str) {
        self.voice = None;
        let (done, app) = (self.done.clone(), self.app.clone());
        let told = move |asked: Result<(), PlayError>| {
            let asked = asked.map_err(|why| sentence(&why));
            let _ = done.send(Done::News(SoundNews::Asked(asked)));
            app.urgent(Input::Wake);
        };
        match ask(question, &self.programs, told) {
            Ok(voice) => self.voice = Some(voice),
            Err(why) => self.say(SoundNews::Asked(Err(sentence(&why)))),
        }
    }

    /// Deletes the sound and the words.
    fn forget(&mut self, of: &SoundOf) -> Result<(), String> {
        self.player = None;
        self.writer = self.writer.take().filter(|writer| !writer.is_of(of));
        self.opened = None;
        let forgotten = self.heard().map_or(Ok(0), |heard| heard.forget(of.name()));
        forgotten.map(|_| ()).map_err(|why| sentence(&why))
    }

    fn keep(&self, of: &SoundOf) -> Result<(), String> {
        let kept = self.heard().map_or(Ok(false), |heard| heard.keep(of.name()));
        let is_kept = kept.map_err(|why| sentence(&why))?;
        if is_kept { Ok(()) } else { Err("It has no saved recording.".to_owned()) }
    }

    /// A take is saved: its sound and its words get its name.
    fn saved(&mut self, of: &SoundOf, id: &str) -> Result<(), String> {
        let to = SoundOf::Take(id.to_owned());
        if let Some(writer) = self.writer.as_mut().filter(|writer| writer.is_of(of)) {
            writer.rename(to.clone());
        }
        if let Some((opened, ..)) = self.opened.as_mut().filter(|(opened, ..)| opened == of) {
            *opened = to;
        }
        let adopted = self.heard().map_or(Ok(()), |heard| heard.adopt(of.name(), id));
        adopted.map_err(|why| sentence(&why))
    }

    /// The words of a take are there: they lie beside its sound from now on.
    fn written_down(&mut self, number: u64, words: Result<Vec<String>, String>) -> Option<SoundNews> {
        // It may have been saved in the meantime, and then has another name.
        let of = self.writer.take_if(|_| number == self.writers)?.of();
        let words = words.and_then(|words| {
            let saved = self.heard().map_or(Ok(()), |heard| heard.save(of.name(), &words));
            saved.map(|()| words).map_err(|why| sentence(&why))
        });
        Some(SoundNews::WrittenDown(of, words))
    }
}

impl SoundDesk for FileSoundDesk {
    fn ask(&mut self, request: SoundRequest) {
        match request {
            SoundRequest::Open(of, ends, by_hand) => self.open(of, ends, by_hand),
            SoundRequest::Play(from, to) => self.play(from, to),
            SoundRequest::Stop => self.player = None,
            SoundRequest::WriteDown(cuts) => self.write_down(cuts),
            SoundRequest::CancelWriting => self.writer = None,
            SoundRequest::Forget(of) => {
                let forgotten = self.forget(&of);
                self.say(SoundNews::Forgotten(forgotten));
            }
            SoundRequest::Keep(of) => {
                let kept = self.keep(&of);
                self.say(SoundNews::Kept(kept));
            }
            SoundRequest::Saved(of, id) => {
                if let Err(why) = self.saved(&of, &id) {
                    self.say(SoundNews::Kept(Err(why)));
                }
            }
            SoundRequest::Ask(question) => self.speak(&question),
            SoundRequest::Hush => self.voice = None,
        }
    }

    fn news(&mut self) -> Option<SoundNews> {
        loop {
            match self.came.try_recv().ok()? {
                Done::Opened(of, samples, opened, argv) => {
                    return Some(self.opened(of, samples, opened, argv));
                }
                Done::Words(number, words) => {
                    if let Some(news) = self.written_down(number, words) {
                        return Some(news);
                    }
                }
                Done::News(news) => return Some(news),
            }
        }
    }
}

fn sentence(why: &impl ToString) -> String {
    format!("{}.", capital(clean(&why.to_string()).trim_end_matches('.')))
}

#[cfg(test)]
mod tests;
