//! The user's own recorder: found in the search path, run for its samples, and ended for sure.
//!
//! It writes 16,000 samples a second, mono, of 16 bits to its standard output; a thread reads them and knows what is to
//! become of them. Whatever goes wrong is there at the next [`look`](Recorder::look), which also says how long the
//! recorder has run: no clock is read here.

use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::domain::sound::stream::{SampleFlow, SoundStream, a_second};
use crate::domain::sound::{RATE, level};
use crate::term::input::Inlet;
use crate::term::sound_file::SoundFile;
use crate::term::tool::{COMPLAINT, Running, Stream, in_path, start};

/// Recorders and their arguments, the best first.
const LINUX: [&[&str]; 5] = [PARECORD, PW_RECORD, PULSE, ARECORD, REC];
/// The same on a Mac, where sox opens what the system has chosen.
const MAC: [&[&str]; 4] = [REC, SOX, AVFOUNDATION, PARECORD];

#[rustfmt::skip]
const PARECORD: &[&str] = &["parecord", "--raw", "--format=s16le", "--rate=16000", "--channels=1", "--latency-msec=50", "--client-name=starl"];
const PW_RECORD: &[&str] = &["pw-record", "--rate", "16000", "--channels", "1", "--format", "s16", "-"];
#[rustfmt::skip]
const PULSE: &[&str] = &["ffmpeg", "-nostdin", "-loglevel", "error", "-f", "pulse", "-i", "default", "-ac", "1", "-ar", "16000", "-f", "s16le", "-flush_packets", "1", "-"];
#[rustfmt::skip]
const AVFOUNDATION: &[&str] = &["ffmpeg", "-nostdin", "-loglevel", "error", "-f", "avfoundation", "-i", ":default", "-ac", "1", "-ar", "16000", "-f", "s16le", "-flush_packets", "1", "-"];
const ARECORD: &[&str] = &["arecord", "-q", "-t", "raw", "-f", "S16_LE", "-r", "16000", "-c", "1"];
const REC: &[&str] = &["rec", "-q", "-t", "raw", "-b", "16", "-e", "signed", "-r", "16000", "-c", "1", "-"];
const SOX: &[&str] =
    &["sox", "-q", "-d", "-t", "raw", "-b", "16", "-e", "signed", "-r", "16000", "-c", "1", "-"];

/// How long the thread that reads waits after each piece: what comes meanwhile is read together, so that the machine is
/// woken less often.
const PAUSE: Duration = Duration::from_millis(60);
/// The samples over which one bar of loudness is taken: a quarter of a second.
const BAR: usize = RATE as usize / 4;
/// So long without a sound other than 0, the microphone is no microphone.
pub const SILENCE: Duration = Duration::from_secs(4);
/// A recorder may be so far ahead of the clock: what it had before it could write.
const SLACK: Duration = Duration::from_secs(2);
/// And by so much faster, as two clocks differ.
const FASTER: f64 = 1.1;
/// So long it is watched before it is called too slow.
const WATCHED: Duration = Duration::from_secs(5);
/// What comes so long before anybody looks at the clock is still taken.
pub const AHEAD: Duration = Duration::from_secs(10);

/// The recorders in these folders, the best first, each by its full path.
pub fn recorders(path: &OsStr, is_mac: bool) -> Vec<Vec<String>> {
    let all: &[&[&str]] = if is_mac { &MAC } else { &LINUX };
    let found = |argv: &&[&str]| {
        let (program, arguments) = argv.split_first()?;
        let program = in_path(program, path)?.to_string_lossy().into_owned();
        Some(std::iter::once(program).chain(arguments.iter().map(|it| (*it).to_owned())).collect())
    };
    all.iter().filter_map(found).collect()
}

/// Why a recorder has ended, or is to end.
#[derive(Debug, thiserror::Error)]
pub enum RecorderError {
    /// It has ended by itself.
    #[error("{}", if .0.is_empty() { "it ended without an error message" } else { .0 })]
    Ended(String),
    /// It sends something else.
    #[error("{0}")]
    Refused(String),
    /// It sends more than the clock allows.
    #[error("it sends more than 16,000 samples a second; its command needs a rate of 16000, and one channel")]
    TooFast,
    /// It sends less than the clock needs: this many samples a second, since then.
    #[error("it sends {}; starl needs 16,000, mono, 16 bits", a_second(*.rate))]
    TooSlow {
        /// How many samples a second.
        rate: u32,
        /// Up to when it was fast enough; what came later is no sound.
        since: Duration,
    },
    /// What it sends can't be saved.
    #[error("the recording can't be saved: {0}")]
    Unsaved(String),
}

