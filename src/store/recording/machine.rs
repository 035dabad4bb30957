//! The recorder of this machine: the program that runs, where its sound goes, and how it is tried.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::Duration;

use crate::domain::clean::{clean, display_clean};
use crate::domain::mic::{MachineSettings, Mic, MicTrouble, MicWish};
use crate::domain::sound::silence::length;
use crate::domain::sound::{RATE, level};
use crate::store::disk::PathError;
use crate::store::heard::{HeardFolder, WorkFolder};
use crate::store::paths::Paths;
use crate::store::recording::TakeRecorder;
use crate::store::recording::words::{
    impossible, mic_of, not_found, silence, unconfirmed, unrecorded, unsaved,
};
use crate::store::tools::ToolsFile;
use crate::term::input::{Inlet, Input};
use crate::term::player::{PlayError, Player};
use crate::term::recorder::{AHEAD, Recorder, RecorderError, SoundSink, recorders};

/// So much is recorded to try the microphone.
const TRIAL: usize = 2 * RATE as usize;
/// No more recorders than this are started before the user hears of it.
const TRIED: usize = 2;
/// A recording that is so far from the clock goes on where that stands: its recorder has stalled.
const STALLED: Duration = Duration::from_secs(2);
/// A program that wasn't woken for so long was asleep.
const SLEPT: Duration = Duration::from_secs(4);
/// The last line of a recorder is cut off here, in letters.
const COMPLAINT: usize = 160;

/// The recorder of this machine. Nothing is opened, written or started before it is wanted.
#[derive(Debug)]
pub struct MachineRecorder {
    heard: Result<HeardFolder, String>,
    tools: Result<ToolsFile, String>,
    /// The folders in which programs are.
    path: OsString,
    app: Inlet,
    /// What was set when that was last read.
    known: MachineSettings,
    wish: MicWish,
    /// When that was wished.
    wished: Duration,
    /// When it was last looked whether the file is there.
    looked: Duration,
    /// Where the clock stood when the file was found to be gone.
    lost: Option<Duration>,
    job: Option<RecorderJob>,
    playing: Option<(Player, Receiver<Result<(), PlayError>>)>,
    /// What was tried and did not record, each with its last words.
    refused: Vec<String>,
    /// How loud the last trial was, and what recorded it.
    trial: String,
    mic: Mic,
    /// Whether the app knows that.
    is_known: bool,
    /// The sounds of drills whose takes aren't saved.
    own: Vec<String>,
}

/// A recorder at work, in a folder of its own.
#[derive(Debug)]
struct RecorderJob {
    recorder: Recorder,
    name: String,
    /// What is tried where this one says that it can't.
    spare: Vec<Vec<String>>,
    has_sound: bool,
    _folder: WorkFolder,
}

impl MachineRecorder {
    /// The recorder that records into the folder of what was heard.
    pub fn new(paths: &Paths, path: OsString, app: Inlet) -> Self {
        Self {
            heard: paths.audio().map(HeardFolder::new).map_err(|why| why.to_string()),
            tools: paths.tools().map_err(|why| why.to_string()),
            path,
            app,
            known: MachineSettings::default(),
            wish: MicWish::Closed,
            wished: Duration::ZERO,
            looked: Duration::ZERO,
            lost: None,
            job: None,
            playing: None,
            refused: Vec::new(),
            trial: String::new(),
            mic: Mic::Closed,
            is_known: true,
            own: Vec::new(),
        }
    }

    /// The commands that could record, the best first: the user's own alone, where there is one.
    fn candidates(&self) -> Result<Vec<Vec<String>>, MicTrouble> {
        let tools =
            self.tools.as_ref().map_err(|why| impossible("no place for recordings", format!("{why}.")))?;
        let own =
            tools.recorder().map_err(|report| impossible("tools.yaml has an error", report.in_one_line()))?;
        if let Some(own) = own {
            return if tools.is_confirmed(&own) { Ok(vec![own]) } else { Err(unconfirmed()) };
        }
        let found = recorders(&self.path, cfg!(target_os = "macos"));
        if found.is_empty() {
            return Err(not_found());
        }
        Ok(found)
    }