/// What has come of late.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Arrival {
    /// Whether anything but silence has come.
    pub has_sound: bool,
    /// How long nothing but zeros has come, up to now.
    pub zeros: Duration,
    /// How long nothing at all has come.
    pub nothing: Duration,
    /// How loud the last two quarters of a second were, as bars.
    pub bars: [u8; 2],
}

/// What becomes of the samples.
#[derive(Debug)]
pub enum SoundSink {
    /// Nothing.
    Nowhere,
    /// They go into a file.
    File(SoundFile),
    /// They stay in memory, up to this many.
    Memory(Vec<i16>, usize),
}

/// A recorder that runs. Dropping it ends it.
#[derive(Debug)]
pub struct Recorder {
    running: Running,
    shared: Arc<SharedSound>,
    complaint: Stream,
    started: Duration,
    flow: SampleFlow,
}

/// What the thread that listens and the app both see.
#[derive(Debug)]
struct SharedSound {
    seen: Mutex<SoundSeen>,
    sink: Mutex<SoundSink>,
    /// Whether the app was woken and has not looked since.
    is_woken: AtomicBool,
    app: Inlet,
}

/// What the thread has seen.
#[derive(Debug, Default)]
struct SoundSeen {
    /// Samples in all.
    number: u64,
    /// So many may come before somebody looks at the clock.
    granted: u64,
    /// Samples of 0 at the end.
    zeros: u64,
    has_sound: bool,
    /// The loudest of the bar that is being taken, in dB, and of how many samples.
    window: (f32, usize),
    bars: [u8; 2],
    refused: Option<String>,
    unsaved: Option<String>,
    has_ended: bool,
}

impl Recorder {
    /// Starts a recorder in this folder, which should be empty: one of an old version writes a file into it. What comes is
    /// heard and not kept. The app is woken when something is new, a few times a second at most.
    ///
    /// # Errors
    /// It can't be started.
    pub fn start(argv: &[String], folder: &Path, app: Inlet, now: Duration) -> io::Result<Self> {
        let mut running = start(argv, folder, Stdio::null(), Stdio::piped())?;
        let granted = samples(AHEAD);
        let shared = Arc::new(SharedSound {
            seen: Mutex::new(SoundSeen { granted, window: (f32::NEG_INFINITY, 0), ..SoundSeen::default() }),
            sink: Mutex::new(SoundSink::Nowhere),
            is_woken: AtomicBool::new(false),
            app,
        });
        let complaint = Stream::read(running.child.stderr.take(), COMPLAINT, true);
        if let Some(output) = running.child.stdout.take() {
            let shared = Arc::clone(&shared);
            thread::spawn(move || shared.listen(output));
        }
        Ok(Self { running, shared, complaint, started: now, flow: SampleFlow::new(now) })
    }

    /// From now on this becomes of the samples; says what became of them before.
    pub fn send_to(&self, sink: SoundSink) -> SoundSink {
        std::mem::replace(&mut self.shared.sink(), sink)
    }

    /// From now on this becomes of the samples, by what became of them before; none is lost in between.
    ///
    /// # Errors
    /// What `to` says; nothing becomes of them then.
    pub fn change<E>(&self, to: impl FnOnce(SoundSink) -> Result<SoundSink, E>) -> Result<(), E> {
        let mut sink = self.shared.sink();
        let before = std::mem::replace(&mut *sink, SoundSink::Nowhere);
        *sink = to(before)?;
        Ok(())
    }

    /// Whether anything at all has come.
    pub fn has_come(&self) -> bool {
        self.shared.seen().number > 0
    }

    /// Whether the memory that the samples go to has any.
    pub fn has_memory(&self) -> bool {
        matches!(&*self.shared.sink(), SoundSink::Memory(samples, _) if !samples.is_empty())
    }

    /// Asks about the file that the samples go to; nothing where they go elsewhere.
    pub fn of_file<T>(&self, ask: impl FnOnce(&SoundFile) -> T) -> Option<T> {
        match &*self.shared.sink() {
            SoundSink::File(file) => Some(ask(file)),
            SoundSink::Nowhere | SoundSink::Memory(..) => None,
        }
    }

    /// Whether the memory that the samples go to is full.
    pub fn is_full(&self) -> bool {
        matches!(&*self.shared.sink(), SoundSink::Memory(samples, most) if samples.len() >= *most)
    }