    /// Starts a recorder, where none runs.
    fn open(&mut self, now: Duration) {
        if self.job.is_some() || matches!(self.mic, Mic::Failed(_)) {
            return;
        }
        self.refused.clear();
        match self.candidates() {
            Ok(candidates) => self.start(candidates, now),
            Err(trouble) => self.fail(&trouble),
        }
    }

    /// Starts the first of these that starts.
    fn start(&mut self, mut candidates: Vec<Vec<String>>, now: Duration) {
        while !candidates.is_empty() && self.refused.len() < TRIED {
            let argv = candidates.remove(0);
            let started = self.folder().and_then(|folder| {
                let recorder = Recorder::start(&argv, folder.path(), self.app.clone(), now);
                Ok((recorder.map_err(|why| format!("it can't be started: {why}"))?, folder))
            });
            let name = name(&argv);
            match started {
                Ok((recorder, folder)) => {
                    let spare = candidates;
                    self.job = Some(RecorderJob { recorder, name, spare, has_sound: false, _folder: folder });
                    return self.show(Mic::Opening);
                }
                Err(why) => self.refused.push(format!("{name}: {why}")),
            }
        }
        self.fail(&unrecorded(&self.refused, Duration::ZERO));
    }

    /// A private folder for a program to run in.
    fn folder(&self) -> Result<WorkFolder, String> {
        let heard = self.heard.as_ref().map_err(Clone::clone)?;
        heard.work().map_err(|why| format!("{} can't be written into: {why}", display_clean(heard.path())))
    }

    /// Sends what comes to where it is wanted.
    fn send(&mut self, now: Duration) {
        let Some(job) = &self.job else { return };
        let sink = match &self.wish {
            MicWish::Closed | MicWish::Open => SoundSink::Nowhere,
            MicWish::Try => SoundSink::Memory(Vec::new(), TRIAL),
            MicWish::Record { .. } if job.recorder.has_come() => return self.write(now),
            // A recorder takes a moment to start: its sound has its place when it comes.
            MicWish::Record { .. } => waiting(),
        };
        drop(job.recorder.send_to(sink));
    }

    /// Writes what comes into the file of the drill, from where its clock stands now.
    fn write(&mut self, now: Duration) {
        let (Some(job), MicWish::Record { sound, from }) = (&self.job, &self.wish) else { return };
        let clock = *from + now.saturating_sub(self.wished);
        let written = self.heard.as_ref().map_err(Clone::clone).and_then(|heard| {
            job.recorder.change(|before| {
                let came = match before {
                    SoundSink::Memory(samples, _) => samples,
                    // It is closed before it is opened again, since closing it writes its header.
                    SoundSink::File(file) => {
                        drop(file);
                        Vec::new()
                    }
                    SoundSink::Nowhere => Vec::new(),
                };
                let mut file = heard
                    .sound_of_drill(sound, clock.saturating_sub(length(&came)))
                    .map_err(|why| why.to_string())?;
                file.add(&came).map_err(|why| why.to_string())?;
                Ok(SoundSink::File(file))
            })
        });
        if let Err(why) = written {
            self.fail(&unsaved(&why));
        }
    }

    /// Goes on in a new file where somebody has deleted or moved the one that was written, and where the clock stands if
    /// the recorder has stalled.
    fn follow(&mut self, now: Duration) {
        let (Some(job), MicWish::Record { sound, from }) = (&self.job, &self.wish) else { return };
        let clock = *from + now.saturating_sub(self.wished);
        let there = self.heard.as_ref().ok().and_then(|heard| fs::metadata(heard.sound(sound)?).ok());
        let is_there = job.recorder.of_file(|file| there.as_ref().is_some_and(|there| file.is(there)));
        let off = job.recorder.of_file(|file| file.length().abs_diff(clock)).unwrap_or_default();
        // After a longer sleep the clock is set back first.
        let was_awake = now.saturating_sub(std::mem::replace(&mut self.looked, now)) < SLEPT;
        if is_there == Some(false) {
            self.lost = Some(clock);
            self.write(now);
        } else if off > STALLED && was_awake {
            self.write(now);
        }
    }

    fn fail(&mut self, trouble: &MicTrouble) {
        self.job = None;
        let clean = |words: &String| clean(words).into_owned();
        let [short, cause, sentence] = [&trouble.short, &trouble.cause, &trouble.sentence].map(clean);
        self.show(Mic::Failed(MicTrouble { short, cause, sentence, ..*trouble }));
    }

    fn show(&mut self, mic: Mic) {
        self.is_known &= self.mic == mic;
        self.mic = mic;
    }

    /// What the recorder does, as it has come so far.
    fn hear(&mut self, now: Duration) {
        let Some(job) = &mut self.job else { return };
        let looked = job.recorder.look(now);
        if job.recorder.has_memory() {
            // What came of a recorder that was waited for has its place now, also where it has ended; a trial stays in
            // memory. By now all that was counted is there: nothing is called recorded before it is in the file.
            self.write(now);
        }
        let Some(job) = &mut self.job else { return };
        let arrival = match looked {
            Ok(arrival) => arrival,
            Err(why) => return self.lose(&why, now),
        };
        job.has_sound |= arrival.has_sound;
        if self.wish == MicWish::Try && job.recorder.is_full() {
            return match job.recorder.rate(Duration::ZERO) {
                Ok(()) => self.play(),
                Err(why) => self.lose(&why, now),
            };
        }
        if arrival.nothing.is_zero() {
            self.follow(now);
        } else if arrival.nothing >= STALLED && job.recorder.of_file(|_| ()).is_some() {
            drop(job.recorder.send_to(waiting()));
        }
        let Some(job) = &self.job else { return };
        self.show(mic_of(&self.wish, &job.name, arrival, self.lost));
    }

    /// The recorder can't go on: another one may, where nothing has come of this one.
    fn lose(&mut self, why: &RecorderError, now: Duration) {
        let Some(job) = self.job.take() else { return };
        let last: String = why.to_string().chars().take(COMPLAINT).collect();
        let words = format!("{}: {}", job.name, last.trim_end_matches('.'));
        let late = match why {
            RecorderError::Unsaved(why) => return self.fail(&unsaved(why)),
            RecorderError::TooFast | RecorderError::Refused(_) => {
                // What it has sent is no sound of this take.
                if let (MicWish::Record { sound, .. }, Ok(heard)) = (&self.wish, &self.heard) {
                    drop(job.recorder.send_to(SoundSink::Nowhere));
                    let _stays = heard.discard(sound);
                }
                Duration::MAX
            }
            RecorderError::TooSlow { since, .. } => {
                self.cut_off(&job, *since);
                now.saturating_sub(*since)
            }
            RecorderError::Ended(_) => Duration::ZERO,
        };
        let (has_sound, spare) = (job.has_sound, job.spare.clone());
        drop(job);
        self.refused.push(words);
        if has_sound || spare.is_empty() {
            return self.fail(&unrecorded(&self.refused, late));
        }
        if let MicWish::Record { from, .. } = &mut self.wish {
            // The clock has gone on meanwhile.
            *from += now.saturating_sub(std::mem::replace(&mut self.wished, now));
        }
        self.start(spare, now);
        self.send(now);
    }

    /// What a recorder has sent since then is no sound of this take: its words would be where they weren't said.
    fn cut_off(&self, job: &RecorderJob, since: Duration) {
        drop(job.recorder.send_to(SoundSink::Nowhere));
        if let (MicWish::Record { sound, from }, Ok(heard)) = (&self.wish, &self.heard)
            && heard.sound(sound).is_some()
        {
            let _stays = heard.sound_of_drill(sound, *from + since.saturating_sub(self.wished));
        }
    }

    /// What was heard in the trial is played back.
    fn play(&mut self) {
        let Some(job) = self.job.take() else { return };
        let SoundSink::Memory(samples, _) = job.recorder.send_to(SoundSink::Nowhere) else { return };
        let loudest = level::peak(&samples);
        if loudest.is_infinite() {
            return self.fail(&silence(&job.name));
        }
        self.trial = format!("{} works; loudest {loudest:.0} dB", job.name);
        drop(job);
        let (sender, ended) = channel();
        let app = self.app.clone();
        let told = move |played| {
            // Where nobody waits, the program ends already.
            let _ = sender.send(played);
            app.urgent(Input::Wake);
        };
        match Player::start(&samples, 0, &self.path, told) {
            Ok(player) => {
                self.playing = Some((player, ended));
                self.show(Mic::Playing);
            }
            Err(why) => self.tried(Some(&why)),
        }
    }