    /// What has come, as the clock stands now.
    ///
    /// # Errors
    /// [`RecorderError`]: nothing that comes is kept any longer, and it is to be dropped.
    pub fn look(&mut self, now: Duration) -> Result<Arrival, RecorderError> {
        self.shared.is_woken.store(false, Ordering::SeqCst);
        let ran = now.saturating_sub(self.started) + SLACK;
        let allowed = samples(ran.mul_f64(FASTER));
        let mut seen = self.shared.seen();
        seen.granted = allowed + samples(AHEAD);
        if let Some(why) = seen.refused.take() {
            return Err(RecorderError::Refused(why));
        }
        if let Some(why) = seen.unsaved.take() {
            return Err(RecorderError::Unsaved(why));
        }
        if seen.number > allowed {
            return Err(RecorderError::TooFast);
        }
        self.flow.look(seen.number, now);
        let arrival = Arrival {
            has_sound: seen.has_sound,
            zeros: Duration::from_secs(seen.zeros) / RATE,
            nothing: now.saturating_sub(self.flow.moved()),
            bars: seen.bars,
        };
        let has_ended = seen.has_ended;
        drop(seen);
        if has_ended {
            return Err(RecorderError::Ended(self.last_words()));
        }
        self.rate(WATCHED).map(|()| arrival)
    }

    /// Whether what has come so far came fast enough, if that took so long.
    ///
    /// # Errors
    /// [`RecorderError::TooSlow`].
    pub fn rate(&mut self, least: Duration) -> Result<(), RecorderError> {
        let since = self.flow.since();
        self.flow.too_few(least).map_or(Ok(()), |rate| Err(RecorderError::TooSlow { rate, since }))
    }

    /// The last line it complained; its thread may need a moment for it.
    fn last_words(&mut self) -> String {
        self.running.end();
        self.complaint.close();
        self.complaint.last_line()
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        // The file is closed before anything else, whatever still comes.
        drop(self.send_to(SoundSink::Nowhere));
        self.running.end();
    }
}

impl SharedSound {
    fn seen(&self) -> MutexGuard<'_, SoundSeen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn sink(&self) -> MutexGuard<'_, SoundSink> {
        self.sink.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads until the recorder ends, or sends something else.
    fn listen(&self, mut output: impl Read) {
        let mut stream = SoundStream::default();
        let mut buffer = vec![0; 64 << 10];
        loop {
            let read = match output.read(&mut buffer) {
                Err(why) if why.kind() == io::ErrorKind::Interrupted => continue,
                Ok(0) | Err(_) => break,
                Ok(read) => read,
            };
            match stream.take(buffer.get(..read).unwrap_or_default()) {
                Ok(samples) => self.take(&samples),
                Err(why) => {
                    self.seen().refused = Some(why);
                    break;
                }
            }
            thread::sleep(PAUSE);
        }
        self.seen().has_ended = true;
        self.wake();
    }

    /// They are counted and written in one step: whoever finds them counted finds them written, and the other way round.
    fn take(&self, samples: &[i16]) {
        let mut sink = self.sink();
        let mut seen = self.seen();
        let kept = samples.get(..seen.left().min(samples.len())).unwrap_or_default();
        let mut is_new = seen.take(samples) || kept.len() < samples.len();
        if let Err(why) = sink.put(kept) {
            seen.unsaved = Some(why.to_string());
            is_new = true;
        }
        drop((seen, sink));
        if is_new {
            self.wake();
        }
    }

    fn wake(&self) {
        if !self.is_woken.swap(true, Ordering::SeqCst) {
            self.app.wake();
        }
    }
}

impl SoundSeen {
    /// How many more samples are kept before somebody looks at the clock.
    fn left(&self) -> usize {
        usize::try_from(self.granted.saturating_sub(self.number)).unwrap_or(usize::MAX)
    }

    /// Takes note of samples; says whether anybody would see a difference.
    fn take(&mut self, new: &[i16]) -> bool {
        let is_first = self.number == 0;
        let before = (self.has_sound, self.bars, self.zeros >= samples(SILENCE));
        self.number += new.len() as u64;
        match new.iter().rposition(|sample| *sample != 0) {
            Some(last) => {
                self.has_sound = true;
                self.zeros = (new.len() - 1 - last) as u64;
            }
            None => self.zeros += new.len() as u64,
        }
        for piece in new.chunks(BAR) {
            self.window.0 = self.window.0.max(level::peak(piece));
            self.window.1 += piece.len();
            if self.window.1 >= BAR {
                self.bars = [self.bars[1], level::bar(self.window.0)];
                self.window = (f32::NEG_INFINITY, 0);
            }
        }
        is_first || before != (self.has_sound, self.bars, self.zeros >= samples(SILENCE))
    }
}

impl SoundSink {
    fn put(&mut self, new: &[i16]) -> io::Result<()> {
        let put = match self {
            Self::Nowhere => Ok(()),
            Self::File(file) => file.add(new),
            Self::Memory(samples, most) => {
                let room = most.saturating_sub(samples.len()).min(new.len());
                samples.extend(new.get(..room).unwrap_or_default());
                Ok(())
            }
        };
        if put.is_err() {
            *self = Self::Nowhere;
        }
        put
    }
}

/// How many samples a time has.
fn samples(time: Duration) -> u64 {
    (time.as_secs_f64() * f64::from(RATE)) as u64
}

#[cfg(test)]
mod tests;