    /// Whether the trial has been played back.
    fn listen(&mut self) {
        let Some((_, ended)) = &self.playing else { return };
        let why = match ended.try_recv() {
            Err(TryRecvError::Empty) => return,
            Ok(Err(why)) => Some(why),
            Ok(Ok(())) | Err(TryRecvError::Disconnected) => None,
        };
        self.playing = None;
        self.tried(why.as_ref());
    }

    /// The trial is over, and this is why nothing of it was heard.
    fn tried(&mut self, why: Option<&PlayError>) {
        let unplayed = why.map(|why| clean(&why.to_string()).into_owned());
        self.show(Mic::Tried { words: self.trial.clone(), unplayed });
    }
}

impl TakeRecorder for MachineRecorder {
    fn settings(&mut self) -> (MachineSettings, Option<String>) {
        let Ok(tools) = &self.tools else { return (MachineSettings::default(), None) };
        self.known = tools.machine().unwrap_or_default();
        (self.known, tools.trouble().map(|report| report.to_string()))
    }

    fn set(&mut self, settings: MachineSettings) -> Result<(MachineSettings, Option<String>), String> {
        let tools = self.tools.as_ref().map_err(Clone::clone)?;
        // Somebody else may have written into the file meanwhile.
        let there = tools.machine().map_err(|report| report.in_one_line())?;
        let record = if settings.record == self.known.record { there.record } else { settings.record };
        let keep = if settings.keep == self.known.keep { there.keep } else { settings.keep };
        let voice = if settings.voice == self.known.voice { there.voice } else { settings.voice };
        let next = MachineSettings { record, keep, voice };
        tools.set_machine(next).map_err(|why| why.to_string())?;
        self.known = next;
        Ok((next, tools.trouble().map(|report| report.to_string())))
    }

    fn found(&self) -> Result<String, String> {
        let candidates = self.candidates().map_err(|trouble| trouble.short)?;
        candidates.first().map(|argv| name(argv)).ok_or_else(String::new)
    }

    fn wish(&mut self, wish: MicWish, now: Duration) {
        (self.wish, self.wished, self.looked, self.lost) = (wish, now, now, None);
        match self.wish {
            MicWish::Closed => {
                (self.job, self.playing) = (None, None);
                self.mic = Mic::Closed;
                self.is_known = false;
            }
            MicWish::Try => {
                (self.job, self.playing, self.mic) = (None, None, Mic::Closed);
                self.open(now);
                self.send(now);
            }
            MicWish::Open => {
                self.open(now);
                self.send(now);
            }
            MicWish::Record { ref sound, .. } => {
                if !self.own.contains(sound) {
                    self.own.push(sound.clone());
                }
                self.open(now);
                self.send(now);
            }
        }
        self.hear(now);
    }

    fn look(&mut self, now: Duration) -> Option<Mic> {
        self.hear(now);
        self.listen();
        let is_new = !std::mem::replace(&mut self.is_known, true);
        is_new.then(|| self.mic.clone())
    }

    fn save(&mut self, sound: &str, take: &str, keep: usize) -> Result<(), PathError> {
        self.own.retain(|own| own != sound);
        let Ok(heard) = &self.heard else { return Ok(()) };
        heard.adopt(sound, take)?;
        heard.prune(keep).map(|_| ())
    }

    fn prune(&mut self, keep: usize, undone: &[String]) -> Result<(), PathError> {
        let Ok(heard) = &self.heard else { return Ok(()) };
        heard.forget_undone(undone.iter().filter(|take| !self.own.contains(take)))?;
        heard.prune(keep).map(|_| ())
    }

    fn own(&mut self, sounds: Vec<String>) {
        self.own.extend(sounds);
    }

    fn discard(&mut self) -> Result<(), PathError> {
        let own = std::mem::take(&mut self.own);
        let Ok(heard) = &self.heard else { return Ok(()) };
        own.iter().try_for_each(|sound| heard.discard(sound))
    }
}

/// Where the samples of a recorder go that is waited for: it starts, or has stalled.
fn waiting() -> SoundSink {
    SoundSink::Memory(Vec::new(), AHEAD.as_secs() as usize * RATE as usize)
}

/// The name of a program, clean.
fn name(argv: &[String]) -> String {
    let path = argv.first().map(PathBuf::from).unwrap_or_default();
    display_clean(path.file_name().map_or(path.as_path(), Path::new))
}
